/// `.env`: the variables that OpenAI's SDKs and most tools read.
enum EnvironmentExporter: FrontEndExporter {
    static let id = "env"
    static let gives = "a .env file with OPENAI_BASE_URL, OPENAI_API_BASE, OPENAI_API_KEY and the model"

    static func export(_ setup: ExportSetup) throws(ExportProblem) -> Export {
        let proxy = try setup.chosen()
        let base = try ShellText.variable(try proxy.base(), field: "the base URL")
        var text = "# \(CommentText.line(setup.origin))\n"
        text += "OPENAI_BASE_URL=\(base)\n"
        text += "# The older name; aider and LiteLLM read it too.\n"
        text += "OPENAI_API_BASE=\(base)\n"
        if let key = proxy.key {
            if let revealed = key.revealed {
                text += "OPENAI_API_KEY=\(try ShellText.variable(revealed, field: "the key"))\n"
            } else {
                text += "OPENAI_API_KEY=${\(key.variable)}\n"
            }
        }
        text += "OPENAI_MODEL=\(try ShellText.variable(proxy.model, field: "the model"))\n"
        let notes =
            proxy.key?.revealed == nil && proxy.key != nil
            ? [
                "The file names the variable \(proxy.key?.variable ?? "") for the key; shells, docker compose and python-dotenv fill it in, other readers want the key itself (--reveal)"
            ]
            : []
        return Export(
            documents: [
                ExportedDocument(part: "env", fileName: ".env", place: "Save as .env beside the program", text: text)
            ],
            notes: notes)
    }
}
