public import Profiles

/// Text of a report for people, ready to be printed: foreign words in it were masked, and hold nothing that a terminal
/// or a CI log would act on.
///
/// It is made of literals, of numbers, of `MaskedText` and of itself; a `String` put into one does not compile. Colors
/// come from `Style` alone.
public struct ReportText: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The text as it was put together.
    public private(set) var text: String

    /// What is printed: no line begins with what a CI log takes for a command.
    public var printed: String { SafeText.withoutCommands(text) }

    /// For what is here: text made of that of others.
    fileprivate init(checked text: String) { self.text = text }

    /// Text of the program's own or the catalogue's, of several lines perhaps.
    public init(program text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.text = lines.map { SafeText.withoutControls($0) }.joined(separator: "\n")
    }

    /// One line put together of parts that a mask has given, for excerpts and previews.
    init(excerpt text: String) { self.text = SafeText.line(text) }

    /// Words that stand in the program.
    public init(stringLiteral value: String) { text = value }

    /// Literals with what stands between them.
    public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    /// Takes what a report may hold.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        /// Begins a text.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        /// Words that stand in the program.
        public mutating func appendLiteral(_ literal: String) { text += literal }

        /// Text whose keys are hidden; a line break in it becomes a blank.
        public mutating func appendInterpolation(_ masked: MaskedText) { text += SafeText.line(masked.text) }

        /// A part of a report.
        public mutating func appendInterpolation(_ part: ReportText) { text += part.text }

        /// A number.
        public mutating func appendInterpolation(_ number: some FixedWidthInteger) { text += String(number) }

        /// Text that may come from a file, a server or a user, its keys hidden here; nothing for nil.
        public mutating func appendInterpolation(foreign text: String?, by mask: SecretMask = .byForm) {
            if let text { appendInterpolation(mask.masked(text)) }
        }

        /// Text of the program's own or the catalogue's.
        public mutating func appendInterpolation(program text: String) { self.text += SafeText.withoutControls(text) }
    }

    /// Whether there is none.
    public var isEmpty: Bool { text.isEmpty }

    /// The columns of a terminal that it takes, where it has no colors.
    var columns: Int { DisplayWidth.of(text) }

    /// One text behind the other.
    public static func + (left: ReportText, right: ReportText) -> ReportText {
        ReportText(checked: left.text + right.text)
    }

    /// Puts a text behind this one.
    public static func += (left: inout ReportText, right: ReportText) { left.text += right.text }

    /// A character of the program's, so many times; none for a number below one.
    static func repeating(_ character: Character, _ count: Int) -> ReportText {
        ReportText(checked: String(repeating: character, count: max(count, 0)))
    }

    /// So many blanks; none for a number below one.
    static func blanks(_ count: Int) -> ReportText { repeating(" ", count) }

    /// The text with blanks behind it, up to so many columns.
    func padded(to width: Int) -> ReportText { self + .blanks(width - columns) }

    /// The text without blanks at its end.
    var trimmed: ReportText {
        var text = text[...]
        while text.last == " " { text.removeLast() }
        return ReportText(checked: String(text))
    }

    /// The text between the sequences of a color.
    func styled(_ code: StaticString) -> ReportText {
        text.isEmpty ? self : ReportText(checked: "\u{1B}[\(code)m\(text)\u{1B}[0m")
    }

    /// The text as a link of a terminal (OSC 8) to a page of the program's own.
    func linked(to address: String) -> ReportText {
        ReportText(checked: "\u{1B}]8;;\(SafeText.withoutControls(address))\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\")
    }

    /// The text cut at its end to so many columns.
    func cut(to width: Int) -> ReportText {
        guard columns > width else { return self }
        var result = ""
        var used = 1
        for character in text {
            let columns = DisplayWidth.of(String(character))
            if used + columns > width { break }
            result.append(character)
            used += columns
        }
        return ReportText(checked: result + "…")
    }

    /// The text cut in its middle to so many columns: the ends of names tell them apart.
    func cutInMiddle(to width: Int) -> ReportText {
        guard columns > width, width > 3 else { return cut(to: width) }
        var end = ""
        var used = 0
        for character in text.reversed() {
            let columns = DisplayWidth.of(String(character))
            if used + columns > width / 3 { break }
            end.insert(character, at: end.startIndex)
            used += columns
        }
        return ReportText(checked: cut(to: width - used).text + end)
    }

    /// The text cut to so many columns in which what stands from `column` on is in view.
    func cropped(to width: Int, showing column: Int) -> ReportText {
        ReportText(checked: SourceExcerpt.cropped(text, to: width, showing: column))
    }

    /// Its lines, broken at blanks so that none is wider than `width`; a longer word stays whole.
    ///
    /// - Parameters:
    ///   - indentation: Columns that later lines lose to their indentation.
    ///   - firstUsed: Columns that the first line loses; those of `indentation` unless told otherwise.
    func lines(width: Int, indentation: Int = 0, firstUsed: Int? = nil) -> [ReportText] {
        TextWrapping.lines(text, width: width, indentation: indentation, firstUsed: firstUsed).map {
            ReportText(checked: $0)
        }
    }

    /// Its lines as they are.
    var separateLines: [ReportText] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { ReportText(checked: String($0)) }
    }
}

extension Sequence where Element == ReportText {
    /// The texts, one behind the other.
    public func joined(separator: ReportText = "") -> ReportText {
        var result: ReportText = ""
        var isFirst = true
        for text in self {
            if !isFirst { result += separator }
            isFirst = false
            result += text
        }
        return result
    }
}

extension SecretMask {
    /// Any text as a report for people may hold it: keys hidden, on one line.
    func reported(_ text: String) -> ReportText { "\(masked(text))" }
}
