/// curl: one small chat from a shell; the key comes from a variable through standard input, so that no list of processes
/// and no history shows it.
enum CurlExporter: FrontEndExporter {
    static let id = "curl"
    static let gives = "a shell command that sends one small chat"

    static func export(_ setup: ExportSetup) throws(ExportProblem) -> Export {
        let proxy = try setup.chosen()
        var text = "#!/bin/sh\n# \(CommentText.line(setup.origin))\n"
        text += "curl --silent --show-error --max-time 60 --config - \\\n"
        text += "  --url \(ShellText.word(try proxy.chatURL())) \\\n"
        text += "  --header 'Content-Type: application/json' \\\n"
        text += "  --data-raw \(ShellText.word(proxy.probe.json)) <<END\n"
        // Through standard input: arguments can be seen by every program on the machine.
        for (name, value) in proxy.headers {
            guard !value.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
                throw .cannotCarry(
                    field: "the header \(name)", target: "a request", what: "line breaks or control characters")
            }
            text += "header = \(inDocument("\(name): \(value)"))\n"
        }
        if let key = proxy.key {
            let name = proxy.provider?.id == "azure" ? "api-key: " : "Authorization: Bearer "
            let written = key.revealed.map { inDocument(name + $0) }
            text += "header = \(written ?? "\"\(name)${\(key.variable)?}\"")\n"
        }
        text += "END\n"
        let notes =
            proxy.key.flatMap { $0.revealed == nil ? ["It takes the key from the variable \($0.variable)"] : nil } ?? []
        return export(text, notes: notes)
    }

    /// A value in quotes as curl's configuration has it, within a document that the shell looks through.
    private static func inDocument(_ value: String) -> String {
        let quoted = "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        return quoted.replacing("\\", with: "\\\\").replacing("$", with: "\\$").replacing("`", with: "\\`")
    }

    private static func export(_ text: String, notes: [String]) -> Export {
        Export(
            documents: [
                ExportedDocument(
                    part: "command", fileName: "chat.sh", place: "Run it in a shell; it may cost a message", text: text)
            ], notes: notes)
    }
}
