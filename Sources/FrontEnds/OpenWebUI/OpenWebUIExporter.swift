/// Open WebUI: its variables, one address and one key for each account (0.12, read from its source).
enum OpenWebUIExporter: FrontEndExporter {
    static let id = "openwebui"
    static let gives = "the variables OPENAI_API_BASE_URLS and OPENAI_API_KEYS, for all proxies"
    static let takesAllProxies = true

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> { [] }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        var bases: [String] = []
        var keys: [String] = []
        var notes = [
            "After its first start, Open WebUI uses its database: change connections in its settings, or start it with ENABLE_PERSISTENT_CONFIG=False"
        ]
        let (proxies, leftOut) = try input.proxiesWithBase()
        notes += leftOut + LiteLLMExporter.keyNotes(proxies)
        for proxy in proxies {
            let base = try proxy.base()
            guard !base.contains(";") else {
                throw .cannotCarry(field: "the base URL", target: "Open WebUI", what: "a semicolon")
            }
            let key = proxy.key.map { $0.revealed ?? "${\($0.variable)}" } ?? "none"
            guard !key.contains(";") else {
                throw .cannotCarry(field: "the key", target: "Open WebUI", what: "a semicolon")
            }
            // Proxies of one account share a connection.
            if zip(bases, keys).contains(where: { $0 == base && $1 == key }) { continue }
            bases.append(base)
            keys.append(key)
        }
        var text = "# \(CommentText.line(input.origin))\n"
        text += "OPENAI_API_BASE_URLS=\(try ShellText.variable(bases.joined(separator: ";"), field: "the base URLs"))\n"
        if proxies.contains(where: { $0.key != nil && $0.key?.revealed == nil }) {
            text += "OPENAI_API_KEYS=\"\(keys.joined(separator: ";"))\"\n"
        } else {
            text += "OPENAI_API_KEYS=\(try ShellText.variable(keys.joined(separator: ";"), field: "the keys"))\n"
        }
        if text.contains("${") {
            notes.append(
                "docker compose and shells fill in ${…} and remove the quotes; `docker run --env-file` does neither: give it the key itself (--reveal), and remove the quotes by hand"
            )
        } else if text.contains("=\"") || text.contains("='") {
            notes.append(
                "docker compose and shells remove the quotes; for `docker run --env-file`, remove them by hand")
        }
        notes.append("Choose the model in the chat: \(proxies.map { $0.model }.joined(separator: ", "))")
        return Export(
            documents: [
                ExportedDocument(
                    part: "env", fileName: ".env", place: "Give these variables to Open WebUI when it first starts",
                    text: text)
            ], notes: notes)
    }
}
