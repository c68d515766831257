/// A quoted text whose quotes may be escaped, single, or missing at the end.
struct LooseString {
    /// What stands between the quotes, with its escapes read.
    let content: [UInt8]
    /// The offset behind it.
    let end: Int

    /// As many as five levels of strings need; more are no escapes.
    private static let maxBackslashes = 31

    /// Reads the string that begins at `start` with a quote, or with the backslashes before one.
    ///
    /// - Parameter isInside: Whether it stands in an object or behind a name. Only there is an apostrophe a quote, and
    ///   only there does the string end at a quote that something of JSON follows: texts that were pasted often hold
    ///   quotes without their escapes.
    init?(_ text: [UInt8], at start: Int, isInside: Bool) {
        var open = start
        while open < text.count, text[open] == UInt8(ascii: "\\") { open += 1 }
        guard open < text.count, open - start <= Self.maxBackslashes else { return nil }
        let quote = text[open]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") && isInside else { return nil }
        if quote == UInt8(ascii: "'"), start > 0, Self.isLetter(text[start - 1]), text[start - 1] != UInt8(ascii: "b") {
            return nil
        }
        let backslashes = open - start
        var offset = open + 1
        var run = 0
        while offset < text.count {
            let byte = text[offset]
            if byte == UInt8(ascii: "\\") {
                run += 1
            } else {
                if byte == quote, Self.closes(run, opened: backslashes),
                    !isInside || Self.endsValue(text, behind: offset)
                {
                    break
                }
                run = 0
            }
            offset += 1
        }
        let isClosed = offset < text.count
        // Prose has quotes and inch marks; without an end it is no string.
        if !isClosed, !isInside { return nil }
        var content = Array(text[(open + 1)..<max(open + 1, isClosed ? offset - backslashes : offset)])
        var levels = 1
        var count = backslashes
        while count > 0 {
            levels += 1
            count /= 2
        }
        for _ in 0..<min(levels, 5) where content.contains(UInt8(ascii: "\\")) { content = Self.unescaped(content) }
        self.content = content
        end = min(offset + 1, text.count)
    }

    /// Whether a quote behind `run` backslashes ends a string that was opened behind `opened` of them.
    private static func closes(_ run: Int, opened: Int) -> Bool {
        opened == 0 ? run.isMultiple(of: 2) : run == opened
    }

    /// Whether what follows a quote shows that a value has ended.
    private static func endsValue(_ text: [UInt8], behind quote: Int) -> Bool {
        var offset = quote + 1
        while offset < text.count, text[offset] == 0x20 || text[offset] == 0x0A || text[offset] == UInt8(ascii: "\\") {
            offset += 1
        }
        guard offset < text.count else { return true }
        switch text[offset] {
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"),
            UInt8(ascii: "\""),
            UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "="), UInt8(ascii: "|"), UInt8(ascii: ";"):
            return true
        default: return false
        }
    }

    /// The text with one level of escapes read.
    static func unescaped(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count {
            guard text[offset] == UInt8(ascii: "\\"), offset + 1 < text.count else {
                result.append(text[offset])
                offset += 1
                continue
            }
            switch text[offset + 1] {
            case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "r"), UInt8(ascii: "R"): result.append(0x0A)
            case UInt8(ascii: "t"), UInt8(ascii: "T"): result.append(0x20)
            case UInt8(ascii: "u"), UInt8(ascii: "U"):
                if let (scalar, length) = scalar(text, at: offset) {
                    result += Array(String(scalar).utf8)
                    offset += length
                    continue
                }
                result.append(text[offset + 1])
            default: result.append(text[offset + 1])
            }
            offset += 2
        }
        return result
    }

    /// The scalar of an escape such as `\u0027`, or of two for one beyond the first plane.
    private static func scalar(_ text: [UInt8], at offset: Int) -> (Unicode.Scalar, Int)? {
        func unit(_ offset: Int) -> UInt32? {
            guard offset + 6 <= text.count, text[offset] == UInt8(ascii: "\\"),
                text[offset + 1] | 0x20 == UInt8(ascii: "u")
            else { return nil }
            return UInt32(String(decoding: text[(offset + 2)..<(offset + 6)], as: UTF8.self), radix: 16)
        }
        guard let first = unit(offset) else { return nil }
        if 0xD800...0xDBFF ~= first, let second = unit(offset + 6), 0xDC00...0xDFFF ~= second {
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)).map { ($0, 12) }
        }
        return Unicode.Scalar(first).map { ($0, 6) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        0x41...0x5A ~= byte || 0x61...0x7A ~= byte || 0x30...0x39 ~= byte || byte >= 0x80
    }
}
