/// The address of a document as an editor gives it.
enum DocumentAddress {
    /// The path of a `file:` address, percent escapes undone; for any other its last part, as a name.
    static func path(_ address: String) -> String {
        let scheme = "file://"
        guard address.lowercased().hasPrefix(scheme) else {
            return address.split(separator: "/").last.map { unescaped(String($0)) } ?? "untitled.yaml"
        }
        let rest = address.dropFirst(scheme.count)
        // A host in front of the path, mostly none or `localhost`.
        let path = rest.firstIndex(of: "/").map { rest[$0...] } ?? ""
        return unescaped(String(path))
    }

    private static func unescaped(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2]), high << 4 | low != 0
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
