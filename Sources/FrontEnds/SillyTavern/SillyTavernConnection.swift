import JSONText

/// What SillyTavern keeps of one proxy: a preset, a connection profile, the commands that make one, and the key's entry.
struct SillyTavernConnection {
    let proxy: ExportProxy
    let target: SillyTavernExportSource
    /// What its preset is called.
    let preset: String
    let commands: SillyTavernCommands
    /// The preset, to import.
    let presetDocument: ExportedDocument
    /// The connection profile, for `settings.json`.
    let profileDocument: ExportedDocument
    private let secretID: String

    /// What SillyTavern keeps of a proxy.
    ///
    /// - Throws: `ExportProblem` where it cannot hold the proxy.
    init(_ proxy: ExportProxy, profile: String, preset: String) throws(ExportProblem) {
        // Its menu's word for no profile at all.
        guard proxy.label != "<None>" else { throw .reservedName(proxy.label, target: "SillyTavern") }
        let target = SillyTavernExportSource(proxy)
        self.proxy = proxy
        self.target = target
        self.preset = preset
        // One key has one entry, whatever uses it.
        secretID = Self.identifier("secret", profile, proxy.resolved.account?.name.value ?? proxy.label)
        commands = try SillyTavernCommands(proxy, target, preset: preset)
        presetDocument = ExportedDocument(
            part: "preset", fileName: "\(preset).json",
            place: "Import it in AI Response Configuration; it is named after the file",
            text: try SillyTavernPreset(proxy: proxy, target: target).json.indentedJSON)
        profileDocument = ExportedDocument(
            part: "profile", fileName: "\(preset)-connection.json",
            place:
                "Instead of the slash commands: add it to extension_settings.connectionManager.profiles in settings.json while SillyTavern is stopped",
            text: try Self.connection(proxy, target, profile: profile, preset: preset, secretID: secretID).indentedJSON)
    }

    /// The entries of `secrets.json`, by source; nil where no key is written out.
    static func secrets(of connections: [SillyTavernConnection]) -> JSONValue? {
        var lists: [(name: String, entries: [JSONValue])] = []
        var known: Set<String> = []
        for connection in connections {
            let name = "api_key_\(connection.target.source)"
            guard let revealed = connection.proxy.key?.revealed,
                known.insert("\(name) \(connection.secretID)").inserted
            else { continue }
            let index = lists.firstIndex { $0.name == name }
            let account = connection.proxy.resolved.account?.name.value
            let entry = JSONValue.object([
                .init("id", .string(connection.secretID)), .init("value", .string(revealed)),
                .init(
                    "label", .string(connections.count > 1 ? account ?? connection.proxy.label : connection.proxy.label)
                ),
                .init("active", .boolean(index == nil)),
            ])
            if let index { lists[index].entries.append(entry) } else { lists.append((name, [entry])) }
        }
        return lists.isEmpty ? nil : .object(lists.map { .init($0.name, .array($0.entries)) })
    }

    private static func connection(
        _ proxy: ExportProxy, _ target: SillyTavernExportSource, profile: String, preset: String, secretID: String
    ) throws(ExportProblem) -> JSONValue {
        var members: [JSONMember] = [
            .init("id", .string(identifier("profile", profile, proxy.label))), .init("mode", .string("cc")),
            .init("exclude", .array([])), .init("name", .string(proxy.label)), .init("api", .string(target.source)),
            .init("preset", .string(preset)),
        ]
        if let url = try target.url(of: proxy) { members.append(.init("api-url", .string(url))) }
        members.append(.init("model", .string(proxy.model)))
        if proxy.key?.revealed != nil { members.append(.init("secret-id", .string(secretID))) }
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
