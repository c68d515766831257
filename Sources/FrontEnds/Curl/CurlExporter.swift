/// curl: one small chat from a shell; the key comes from a variable through standard input, so that no list of processes
/// and no history shows it.
enum CurlExporter: FrontEndExporter {
    static let id = "curl"
    static let gives = "a shell command that sends one short chat"

    static let placesKeyInOwnHeader = true

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        ProfileSetting.inBody(of: proxy).union([.headers])
    }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        var text = "#!/bin/sh\n# \(CommentText.line(input.origin))\n"
        text += "curl --silent --show-error --globoff --max-time 60 --config - \\\n"
        text += "  --url \(ShellText.word(try proxy.chatURL())) \\\n"
        text += "  --header 'Content-Type: application/json' \\\n"
        text += "  --data-raw \(ShellText.word(proxy.probe.json)) <<END\n"
        // Through standard input: arguments can be seen by every program on the machine.
        for (name, value) in proxy.headers {
            text += "header = \(inDocument("\(name): \(value)"))\n"
        }
        if let key = proxy.key {
            let name = proxy.keyHeader.map { "\($0): " } ?? "Authorization: Bearer "
            let written = key.revealed.map { inDocument(name + $0) }
            text += "header = \(written ?? "\"\(name)${\(key.variable)?}\"")\n"
        }
        text += "END\n"
        return export(text, notes: notes(proxy))
    }

    private static func notes(_ proxy: ExportProxy) -> [String] {
        var notes = ["The chat asks for one token, without streaming"]
        if let key = proxy.key, key.revealed == nil {
            let name = key.variable
            notes.append(
                "It takes the key from the variable \(name)\(key.goes(into: name)); \(ExportKey.howToSet(name))")
        }
        return notes
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
