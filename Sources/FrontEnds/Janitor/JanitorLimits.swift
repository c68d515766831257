/// What Janitor's server takes at most (captures of 2026-10), and what its sheet and notes say.
extension JanitorExporter {
    /// The sheet says where to press and what belongs to the account; the notes tell of the button and the popup.
    static func toldTraps(by export: Export) -> Set<String> {
        var traps: Set = [
            "after saving, a popup may offer to reset the generation settings",
            "press Save Settings, then reload every open Janitor page",
            "the check button of the old form reports false errors",
        ]
        // The sheet says it where it has settings.
        if export.form?.settings.isEmpty == false {
            traps.insert("generation settings belong to the account, not to one configuration")
        }
        return traps
    }

    /// Values that are longer than the form's server takes, each with its limit.
    static func notes(on proxy: ExportProxy) -> [String] {
        let values: [(field: String, value: String?, most: Int)] = [
            ("Config Name", proxy.label, 255), ("Model Name", proxy.model, 255),
            ("Proxy URL", try? proxy.chatURL(), 2048), ("API Key", proxy.key?.revealed, 4096),
            ("Custom Prompt", proxy.customPrompt, 500_000),
        ]
        return values.compactMap { field, value, most in
            // As JavaScript counts.
            guard let count = value?.utf16.count, count > most else { return nil }
            return
                "The \(field) has \(count) characters, but Janitor AI accepts at most \(most); it may refuse to save it"
        }
    }
}
