/// What a scalar means under the core schema of YAML 1.2.
public enum CoreValue: Equatable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    /// A number with a fraction or an exponent, an infinity, not-a-number, or an integer beyond 64 bits.
    case number(Double)
    case text(String)
}

extension YAMLNode {
    /// The scalar's value by the core schema; nil for collections. Quoted and block scalars are text, a tag decides.
    public var coreValue: CoreValue? {
        guard kind == .scalar else { return nil }
        let text = self.text
        if let tag, let value = CoreValue(text, tag: tag) { return value }
        return isPlain ? CoreValue(plain: text) : .text(text)
    }
}

extension CoreValue {
    /// Resolves the text of a plain scalar.
    public init(plain text: String) {
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "true", "True", "TRUE": self = .boolean(true)
        case "false", "False", "FALSE": self = .boolean(false)
        default: self = Self.number(text) ?? .text(text)
        }
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
        var digits = text.utf8[...]
        guard let first = digits.first, first < 0x3A else { return nil }
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
        if shape == .integer, let value = Int(text) { return .integer(value) }
        return Double(text).map { .number($0) }
    }

    private static func based(_ digits: Substring.UTF8View, radix: Int) -> CoreValue? {
        guard let first = digits.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+") else { return nil }
        return Int(String(Substring(digits)), radix: radix).map { .integer($0) }
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
