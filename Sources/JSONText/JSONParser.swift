extension JSONValue {
    /// Levels of arrays and objects within one another that are read.
    public static let deepest = 64
    /// Values that are read of one text: so many take some hundred megabytes, and files of settings have some thousands.
    public static let most = 1_000_000

    /// Reads a whole text; nil for what is not JSON, is nested deeper than `deepest`, or holds more values than `most`.
    public init?(_ bytes: some Collection<UInt8>) {
        let value = Self.withBuffer(of: bytes) { buffer -> JSONValue? in
            var parser = JSONParser(bytes: buffer)
            return parser.whole()
        }
        guard let value else { return nil }
        self = value
    }

    /// Reads a whole text.
    ///
    /// - Throws: `JSONSyntaxProblem` where it stops being JSON.
    public static func parse(_ bytes: some Collection<UInt8>) throws(JSONSyntaxProblem) -> JSONValue {
        let result = withBuffer(of: bytes) { buffer -> Result<JSONValue, JSONSyntaxProblem> in
            var parser = JSONParser(bytes: buffer)
            return parser.whole().map { .success($0) } ?? .failure(parser.problem)
        }
        return try result.get()
    }

    /// Hands on the bytes without a copy of them, where they lie one behind the other.
    private static func withBuffer<Value>(
        of bytes: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Value
    ) -> Value {
        if let value = bytes.withContiguousStorageIfAvailable(body) { return value }
        return Array(bytes).withUnsafeBufferPointer(body)
    }

    /// What comes of a text that is to be written again.
    public enum ExactReading: Sendable, Equatable {
        /// The value; writing it again loses nothing.
        case value(JSONValue)
        /// It is JSON, and holds what is no character: half of a surrogate pair, or bytes that are not UTF-8.
        case unreadableText
        /// It is not JSON, is nested deeper than `deepest`, or holds more values than `most`.
        case notJSON
    }

    /// Reads a whole text that is to be written again.
    public static func exact(_ bytes: some Collection<UInt8>) -> ExactReading {
        withBuffer(of: bytes) { buffer in
            var parser = JSONParser(bytes: buffer)
            guard let value = parser.whole() else { return .notJSON }
            let isText = !parser.hasHalfPair && String(validating: buffer, as: UTF8.self) != nil
            return isText ? .value(value) : .unreadableText
        }
    }
}

/// Where a text stops being JSON.
public struct JSONSyntaxProblem: Error, Equatable, Sendable {
    /// The offset in bytes at which reading stopped.
    public let offset: Int
    /// What was wrong, as a sentence without a final full stop; holds nothing of the text.
    public let message: String
}

/// Reads JSON as RFC 8259 has it, from bytes.
private struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    var offset = 0
    private var isTooDeep = false
    private var count = 0
    /// Whether a half of a surrogate pair stood alone, and was replaced.
    private(set) var hasHalfPair = false

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// What stopped the reading.
    var problem: JSONSyntaxProblem {
        let message =
            if count > JSONValue.most {
                "this has more than \(JSONValue.most) values, which is too large for settings"
            } else if isTooDeep {
                "this is nested deeper than the limit of \(JSONValue.deepest) levels"
            } else if offset >= bytes.count {
                "the JSON ends too early; is the file complete?"
            } else {
                "this is not JSON; look for a missing or extra comma, quote, or bracket"
            }
        return JSONSyntaxProblem(offset: min(offset, bytes.count), message: message)
    }

    mutating func whole() -> JSONValue? {
        // A byte order mark is no JSON, and servers send it.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
        guard let value = value(depth: 0) else { return nil }
        skipBlanks()
        return offset == bytes.count ? value : nil
    }

    private mutating func value(depth: Int) -> JSONValue? {
        skipBlanks()
        guard depth <= JSONValue.deepest else {
            isTooDeep = true
            return nil
        }
        count += 1
        guard offset < bytes.count, count <= JSONValue.most else { return nil }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "\""): return string().map { .string($0) }
        case UInt8(ascii: "t"): return word("true", .boolean(true))
        case UInt8(ascii: "f"): return word("false", .boolean(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func object(_ depth: Int) -> JSONValue? {
        offset += 1
        var members: [JSONValue.Member] = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object([]) }
        while true {
            skipBlanks()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\""), let name = string() else { return nil }
            skipBlanks()
            guard take(UInt8(ascii: ":")), let value = value(depth: depth + 1) else { return nil }
            members.append(JSONValue.Member(name, value))
            skipBlanks()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { return nil }
        }
    }

    private mutating func array(_ depth: Int) -> JSONValue? {
        offset += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
            skipBlanks()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { return nil }
        }
    }

    private mutating func string() -> String? {
        offset += 1
        let start = offset
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\""), bytes[offset] != UInt8(ascii: "\\"),
            bytes[offset] >= 0x20
        {
            offset += 1
        }
        guard offset < bytes.count else { return nil }
        if bytes[offset] == UInt8(ascii: "\"") {
            offset += 1
            return String(decoding: bytes[start..<offset - 1], as: UTF8.self)
        }
        var text = Array(bytes[start..<offset])
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard appendEscape(to: &text) else { return nil }
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func appendEscape(to text: inout [UInt8]) -> Bool {
        guard offset < bytes.count else { return false }
        let sign = bytes[offset]
        offset += 1
        switch sign {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(sign)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            guard var code = hexadecimal() else { return false }
            if (0xD800..<0xDC00).contains(code), offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
                bytes[offset + 1] == UInt8(ascii: "u")
            {
                let before = offset
                offset += 2
                if let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
                    code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                } else {
                    offset = before
                }
            }
            // Half of a pair alone is no character.
            let scalar = Unicode.Scalar(code)
            if scalar == nil { hasHalfPair = true }
            text += Array(String(scalar ?? "\u{FFFD}").utf8)
        default: return false
        }
        return true
    }

    private mutating func hexadecimal() -> UInt32? {
        guard offset + 4 <= bytes.count else { return nil }
        var code: UInt32 = 0
        for byte in bytes[offset..<offset + 4] {
            switch byte {
            case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: code = code << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: code = code << 4 | UInt32(byte - 0x57)
            default: return nil
            }
        }
        offset += 4
        return code
    }

    private mutating func number() -> JSONValue? {
        let start = offset
        _ = take(UInt8(ascii: "-"))
        guard let first = digits(), !(first > 1 && bytes[offset - first] == UInt8(ascii: "0")) else { return nil }
        if take(UInt8(ascii: ".")), digits() == nil { return nil }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            if digits() == nil { return nil }
        }
        return .number(String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    /// How many digits were taken; nil for none.
    private mutating func digits() -> Int? {
        let start = offset
        while offset < bytes.count, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
        return offset > start ? offset - start : nil
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) -> JSONValue? {
        let count = word.utf8CodeUnitCount
        let wanted = UnsafeBufferPointer(start: word.utf8Start, count: count)
        guard offset + count <= bytes.count, bytes[offset..<offset + count].elementsEqual(wanted) else { return nil }
        offset += count
        return value
    }

    private mutating func skipBlanks() {
        while offset < bytes.count,
            bytes[offset] == 0x20 || bytes[offset] == 0x0A || bytes[offset] == 0x0D || bytes[offset] == 0x09
        {
            offset += 1
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }
}
