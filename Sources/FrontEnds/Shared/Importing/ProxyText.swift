import JSONText
import YAMLSource

/// Writes one imported proxy as an entry of a profile.
enum ProxyText {
    static func text(
        of proxy: ImportedProxy, called label: String, account: String, address: (name: String, url: String)?
    ) -> String {
        var text = "  - name: \(YAMLScalar.text(label))\n    account: \(YAMLScalar.text(account))\n"
        if let address { text += "    \(address.name): \(YAMLScalar.quoted(address.url))\n" }
        text += "    model: \(YAMLScalar.text(proxy.model))\n"
        if let tokens = proxy.contextSize, tokens > 0 { text += "    context_size: \(tokens)\n" }
        if let tokens = proxy.maxNewTokens, tokens >= 0 { text += "    max_new_tokens: \(tokens)\n" }
        if !proxy.upstreams.isEmpty {
            text += "    upstreams: [\(proxy.upstreams.map { YAMLScalar.text($0) }.joined(separator: ", "))]\n"
        }
        if let reasoning = proxy.reasoning { text += "    reasoning: \(YAMLScalar.text(reasoning))\n" }
        if let processing = proxy.promptPostProcessing {
            text += "    prompt_post_processing: \(YAMLScalar.text(processing))\n"
        }
        var generation = proxy.numbers.map { "\($0.name): \(Digits.text($0.value))" }
        if !proxy.stop.isEmpty {
            generation.append("stop: [\(proxy.stop.map { YAMLScalar.quoted($0) }.joined(separator: ", "))]")
        }
        if let streaming = proxy.streaming { generation.append("streaming: \(streaming)") }
        if !generation.isEmpty { text += "    generation: {\(generation.joined(separator: ", "))}\n" }
        if let prompt = proxy.customPrompt { text += "    custom_prompt: \(YAMLScalar.quoted(prompt))\n" }
        if let prefill = proxy.prefill { text += "    prefill: \(YAMLScalar.quoted(prefill))\n" }
        if !proxy.headers.isEmpty {
            text += "    headers:\n"
            for (name, value) in proxy.headers {
                text += "      \(YAMLScalar.text(name)): \(YAMLScalar.quoted(value))\n"
            }
        }
        if !proxy.extraBody.isEmpty { text += "    extra_body: \(EscapedJSON.text(.object(proxy.extraBody)))\n" }
        return text
    }
}
