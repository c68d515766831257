/// Names and paths that may be a key in the wrong place: of variables, stored keys, headers, fields, files.
extension SecretMask {
    /// As many characters as a name may have that is shown whole.
    private static let maxCharacters = 64

    /// A name as it may be shown: what looks like a key, by its form or because it is no name that anybody gives, is masked.
    public static func shown(name: String) -> String {
        isNoName(name) ? masked(key: name) : byForm.hidingSecrets(in: name)
    }

    /// Whether a name may not be shown as it is.
    static func holdsKey(name: String) -> Bool { shown(name: name) != name }

    /// A path as it may be shown: whatever part of it looks like a key is masked.
    public static func shown(path: String) -> String {
        let hidden = byForm.hidingSecrets(in: path)
        // Pasted in the place of a path, a key may hold slashes.
        let isPath = path.contains(".") || path.hasPrefix("/") || path.hasPrefix("~")
        if !isPath, isNoName(path) { return masked(key: path) }
        return hidden.split(separator: "/", omittingEmptySubsequences: false).map { part in
            hasRandomRun(String(part)) && !part.contains("…") ? masked(key: String(part)) : String(part)
        }.joined(separator: "/")
    }

    /// Whether a parameter of an address's query is called like a credential and has a value, whatever that is.
    public static func holdsCredential(query: String?) -> Bool {
        (query ?? "").split { $0 == "&" || $0 == ";" }.contains { parameter in
            guard let equals = parameter.firstIndex(of: "="), parameter[equals...].count > 1 else { return false }
            let name = parameter[..<equals].utf8.filter(SecretPatterns.isAlphanumeric)
            return CredentialPlaces.isCredential(String(decoding: name, as: UTF8.self).lowercased())
        }
    }

    /// Whether a text without a known form is the name of nothing.
    private static func isNoName(_ text: String) -> Bool {
        text.count > maxCharacters || isRandom(text)
            || text.utf8.count >= 12 && !text.contains(" ") && holdsBase64Signs(text)
    }

    private static func holdsBase64Signs(_ text: String) -> Bool {
        text.contains { $0 == "=" || $0 == "+" || $0 == "|" } && text.contains { $0.isNumber || $0.isUppercase }
    }

    /// Whether letters and digits are mixed as in no word, date or version.
    private static func isRandom(_ text: String) -> Bool { hasRandomRun(text) || isRandomInAllParts(text) }

    /// Whether a part without signs is longer than a word, with digits all over it.
    private static func hasRandomRun(_ text: String) -> Bool {
        if text.utf8.count >= 16, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return true }
        return text.utf8.split { !SecretPatterns.isAlphanumeric($0) }.contains { run in
            run.count >= 20 && run.count { $0 <= 0x39 } >= 3 && changes(in: run) >= 3
        }
    }

    /// How often digits follow letters, and letters digits.
    private static func changes(in run: Substring.UTF8View) -> Int {
        zip(run, run.dropFirst()).count { ($0 <= 0x39) != ($1 <= 0x39) }
    }

    /// Keys with signs in them: capitals, small letters and digits in all their parts.
    private static func isRandomInAllParts(_ text: String) -> Bool {
        let bytes = text.utf8.filter(SecretPatterns.isAlphanumeric)
        let changes = text.utf8.split { !SecretPatterns.isAlphanumeric($0) }.reduce(0) { $0 + Self.changes(in: $1) }
        return text.utf8.count >= 16 && changes >= 5 && !text.contains(where: { $0.isWhitespace })
            && bytes.count { $0 <= 0x39 } >= 3 && bytes.count { 0x41...0x5A ~= $0 } >= 3
            && bytes.count { $0 >= 0x61 } >= 3
    }
}
