/// Turns what was pasted, saved or received into plain UTF-8: no control sequences, straight quotes, ordinary blanks.
enum CleanText {
    /// The text of `bytes`, whatever they are.
    ///
    /// UTF-16 with a byte order mark, as Windows saves it, is read as such; invalid UTF-8 becomes replacement characters.
    static func of(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let start = Array(bytes.prefix(2))
        let text: String
        if start == [0xFF, 0xFE] || start == [0xFE, 0xFF] {
            text = utf16(Array(bytes.dropFirst(2)), isLittleEndian: start[0] == 0xFF)
        } else {
            text = String(decoding: bytes, as: UTF8.self)
        }
        if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 || $0 == 0x0A }) { return Array(text.utf8) }
        return cleaned(text)
    }

    private static func utf16(_ bytes: [UInt8], isLittleEndian: Bool) -> String {
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            let (low, high) = isLittleEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            return UInt16(high) << 8 | UInt16(low)
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func cleaned(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var sequence = ControlSequence()
        for scalar in text.unicodeScalars {
            if sequence.takes(scalar) { continue }
            switch scalar.value {
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(0x0A)
            case 0x09, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: result.append(0x20)
            case 0...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
                0xFE00...0xFE0F, 0xE0000...0xE007F:
                continue
            case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x60, 0xB4: result.append(UInt8(ascii: "'"))
            case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB, 0xFF02: result.append(UInt8(ascii: "\""))
            case 0x2010...0x2015, 0x2212: result.append(UInt8(ascii: "-"))
            // Full-width forms of ASCII, as East Asian keyboards and OCR write them.
            case 0xFF01...0xFF5E: result.append(UInt8(scalar.value - 0xFF01 + 0x21))
            default: result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
            }
        }
        return result
    }
}

/// Follows the control sequences of a terminal through a text, so that they can be left out.
private struct ControlSequence {
    private enum State { case outside, escape, parameters, string }
    private var state = State.outside

    /// Whether the scalar belongs to a sequence.
    mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
        switch state {
        case .outside:
            if scalar.value == 0x1B {
                state = .escape
            } else if scalar.value == 0x9B {
                state = .parameters
            } else {
                return false
            }
        case .escape:
            switch scalar {
            case "[": state = .parameters
            case "]", "P", "X", "^", "_": state = .string
            case "(", ")", "*", "+", "#", " ", "%": break
            default: state = .outside
            }
        case .parameters:
            if 0x40...0x7E ~= scalar.value || scalar == "\n" { state = .outside }
        case .string:
            // Ends with BEL or ESC \; a line break ends an unfinished one, so that no more than a line is lost.
            if scalar.value == 0x07 || scalar == "\n" {
                state = .outside
            } else if scalar.value == 0x1B {
                state = .escape
            }
        }
        return true
    }
}
