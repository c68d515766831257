import Profiles

/// A list to pick from, filtered by what is typed; how it looks, not how keys are read.
public struct PickerList {
    /// One choice.
    public struct Item: Sendable {
        /// What is picked.
        public let label: String
        /// What helps to choose; may be empty.
        public let detail: String
        /// Whether it is the one in use.
        public let isMarked: Bool

        /// A choice.
        public init(_ label: String, _ detail: String = "", isMarked: Bool = false) {
            self.label = label
            self.detail = detail
            self.isMarked = isMarked
        }
    }

    private let title: String
    private let items: [Item]
    private let takesOwnText: Bool
    /// What was typed.
    public private(set) var query = ""
    private var place: Int
    private var found: [Int]

    /// A list.
    ///
    /// - Parameters:
    ///   - takesOwnText: Whether what was typed counts where it is none of the choices.
    ///   - start: The choice that is marked at first.
    public init(title: String, items: [Item], takesOwnText: Bool = false, start: Int = 0) {
        self.title = title
        self.items = items
        self.takesOwnText = takesOwnText
        found = Array(items.indices)
        place = items.indices.contains(start) ? start : 0
    }

    /// What Enter takes.
    public enum Choice: Equatable, Sendable {
        /// One of the choices, by its place.
        case item(Int)
        /// What was typed.
        case text(String)
    }

    /// What Enter takes now; nil where nothing fits.
    public var choice: Choice? {
        if showsOwnText, place == found.count { return .text(query) }
        return found.indices.contains(place) ? .item(found[place]) : nil
    }

    private var rows: Int { found.count + (showsOwnText ? 1 : 0) }
    private var showsOwnText: Bool {
        takesOwnText && !query.isEmpty && !MaskedInput.holdsKey(query) && !found.contains { items[$0].label == query }
    }

    /// Moves the mark, around the ends.
    public mutating func move(by steps: Int) {
        guard rows > 0 else { return }
        place = ((place + steps) % rows + rows) % rows
    }

    /// Types text; only choices that hold every word of it are shown.
    public mutating func type(_ text: String) { setQuery(query + text) }

    /// Takes the last character back.
    public mutating func erase() { setQuery(String(query.dropLast())) }

    /// Takes everything back.
    public mutating func clear() { setQuery("") }

    private mutating func setQuery(_ text: String) {
        query = text
        let words = text.lowercased().split(separator: " ")
        let byLabel = items.indices.filter { index in
            let label = items[index].label.lowercased()
            return words.allSatisfy { label.contains($0) }
        }
        let byDetail = items.indices.filter { index in
            let text = "\(items[index].label) \(items[index].detail)".lowercased()
            return words.allSatisfy { text.contains($0) }
        }
        found = byLabel + byDetail.filter { !byLabel.contains($0) }
        // What is typed in full comes first.
        if let exact = found.firstIndex(where: { items[$0].label.lowercased() == text.lowercased() }) {
            place = exact
        } else {
            place = 0
        }
    }

    /// The lines to show: title with what was typed, and as many choices as fit.
    public func lines(width: Int, height: Int, isColored: Bool) -> [ReportText] {
        let style = Style(isOn: isColored)
        var lines = [("\(foreign: title) \(MaskedInput.shown(query))" as ReportText).cut(to: width - 1)]
        let room = max(min(height - 3, 12), 1)
        let first = max(min(place - room / 2, rows - room), 0)
        let hasMarks = items.contains { $0.isMarked }
        let widest = found.map { SecretMask.byForm.reported(items[$0].label).columns }.max() ?? 0
        for row in first..<min(first + room, rows) {
            let text: ReportText
            if row < found.count {
                let item = items[found[row]]
                let label = SecretMask.byForm.reported(item.label)
                let mark: ReportText = hasMarks ? (item.isMarked ? "* " : "  ") : ""
                text =
                    mark
                    + (item.detail.isEmpty
                        ? label : "\(label.padded(to: min(widest, 60)))  \(foreign: item.detail)")
            } else {
                text = "use `\(MaskedInput.shown(query))` as typed"
            }
            let shown = ((row == place ? "> " : "  ") + text).cut(to: width - 1)
            lines.append(row == place ? style.strong(shown) : shown)
        }
        if rows == 0 { lines.append(("  nothing matches; press Backspace" as ReportText).cut(to: width - 1)) }
        let more: ReportText = rows > room ? "\(rows) total; " : ""
        let help: ReportText = "  \(more)type to filter, arrows to move, Enter to choose, Esc to cancel"
        lines.append(style.quiet(help.cut(to: width - 1)))
        return lines
    }

    /// How many rows of a screen so many columns wide the lines take.
    public static func rows(of lines: [ReportText], width: Int) -> Int {
        let width = max(width, 1)
        return lines.reduce(0) { $0 + max(($1.columns + width - 1) / width, 1) }
    }
}
