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

    static func toldTraps(by export: Export) -> Set<String> { [SillyTavernForm.replacedModels] }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        let name = FileNames.safe(proxy.label)
        // Its menu's word for no profile at all.
        guard proxy.label != "<None>" else { throw .reservedName(proxy.label, target: "SillyTavern") }
        let target = SillyTavernExportSource(proxy)
        let secretID = identifier("secret", input.profile, proxy.label)
        var documents = [
            ExportedDocument(
                part: "preset", fileName: "\(name).json",
                place: "Import it in AI Response Configuration; it is named after the file",
                text: try SillyTavernPreset(proxy: proxy, target: target).json.indentedJSON),
            ExportedDocument(
                part: "profile", fileName: "\(name)-connection.json",
                place:
                    "Instead of the slash commands: add it to extension_settings.connectionManager.profiles in settings.json while SillyTavern is stopped",
                text: try connection(
                    input, proxy, target, preset: name, secretID: proxy.key?.revealed == nil ? nil : secretID
                ).indentedJSON),
        ]
        let commands = try SillyTavernCommands(proxy, target, preset: name)
        if let line = commands.line {
            let document = ExportedDocument(
                part: "commands", fileName: "\(name)-commands.txt",
                place: "Paste it into the chat box after importing the preset", text: line)
            documents.insert(document, at: 1)
        }
        if let revealed = proxy.key?.revealed {
            let entry = JSONValue.object([
                .init("id", .string(secretID)), .init("value", .string(revealed)), .init("label", .string(proxy.label)),
                .init("active", .boolean(true)),
            ])
            documents.append(
                ExportedDocument(
                    part: "secrets", fileName: "secrets.json",
                    place:
                        "Add it to data/<user>/secrets.json while SillyTavern is stopped; only one entry of each list may be active",
                    text: JSONValue.object([.init("api_key_\(target.source)", .array([entry]))]).indentedJSON,
                    isFragment: true))
        }
        return Export(
            documents: documents, notes: notes(proxy, target) + commands.notes, form: try SillyTavernForm(proxy).form)
    }

    private static func connection(
        _ input: ExportInput, _ proxy: ExportProxy, _ target: SillyTavernExportSource, preset: String, secretID: String?
    ) throws(ExportProblem) -> JSONValue {
        var members: [JSONMember] = [
            .init("id", .string(identifier("profile", input.profile, proxy.label))), .init("mode", .string("cc")),
            .init("exclude", .array([])), .init("name", .string(proxy.label)), .init("api", .string(target.source)),
            .init("preset", .string(preset)),
        ]
        if let url = try target.url(of: proxy) { members.append(.init("api-url", .string(url))) }
        members.append(.init("model", .string(proxy.model)))
        if let secretID { members.append(.init("secret-id", .string(secretID))) }
        if let processing = proxy.promptPostProcessing {
            members.append(.init("prompt-post-processing", .string(processing)))
        }
        if !proxy.stop.isEmpty, target.carried(of: proxy).contains(.stop) {
            // A list as JSON, within a text.
            members.append(
                .init("stop-strings", .string(JSONValue.array(proxy.stop.map { .string($0) }).json)))
        }
        if let prefill = proxy.prefill { members.append(.init("start-reply-with", .string(prefill))) }
        return .object(members)
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

    /// An id in the form of a UUID, the same for the same names: importing twice makes no second entry.
    private static func identifier(_ parts: String...) -> String {
        func hash(_ seed: UInt64) -> UInt64 {
            parts.joined(separator: "\u{0}").utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
        let digits = [hash(0xCBF2_9CE4_8422_2325), hash(0x9E37_79B9_7F4A_7C15)].map { value in
            let text = String(value, radix: 16)
            return String(repeating: "0", count: 16 - text.utf8.count) + text
        }.joined()
        let characters = Array(digits)
        func part(_ range: Range<Int>) -> String { String(characters[range]) }
        return "\(part(0..<8))-\(part(8..<12))-4\(part(13..<16))-8\(part(17..<20))-\(part(20..<32))"
    }
}
