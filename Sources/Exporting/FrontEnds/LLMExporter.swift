/// Simon Willison's `llm`: an entry of `extra-openai-models.yaml` (0.36, executed).
enum LLMExporter: FrontEndExporter {
    static let id = "llm"
    static let gives = "an entry for llm's extra-openai-models.yaml"

    static func export(_ setup: ExportSetup) throws(ExportProblem) -> Export {
        let proxy = try setup.chosen()
        let keyName = proxy.provider?.id ?? "proxylint"
        var text = YAMLText.comment(setup.origin)
        text += "- model_id: \(YAMLText.scalar(proxy.label))\n"
        text += "  model_name: \(YAMLText.scalar(proxy.model))\n"
        text += "  api_base: \(YAMLText.quoted(try proxy.base()))\n"
        // Without a name llm sends a made-up key, even where OPENAI_API_KEY is set.
        text += "  api_key_name: \(YAMLText.scalar(keyName))\n"
        if !proxy.headers.isEmpty {
            text += "  headers:\n"
            for (name, value) in proxy.headers { text += "    \(YAMLText.scalar(name)): \(YAMLText.quoted(value))\n" }
        }
        return Export(
            documents: [
                ExportedDocument(
                    part: "models", fileName: "extra-openai-models.yaml",
                    place: "Add it to the file that `dirname \"$(llm logs path)\"` leads to", text: text)
            ],
            notes: [
                "Store the key once: llm keys set \(keyName)",
                "Sampling settings are given with each prompt: -o temperature 0.8",
            ])
    }
}
