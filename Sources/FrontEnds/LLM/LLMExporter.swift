import YAMLSource

/// Simon Willison's `llm`: an entry of `extra-openai-models.yaml` (0.36, executed).
enum LLMExporter: FrontEndExporter {
    static let id = "llm"
    static let gives = "an entry for llm's extra-openai-models.yaml"

    static let byHand: [ProfileSetting: String] = [
        .temperature: "-o temperature with each prompt", .topP: "-o top_p with each prompt",
        .maxNewTokens: "-o max_tokens with each prompt", .frequencyPenalty: "-o frequency_penalty with each prompt",
        .presencePenalty: "-o presence_penalty with each prompt", .seed: "-o seed with each prompt",
        .stop: "-o stop with each prompt", .customPrompt: "-s with each prompt, or a template",
    ]

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> { [.headers, .streaming] }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        let keyName = proxy.keysProvider?.id ?? proxy.account.own
        var text = CommentText.yaml(input.origin)
        text += "- model_id: \(YAMLScalar.text(proxy.label))\n"
        text += "  model_name: \(YAMLScalar.text(proxy.model))\n"
        text += "  api_base: \(YAMLScalar.quoted(try proxy.base()))\n"
        // Without a name llm sends a made-up key, even where OPENAI_API_KEY is set: right where there is none.
        if proxy.key != nil { text += "  api_key_name: \(YAMLScalar.text(keyName))\n" }
        if proxy.streaming == false { text += "  can_stream: false\n" }
        if !proxy.headers.isEmpty {
            text += "  headers:\n"
            for (name, value) in proxy.headers { text += "    \(YAMLScalar.text(name)): \(YAMLScalar.quoted(value))\n" }
        }
        return Export(
            documents: [
                ExportedDocument(
                    part: "models", fileName: "extra-openai-models.yaml",
                    place:
                        "Add it to ~/.config/io.datasette.llm/extra-openai-models.yaml (`llm logs path` shows the folder)",
                    text: text, isFragment: true)
            ], notes: [keyNote(proxy, keyName)])
    }

    private static func keyNote(_ proxy: ExportProxy, _ name: String) -> String {
        guard let key = proxy.key else { return "Without a key, llm sends a dummy one, which the server ignores" }
        let place = "llm keeps keys in its own store, so the file only names it"
        return
            "\(place)\(key.revealed == nil ? "" : " despite --reveal"): run `llm keys set \(name)` and paste the key \(key.origin)"
    }
}
