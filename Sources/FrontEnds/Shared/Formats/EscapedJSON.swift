import JSONText

typealias JSONMember = JSONValue.Member

/// JSON that YAML readers take as well: with everything escaped that they take for line breaks or refuse.
enum EscapedJSON {
    static func text(_ value: JSONValue) -> String {
        var result = String.UnicodeScalarView()
        for scalar in value.json.unicodeScalars {
            switch scalar.value {
            case 0x7F...0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200B...0x200F, 0xFEFF, 0xFFFE, 0xFFFF:
                let digits = String(scalar.value, radix: 16)
                result += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).unicodeScalars
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
