/// The slash commands that make a connection profile, in one line (parser of 1.12 and 1.15, read from its source).
struct SillyTavernCommands {
    /// The line; nil where a value cannot be written in it.
    let line: String?
    /// Why there is none.
    let notes: [String]

    init(_ proxy: ExportProxy, _ target: SillyTavernExportSource, preset: String) throws(ExportProblem) {
        var parts = [(command: "/preset", value: preset), ("/model", proxy.model), ("/profile-create", proxy.label)]
        if let url = try target.url(of: proxy) { parts.insert(("/api-url", url), at: 0) }
        var commands = ["/api \(target.source)"]
        for (command, value) in parts {
            guard let word = Self.word(value) else {
                line = nil
                notes = [
                    "There are no slash commands, because \(command) cannot take `|`, `{{`, quotes, backslashes, `<`, or control characters; add the connection profile instead"
                ]
                return
            }
            commands.append("\(command) \(word)")
        }
        line = commands.joined(separator: " | ")
        notes = []
    }

    /// The command that brings a connection profile; nil where its name cannot be written.
    static func profile(_ name: String) -> String? { word(name).map { "/profile \($0)" } }

    /// A value as the parser takes it; nil for what it reads in different ways, depending on the user's settings.
    ///
    /// `a=` begins a named argument and `{:` a closure, unless the value stands in quotes; names are cleaned of what looks
    /// like HTML.
    private static func word(_ text: String) -> String? {
        let isGood =
            !text.isEmpty && !text.contains("{{") && !text.contains(where: { "|\"\\<".contains($0) })
            && !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
        guard isGood else { return nil }
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: ".-_/:@+~%".utf8.contains(byte)
            }
        }
        let startsPlainly = !text.hasPrefix("/") && !text.hasPrefix(":")
        return isPlain && startsPlainly ? text : "\"\(text)\""
    }
}
