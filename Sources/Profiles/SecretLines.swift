import YAMLSource

/// Finds the places of secrets in a text that cannot be parsed, by the look of its lines.
enum SecretLines {
    /// Values behind `key:`, `headers:` and the like, and every line that is indented further below them.
    static func ranges(in source: SourceText) -> [ByteRange] {
        let lines = LineIndex(source)
        var ranges: [ByteRange] = []
        /// The indentation of the line whose value goes on below it.
        var secretIndentation: Int?
        for number in 1...max(lines.lineCount, 1) {
            let content = lines.content(ofLine: number)
            let bytes = source.bytes[content.indices]
            guard let first = bytes.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
            let indentation = first - content.start
            if let outer = secretIndentation, indentation > outer {
                ranges.append(ByteRange(first, content.end))
                continue
            }
            secretIndentation = nil
            for value in values(in: content, source) {
                ranges.append(value)
                secretIndentation = indentation
            }
        }
        return ranges
    }

    /// The values of secret fields on one line: behind the colon up to the end of the line.
    private static func values(in line: ByteRange, _ source: SourceText) -> [ByteRange] {
        let bytes = source.bytes
        for colon in line.indices where bytes[colon] == UInt8(ascii: ":") {
            var end = colon
            while end > line.start, isQuoteOrBlank(bytes[end - 1]) { end -= 1 }
            var start = end
            while start > line.start, isNameByte(bytes[start - 1]) { start -= 1 }
            let name = source.text(in: ByteRange(start, end))
            guard SecretMask.isSecretName(name) || SecretMask.isSecretMapping(name) else { continue }
            var value = colon + 1
            while value < line.end, bytes[value] == 0x20 { value += 1 }
            return [ByteRange(value, line.end)]
        }
        return []
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func isQuoteOrBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }
}
