import Profiles

/// A variable, or another place of a key, that is named as text where the key belongs.
///
/// Shells, build services, relays and programs each write it in their way; a profile has `{env: NAME}`.
struct NamedKeyPlace {
    /// Where the key is, in the words of profiles: env, file or keyring.
    let kind: String
    /// The name of the variable or the key, or the path.
    let name: String
    /// Whether the place is certainly the one that is meant.
    let isCertain: Bool
    /// Whether a guide's reader was to put another name there: `YOUR_API_KEY`.
    let isPlaceholder: Bool

    private enum Certainty {
        case certain
        /// What a build service keeps is a variable only where a step makes it one.
        case likely
        /// A password of one's own may be written so.
        case certainInCapitals
    }

    /// How variables are written elsewhere, without quotes and blanks, in small letters; the longest first.
    private static let forms: [(front: String, back: String, certainty: Certainty)] = [
        ("${{secrets.", "}}", .likely), ("${{vars.", "}}", .likely), ("${{env.", "}}", .certain),
        ("${{", "}}", .likely),
        ("{{secrets.", "}}", .likely), ("{{env.", "}}", .certain), ("{{", "}}", .likely), ("secrets.", "", .likely),
        ("os.environ/", "", .certain), ("os.environ[", "]", .certain), ("os.environ.get(", ")", .certain),
        ("os.environ.", "", .certain), ("os.getenv(", ")", .certain), ("system.getenv(", ")", .certain),
        ("getenv(", ")", .certain), ("process.env.", "", .certain), ("process.env[", "]", .certain),
        ("import.meta.env.", "", .certain), ("env[", "]", .certain), ("env(", ")", .certain),
        ("${env:", "}", .certain), ("{env:", "}", .certain), ("$env:", "", .certain), ("env:", "", .certain),
        ("env.", "", .certain), ("${", "}", .certain), ("$(", ")", .certain), ("$", "", .certainInCapitals),
        ("%", "%", .certainInCapitals),
    ]

    /// The place that a text names; nil for what may be a key.
    ///
    /// - Parameter mayBePassword: Whether anything may be a key there, as at a server of one's own.
    init?(_ text: String, mayBePassword: Bool) {
        guard text.utf8.count <= 120, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        let small = text.lowercased()
        for kind in ["keyring", "file"] where small.hasPrefix(kind + ":") {
            let name = text.dropFirst(kind.utf8.count + 1)
            guard Self.isNoKey(name), let first = name.utf8.first, Self.isLetter(first),
                name.utf8.allSatisfy({ Self.isWord($0) || $0 == UInt8(ascii: "-") || (0x2E...0x2F).contains($0) })
            else { return nil }
            (self.kind, self.name, isCertain) = (kind, String(name), true)
            isPlaceholder = Self.isPlaceholder(name)
            return
        }
        for (front, back, certainty) in Self.forms {
            guard small.hasPrefix(front), small.hasSuffix(back), text.utf8.count > front.utf8.count + back.utf8.count
            else { continue }
            var name = text.dropFirst(front.utf8.count).dropLast(back.utf8.count)
            // `${NAME:-other}`: what stands behind is used where the variable is not set.
            let hasDefault = front == "${" && name.contains(":")
            if hasDefault { name = name.prefix { $0 != ":" } }
            guard Self.isName(name), Self.isNoKey(name) else { continue }
            if certainty == .certainInCapitals, mayBePassword, name.utf8.contains(where: Self.isSmall) { return nil }
            (kind, self.name) = ("env", String(name))
            isCertain = certainty != .likely && !hasDefault
            isPlaceholder = Self.isPlaceholder(name)
            return
        }
        // The bare name, as names of variables nearly always are.
        guard Self.isName(text[...]), text.utf8.first != 0x5F, text.utf8.contains(0x5F), Self.isNoKey(text[...]),
            !text.utf8.contains(where: Self.isSmall), !LiteralKey.isDummy(text)
        else { return nil }
        (kind, name, isCertain) = ("env", text, true)
        isPlaceholder = Self.isPlaceholder(text[...]) || LiteralKey.isWordForKey(text)
    }

    /// Words that tell readers of a guide to write something else; no name of a variable has them.
    private static let placeholderWords = [
        "your", "yours", "enter", "insert", "paste", "put", "add", "fill", "replace", "change", "here", "goes",
        "placeholder", "example", "sample", "dummy", "fake", "changeme", "todo", "fixme", "redacted", "actual", "xxx",
        "xxxx", "dein", "deine", "ihr", "votre", "tu", "sua", "seu",
    ]

    private static func isPlaceholder(_ name: Substring) -> Bool {
        name.lowercased().split { "_-./".contains($0) }.contains { word in
            placeholderWords.contains { $0 == word }
        }
    }

    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, isLetter(first) || first == 0x5F else { return false }
        return text.utf8.allSatisfy(isWord)
    }

    /// Names are words with few digits; what is not may be a key, which no message is to quote.
    private static func isNoKey(_ name: Substring) -> Bool {
        let digits = name.utf8.count { (0x30...0x39).contains($0) }
        let runs = name.split { !$0.isLetter && !$0.isNumber }
        let longest = runs.map { $0.utf8.count }.max() ?? 0
        let text = String(name)
        return digits <= 4 && longest <= 20 && SecretMask.byForm.hidingSecrets(in: text) == text
    }

    private static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { isSmall(byte | 0x20) }
    private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x5F }
}
