/// A name with its value, wherever in an answer it stood.
struct LooseField {
    /// The name in small letters; of the elements of a list the name of the list.
    let name: String
    /// The value, without the escapes of the strings it stood in.
    let value: [UInt8]
    /// The names around it, outermost first, in small letters.
    let path: [String]
    /// How many strings that hold JSON themselves it stood in.
    let level: Int

    /// The value as text.
    var text: String { String(decoding: value, as: UTF8.self) }
}

/// Reads names and values out of anything that was JSON once: whole, cut off, in a string of another, printed by
/// Python, with quotes that a chat program replaced, or with braces that a screenshot lost.
///
/// A strict parser would refuse most of what people paste; this one cannot fail, looks at each byte once for each
/// level of strings, and remembers no more than its limits allow.
struct LooseFields {
    /// What was found, in the order of the text.
    private(set) var fields: [LooseField] = []
    /// Whether there was an object or a list.
    private(set) var hasContainer = false

    private static let maxFields = 2000
    private static let maxDepth = 24
    private static let maxLevels = 6

    /// Names that count without braces around them.
    private static let knownNames: Set<String> = [
        "error", "message", "code", "status", "detail", "type", "provider_name", "raw", "reason", "limit_source",
        "metadata", "error_type", "failed_routing_step", "statuscode", "status_code", "msg", "title", "retry_after",
        "provider", "model", "param", "quotaid", "retrydelay", "is_byok",
    ]

    /// Everything in `text`.
    init(_ text: [UInt8]) {
        read(text, path: [], level: 0)
    }

    private mutating func read(_ text: [UInt8], path outer: [String], level: Int) {
        var offset = 0
        var stack: [String] = []
        var depth = 0
        var pending: String?
        while offset < text.count, fields.count < Self.maxFields {
            let byte = text[offset]
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if depth < Self.maxDepth { stack.append(pending ?? stack.last ?? "") }
                depth += 1
                hasContainer = true
                pending = nil
                offset += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth > 0 {
                    depth -= 1
                    if depth < stack.count { stack.removeLast() }
                }
                pending = nil
                offset += 1
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "'"):
                let mayOpen = depth > 0 || pending != nil
                guard let string = LooseString(text, at: offset, isInside: mayOpen) else {
                    repeat { offset += 1 } while offset < text.count && text[offset] == UInt8(ascii: "\\")
                    continue
                }
                offset = string.end
                take(string.content, next: &offset, text, &pending, stack, outer, level, isInside: depth > 0)
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"):
                let end = Self.wordEnd(text, from: offset)
                // Python's b'…' and f'…', whose letter belongs to the quote.
                if end - offset == 1, end < text.count,
                    text[end] == UInt8(ascii: "'") || text[end] == UInt8(ascii: "\""), depth > 0 || pending != nil
                {
                    offset = end
                    continue
                }
                takeWord(
                    text[offset..<end], next: &offset, end, text, &pending, stack, outer, level, isInside: depth > 0)
            case UInt8(ascii: ","), 0x0A:
                if depth == 0 { pending = nil }
                offset += 1
            default:
                offset += 1
            }
        }
    }

    /// A quoted text: a name when a colon follows, else a value.
    private mutating func take(
        _ content: [UInt8], next: inout Int, _ text: [UInt8], _ pending: inout String?, _ stack: [String],
        _ outer: [String],
        _ level: Int, isInside: Bool
    ) {
        if content.count <= 80, let behind = Self.behindColon(text, from: next, isInside: isInside) {
            let name = Self.name(content)
            // Behind another name only a known one is a name: a screenshot has lost the brace between them.
            if pending == nil || Self.knownNames.contains(name) {
                pending = name
                next = behind
                return
            }
        }
        let name = pending ?? stack.last(where: { !$0.isEmpty }) ?? ""
        pending = nil
        let holdsMore = level < Self.maxLevels && Self.holdsJSON(content)
        if isInside || !name.isEmpty { append(name, content, stack, outer, level) }
        if holdsMore { read(content, path: outer + stack + [name], level: level + 1) }
    }

    /// A bare word: a name when a colon follows, a value behind a name.
    private mutating func takeWord(
        _ word: ArraySlice<UInt8>, next: inout Int, _ end: Int, _ text: [UInt8], _ pending: inout String?,
        _ stack: [String], _ outer: [String], _ level: Int, isInside: Bool
    ) {
        next = end
        if pending == nil, word.count <= 60, let behind = Self.behindColon(text, from: end, isInside: isInside) {
            let name = Self.name(word)
            // `https:` and prose are no names.
            if text[behind - 1] == UInt8(ascii: ":"), behind < text.count, text[behind] == UInt8(ascii: "/") { return }
            if isInside || Self.knownNames.contains(name) {
                pending = name
                next = behind
            }
            return
        }
        guard let name = pending else { return }
        pending = nil
        guard !isInside else { return append(name, Array(word), stack, outer, level) }
        // Without braces around it a text goes on to the end of its line.
        let lineEnd = text[end...].firstIndex(of: 0x0A) ?? text.count
        let line = text[word.startIndex..<lineEnd]
        // What may be a field of its own further on is left to be read.
        let value = line.contains(UInt8(ascii: "\"")) || line.contains(UInt8(ascii: "{")) ? word : line
        append(name, Array(value), stack, outer, level)
        next = value.endIndex
    }

    private mutating func append(_ name: String, _ value: [UInt8], _ stack: [String], _ outer: [String], _ level: Int) {
        fields.append(LooseField(name: name, value: value, path: (outer + stack).filter { !$0.isEmpty }, level: level))
    }

    private static func name(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: Array(bytes), as: UTF8.self).lowercased()
    }

    /// The offset behind a colon, or an equals sign, that follows at `offset`.
    private static func behindColon(_ text: [UInt8], from offset: Int, isInside: Bool) -> Int? {
        var offset = offset
        while offset < text.count, text[offset] == 0x20 || text[offset] == 0x0A { offset += 1 }
        guard offset < text.count, text[offset] == UInt8(ascii: ":") || isInside && text[offset] == UInt8(ascii: "=")
        else {
            return nil
        }
        offset += 1
        if offset < text.count, text[offset] == UInt8(ascii: ">") { offset += 1 }
        return offset
    }

    private static func wordEnd(_ text: [UInt8], from offset: Int) -> Int {
        var end = offset
        while end < text.count {
            switch text[end] {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "/"):
                end += 1
            default: return end
            }
        }
        return end
    }

    /// Whether a string may hold JSON itself.
    private static func holdsJSON(_ content: [UInt8]) -> Bool {
        guard content.count > 6 else { return false }
        return content.contains(UInt8(ascii: "{"))
            && (content.contains(UInt8(ascii: "\"")) || content.contains(UInt8(ascii: "'")))
    }
}
