import JSONText
import YAMLSource

/// A chat-completion preset of SillyTavern (1.15, read from its source).
///
/// SillyTavern applies only what a preset holds. What belongs to a connection is therefore always written, empty where the
/// profile has nothing: headers of the relay before would else go to the next host. Its import asks about full ones alone.
struct SillyTavernPreset {
    let proxy: ExportProxy
    let target: SillyTavernExportSource

    /// Settings that the custom source sends by itself.
    static let sentByCustom: Set = [
        "temperature", "top_p", "frequency_penalty", "presence_penalty", "seed", "stop",
    ]

    /// The whole preset.
    ///
    /// - Throws: `ExportProblem` where the proxy has no base URL.
    var json: JSONValue {
        get throws(ExportProblem) {
            var members: [JSONMember] = [
                .init("chat_completion_source", .string(target.source)), .init(target.modelField, .string(proxy.model)),
            ]
            // That of another source stays as it is: the next preset for it brings its own.
            if target.isCustom { members.append(.init("custom_url", .string(try proxy.base()))) }
            if target.source == "minimax" { members.append(.init("minimax_endpoint", .string("global"))) }
            members += connection
            let carried = target.carried(of: proxy)
            for (name, value) in proxy.settings.numbers
            where ProfileSetting(rawValue: name).map(carried.contains) ?? false {
                members.append(.init(name, Digits.json(value.value)))
            }
            // Without it SillyTavern cuts the context down to what it believes the model has.
            members.append(.init("max_context_unlocked", .boolean(true)))
            if let tokens = proxy.contextSize { members.append(.init("openai_max_context", Digits.json(tokens))) }
            if let tokens = proxy.maxNewTokens, tokens > 0 {
                members.append(.init("openai_max_tokens", Digits.json(tokens)))
            }
            members.append(.init("stream_openai", .boolean(proxy.streaming ?? true)))
            members.append(.init("reasoning_effort", .string(target.effort)))
            // It turns Z.ai's thinking on and off; elsewhere it is a matter of taste.
            if target.source == "zai" { members.append(.init("show_thoughts", .boolean(proxy.reasoning != "off"))) }
            return .object(members)
        }
    }

    /// The headers that the custom source adds, as its YAML.
    var includedHeaders: String {
        guard target.isCustom else { return "" }
        return proxy.headers.map { "\(YAMLScalar.text($0.name)): \(YAMLScalar.quoted($0.value))" }
            .joined(separator: "\n")
    }

    /// What the custom source adds to the body.
    var includedBody: [JSONMember] { target.isCustom ? proxy.requestFields(besides: Self.sentByCustom) : [] }

    private var connection: [JSONMember] {
        let body = includedBody
        // The word for leaving messages as they are is no text at all.
        let processing = proxy.promptPostProcessing.flatMap { $0 == "none" ? nil : $0 } ?? ""
        let upstreams = target.source == "openrouter" ? proxy.upstreams : []
        return [
            .init("custom_include_headers", .string(includedHeaders)),
            .init("custom_include_body", .string(body.isEmpty ? "" : EscapedJSON.text(.object(body)))),
            .init("custom_exclude_body", .string("")),
            .init("custom_prompt_post_processing", .string(processing)),
            .init("reverse_proxy", .string("")), .init("proxy_password", .string("")),
            .init(
                "openrouter_providers", .array(upstreams.map { .string(SillyTavernUpstreams.name(of: $0) ?? $0) })),
            .init("openrouter_allow_fallbacks", .boolean(true)), .init("openrouter_use_fallback", .boolean(false)),
            // Since 1.16 and 1.18.
            .init("openrouter_quantizations", .array([])), .init("nanogpt_provider", .string("")),
            .init("nanogpt_payg_override", .boolean(false)),
            .init("zai_endpoint", .string(target.zaiEndpoint)),
        ]
    }
}
