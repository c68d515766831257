import Testing

/// What configuration files of ours hold comes back, and what does not is named.
struct ImportLossTests {
    private func read(_ format: String, _ text: String) throws -> (profile: String, messages: String) {
        let imported = Imported(format, text)
        #expect(imported.isImported, "\(imported.messages)")
        return (imported.profile, imported.messages)
    }

    @Test func patchesOfAichatAreRead() throws {
        let (profile, messages) = try read(
            "aichat",
            """
            model: openrouter:z-ai/glm-5.2
            clients:
              - type: openai-compatible
                name: openrouter
                models: [{name: z-ai/glm-5.2, max_output_tokens: 500, require_max_tokens: true}]
                patch:
                  embeddings: {x: 1}
                  chat_completions:
                    '.*': {body: {top_k: 40, stop: ["##"], reasoning: {effort: low}, provider: {order: [novita]}, transforms: []}, headers: {X-Client: evenings}, url: u}
                    'gpt.*': {body: {top_k: 1}}
            """)
        #expect(
            profile.contains(
                "upstreams: [novita]\n    reasoning: low\n    generation: {top_k: 40, stop: [\"##\"]}\n    headers:\n      X-Client: \"evenings\"\n    extra_body: {\"transforms\":[]}\n"
            ), "\(profile)")
        #expect(
            messages.contains(
                "no field for it: `clients.patch.embeddings`, `clients.patch.url`, `clients.patch.chat_completions`, where it applies to some models only."
            ), "\(messages)")
    }

    @Test func aKeyOfAClientWithoutModelsIsNamed() throws {
        let (profile, messages) = try read(
            "aichat",
            "clients:\n  - {type: claude, api_key: hidden-one}\n  - {name: relay, api_base: 'https://relay.example.org/v1', api_key: none, models: [m]}\n"
        )
        #expect(messages.contains("may be a secret: the `api_key` of the client `claude`."), "\(messages)")
        #expect(!profile.contains("keyring") && !(profile + messages).contains("hidden"), "\(profile)")
    }

    @Test func aConnectionProfileIsReadByItself() throws {
        let (profile, messages) = try read(
            "st",
            #"{"id": "p", "mode": "cc", "name": "cozy", "api": "custom", "api-url": "https://llm.chutes.ai/v1", "preset": "cozy", "model": "m", "stop-strings": "[\"END\"]", "start-reply-with": "Sure,"}"#
        )
        #expect(
            profile.contains("name: cozy\n")
                && profile.contains("generation: {stop: [\"END\"]}\n    prefill: \"Sure,\""),
            "\(profile)")
        #expect(messages.contains("the preset `cozy` of the connection profile `cozy`"), "\(messages)")
        let both = try read(
            "st",
            #"{"oai_settings": {"chat_completion_source": "openai", "openai_model": "gpt-6-luna", "assistant_prefill": "Once"}, "extension_settings": {"connectionManager": {"selectedProfile": "p", "profiles": [{"id": "p", "mode": "cc", "name": "x", "api": "openai", "model": "gpt-6-luna", "start-reply-with": "Sure,"}]}}}"#
        )
        #expect(both.profile.contains("prefill: \"Sure,\""), "\(both)")
        #expect(both.messages.contains("`assistant_prefill`, because the connection profile `x` has"), "\(both)")
    }

    @Test func namesOfUpstreamsBecomeSlugs() throws {
        let (profile, messages) = try read(
            "st",
            #"{"chat_completion_source": "openrouter", "openrouter_model": "z-ai/glm-5.2", "openrouter_providers": ["DeepInfra", "Z.AI", "Google AI Studio", "Weird Name", "novita"]}"#
        )
        #expect(
            profile.contains("upstreams: [deepinfra, z-ai, google-ai-studio, \"Weird Name\", novita]\n"), "\(profile)")
        #expect(messages.contains("The upstream `Weird Name` has no known slug"), "\(messages)")
    }

    @Test func placeholdersAreNoKeys() throws {
        for (format, text) in [
            (
                "risuai",
                #"{"aiModel": "reverse_proxy", "forceReplaceUrl": "http://localhost:5001/v1", "customProxyRequestModel": "m", "proxyKey": "none"}"#
            ),
            (
                "st",
                #"{"chat_completion_source": "openai", "openai_model": "m", "reverse_proxy": "http://localhost:5001/v1", "proxy_password": "none"}"#
            ),
            ("janitor", "Model Name: m\nProxy URL: http://localhost:5001/v1/chat/completions\nAPI Key: none\n"),
        ] {
            let profile = try read(format, text).profile
            #expect(!profile.contains("key:") && profile.contains("provider: koboldcpp\n"), "\(format): \(profile)")
        }
    }
}
