/// The models of one provider by their names, so that an id that is in no list is looked for without taking every id apart.
///
/// Made once for each provider that is asked for such an id. What a search compares stands in arrays of numbers; only what passes
/// there is compared as text, so that equal numbers of different texts do no harm.
public final class ModelIndex: Sendable {
    /// A model as searches see it; its id is copied when it is asked for, as few of a list are.
    public struct Entry: Sendable {
        let row: CatalogRow
        /// The id.
        public var id: String { row[1] }
        /// The id in small letters.
        public var lowercased: String { id.lowercased() }
        /// The part of that behind the last `/`.
        public var lastPart: String { ModelIndex.lastPart(of: lowercased) }
        /// Its name taken apart.
        public let name: ModelName
    }

    /// A permanent alias.
    public struct Alias: Sendable {
        let row: CatalogRow
        /// The id it stands for.
        public var id: String { row[2] }
        /// Its name taken apart.
        public let name: ModelName
    }

    /// Every model, in the order of their ids.
    public let entries: [Entry]
    /// The permanent aliases.
    public let aliases: [Alias]
    private let identities: [UInt64]
    private let firstWords: [UInt64]
    private let letters: [(id: LetterCounts, lastPart: LetterCounts)]
    /// For each looseness the keys of the entries, and those of the aliases.
    private let keys: [(entries: [UInt64], aliases: [UInt64])]

    init(provider: String, models: CatalogRows, aliasRows: CatalogRows) {
        var entries: [Entry] = []
        var aliases: [Alias] = []
        var identities: [UInt64] = []
        var firstWords: [UInt64] = []
        var letters: [(id: LetterCounts, lastPart: LetterCounts)] = []
        var keys = ModelName.Looseness.allCases.map { _ in (entries: [UInt64](), aliases: [UInt64]()) }
        for row in models {
            let lower = Self.lowercased(row.bytes(ofColumn: 1))
            identities.append(Self.number(lower))
            letters.append((LetterCounts(lower[...]), LetterCounts(Self.lastPart(of: lower))))
            let name = ModelName(lowercased: lower, provider: provider)
            entries.append(Entry(row: row, name: name))
            firstWords.append(Self.number(name.words.prefix(1)))
            for (place, key) in Self.keys(of: name.words).enumerated() { keys[place].entries.append(key) }
        }
        for row in aliasRows {
            let name = ModelName(lowercased: Self.lowercased(row.bytes(ofColumn: 1)), provider: provider)
            aliases.append(Alias(row: row, name: name))
            for (place, key) in Self.keys(of: name.words).enumerated() { keys[place].aliases.append(key) }
        }
        self.entries = entries
        self.aliases = aliases
        self.identities = identities
        self.firstWords = firstWords
        self.letters = letters
        self.keys = keys
    }

    /// The bytes of an id in small letters.
    private static func lowercased(_ id: some Collection<UInt8>) -> [UInt8] {
        guard id.allSatisfy({ $0 < 0x80 }) else { return Array(String(decoding: id, as: UTF8.self).lowercased().utf8) }
        return id.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    }

    /// The numbers of a name for each looseness.
    private static func keys(of words: [String]) -> [UInt64] {
        let exact = number(words)
        return ModelName.Looseness.allCases.map { looseness in
            // Most names have nothing to overlook.
            let reduced = ModelName.reduced(words, looseness)
            return reduced == words ? exact : number(reduced)
        }
    }

    /// What stands behind the last `/` of an id.
    public static func lastPart(of id: String) -> String {
        String(decoding: lastPart(of: Array(id.utf8)), as: UTF8.self)
    }

    private static func lastPart(of id: [UInt8]) -> ArraySlice<UInt8> {
        let slash = UInt8(ascii: "/")
        guard let last = id.lastIndex(where: { $0 != slash }) else { return id[...] }
        return id[(id[...last].lastIndex(of: slash).map { $0 + 1 } ?? 0)...last]
    }

    /// The places of the entries that have one of these ids but for capitals, in order.
    public func places(ofIDs ids: [String]) -> [Int] {
        let wanted = ids.map { id in Self.number(id.utf8) }
        return identities.indices.filter { wanted.contains(identities[$0]) && ids.contains(entries[$0].lowercased) }
    }

    /// The places of the entries whose names come to one of these keys.
    public func places(ofNames names: Set<String>, _ looseness: ModelName.Looseness) -> [Int] {
        Self.places(of: names, in: keys[looseness.rawValue].entries) {
            ModelName.key(entries[$0].name.words, looseness)
        }
    }

    /// The places of the aliases whose names come to one of these keys.
    public func places(ofAliases names: Set<String>, _ looseness: ModelName.Looseness) -> [Int] {
        Self.places(of: names, in: keys[looseness.rawValue].aliases) {
            ModelName.key(aliases[$0].name.words, looseness)
        }
    }

    private static func places(of names: Set<String>, in numbers: [UInt64], _ key: (Int) -> String) -> [Int] {
        // A key is words with blanks between them.
        let wanted = names.map { name in number(name.utf8) }
        return numbers.indices.filter { wanted.contains(numbers[$0]) && names.contains(key($0)) }
    }

    /// The places of the entries whose names begin with a word.
    public func places(withFirstWord word: String) -> [Int] {
        let wanted = Self.number(word.utf8)
        return firstWords.indices.filter { firstWords[$0] == wanted && entries[$0].name.words.first == word }
    }

    /// The places of the entries that may be as near to an id in small letters, or with their last part to its last part, as `limit` says.
    public func places(near id: String, or lastPart: String, limit: Int) -> [Int] {
        let (whole, last) = (LetterCounts(id), LetterCounts(lastPart))
        return letters.indices.filter {
            whole.mayBeNear(letters[$0].id, limit) || last.mayBeNear(letters[$0].lastPart, limit)
        }
    }

    private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    /// FNV-1a over bytes.
    private static func number(_ bytes: some Sequence<UInt8>) -> UInt64 { hash(bytes, from: start) }

    /// FNV-1a over words with blanks between them.
    private static func number(_ words: some Sequence<String>) -> UInt64 {
        var number = start
        var isFirst = true
        for word in words {
            if !isFirst { number = hash(CollectionOfOne(UInt8(ascii: " ")), from: number) }
            isFirst = false
            number = hash(word.utf8, from: number)
        }
        return number
    }

    private static func hash(_ bytes: some Sequence<UInt8>, from start: UInt64) -> UInt64 {
        var number = start
        for byte in bytes { number = (number ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return number
    }
}

/// Which bytes a text holds, and which of them twice or more: an edit changes one of these bits at most in each direction.
struct LetterCounts {
    private let bits: UInt64
    private let count: Int

    init(_ text: String) { self.init(Array(text.utf8)[...]) }

    init(_ text: ArraySlice<UInt8>) {
        var bits: UInt64 = 0
        for byte in text {
            let once = UInt64(1) << UInt64(byte & 0x1F)
            bits |= bits & once == 0 ? once : once << 32
        }
        self.bits = bits
        count = text.count
    }

    /// Whether so few edits may be between the texts.
    func mayBeNear(_ other: LetterCounts, _ limit: Int) -> Bool {
        abs(count - other.count) <= limit && (bits & ~other.bits).nonzeroBitCount <= limit
            && (other.bits & ~bits).nonzeroBitCount <= limit
    }
}

extension Catalog {
    /// The models of a provider by their names, made when it is asked for the first time.
    public func modelIndex(of provider: String) -> ModelIndex {
        func make() -> ModelIndex {
            ModelIndex(
                provider: provider, models: modelTable(of: provider).rows(provider),
                aliasRows: aliasTable(of: provider).rows(provider))
        }
        return modelIndexCache.entry(provider, make: make) ?? make()
    }

    /// An entry of an index, as it is on the day of the catalogue.
    public func model(_ entry: ModelIndex.Entry) -> ModelEntry { ModelEntry(entry.row, on: day) }
}
