/// `.env`: the variables that OpenAI's SDKs and most tools read.
enum EnvironmentExporter: FrontEndExporter {
    static let id = "env"
    static let gives = "a .env file with OPENAI_BASE_URL, OPENAI_API_BASE, OPENAI_API_KEY, and the model"

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> { [] }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        let base = try ShellText.variable(try proxy.base(), field: "the base URL")
        var text = "# \(CommentText.line(input.origin))\n"
        text += "OPENAI_BASE_URL=\(base)\n"
        text += "# The older name; aider and LiteLLM read it too.\n"
        text += "OPENAI_API_BASE=\(base)\n"
        if let key = proxy.key {
            if let revealed = key.revealed {
                text += "OPENAI_API_KEY=\(try ShellText.variable(revealed, field: "the key"))\n"
            } else {
                text += "OPENAI_API_KEY=${\(key.variable)}\n"
            }
        } else {
            text += "# There is no key, but programs need a value here.\nOPENAI_API_KEY=none\n"
        }
        text += "OPENAI_MODEL=\(try ShellText.variable(proxy.model, field: "the model"))\n"
        return Export(
            documents: [
                ExportedDocument(part: "env", fileName: ".env", place: "Save as .env beside the program", text: text)
            ],
            notes: notes(proxy))
    }

    private static func notes(_ proxy: ExportProxy) -> [String] {
        guard let key = proxy.key else {
            return proxy.lacksKey ? [] : ["The file gives `none` as the key, which the server ignores"]
        }
        guard key.revealed == nil else { return [] }
        let name = key.variable
        return [
            "The file names the variable \(name) for the key\(key.goes(into: name)); shells, docker compose, and python-dotenv fill it in; other readers need the key itself (--reveal); \(ExportKey.howToSet(name))"
        ]
    }
}
