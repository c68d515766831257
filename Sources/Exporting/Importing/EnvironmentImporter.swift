/// A `.env` file with the variables of OpenAI's SDKs.
enum EnvironmentImporter: FrontEndImporter {
    static let id = "env"
    static let reads = "a file of variables such as OPENAI_BASE_URL"

    static func read(_ text: String) throws(ImportProblem) -> ImportedSetup {
        var setup = ImportedSetup()
        var proxy = ImportedProxy()
        for line in text.split(whereSeparator: \.isNewline) {
            var rest = line.trimmingBlanks
            if rest.hasPrefix("export ") { rest = rest.dropFirst(7) }
            guard !rest.hasPrefix("#"), let equals = rest.firstIndex(of: "=") else { continue }
            let name = rest[..<equals].trimmingBlanks
            let value = unquoted(rest[rest.index(after: equals)...].trimmingBlanks)
            switch name {
            case "OPENAI_BASE_URL": proxy.url = value
            case "OPENAI_API_BASE": proxy.url = proxy.url ?? value
            case "OPENAI_MODEL", "OPENAI_MODEL_NAME", "MODEL": proxy.model = value
            case "OPENAI_API_KEY": proxy.key = key(value)
            default: setup.leftOut.append(String(name))
            }
        }
        setup.proxies = [proxy]
        return setup
    }

    /// A key, or the variable that is named in its place: `${NAME}`, `$NAME`.
    static func key(_ value: String) -> ImportedProxy.Key? {
        if value.isEmpty { return nil }
        guard value.hasPrefix("$") else { return .literal(value) }
        return .variable(String(value.dropFirst().filter { $0 != "{" && $0 != "}" && $0 != "?" }))
    }

    private static func unquoted(_ text: Substring) -> String {
        if text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") {
            return String(text.dropFirst().dropLast()).replacing("'\\''", with: "'")
        }
        if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") {
            return String(text.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
        }
        return text.firstRange(of: " #").map { String(text[..<$0.lowerBound].trimmingBlanks) } ?? String(text)
    }
}
