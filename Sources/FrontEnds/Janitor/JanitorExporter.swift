/// Janitor AI: the fields of its form, in its order and words; nothing can be imported there.
///
/// Facts: help.janitorai.com (openrouter-errors), guides and captures of 2025-07 to 2026-10; see the catalogue.
enum JanitorExporter: FrontEndExporter {
    static let id = "janitor"
    static let gives = "a sheet in the form's order, to paste field by field"
    // An address where the key goes elsewhere is refused.
    static let placesKeyInOwnHeader = true

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        [
            .temperature, .maxNewTokens, .contextSize, .topK, .topP, .repetitionPenalty, .frequencyPenalty, .prefill,
            .customPrompt,
        ]
    }

    static func form(of proxy: ExportProxy) throws(ExportProblem) -> FrontEndForm? { try JanitorForm.form(of: proxy) }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        if let header = proxy.keyHeader {
            throw .keyHeader(header, provider: proxy.provider?.name ?? "The provider", target: "Janitor AI")
        }
        let form = try JanitorForm.form(of: proxy)
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

    /// The key, or where it is: what is in brackets is not to be pasted.
    private static func keyInSheet(_ proxy: ExportProxy) -> String {
        if let revealed = proxy.key?.revealed { return revealed }
        if let key = proxy.key { return "<the key \(key.origin)>" }
        guard proxy.lacksKey else { return "<none in the profile; the form needs one, but any word will do>" }
        return "<none in the profile; \(proxy.provider?.name ?? "the provider") refuses requests without one>"
    }

    private static func padded(_ label: String) -> String {
        label + String(repeating: " ", count: max(20 - label.utf8.count, 1))
    }
}
