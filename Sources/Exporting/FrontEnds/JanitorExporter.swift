/// Janitor AI: the fields of its form, in its order and words; nothing can be imported there.
///
/// Facts: help.janitorai.com (openrouter-errors), guides and captures of 2025-07 to 2026-10; see the catalogue.
enum JanitorExporter: FrontEndExporter {
    static let id = "janitor"
    static let gives = "a sheet in the form's order, to be pasted field by field"

    static func export(_ setup: ExportSetup) throws(ExportProblem) -> Export {
        let proxy = try setup.chosen()
        var lines = ["Janitor AI: in a chat, API Settings, tab Proxy, Add Configuration", ""]
        let key =
            proxy.key.map { $0.revealed ?? "<the key \($0.origin)>" }
            ?? "<none in the profile; the form wants one, any word will do>"
        for (label, value) in [
            ("Config Name", proxy.label), ("Model Name", proxy.model), ("Proxy URL", try proxy.chatURL()),
            ("API Key", key),
        ] {
            guard !value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
                throw .cannotCarry(field: label, target: "Janitor AI's form", what: "line breaks or control characters")
            }
            lines.append(padded(label) + value)
        }
        lines.append(padded("Custom Prompt") + (proxy.customPrompt == nil ? "" : "(below)"))
        lines += ["", "Press Save Settings, then reload every open Janitor tab: open pages keep the old settings."]
        let settings = generation(proxy)
        if !settings.isEmpty {
            lines += [
                "", "Generation Settings (they belong to the whole account; look at them after every switch)", "",
            ]
            lines += settings.map { padded($0.0) + $0.1 }
        }
        if let prompt = proxy.customPrompt { lines += ["", "Custom Prompt:", prompt] }
        let sheet = ExportedDocument(
            part: "sheet", fileName: "janitor.txt", place: "Paste field by field", text: lines.joined(separator: "\n"))
        var fields = [
            FormField("Config Name", proxy.label), FormField("Model Name", proxy.model),
            FormField("Proxy URL", try proxy.chatURL()),
        ]
        if let key = proxy.key?.revealed { fields.append(FormField("API Key", key, isKey: true)) }
        if let prompt = proxy.customPrompt { fields.append(FormField("Custom Prompt", prompt)) }
        return Export(
            documents: [sheet],
            notes: [
                "Do not rely on Janitor's own check button; `proxylint verify` asks the provider",
                "A popup may offer to reset the generation settings; decline it to keep yours",
            ], fields: fields)
    }

    private static func generation(_ proxy: ExportProxy) -> [(String, String)] {
        var settings: [(String, String)] = []
        for (label, name) in [("Temperature", "temperature")] {
            if let value = proxy.settings.number(name) { settings.append((label, Digits.text(value))) }
        }
        if let tokens = proxy.maxNewTokens { settings.append(("Max new tokens", String(tokens))) }
        if let tokens = proxy.contextSize { settings.append(("Context size", String(tokens))) }
        for (label, name) in [
            ("Top K", "top_k"), ("Top P", "top_p"), ("Repetition penalty", "repetition_penalty"),
            ("Frequency penalty", "frequency_penalty"),
        ] {
            if let value = proxy.settings.number(name) { settings.append((label, Digits.text(value))) }
        }
        if let prefill = proxy.prefill { settings.append(("Prefill", prefill)) }
        return settings
    }

    private static func padded(_ label: String) -> String {
        label + String(repeating: " ", count: max(20 - label.utf8.count, 1))
    }
}
