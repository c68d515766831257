/// Writes JSON in the order it is told, in UTF-8: in one line, or over several for files that people look at.
///
/// Foundation's encoder keeps no order and costs more to start than a whole lint (docs/decisions/0003-no-foundation.md).
public struct JSONWriter {
    /// What has been written.
    public private(set) var text = ""
    private let isIndented: Bool
    private let escapes: JSONEscapes
    private var needsComma = false
    private var isBehindKey = false
    /// The length of the text behind each bracket that is open.
    private var openings: [Int] = []

    /// A writer of one value.
    public init(isIndented: Bool = false, escapes: JSONEscapes = .needed) {
        self.isIndented = isIndented
        self.escapes = escapes
    }

    /// Begins an object; its members follow.
    public mutating func beginObject() { open("{") }
    /// Ends an object.
    public mutating func endObject() { close("}") }
    /// Begins an array; its elements follow.
    public mutating func beginArray() { open("[") }
    /// Ends an array.
    public mutating func endArray() { close("]") }

    /// Begins a member of an object; its value follows.
    public mutating func key(_ name: String) {
        string(name)
        text += isIndented ? ": " : ":"
        isBehindKey = true
    }

    /// Writes text in quotes.
    public mutating func string(_ value: String) {
        separate()
        text += "\""
        if Self.isPlain(value) {
            text += value
            text += "\""
            return
        }
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where escapes.hides(scalar): escape(scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    /// Whether nothing in it is escaped, as in nearly all texts.
    private static func isPlain(_ value: String) -> Bool {
        value.utf8.allSatisfy { 0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
        for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
    }

    /// Writes JSON as it is given.
    public mutating func raw(_ json: String) {
        separate()
        text += json
    }

    /// Writes null.
    public mutating func null() { raw("null") }
    /// Writes true or false.
    public mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }
    /// Writes a whole number.
    public mutating func number(_ value: some FixedWidthInteger) { raw(String(value)) }

    /// Writes a number that may have a fraction; null for what is no number of JSON.
    public mutating func decimal(_ value: Double) {
        raw(value.isFinite ? Int64(exactly: value).map { String($0) } ?? String(value) : "null")
    }

    /// Writes a value with all that is in it.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .boolean(let flag): boolean(flag)
        case .number(let digits): raw(digits)
        case .string(let string): self.string(string)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(member.name)
                self.value(member.value)
            }
            endObject()
        }
    }

    private mutating func open(_ bracket: String) {
        raw(bracket)
        needsComma = false
        openings.append(text.utf8.count)
    }

    private mutating func close(_ bracket: String) {
        let isFilled = openings.popLast().map { $0 < text.utf8.count } ?? false
        if isFilled { breakLine() }
        text += bracket
        needsComma = true
    }

    private mutating func separate() {
        if isBehindKey {
            isBehindKey = false
        } else {
            if needsComma { text += "," }
            if !openings.isEmpty { breakLine() }
        }
        needsComma = true
    }

    private mutating func breakLine() {
        if isIndented { text += "\n" + String(repeating: "  ", count: openings.count) }
    }
}

/// Which characters of text are written as `\u…`.
public enum JSONEscapes: Sendable {
    /// Control characters, as JSON wants it.
    case needed
    /// Also those that act on a terminal or turn the direction of writing, for what people look at.
    case terminal

    func hides(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .needed: scalar.value < 0x20 || scalar.value == 0x7F
        case .terminal: scalar.actsOnTerminal
        }
    }
}

extension Unicode.Scalar {
    /// Whether it moves the cursor, starts a sequence, or turns the direction of writing.
    public var actsOnTerminal: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C, 0xFEFF, 0xE0000...0xE007F:
            true
        default: false
        }
    }
}

extension JSONValue {
    /// The value as JSON in one line.
    public var json: String { text(isIndented: false) }

    /// The value as JSON over several lines, for files that people look at; ends without a line break.
    public var indentedJSON: String { text(isIndented: true) }

    private func text(isIndented: Bool) -> String {
        var writer = JSONWriter(isIndented: isIndented)
        writer.value(self)
        return writer.text
    }
}
