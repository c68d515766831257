import Catalog
import Profiles

/// A list to pick from, filtered by what is typed; how it looks, not how keys are read.
public struct PickerList {
    /// One choice.
    public struct Item: Sendable {
        /// What is picked.
        public let label: String
        /// What helps to choose; may be empty.
        public let detail: String
        /// The same in fewer words, for a narrow window.
        public let shortDetail: String
        /// Whether it is the one in use.
        public let isMarked: Bool

        /// A choice.
        public init(_ label: String, _ detail: String = "", shortDetail: String? = nil, isMarked: Bool = false) {
            self.label = label
            self.detail = detail
            self.shortDetail = shortDetail ?? detail
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
    /// Whether nothing holds what was typed, and what looks like it is shown instead.
    private var isNear = false

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
        isNear = found.isEmpty && !words.isEmpty && !MaskedInput.holdsKey(text)
        if isNear {
            found = near(words)
            // Enter takes what was typed where that counts, unless the user moves.
            place = takesOwnText ? found.count : 0
            return
        }
        // What is typed in full comes first.
        if let exact = found.firstIndex(where: { items[$0].label.lowercased() == text.lowercased() }) {
            place = exact
        } else {
            place = 0
        }
    }

    /// The few choices with a word that looks like each that was typed, the likest first.
    private func near(_ words: [Substring]) -> [Int] {
        let all = items.indices.compactMap { index -> (index: Int, distance: Int)? in
            let parts = items[index].label.lowercased().split { !$0.isLetter && !$0.isNumber }
            var sum = 0
            for word in words {
                let limit = min(word.utf8.count / 3, 2)
                guard limit > 0 else { return nil }
                let distances = parts.compactMap { part in
                    // A beginning is enough, as with what is typed well.
                    [part, part.prefix(word.count)].compactMap {
                        Similarity.distance(word, $0, limit: limit)
                    }.min()
                }
                guard let least = distances.min() else { return nil }
                sum += least
            }
            return (index, sum)
        }
        return all.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }.prefix(5).map { $0.index }
    }

    /// The lines to show: title with what was typed, and as many choices as fit.
    public func lines(width: Int, height: Int, isColored: Bool) -> [ReportText] {
        let style = Style(isOn: isColored)
        var lines = [("\(foreign: title) \(MaskedInput.shown(query))" as ReportText).cut(to: width - 1)]
        var room = max(min(height - 3, 12), 1)
        func shownRows() -> Range<Int> {
            let first = max(min(place - room / 2, rows - room), 0)
            return first..<min(first + room, rows)
        }
        var layout = PickerLayout(
            found.map { items[$0] }, shown: shownRows().clamped(to: 0..<found.count), width: width)
        if layout.isStacked {
            room = max(room / 2, 1)
            layout = PickerLayout(
                found.map { items[$0] }, shown: shownRows().clamped(to: 0..<found.count), width: width)
        }
        for row in shownRows() {
            var texts: [ReportText] = ["use `\(MaskedInput.shown(query))` as typed"]
            if row < found.count { texts = layout.lines(of: items[found[row]]) }
            for (number, text) in texts.enumerated() {
                let shown = ((row == place && number == 0 ? "> " : "  ") + text).cut(to: width - 1)
                lines.append(row == place ? style.strong(shown) : shown)
            }
        }
        if rows == 0 { lines.append(("  nothing matches; press Backspace" as ReportText).cut(to: width - 1)) }
        let more: ReportText = rows > room ? "\(rows) total; " : ""
        let near: ReportText = isNear && !found.isEmpty ? "near matches; " : ""
        let help: ReportText = "  \(more)\(near)type to filter, arrows to move, Enter to choose, Esc to cancel"
        lines.append(style.quiet(help.cut(to: width - 1)))
        return lines
    }

    /// How many rows of a screen so many columns wide the lines take.
    public static func rows(of lines: [ReportText], width: Int) -> Int {
        let width = max(width, 1)
        return lines.reduce(0) { $0 + max(($1.columns + width - 1) / width, 1) }
    }
}
