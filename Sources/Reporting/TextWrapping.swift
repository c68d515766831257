/// Breaks text into lines for a terminal.
enum TextWrapping {
    /// The lines of `text`, broken at blanks so that none is wider than `width`; a longer word stays whole.
    ///
    /// - Parameters:
    ///   - indentation: Columns that later lines lose to their indentation.
    ///   - firstUsed: Columns that the first line loses; those of `indentation` unless told otherwise.
    static func lines(_ text: String, width: Int, indentation: Int = 0, firstUsed: Int? = nil) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = firstUsed ?? indentation
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let wordWidth = DisplayWidth.of(word)
            if !line.isEmpty, used + 1 + wordWidth > width {
                lines.append(line)
                line = ""
                used = indentation
            }
            if !line.isEmpty {
                line += " "
                used += 1
            }
            line += String(word)
            used += wordWidth
        }
        lines.append(line)
        return lines
    }
}
