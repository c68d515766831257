/// A text that names an environment variable instead of holding a key: `os.environ/NAME`, `env.NAME`, `${NAME}`.
public enum EnvironmentReference {
    /// Whether a text is one, whole and in capitals as such names are, so that it can be shown where keys are hidden.
    public static func isOne(_ text: String) -> Bool {
        for (front, back) in [
            ("os.environ/", ""), ("os.environ.", ""), ("os.environment/", ""), ("os.env/", ""), ("env.", ""),
            ("${", "}"),
            ("$", ""),
        ]
        where text.hasPrefix(front) && text.hasSuffix(back) && text.utf8.count > front.utf8.count + back.utf8.count {
            let name = text.utf8.dropFirst(front.utf8.count).dropLast(back.utf8.count)
            // A key may consist of capitals and digits; names are words with `_` between them.
            guard name.count <= 64, SecretPatterns.ranges(in: text.utf8).isEmpty else { continue }
            let isName = name.allSatisfy {
                (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
            }
            let digits = name.count { (0x30...0x39).contains($0) }
            let words = String(decoding: name, as: UTF8.self).split { $0 == "_" }
            let longest = words.map { $0.utf8.count }.max() ?? 0
            if isName, digits <= 4, longest <= 20 { return true }
        }
        return false
    }
}
