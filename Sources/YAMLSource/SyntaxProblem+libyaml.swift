/// libyaml's reports in the words of somebody who has to mend the file.
extension SyntaxProblem {
    init(_ failure: ParserFailure, in source: SourceText, problemOffset: Int, contextOffset: Int) {
        switch failure.kind {
        case .memory:
            self.init("there is not enough memory to read the file", at: ByteRange(0, 0))
        case .reader(let offset, let value):
            self.init(reader: failure.problem, offset, value: value, in: source)
        case .syntax:
            self.init(syntax: failure, in: source, problemOffset: problemOffset, contextOffset: contextOffset)
        }
    }

    /// Bytes that are no text.
    private init(reader problem: String, _ offset: Int, value: Int, in source: SourceText) {
        let bytes = source.bytes
        var start = min(max(offset, 0), max(bytes.count - 1, 0))
        // Of a sequence that breaks off, libyaml names the byte that should have gone on with it.
        if problem.contains("trailing"), start > 0 { start -= 1 }
        while problem.contains("trailing"), start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let byte = bytes.indices.contains(start) ? Int(bytes[start]) : value
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let character = ByteRange(start, min(start + length, bytes.count))
        if problem.hasPrefix("control characters"), byte == 0 {
            self.init("the file contains a NUL byte; save it as plain UTF-8 text", at: character)
        } else if problem.hasPrefix("control characters") {
            self.init(
                "a control character (U+\(hexadecimal(value, digits: 4))) is not allowed here; delete it", at: character
            )
        } else {
            self.init(
                "byte 0x\(hexadecimal(byte, digits: 2)) is not UTF-8; save the file as UTF-8 in your editor",
                at: ByteRange(start, min(start + 1, bytes.count)))
        }
    }

    private init(syntax failure: ParserFailure, in source: SourceText, problemOffset: Int, contextOffset: Int) {
        let here = Self.visibleRange(at: problemOffset, in: source)
        let context = Self.visibleRange(at: contextOffset, in: source)
        let byte = problemOffset < source.bytes.count ? source.bytes[problemOffset] : 0

        if let tab = Self.tabInIndentation(before: problemOffset, in: source),
            byte == UInt8(ascii: "\t") || failure.problem.contains("tab")
                || failure.problem.contains("did not find expected")
        {
            self.init("there is a tab in the indentation; YAML indents with spaces only", at: tab)
            return
        }
        if failure.context.contains("quoted scalar") {
            switch failure.problem {
            case "found unexpected end of stream", "found unexpected document indicator":
                let quote = source.bytes.indices.contains(contextOffset) ? source.bytes[contextOffset] : 0
                let kind = quote == UInt8(ascii: "'") ? "single" : "double"
                self.init("this \(kind) quote is never closed; add one at the end of the value", at: context)
            default:
                self.init(
                    "this escape sequence is not valid in double quotes; write `\\\\` for a backslash, or use single quotes",
                    at: here)
            }
            return
        }
        if failure.problem == "could not find expected ':'" {
            // libyaml notices on the next line; the key that lacks its colon is where the context begins.
            self.init("this line needs a `:` followed by a space", at: context)
            return
        }
        let (message, showsContext) = Self.sentence(failure, byte: byte)
        let related = showsContext && context != here ? (Self.contextNote(failure.context), context) : nil
        self.init(message, at: here, related: related)
    }

    /// The sentence for a report, and whether the place where the construct began helps.
    private static func sentence(_ failure: ParserFailure, byte: UInt8) -> (String, showsContext: Bool) {
        switch failure.problem {
        case "mapping values are not allowed in this context":
            ("a `:` is not allowed here; put a value that contains `: ` in quotes, or check the indentation", false)
        case "found character that cannot start any token":
            (unquotable(byte), false)
        case "did not find expected key":
            (
                byte == 0
                    ? "the text ends before this mapping does"
                    : "this line does not fit the mapping around it; check its indentation and quotes", true
            )
        case "did not find expected '-' indicator":
            ("this line does not fit the list around it; start it with `- `, or check its indentation", true)
        case "block sequence entries are not allowed in this context":
            ("a list cannot start here; put its `- ` on its own line below the key", false)
        case "mapping keys are not allowed in this context":
            ("a `?` key is not allowed here; put the text in quotes", false)
        case "did not find expected ',' or ']'":
            ("this list in brackets is not closed properly: a `,` or a `]` is missing", true)
        case "did not find expected ',' or '}'":
            ("this mapping in braces is not closed properly: a `,` or a `}` is missing", true)
        case "did not find expected node content":
            ("a value is missing here, or this character needs quotes", false)
        case "did not find expected <document start>":
            (
                "there is extra text after the end of the document; check the indentation, or start a new document with `---`",
                false
            )
        case "found undefined tag handle":
            ("this tag's handle is not defined; put the text in quotes if it is not a tag", false)
        case "did not find expected alphabetic or numeric character":
            ("a name is missing after `*` or `&`; put the text in quotes if it is not an alias", false)
        case "did not find expected comment or line break":
            ("the line must end after `|` or `>`; put the text on the next line, indented", false)
        case "found a tab character where an indentation space is expected",
            "found a tab character that violates indentation":
            ("there is a tab where spaces are needed; YAML indents with spaces only", false)
        case "found duplicate %YAML directive":
            ("a second %YAML directive; delete it", false)
        case "found incompatible YAML document":
            ("this %YAML version is unknown; delete the line", false)
        default:
            ("not valid YAML: \(failure.problem)", true)
        }
    }

    private static func unquotable(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\t"): "there is a tab where spaces are needed; YAML indents with spaces only"
        case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"):
            "a value cannot start with `\(Character(Unicode.Scalar(byte)))`; put it in quotes"
        default: "this character is not allowed here; put the value in quotes"
        }
    }

    private static func contextNote(_ context: String) -> String {
        switch context {
        case "while parsing a block mapping": "the mapping starts here"
        case "while parsing a block collection": "the list starts here"
        case "while parsing a flow sequence": "the bracket opens here"
        case "while parsing a flow mapping": "the brace opens here"
        default: "it starts here"
        }
    }

    /// The first tab in the indentation of the line that holds `offset`, or of the one before a line's start.
    private static func tabInIndentation(before offset: Int, in source: SourceText) -> ByteRange? {
        let bytes = source.bytes
        var lineStart = min(offset, bytes.count)
        while lineStart > 0, !isLineBreak(bytes[lineStart - 1]) { lineStart -= 1 }
        var position = lineStart
        while position < bytes.count, isBlank(bytes[position]) {
            if bytes[position] == UInt8(ascii: "\t") {
                var end = position
                while end < bytes.count, bytes[end] == UInt8(ascii: "\t") { end += 1 }
                return ByteRange(position, end)
            }
            position += 1
        }
        return nil
    }

    /// One character at `offset`; at the end of a line or of the text, the last visible one before it.
    private static func visibleRange(at offset: Int, in source: SourceText) -> ByteRange {
        let bytes = source.bytes
        var start = min(max(offset, 0), bytes.count)
        if start == bytes.count {
            while start > 0, isBlank(bytes[start - 1]) || isLineBreak(bytes[start - 1]) { start -= 1 }
            if start > 0 { start -= 1 }
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        }
        var end = min(start + 1, bytes.count)
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return ByteRange(start, end)
    }
}

private func hexadecimal(_ value: Int, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
