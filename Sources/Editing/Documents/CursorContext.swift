import YAMLSource

/// Where in a file the cursor stands: below which fields, and in what of them.
///
/// It is read off the lines and their indentation, so that it holds in a text that is no YAML yet.
struct CursorContext {
    /// A step from the top of the file inward.
    enum Step: Equatable {
        case field(String)
        case entry
    }

    /// The steps to the mapping, the list entry or the value that is being written.
    private(set) var steps: [Step] = []
    /// Whether it is the value behind a name and a colon; else a name, or an entry of a list.
    private(set) var isValue = false
    /// What stands in front of the cursor of the word that is being written.
    private(set) var prefix = ""
    /// The bytes of that word.
    private(set) var range: ByteRange
    /// The fields beside it, with what they hold as far as that stands on their line.
    private(set) var siblings: [(name: String, value: String)] = []
    /// Whether it stands in braces or brackets.
    private(set) var isFlow = false
    /// Whether a colon stands behind the word.
    private(set) var hasColon = false
    /// The column of its mapping, in bytes.
    private(set) var column = 0
    /// The document of the file, counted from 0.
    private(set) var document = 0

    /// The name of the field that is written, or that the entry belongs to.
    var field: String? {
        for step in steps.reversed() {
            if case .field(let name) = step { return name }
        }
        return nil
    }

    /// What the field of a name beside the word holds.
    func sibling(_ name: String) -> String? { siblings.first { $0.name == name }?.value }

    /// The context of an offset; nil in a comment.
    init?(_ lines: EditorLines, _ offset: Int) {
        let bytes = lines.source.bytes
        let number = lines.line(of: offset)
        let line = ScannedLine(bytes, lines.content(number))
        range = ByteRange(offset, offset)
        guard offset <= line.comment || line.comment == line.range.end else { return nil }
        let isNew = line.isBlank || offset < line.content
        column = isNew ? offset - line.range.start : line.column
        collectParents(lines, above: number, hyphens: isNew ? [] : line.hyphens)
        if isNew { return }
        var flowStart = line.content
        if let key = line.key {
            if offset <= key.range.end {
                range = key.range
                prefix = String(decoding: bytes[min(key.range.start, offset)..<offset], as: UTF8.self)
                hasColon = true
                return
            }
            steps.append(.field(key.text))
            isValue = true
            flowStart = line.value.start
        }
        guard offset >= flowStart, flowStart < line.value.end else { return }
        let first = bytes[flowStart]
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "["), offset > flowStart {
            readFlow(bytes, flowStart, offset, end: line.value.end)
            return
        }
        var start = flowStart
        var end = max(line.value.end, offset)
        if ScannedLine.isQuote(first) {
            start = min(start + 1, offset)
            if end - 1 >= offset, bytes[end - 1] == first { end -= 1 }
        }
        range = ByteRange(start, end)
        prefix = String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    // MARK: Lines above

    private mutating func collectParents(_ lines: EditorLines, above number: Int, hyphens: [Int]) {
        let bytes = lines.source.bytes
        var inner: [Step] = []
        var column = self.column
        var isEntry = false
        for hyphen in hyphens.reversed() {
            inner.append(.entry)
            column = hyphen
            isEntry = true
        }
        var isBeside = hyphens.isEmpty
        // The fields below on the same level belong to the same mapping.
        collectSiblings(below: number, lines)
        var above = number - 1
        while above >= 0 {
            defer { above -= 1 }
            let content = lines.content(above)
            if Self.isSeparator(bytes, content) {
                document += 1
                continue
            }
            if document > 0 { continue }
            let line = ScannedLine(bytes, content)
            if line.isBlank || column == 0 && !isEntry && !isBeside { continue }
            if let key = line.key {
                if line.column < column || isEntry && line.column == column && line.hyphens.isEmpty {
                    inner.append(.field(key.text))
                    column = line.column
                    isEntry = false
                    isBeside = false
                } else if isBeside, line.column == self.column {
                    siblings.append((key.text, Self.text(bytes, line.value)))
                }
            }
            for hyphen in line.hyphens.reversed() where hyphen < column {
                inner.append(.entry)
                column = hyphen
                isEntry = true
                isBeside = false
            }
        }
        steps = inner.reversed()
    }

    private mutating func collectSiblings(below number: Int, _ lines: EditorLines) {
        let bytes = lines.source.bytes
        var below = number + 1
        while below < lines.count {
            let content = lines.content(below)
            below += 1
            if Self.isSeparator(bytes, content) { return }
            let line = ScannedLine(bytes, content)
            if line.isBlank { continue }
            let first = line.hyphens.first ?? line.column
            if first < column { return }
            if line.column == column, line.hyphens.isEmpty, let key = line.key {
                siblings.append((key.text, Self.text(bytes, line.value)))
            }
        }
    }

    private static func isSeparator(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        range.count >= 3 && bytes[range.start..<range.start + 3].allSatisfy { $0 == UInt8(ascii: "-") }
    }

    /// A value as it is meant: without its quotes.
    private static func text(_ bytes: [UInt8], _ range: ByteRange) -> String {
        var range = range
        if range.count >= 2, ScannedLine.isQuote(bytes[range.start]), bytes[range.end - 1] == bytes[range.start] {
            range = ByteRange(range.start + 1, range.end - 1)
        }
        return String(decoding: bytes[range.indices], as: UTF8.self)
    }

    // MARK: Braces and brackets

    private struct Level {
        let isMapping: Bool
        var key: String?
        var start: Int
        var pairs: [(name: String, value: String)] = []
    }

    private mutating func readFlow(_ bytes: [UInt8], _ start: Int, _ cursor: Int, end: Int) {
        var levels: [Level] = []
        var index = start
        var quote: UInt8?
        while index < cursor {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if ScannedLine.isQuote(byte) {
                quote = byte
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                levels.append(Level(isMapping: byte == UInt8(ascii: "{"), start: index + 1))
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                _ = levels.popLast()
            } else if let last = levels.indices.last {
                if byte == UInt8(ascii: ","), levels.indices.contains(last) {
                    close(&levels[last], bytes, index)
                } else if byte == UInt8(ascii: ":"), levels[last].isMapping, levels[last].key == nil,
                    index + 1 >= end || bytes[index + 1] == 0x20
                {
                    levels[last].key = Self.text(bytes, Self.trimmed(bytes, levels[last].start, index))
                    levels[last].start = index + 1
                }
            }
            index += 1
        }
        guard let last = levels.last else { return }
        isFlow = true
        isValue = false
        for level in levels.dropLast() { steps += level.isMapping ? [.field(level.key ?? "")] : [.entry] }
        if last.isMapping {
            siblings = last.pairs
            if let key = last.key {
                steps.append(.field(key))
                isValue = true
            }
        } else {
            steps.append(.entry)
        }
        var word = last.start
        while word < cursor, bytes[word] == 0x20 { word += 1 }
        if word < cursor, ScannedLine.isQuote(bytes[word]) { word += 1 }
        var wordEnd = cursor
        let stops: [UInt8] = Array(",}]:\"'".utf8)
        while wordEnd < end, bytes[wordEnd] != 0x20 {
            let isColonInside = bytes[wordEnd] == UInt8(ascii: ":") && wordEnd + 1 < end && bytes[wordEnd + 1] != 0x20
            if stops.contains(bytes[wordEnd]), !isColonInside { break }
            wordEnd += 1
        }
        range = ByteRange(word, wordEnd)
        prefix = String(decoding: bytes[word..<cursor], as: UTF8.self)
        hasColon = wordEnd < end && bytes[wordEnd] == UInt8(ascii: ":")
    }

    private func close(_ level: inout Level, _ bytes: [UInt8], _ index: Int) {
        if let key = level.key {
            level.pairs.append((key, Self.text(bytes, Self.trimmed(bytes, level.start, index))))
        }
        level.key = nil
        level.start = index + 1
    }

    private static func trimmed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> ByteRange {
        var start = start
        var end = end
        while start < end, bytes[start] == 0x20 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        return ByteRange(start, end)
    }
}
