import Testing

/// Configuration files: SillyTavern's settings, LiteLLM, LibreChat, aichat.
struct ImportConfigurationTests {
    private func read(_ format: String, _ text: String) throws -> (profile: String, messages: String) {
        let imported = Imported(format, text)
        #expect(imported.isImported, "\(imported.messages)")
        return (imported.profile, imported.messages)
    }

    private func expect(_ text: String, holds parts: [String], _ location: SourceLocation = #_sourceLocation) {
        for part in parts { #expect(text.contains(part), "\(part) in \(text)", sourceLocation: location) }
    }

    /// The names of a profile's proxies in order.
    private func names(_ profile: String) -> [String] {
        profile.split(separator: "\n").filter { $0.hasPrefix("  - name: ") }.map { String($0.dropFirst(10)) }
    }

    // MARK: SillyTavern

    private static let settings = """
        {"main_api": "textgenerationwebui", "power_user": {},
         "proxies": [{"name": "None", "url": "", "password": ""}, {"name": "mine", "url": "https://relay2.example.org/v1", "password": "hidden-one"}],
         "extension_settings": {"connectionManager": {"selectedProfile": "p3", "profiles": [
          {"id": "p1", "mode": "cc", "name": "Relay", "api": "openai", "preset": "Default", "model": "gpt-6-luna", "proxy": "mine", "secret-id": "hidden-two"},
          {"id": "p2", "mode": "cc", "name": "Chutes direct", "api": "custom", "preset": "Cozy", "api-url": "https://llm.chutes.ai/v1", "model": "zai-org/GLM-5.1-TEE",
           "stop-strings": "[\\"##\\"]", "start-reply-with": "Sure,", "prompt-post-processing": "strict", "reasoning-template": "DeepSeek"},
          {"id": "p3", "mode": "tc", "name": "Kobold", "api": "koboldcpp"}]}},
         "oai_settings": {"preset_settings_openai": "Default", "temp_openai": 0.9, "freq_pen_openai": 0.1, "pres_pen_openai": 0.2, "top_p_openai": 0.95,
          "top_k_openai": 40, "min_p_openai": 0.05, "top_a_openai": 0.1, "repetition_penalty_openai": 1.05, "stream_openai": true, "openai_max_context": 16384,
          "openai_max_tokens": 700, "seed": -1, "n": 1, "chat_completion_source": "openai", "openai_model": "gpt-6-luna",
          "reverse_proxy": "https://relay.example.org/v1", "proxy_password": "hidden-three", "assistant_prefill": "Once", "reasoning_effort": "high",
          "prompts": [{"a": 1}], "custom_prompt_post_processing": "semi", "openrouter_model": "OR_Website"}}
        """

    @Test func sillyTavernsOwnNamesAreRead() throws {
        let (profile, messages) = try read("st", Self.settings)
        #expect(names(profile) == ["gpt-6-luna", "Relay", "\"Chutes direct\""])
        expect(
            profile,
            holds: [
                "    provider: custom\n    key: {keyring: imported-custom}\n",
                "    base_url: \"https://relay.example.org/v1\"\n    model: gpt-6-luna\n    context_size: 16384\n    max_new_tokens: 700\n    reasoning: high\n    prompt_post_processing: semi\n",
                "{temperature: 0.9, frequency_penalty: 0.1, presence_penalty: 0.2, top_p: 0.95, top_k: 40, min_p: 0.05, top_a: 0.1, repetition_penalty: 1.05, streaming: true}",
                "prefill: \"Once\"", "base_url: \"https://relay2.example.org/v1\"", "key: {keyring: imported-custom-2}",
                "    model: zai-org/GLM-5.1-TEE\n    prompt_post_processing: strict\n    generation: {stop: [\"##\"]}\n    prefill: \"Sure,\"",
            ])
        #expect(!profile.contains("seed") && !profile.contains("api.openai.com"))
        expect(
            messages,
            holds: [
                "main_api", "`Kobold`, which is not for Chat Completion", "the preset `Cozy`", "`reasoning-template`",
                "`prompts`",
                "the sections of settings.json except", "the models of other sources",
                "the key of the connection profile `Relay`",
            ])
        #expect(!(profile + messages).contains("hidden"))
    }

    @Test func whatIsSentAlongIsReadWithoutItsSecrets() throws {
        let (profile, messages) = try read(
            "st",
            #"{"chat_completion_source": "custom", "custom_url": "http://localhost:5001/v1", "custom_model": "m", "custom_include_headers": "X-Client: evenings\nX-Proxy-Password: hidden-one", "custom_include_body": "{\"transforms\": []}", "custom_exclude_body": "- stop"}"#
        )
        expect(profile, holds: ["X-Client: \"evenings\"", "extra_body: {\"transforms\":[]}"])
        expect(
            messages,
            holds: [
                "no field for it: `custom_exclude_body`.",
                "because it may be a secret: the header X-Proxy-Password.",
            ])
        #expect(!(profile + messages).contains("hidden"))
    }

    // MARK: LiteLLM

    @Test func deploymentsFindTheirProviders() throws {
        let (profile, messages) = try read(
            "litellm",
            """
            include: [more.yaml]
            guardrails: [{x: 1}]
            shared: &shared {temperature: 0.7, api_key: os.environ/SHARED}
            model_list:
              - {model_name: second, litellm_params: {<<: *shared, model: openai/gpt-6-luna, reasoning_effort: high}, tpm: 3}
              - {model_name: first, litellm_params: {model: together_ai/moonshotai/Kimi-K2.6}, model_info: {mode: chat}}
              - {model_name: third, litellm_params: {model: openai/m, api_base: os.environ/BASE}}
              - {model_name: fourth, litellm_params: {model: fireworks_ai/x}}
              - {model_name: fifth, litellm_params: {model: openai/m, api_base: "https://relay.example.org/v1"}}
            litellm_settings: {fallbacks: [{first: [second]}, {second: [gone]}], callbacks: [x]}
            """)
        #expect(names(profile) == ["first", "second", "third", "fourth", "fifth"])
        expect(
            profile,
            holds: [
                "provider: openai\n    key: {env: SHARED}", "provider: together", "provider: fireworks",
                "model: gpt-6-luna\n    reasoning: high\n    generation: {temperature: 0.7}",
                "base_url: \"https://relay.example.org/v1\"",
            ])
        #expect(!profile.contains("os.environ"))
        expect(
            messages,
            holds: [
                "`include`", "`guardrails`", "`tpm`", "`model_info.mode`", "`litellm_settings.callbacks`",
                "which is in the variable BASE", "the fallback `gone`",
            ])
    }

    @Test func fallbacksInACircleAreNamed() throws {
        let (profile, messages) = try read(
            "litellm",
            "model_list: [{model_name: a, litellm_params: {model: openai/x}}, {model_name: b, litellm_params: {model: openai/y}}]\nrouter_settings: {fallbacks: [{a: [b]}, {b: [a]}]}\n"
        )
        #expect(names(profile) == ["a", "b"])
        expect(messages, holds: ["`router_settings.fallbacks`, which form a loop"])
    }

    // MARK: LibreChat, aichat

    @Test func endpointsAndSectionsAreNamed() throws {
        let (profile, messages) = try read(
            "librechat",
            """
            version: 1.3.13
            interface: {a: 1}
            endpoints:
              openAI: {x: 1}
              custom:
                - {name: Router, apiKey: "${OPENROUTER_KEY}", baseURL: "https://openrouter.ai/api/v1", models: {default: [deepseek/deepseek-v3.2, z-ai/glm-5.2]}, titleConvo: true}
                - {name: Fetch, baseURL: "https://relay.example.org/v1", models: {fetch: true}}
            """)
        #expect(names(profile) == ["\"Router deepseek-deepseek-v3.2\"", "\"Router z-ai-glm-5.2\"", "Fetch"])
        expect(
            messages,
            holds: [
                "`interface`", "`endpoints.openAI`", "`titleConvo`", "`Fetch` fetches", "names no model for `Fetch`",
            ])
    }

    @Test func theSelectedModelComesFirst() throws {
        let (profile, messages) = try read(
            "aichat",
            """
            model: relay:second
            clients:
              - {type: openai-compatible, name: openrouter, models: [{name: z-ai/glm-5.2, supports_vision: true}, {name: e, type: embedding}], patch: 1}
              - {type: openai-compatible, name: relay, api_base: "https://relay.example.org/v1"}
              - {type: claude, extra: {proxy: x}}
            """)
        #expect(names(profile) == ["second", "z-ai-glm-5.2"])
        expect(
            messages,
            holds: [
                "`e`, which is for embedding", "`clients.patch`", "`clients.extra`", "`clients.models.supports_vision`",
                "the client `claude`, which lists no models",
            ])
    }
}
