/// Janitor AI: the fields of its form, in its order and words; nothing can be imported there.
///
/// Facts: help.janitorai.com (openrouter-errors), guides and captures of 2025-07 to 2026-10; see the catalogue.
enum JanitorExporter: FrontEndExporter {
    static let id = "janitor"
    static let gives = "a sheet in the form's order, to be pasted field by field"
    // An address where the key goes elsewhere is refused.
    static let placesKeyInOwnHeader = true

    /// The settings of its panel, in its order.
    private static let panel: [(label: String, name: String)] = [
        ("Top K", "top_k"), ("Top P", "top_p"), ("Repetition penalty", "repetition_penalty"),
        ("Frequency penalty", "frequency_penalty"),
    ]
    private static let settingsPlace =
        "Generation Settings (they belong to the whole account; look at them after every switch)"

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        [
            .temperature, .maxNewTokens, .contextSize, .topK, .topP, .repetitionPenalty, .frequencyPenalty, .prefill,
            .customPrompt,
        ]
    }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        if let header = proxy.keyHeader {
            throw .keyHeader(header, provider: proxy.provider?.name ?? "The provider", target: "Janitor AI")
        }
        let form = try form(proxy)
        var lines = [form.place, ""]
        for field in form.fields where field.label != "Custom Prompt" {
            lines.append(padded(field.label) + (field.label == "API Key" ? keyInSheet(proxy) : field.value))
        }
        lines.append(padded("Custom Prompt") + (proxy.customPrompt == nil ? "" : JanitorSheet.below))
        lines += ["", "Press Save Settings, then reload every open Janitor tab: open pages keep the old settings."]
        if !form.settings.isEmpty {
            lines += ["", form.settingsPlace, ""]
            lines += form.settings.map { setting in
                let value = setting.label == "Prefill" ? JanitorSheet.inLine(prefill: setting.value) : setting.value
                return padded(setting.label) + value
            }
        }
        lines += JanitorSheet.blocks(prefill: proxy.prefill, prompt: proxy.customPrompt)
        return Export(
            documents: [
                ExportedDocument(
                    part: "sheet", fileName: "janitor.txt", place: "Paste field by field",
                    text: lines.joined(separator: "\n"))
            ],
            notes: [
                "Do not rely on Janitor's own check button; `proxylint verify` asks the provider",
                "A popup may offer to reset the generation settings; decline it to keep yours",
            ], form: form)
    }

    private static func form(_ proxy: ExportProxy) throws(ExportProblem) -> FrontEndForm {
        var fields = [
            FormField("Config Name", proxy.label), FormField("Model Name", proxy.model),
            FormField("Proxy URL", try proxy.chatURL()),
        ]
        if let key = proxy.key {
            fields.append(.key("API Key", key))
        } else if proxy.lacksKey {
            fields.append(
                FormField(
                    "API Key",
                    "none in the profile, and \(proxy.provider?.name ?? "the provider") refuses requests without",
                    isCopyable: false))
        } else {
            // The form refuses an empty field.
            fields.append(FormField("API Key", "none"))
        }
        for field in fields
        where field.value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            throw .cannotCarry(
                field: field.label, target: "Janitor AI's form", what: "line breaks or control characters")
        }
        if let prompt = proxy.customPrompt { fields.append(FormField("Custom Prompt", prompt)) }
        return FrontEndForm(
            place: "Janitor AI: in a chat, API Settings, tab Proxy, Add Configuration", fields: fields,
            settings: settings(proxy), settingsPlace: settingsPlace,
            steps: [
                "Press Save Settings, then reload every open Janitor tab: open pages keep the old settings",
                "The generation settings belong to the whole account, so look at them after every switch",
            ])
    }

    /// The key, or where it is: what is in brackets is not to be pasted.
    private static func keyInSheet(_ proxy: ExportProxy) -> String {
        if let revealed = proxy.key?.revealed { return revealed }
        if let key = proxy.key { return "<the key \(key.origin)>" }
        guard proxy.lacksKey else { return "<none in the profile; the form wants one, any word will do>" }
        return "<none in the profile; \(proxy.provider?.name ?? "the provider") refuses requests without one>"
    }

    private static func settings(_ proxy: ExportProxy) -> [FormField] {
        var settings: [FormField] = []
        if let value = proxy.settings.number("temperature") {
            settings.append(FormField("Temperature", Digits.text(value)))
        }
        if let tokens = proxy.maxNewTokens { settings.append(FormField("Max new tokens", String(tokens))) }
        if let tokens = proxy.contextSize { settings.append(FormField("Context size", String(tokens))) }
        for (label, name) in panel {
            if let value = proxy.settings.number(name) { settings.append(FormField(label, Digits.text(value))) }
        }
        if let prefill = proxy.prefill { settings.append(FormField("Prefill", prefill)) }
        return settings
    }

    private static func padded(_ label: String) -> String {
        label + String(repeating: " ", count: max(20 - label.utf8.count, 1))
    }
}
