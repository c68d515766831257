/// What a scalar means under the core schema of YAML 1.2.
public enum CoreValue: Equatable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    /// A number with a fraction or an exponent, an infinity, not-a-number, or an integer beyond 64 bits.
    case number(Double)
    case text(String)
}

extension YAMLNode {
    /// The scalar's value by the core schema; nil for collections.
    ///
    /// Quoted and block scalars are text, a tag decides.
    public var coreValue: CoreValue? {
        let node = resolved
        let record = tree.records[node.index]
        guard record.kind == .scalar else { return nil }
        if record.style == .plain, record.tag < 0, let quick = node.withTextBytes(CoreValue.init(quick:)) ?? nil {
            return quick
        }
        let text = node.text
        if record.tag >= 0, let value = CoreValue(text, tag: tree.names[Int(record.tag)]) { return value }
        return record.style == .plain ? CoreValue(plain: text) : .text(text)
    }
}

extension YAMLNode {
    /// Whether the scalar is text, told by its first byte without making a string; nil where that is not enough.
    ///
    /// Nearly every value of a profile is plain text that begins with a letter which no other kind begins with.
    public var isEvidentlyText: Bool? {
        let node = resolved
        let record = tree.records[node.index]
        guard record.kind == .scalar, record.tag < 0 else { return nil }
        guard record.style == .plain else { return true }
        guard record.payload < 0, record.end > record.start else { return nil }
        switch tree.source.bytes[Int(record.start)] {
        case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
            UInt8(ascii: "f"), UInt8(ascii: "F"), 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"):
            return nil
        default: return true
        }
    }

    /// The scalar's value when it is text.
    public var textValue: String? {
        if isEvidentlyText ?? false { return text }
        if case .text(let text) = coreValue { return text }
        return nil
    }
}

extension CoreValue {
    /// Resolves the text of a plain scalar.
    public init(plain text: String) {
        guard let first = text.utf8.first else {
            self = .null
            return
        }
        // Most plain scalars are words that begin with none of these, and need no comparison.
        switch first {
        case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"):
            self = ["~", "null", "Null", "NULL"].contains(text) ? .null : .text(text)
        case UInt8(ascii: "t"), UInt8(ascii: "T"):
            self = ["true", "True", "TRUE"].contains(text) ? .boolean(true) : .text(text)
        case UInt8(ascii: "f"), UInt8(ascii: "F"):
            self = ["false", "False", "FALSE"].contains(text) ? .boolean(false) : .text(text)
        case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"):
            self = Self.number(text) ?? .text(text)
        default:
            self = .text(text)
        }
    }

    /// Resolves what nearly all plain scalars of a profile are, without making a string of them: whole numbers,
    /// decimal fractions and booleans in lower case.
    fileprivate init?(quick bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.first, bytes.count <= 15 else { return nil }
        if first == UInt8(ascii: "t"), bytes.equals("true") {
            self = .boolean(true)
            return
        }
        if first == UInt8(ascii: "f"), bytes.equals("false") {
            self = .boolean(false)
            return
        }
        var number: Int64 = 0
        var scale: Double?
        for byte in bytes {
            if (0x30...0x39).contains(byte) {
                number = number * 10 + Int64(byte - 0x30)
                scale = scale.map { $0 * 10 }
            } else if byte == UInt8(ascii: "."), scale == nil {
                scale = 1
            } else {
                return nil
            }
        }
        guard let scale else {
            self = .integer(number)
            return
        }
        guard bytes.count > 1 else { return nil }
        // Both are exact up to 15 digits, so the quotient is the nearest number there is.
        self = .number(Double(number) / scale)
    }

    /// Resolves by an explicit tag; nil when the tag is none of the core schema's, or the text does not fit it.
    fileprivate init?(_ text: String, tag: String) {
        switch tag {
        case "tag:yaml.org,2002:str", "!": self = .text(text)
        case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null":
            self = CoreValue(plain: text)
        default: return nil
        }
    }

    private static func number(_ text: String) -> CoreValue? {
        if let digits = smallNumber(text) { return .integer(digits) }
        var digits = text.utf8[...]
        guard let first = digits.first else { return nil }
        if digits.starts(with: "0x".utf8) { return based(digits.dropFirst(2), radix: 16) }
        if digits.starts(with: "0o".utf8) { return based(digits.dropFirst(2), radix: 8) }
        let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
        if isSigned { digits = digits.dropFirst() }
        switch String(Substring(digits)) {
        case ".inf", ".Inf", ".INF": return .number(first == UInt8(ascii: "-") ? -.infinity : .infinity)
        case ".nan", ".NaN", ".NAN": return isSigned ? nil : .number(.nan)
        default: break
        }
        guard let shape = DecimalShape(digits) else { return nil }
        if shape == .integer, let value = Int64(text) { return .integer(value) }
        return Double(text).map { .number($0) }
    }

    /// A number of up to 15 digits and nothing else, as nearly all in profiles are.
    private static func smallNumber(_ text: String) -> Int64? {
        guard text.utf8.count <= 15 else { return nil }
        var number: Int64 = 0
        for byte in text.utf8 {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int64(byte - 0x30)
        }
        return number
    }

    private static func based(_ digits: Substring.UTF8View, radix: Int) -> CoreValue? {
        guard let first = digits.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+") else { return nil }
        return Int64(String(Substring(digits)), radix: radix).map { .integer($0) }
    }

    private enum DecimalShape {
        case integer, fractional

        /// Reads `[0-9]+`, or `([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?`.
        init?(_ text: Substring.UTF8View) {
            var rest = text
            let whole = Self.takeDigits(&rest)
            if whole > 0, rest.isEmpty {
                self = .integer
                return
            }
            var fraction = 0
            if rest.first == UInt8(ascii: ".") {
                rest = rest.dropFirst()
                fraction = Self.takeDigits(&rest)
            }
            guard whole + fraction > 0 else { return nil }
            if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
                rest = rest.dropFirst()
                if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
                guard Self.takeDigits(&rest) > 0 else { return nil }
            }
            guard rest.isEmpty else { return nil }
            self = .fractional
        }

        private static func takeDigits(_ text: inout Substring.UTF8View) -> Int {
            let digits = text.prefix { (0x30...0x39).contains($0) }.count
            text = text.dropFirst(digits)
            return digits
        }
    }
}
