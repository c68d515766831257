/// A choice among models: what `models` lists, and what findings, remedies, `next` and `init` name instead of a model.
///
/// Only models that are served on the day are chosen.
public struct ModelSelection: Sendable {
    /// The order of what is chosen.
    public enum Order: String, CaseIterable, Sendable {
        /// What most providers serve, then what costs less.
        case popular
        case id
        /// The cheapest input first; unknown prices last.
        case price
        /// The largest window first.
        case context
        /// What ends first.
        case end
    }

    /// What each has to match in the id, or in the names of its maker or provider.
    public var words: [String] = []
    /// Ids of the providers that are looked through; empty for all.
    public var providers: [String] = []
    /// Only what costs nothing per token.
    public var isFreeOnly = false
    /// The smallest window, in tokens.
    public var minimumContext: Int64?
    /// The highest price of a million tokens sent.
    public var maximumPrice: ModelPrice.MicroUSD?
    /// Only what is known not to think before it replies.
    public var leavesOutReasoning = false
    /// Only what has an end to come.
    public var endsOnly = false
    /// A model whose family, window and price the choice keeps to: window no smaller, price no higher.
    public var like: ModelEntry?
    /// Only versions and sizes of the model that is called so.
    var family: ModelKinship?
    /// The order.
    public var order = Order.popular
    /// The day on which models must be served.
    public let day: CalendarDate

    /// Every model that is served on a day.
    public init(on day: CalendarDate) { self.day = day }

    /// A model that was chosen.
    public struct Choice: Sendable {
        /// The model.
        public let model: ModelEntry
        /// What it costs; nil when nobody states it.
        public let price: ModelPrice?
        /// How many providers serve it.
        public let providers: Int
        /// What it is called by all of them.
        let kinship: ModelKinship
        /// Whether it costs nothing per token.
        public var isFree: Bool { model.isFree == true }

        /// A model with what is known of its price.
        public init(model: ModelEntry, price: ModelPrice?, providers: Int) {
            self.init(model: model, price: price, providers: providers, kinship: ModelKinship(of: model.id))
        }

        init(model: ModelEntry, price: ModelPrice?, providers: Int, kinship: ModelKinship) {
            self.model = model
            self.price = price
            self.providers = providers
            self.kinship = kinship
        }
    }

    /// What is chosen from a catalogue, in order.
    public func choices(from catalog: Catalog) -> [Choice] {
        let popularity = catalog.popularity(on: day)
        let wanted = words.map { Self.squashed($0) }.filter { !$0.isEmpty }
        let ids = providers.isEmpty ? catalog.ids(in: catalog.models) : providers
        let model = Reference(like, catalog)
        var chosen: [Choice] = []
        for provider in ids {
            let names = wanted.isEmpty ? "" : Self.names(of: provider, catalog)
            for (entry, kinship) in zip(catalog.models(of: provider), catalog.kinships(of: provider)) {
                if let family, !kinship.isOfOneFamily(with: family) { continue }
                guard entry.isServed(on: day), fits(entry), wanted.isEmpty || Self.matches(entry, wanted, names) else {
                    continue
                }
                let price = catalog.price(of: entry.id, at: provider)
                guard fits(price, of: entry), model?.fits(entry, price) ?? true else { continue }
                chosen.append(
                    Choice(
                        model: entry, price: price,
                        providers: popularity.providers(of: kinship), kinship: kinship))
            }
        }
        return sorted(chosen, model)
    }

    private func fits(_ entry: ModelEntry) -> Bool {
        if isFreeOnly, entry.isFree != true { return false }
        if leavesOutReasoning, entry.isReasoning != false { return false }
        if let minimumContext, entry.window ?? 0 < minimumContext { return false }
        if endsOnly, entry.ended == nil { return false }
        return true
    }

    private func fits(_ price: ModelPrice?, of entry: ModelEntry) -> Bool {
        guard let maximumPrice else { return true }
        if entry.isFree == true { return true }
        guard let price, !price.isTrial else { return false }
        return price.input.map { $0 <= maximumPrice } ?? false
    }

    // MARK: Words

    private static func names(of provider: String, _ catalog: Catalog) -> String {
        squashed("\(provider) \(catalog.provider(provider)?.name ?? "")")
    }

    private static func matches(_ entry: ModelEntry, _ wanted: [String], _ provider: String) -> Bool {
        let id = squashed(entry.id)
        var makers: String?
        return wanted.allSatisfy { word in
            if id.contains(word) || provider.contains(word) { return true }
            let names = makers ?? squashed(ModelMaker.names(of: ModelKinship(of: entry.id)))
            makers = names
            return names.contains(word)
        }
    }

    /// Small letters and digits, so that `gpt5`, `GPT-5` and `gpt 5` are one.
    static func squashed(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte + 32)
            case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "): break
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Order

    private func sorted(_ choices: [Choice], _ reference: Reference?) -> [Choice] {
        choices.sorted { first, second in
            let key: (Int, Int)
            switch order {
            case .id: key = (0, 0)
            case .price: key = Self.order(Self.rank(first), Self.rank(second))
            case .context: key = Self.order(second.model.window ?? 0, first.model.window ?? 0)
            case .end:
                key = Self.order(first.model.ended ?? Self.never, second.model.ended ?? Self.never)
            case .popular:
                if let reference {
                    let shared = (reference.shared(first.model), reference.shared(second.model))
                    if shared.0 != shared.1 { return shared.0 > shared.1 }
                }
                // What is to end comes behind what stays.
                let ends = (first.model.status == .active ? 0 : 1, second.model.status == .active ? 0 : 1)
                if ends.0 != ends.1 { return ends.0 < ends.1 }
                if first.providers != second.providers { return first.providers > second.providers }
                key = Self.order(Self.rank(first), Self.rank(second))
            }
            if key.0 != key.1 { return key.0 < key.1 }
            return (first.model.provider, first.model.id) < (second.model.provider, second.model.id)
        }
    }

    private static func order<Value: Comparable>(_ first: Value, _ second: Value) -> (Int, Int) {
        first == second ? (0, 0) : first < second ? (0, 1) : (1, 0)
    }

    private static func rank(_ choice: Choice) -> Int64 {
        if choice.isFree { return 0 }
        guard let price = choice.price, !price.isTrial else { return .max }
        return price.input ?? .max
    }

    private static let never =
        CalendarDate(year: 9999, month: 12, day: 31) ?? CalendarDate(secondsSince1970: .max)

    /// The model that others have to be like.
    private struct Reference {
        let model: ModelEntry
        let kinship: ModelKinship
        let window: Int64
        let price: ModelPrice?
        let isFree: Bool

        init?(_ model: ModelEntry?, _ catalog: Catalog) {
            guard let model else { return nil }
            self.model = model
            kinship = ModelKinship(of: model.id)
            window = model.window ?? 0
            price = catalog.price(of: model.id, at: model.provider)
            isFree = model.isFree == true
        }

        func fits(_ entry: ModelEntry, _ price: ModelPrice?) -> Bool {
            if entry.id == model.id, entry.provider == model.provider { return false }
            guard (entry.window ?? 0) >= window, ModelKinship(of: entry.id).isOfOneFamily(with: kinship) else {
                return false
            }
            if entry.isFree == true { return true }
            if isFree { return false }
            // Where nobody states what the model costs, nothing can be dearer.
            return Self.isNoHigher(price?.input, than: self.price?.input)
                && Self.isNoHigher(price?.output, than: self.price?.output)
        }

        func shared(_ entry: ModelEntry) -> Int { ModelKinship(of: entry.id).sharedWords(with: kinship) }

        private static func isNoHigher(_ price: Int64?, than limit: Int64?) -> Bool {
            guard let limit else { return true }
            return price.map { $0 <= limit } ?? false
        }
    }
}
