public import Catalog
public import Setups

/// What changed in the catalogue, as text or JSON.
public struct CatalogDiffRenderer {
    private let style: Style
    private let showsAll: Bool

    /// Changes of one kind at one provider that are shown unless all are asked for.
    private static let usual = 12

    /// A renderer; without `showsAll` long lists are cut.
    public init(isColored: Bool, showsAll: Bool) {
        style = Style(isOn: isColored)
        self.showsAll = showsAll
    }

    /// The changes by provider, and the user's proxies that they touch.
    public func text(_ changes: [CatalogChange], touched: [ChangedProxy], since: String) -> ReportText {
        guard !changes.isEmpty else { return "Nothing has changed since \(program: since).\n" }
        var text: ReportText = ""
        var providers: [String] = []
        for change in changes where providers.last != change.provider { providers.append(change.provider) }
        for provider in providers { text += section(provider, changes.filter { $0.provider == provider }) }
        if touched.isEmpty {
            text += "None of your proxies uses a model that changed.\n"
        } else {
            text += style.strong("Your proxies") + "\n"
            for one in touched {
                text +=
                    "  \(mark(one.change.kind)) \(foreign: one.reference): \(foreign: one.change.id)\(Self.detail(one.change, lead: ", "))\n"
            }
        }
        return text
    }

    private func section(_ provider: String, _ changes: [CatalogChange]) -> ReportText {
        let counts = CatalogChange.Kind.allCases.compactMap { kind -> ReportText? in
            let count = changes.count { $0.kind == kind }
            return count > 0 ? "\(count) \(program: kind.rawValue)" : nil
        }
        var text: ReportText = "\(style.strong("\(program: provider)"))  \(counts.joined(separator: ", "))\n"
        for kind in CatalogChange.Kind.allCases {
            let own = changes.filter { $0.kind == kind }
            for change in showsAll ? own : Array(own.prefix(Self.usual)) {
                text += "  \(mark(kind)) \(foreign: change.id)\(Self.detail(change, lead: "  "))\n"
            }
            if !showsAll, own.count > Self.usual {
                text += "  … \(own.count - Self.usual) more \(program: kind.rawValue); --all shows them\n"
            }
        }
        return text + "\n"
    }

    private func mark(_ kind: CatalogChange.Kind) -> ReportText {
        let padded = ("\(program: kind.rawValue)" as ReportText).padded(to: 11)
        switch kind {
        case .new: return style.added(padded)
        case .gone: return style.error(padded)
        case .ending: return style.warning(padded)
        case .repriced, .rewindowed: return style.info(padded)
        }
    }

    private static func detail(_ change: CatalogChange, lead: ReportText) -> ReportText {
        let words: String
        switch change.kind {
        case .new:
            let window = change.after.window.map { "window \($0)" }
            let end = change.after.status == .deprecated ? change.after.ended.map { "ends on \($0)" } : nil
            words = [window, change.priceAfter.flatMap(price), end].compactMap { $0 }.joined(separator: ", ")
        case .gone: words = change.after.replacement.map { "use \($0)" } ?? ""
        case .ending:
            let end = change.after.ended.map { "on \($0)" } ?? "no date given"
            words = end + (change.after.replacement.map { ", then \($0)" } ?? "")
        case .repriced:
            words = "\(change.priceBefore.flatMap(price) ?? "?") → \(change.priceAfter.flatMap(price) ?? "?")"
        case .rewindowed:
            words =
                "\(change.before?.window.map { String($0) } ?? "?") → \(change.after.window.map { String($0) } ?? "?")"
        }
        return words.isEmpty ? "" : lead + "\(foreign: words)"
    }

    /// `$0.27 in, $1.10 out`, `free`.
    private static func price(_ price: ModelPrice) -> String? {
        if price.input == 0, price.output == 0 { return "free" }
        let pieces = [
            price.input.map { "\(ModelPrice.dollars($0)) in" }, price.output.map { "\(ModelPrice.dollars($0)) out" },
            price.cacheRead.map { "\(ModelPrice.dollars($0)) cached" },
        ].compactMap { $0 }
        return pieces.isEmpty ? nil : pieces.joined(separator: ", ")
    }

    /// The same for programs.
    public func json(
        _ changes: [CatalogChange], touched: [ChangedProxy], since: String, version: String, catalogDate: String
    ) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("since")
            json.string(program: since)
            json.key("changes")
            json.array { json in
                for change in changes { Self.write(change, touched, &json) }
            }
        }
        return json.text + "\n"
    }

    private static func write(_ change: CatalogChange, _ touched: [ChangedProxy], _ json: inout ReportJSON) {
        json.object { json in
            json.key("change")
            json.string(program: change.kind.rawValue)
            json.key("provider")
            json.string(program: change.provider)
            json.key("model")
            json.string(foreign: change.id)
            json.key("window")
            pair(change.before?.window, change.after.window, &json)
            json.key("input_usd_per_mtok")
            dollars(change.priceBefore?.input, change.priceAfter?.input, &json)
            json.key("output_usd_per_mtok")
            dollars(change.priceBefore?.output, change.priceAfter?.output, &json)
            json.key("ends_on")
            json.string(program: change.after.ended?.description)
            json.key("replacement")
            json.string(foreign: change.after.replacement)
            json.key("proxies")
            json.array { json in
                for one in touched where one.change == change { json.string(foreign: one.reference) }
            }
        }
    }

    private static func pair(_ before: Int64?, _ after: Int64?, _ json: inout ReportJSON) {
        json.object { json in
            json.key("before")
            json.optional(before)
            json.key("after")
            json.optional(after)
        }
    }

    private static func dollars(
        _ before: ModelPrice.MicroUSD?, _ after: ModelPrice.MicroUSD?, _ json: inout ReportJSON
    ) {
        json.object { json in
            json.key("before")
            if let before { json.decimal(Double(before) / 1_000_000) } else { json.null() }
            json.key("after")
            if let after { json.decimal(Double(after) / 1_000_000) } else { json.null() }
        }
    }
}
