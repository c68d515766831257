public import Catalog

/// What `catalog update` came to, as text or JSON.
public struct CatalogUpdateRenderer {
    private let style: Style
    private let width: Int

    /// A renderer for a terminal of `width` columns.
    public init(isColored: Bool, width: Int) {
        style = Style(isOn: isColored)
        self.width = width
    }

    /// A line for each list, and one for what to do.
    public func text(_ updates: [ListUpdate], path: String) -> ReportText {
        let widest = updates.map { ("\(foreign: $0.name)" as ReportText).columns }.max() ?? 0
        var text: ReportText = ""
        for update in updates {
            let name = ("\(foreign: update.name)" as ReportText).padded(to: widest)
            text += "\(word(of: update.outcome)) \(name)  \(foreign: Self.words(update.outcome))\n"
        }
        let good = updates.count { if case .updated = $0.outcome { true } else { false } }
        let kept = updates.count { $0.hasFailed }
        text += updates.count == 1 ? "\n\(good) of 1 list updated" : "\n\(good) of \(updates.count) lists updated"
        if kept > 0 {
            text += kept == 1 ? "; the old one stays in use for the rest" : "; the old ones stay in use for the rest"
        }
        text += good > 0 ? ". `proxylint catalog diff` shows what changed.\n" : ".\n"
        return text
    }

    private func word(of outcome: ListUpdate.Outcome) -> ReportText {
        switch outcome {
        case .updated: style.added("updated")
        case .kept: style.warning("kept   ")
        case .skipped: style.quiet("skipped")
        }
    }

    private static func words(_ outcome: ListUpdate.Outcome) -> String {
        switch outcome {
        case .updated(let models, let new, let gone):
            let changes = [new > 0 ? "\(new) new" : nil, gone > 0 ? "\(gone) gone" : nil].compactMap { $0 }
            return (["\(models) listed"] + changes).joined(separator: ", ")
        case .kept(let reason), .skipped(let reason): return reason
        }
    }

    /// The same for programs.
    public func json(_ updates: [ListUpdate], path: String, version: String, catalogDate: String) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("file")
            json.string(foreign: path)
            json.key("lists")
            json.array { json in
                for update in updates { Self.write(update, &json) }
            }
        }
        return json.text + "\n"
    }

    private static func write(_ update: ListUpdate, _ json: inout ReportJSON) {
        var counts: (models: Int?, new: Int?, gone: Int?) = (nil, nil, nil)
        var reason: String?
        let status: String
        switch update.outcome {
        case .updated(let models, let new, let gone):
            status = "updated"
            counts = (models, new, gone)
        case .kept(let why): (status, reason) = ("kept", why)
        case .skipped(let why): (status, reason) = ("skipped", why)
        }
        json.object { json in
            json.key("list")
            json.string(foreign: update.name)
            json.key("status")
            json.string(program: status)
            json.key("models")
            json.optional(counts.models)
            json.key("new")
            json.optional(counts.new)
            json.key("gone")
            json.optional(counts.gone)
            json.key("reason")
            json.string(foreign: reason)
        }
    }
}
