import JSONText

/// A curl command that sends a chat, also one whose headers come in through `--config -`.
enum CurlImporter: FrontEndImporter {
    static let id = "curl"
    static let reads = "a curl command that sends a chat"

    static func read(_ text: String) throws(ImportProblem) -> ImportedSetup {
        var setup = ImportedSetup()
        var proxy = ImportedProxy()
        let words = ShellWords.words(of: commandPart(of: text))
        guard let start = words.firstIndex(where: { $0 == "curl" || $0.hasSuffix("/curl") }) else {
            throw .notThat(reads)
        }
        var rest = words[(start + 1)...]
        while let word = rest.popFirst() {
            switch word {
            case "-H", "--header": takeHeader(rest.popFirst() ?? "", &proxy, &setup)
            case "-d", "--data", "--data-raw", "--data-binary", "--json":
                takeBody(rest.popFirst() ?? "", &proxy, &setup)
            case "--url": proxy.url = rest.popFirst()
            case "-X", "--request", "-o", "--output", "--max-time", "-m", "--connect-timeout", "--config", "-K", "-w",
                "-A", "--user-agent", "-x", "--proxy":
                _ = rest.popFirst()
            case "-u", "--user":
                _ = rest.popFirst()
                setup.leftOut.append("the user name and password")
            case _ where word.hasPrefix("http://") || word.hasPrefix("https://"): proxy.url = word
            default: if !word.hasPrefix("-") { setup.leftOut.append("an argument of curl") }
            }
        }
        for line in text.split(separator: "\n") where line.hasPrefix("header = ") {
            // Within a document of the shell, then within curl's own quotes.
            let shell = String(line.dropFirst(9)).replacing("\\$", with: "$").replacing("\\`", with: "`").replacing(
                "\\\\", with: "\\")
            let quoted = shell.hasPrefix("\"") ? String(shell.dropFirst().dropLast()) : shell
            takeHeader(quoted.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\"), &proxy, &setup)
        }
        setup.proxies = [proxy]
        return setup
    }

    /// The command without the document that follows it.
    private static func commandPart(of text: String) -> String {
        guard let range = text.firstRange(of: "<<") else { return text }
        return String(text[..<range.lowerBound])
    }

    private static func takeHeader(_ header: String, _ proxy: inout ImportedProxy, _ setup: inout ImportedSetup) {
        guard let colon = header.firstIndex(of: ":") else { return }
        let name = header[..<colon].trimmingBlanks
        let value = String(header[header.index(after: colon)...].trimmingBlanks)
        switch name.lowercased() {
        case "authorization":
            let key = value.lowercased().hasPrefix("bearer ") ? String(value.dropFirst(7)) : value
            proxy.key = EnvironmentImporter.key(key)
        case "x-api-key", "api-key", "x-goog-api-key": proxy.key = EnvironmentImporter.key(value)
        case "content-type", "accept": break
        default: proxy.headers.append((String(name), value))
        }
    }

    private static func takeBody(_ body: String, _ proxy: inout ImportedProxy, _ setup: inout ImportedSetup) {
        guard let json = JSONValue(body.utf8), let members = json.members else {
            setup.leftOut.append("the body, which is no JSON")
            return
        }
        // One token is a probe, not a setting.
        for member in members where !(member.name == "max_tokens" && member.value.integer == 1) {
            if !proxy.takeRequestField(member.name, member.value) { proxy.extraBody.append(member) }
        }
        if proxy.streaming == false { proxy.streaming = nil }
    }
}
