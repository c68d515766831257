/// Writes JSON in the order it is told, in UTF-8: compact, or indented for files that people review.
///
/// Foundation's encoder keeps no order and costs more to start than a whole lint (docs/decisions/0003-no-foundation.md).
struct JSONWriter {
    private(set) var text = ""
    private var needsComma = false
    private let isIndented: Bool
    private var depth = 0
    private var isBehindKey = false

    init(isIndented: Bool = false) {
        self.isIndented = isIndented
    }

    mutating func object(_ body: (inout JSONWriter) -> Void) { container("{", "}", body) }
    mutating func array(_ body: (inout JSONWriter) -> Void) { container("[", "]", body) }

    /// Begins a member of an object; its value follows.
    mutating func key(_ name: StaticString) {
        separate()
        text += isIndented ? "\"\(name)\": " : "\"\(name)\":"
        needsComma = false
        isBehindKey = true
    }

    /// Begins a member whose name is made up at run time; it must need no escaping.
    mutating func key(_ name: String) {
        separate()
        text += isIndented ? "\"\(name)\": " : "\"\(name)\":"
        needsComma = false
        isBehindKey = true
    }

    /// Writes JSON as it is given.
    mutating func raw(_ json: String) {
        separate()
        text += json
    }

    mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }

    mutating func string(_ value: String?) {
        separate()
        guard let value else {
            text += "null"
            return
        }
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where !SafeText.isHarmless(scalar): escape(scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
        for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }

    mutating func number(_ value: Int) {
        separate()
        text += String(value)
    }

    /// Writes a number, or null.
    mutating func optional(_ value: Int?) {
        if let value { number(value) } else { string(nil) }
    }

    /// Writes a number that may have a fraction.
    mutating func decimal(_ value: Double) {
        // Infinities are no JSON.
        raw(value.isFinite ? Int(exactly: value).map(String.init) ?? String(value) : "null")
    }

    /// Begins a report: the version of its shape, and of the program that made it.
    mutating func header(version: String, catalogDate: String) {
        key("version")
        number(1)
        key("tool")
        object { json in
            json.key("version")
            json.string(version)
            json.key("catalogue_date")
            json.string(catalogDate)
        }
    }

    private mutating func container(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
        separate()
        text += open
        needsComma = false
        depth += 1
        let length = text.utf8.count
        body(&self)
        depth -= 1
        if text.utf8.count > length { breakLine() }
        text += close
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { text += "," }
        needsComma = true
        if isBehindKey {
            isBehindKey = false
        } else if depth > 0 {
            breakLine()
        }
    }

    private mutating func breakLine() {
        if isIndented { text += "\n" + String(repeating: "  ", count: depth) }
    }
}
