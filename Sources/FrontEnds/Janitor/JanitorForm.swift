/// Janitor AI's form of one configuration, and its panel of settings, in their order and words.
enum JanitorForm {
    /// The settings of its panel, in its order.
    private static let panel: [(label: String, name: String)] = [
        ("Top K", "top_k"), ("Top P", "top_p"), ("Repetition penalty", "repetition_penalty"),
        ("Frequency penalty", "frequency_penalty"),
    ]
    private static let settingsPlace =
        "Generation Settings (they apply to the whole account; check them after every switch)"

    static func form(of proxy: ExportProxy) throws(ExportProblem) -> FrontEndForm {
        var fields = [
            FormField("Config Name", proxy.label), FormField("Model Name", proxy.model),
            FormField("Proxy URL", try proxy.chatURL()),
        ]
        if let key = FormField.key("API Key", of: proxy) {
            fields.append(key)
        } else if proxy.lacksKey {
            fields.append(
                FormField(
                    "API Key",
                    "none in the profile, and \(proxy.provider?.name ?? "the provider") refuses requests without one",
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
        if let prompt = FormField.prompt("Custom Prompt", of: proxy.resolved, text: proxy.customPrompt) {
            fields.append(prompt)
        }
        return FrontEndForm(
            place: "Janitor AI: in a chat, API Settings, tab Proxy, Add Configuration", fields: fields,
            settings: settings(proxy), settingsPlace: settingsPlace,
            steps: [
                "Press Save Settings, then reload every open Janitor tab: open pages keep the old settings",
                "The generation settings apply to the whole account, so check them after every switch",
            ])
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
}
