import JSONText

/// SillyTavern: a chat-completion preset, a connection profile, the slash command that makes one, and, with the key, an entry
/// of `secrets.json` (1.15 and 1.18, read from their source).
enum SillyTavernExporter: FrontEndExporter {
    static let id = "sillytavern"
    static let gives =
        "a chat-completion preset, a connection profile, slash commands, and with --reveal a secrets.json entry"
    static let parts = ["preset", "profile", "commands", "secrets"]

    static let byHand: [ProfileSetting: String] = [
        .customPrompt: "paste it into the prompt manager",
        .headers: "only with the source Custom", .extraBody: "only with the source Custom",
        .upstreams: "only with the source OpenRouter",
    ]

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        SillyTavernExportSource(proxy).carried(of: proxy)
    }

    static func form(of proxy: ExportProxy) throws(ExportProblem) -> FrontEndForm? {
        try SillyTavernForm(proxy).form
    }

    static let holdsSeveralProxies = true

    static func toldTraps(by export: Export) -> Set<String> { [SillyTavernForm.replacedModels] }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let first = try input.chosen()
        var connections: [SillyTavernConnection] = []
        var names: Set<String> = []
        for proxy in input.proxies {
            // Presets are named after their files, where two names of proxies may become one.
            let safe = FileNames.safe(proxy.label)
            var name = safe
            var number = 1
            while !names.insert(name.lowercased()).inserted {
                number += 1
                name = "\(safe)-\(number)"
            }
            connections.append(try SillyTavernConnection(proxy, profile: input.profile, preset: name))
        }
        var documents = connections.map { $0.presetDocument } + connections.map { $0.profileDocument }
        let lines = connections.compactMap { $0.commands.line }
        if !lines.isEmpty {
            let place =
                lines.count == 1
                ? "Paste it into the chat box after importing the preset"
                : "After importing the presets, paste the lines into the chat box one by one; wait for each connection"
            let name = connections.count == 1 ? connections[0].preset : FileNames.safe(input.profile)
            documents.insert(
                ExportedDocument(
                    part: "commands", fileName: "\(name)-commands.txt", place: place,
                    text: lines.joined(separator: "\n")), at: connections.count)
        }
        if let secrets = SillyTavernConnection.secrets(of: connections) {
            documents.append(
                ExportedDocument(
                    part: "secrets", fileName: "secrets.json",
                    place:
                        "Add it to data/<user>/secrets.json while SillyTavern is stopped; only one entry of each list may be active",
                    text: secrets.indentedJSON, isFragment: true))
        }
        var notes: [String] = []
        for connection in connections {
            for note in Self.notes(connection.proxy, connection.target) + connection.commands.notes
            where !notes.contains(note) {
                notes.append(note)
            }
        }
        return Export(documents: documents, notes: notes, form: try SillyTavernForm(first).form)
    }

    private static func notes(_ proxy: ExportProxy, _ target: SillyTavernExportSource) -> [String] {
        var notes: [String] = []
        if target.isCustom {
            notes.append(
                "The import asks about custom_url and other connection fields: choose to import it as is; the first button removes them"
            )
        }
        if proxy.contextSize != nil {
            notes.append(
                "The preset unlocks the context size; otherwise SillyTavern caps it at what it assumes for the model")
        }
        if let key = proxy.key, key.revealed == nil {
            notes.append("Enter the key \(key.origin) under API Connections")
        }
        if proxy.prefill != nil {
            notes.append(
                "The connection profile includes the prefill; with the slash commands, set it as Start Reply With")
        }
        if !proxy.stop.isEmpty, target.carried(of: proxy).contains(.stop) {
            notes.append(
                "The connection profile includes the stop texts; with the slash commands, enter them as Custom Stopping Strings"
            )
        }
        notes += [target.thinkingNote, target.replacedModelNote].compactMap { $0 }
        if target.source == "openrouter", !proxy.upstreams.isEmpty {
            notes += SillyTavernUpstreams.notes(proxy.upstreams)
        }
        if target.source == "zai", proxy.stop.count > 1 {
            notes.append("SillyTavern sends Z.ai only the first stop text")
        }
        return notes
    }
}
