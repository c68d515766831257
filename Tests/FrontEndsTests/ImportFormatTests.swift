import TestSupport
import Testing

/// What the single formats hold, in the forms in which people have them.
struct ImportFormatTests {
    /// The profile and the messages of an import.
    private func read(_ format: String, _ text: String) throws -> (profile: String, messages: String) {
        let imported = Imported(format, text)
        #expect(imported.isImported, "\(imported.messages)")
        return (imported.profile, imported.messages)
    }

    private func expect(_ text: String, holds parts: [String], _ location: SourceLocation = #_sourceLocation) {
        for part in parts { #expect(text.contains(part), "\(part) in \(text)", sourceLocation: location) }
    }

    // MARK: Addresses

    @Test func exactAddressesStayAsTheyAre() throws {
        let sheet = "Model Name: m\nProxy URL: https://api.lorebary.com/openrouter\n"
        let janitor = try read("janitor", sheet).profile
        expect(janitor, holds: ["chat_url: \"https://api.lorebary.com/openrouter\""])
        let again = Exported("janitor", try Sample.proxy(janitor))
        expect(again.output, holds: ["https://api.lorebary.com/openrouter\n"])
        let curl = try read("curl", "curl https://api.lorebary.com/chutes -d '{\"model\":\"m\"}'").profile
        expect(curl, holds: ["chat_url: \"https://api.lorebary.com/chutes\""])
        let risu = try read(
            "risuai",
            "{\"aiModel\": \"reverse_proxy\", \"autofillRequestUrl\": false, \"forceReplaceUrl\": \"https://api.lorebary.com/chutes\", \"customProxyRequestModel\": \"m\"}"
        ).profile
        expect(risu, holds: ["chat_url: \"https://api.lorebary.com/chutes\""])
        let libre = try read(
            "librechat",
            "endpoints: {custom: [{name: a, directEndpoint: true, baseURL: 'https://api.lorebary.com/chutes', models: {default: [m]}}]}"
        ).profile
        expect(libre, holds: ["chat_url: \"https://api.lorebary.com/chutes\""])
        let azure = try read(
            "curl",
            "curl 'https://me.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21' -H 'api-key: ${K}' -d '{\"model\":\"m\"}'"
        ).profile
        expect(azure, holds: ["provider: azure", "/d/chat/completions?api-version=2024-10-21\"", "key: {env: K}"])
    }

    @Test func basesInTheirPlaceAreKnown() throws {
        let base = try read("janitor", "Model Name: z-ai/glm-5.2\nProxy URL: https://openrouter.ai/api/v1/\n")
        #expect(!base.profile.contains("_url:") && base.messages.contains("is a base URL"), "\(base)")
        let novita = try read(
            "curl", "curl https://api.novita.ai/openai/v1/chat/completions -d '{\"model\":\"deepseek/deepseek-v3.2\"}'")
        #expect(novita.profile.contains("provider: novita") && !novita.profile.contains("_url:"), "\(novita)")
    }

    // MARK: Janitor

    @Test func aFormIsReadAsItIsPasted() throws {
        let (profile, messages) = try read(
            "janitor",
            """
            \u{FEFF}Config name - my cfg
            Model Name *
            roleplay
            Proxy URL: https://relay.example.org/v1/chat/completions
            API Key (optional)
            ${RELAY_KEY}
            Custom Prompt
            Stay in: character.

            Temperature: warm
            Never speak.

            Max Tokens 1.500
            Context size: 32,768
            Temperature
            0,85
            Prefill: Sure,
            Reasoning: high
            Forbidden words: delve
            Fancy Slider: 3

            """)
        expect(
            profile,
            holds: [
                "name: \"my cfg\"", "model: roleplay", "context_size: 32768", "max_new_tokens: 1500",
                "temperature: 0.85", "prefill: \"Sure,\"", "reasoning: high",
                "custom_prompt: \"Stay in: character.\\n\\nTemperature: warm\\nNever speak.\"",
            ])
        expect(messages, holds: ["no field for it: `Forbidden words`, `Fancy Slider`."])
        #expect(!messages.contains("delve"))
    }

    @Test func aKeyBelowAPromptIsNoPartOfIt() throws {
        let key = TestKey.key(of: "custom", 2)
        let (profile, _) = try read(
            "janitor",
            "Model Name\nm\nCustom Prompt\nBe kind.\nAPI Key\n\(key)\nProxy URL\nhttps://relay.example.org/x\n")
        expect(profile, holds: ["custom_prompt: \"Be kind.\"\n", "{keyring: imported-custom}"])
        #expect(!profile.contains(key))
        // A colon behind the label makes no sheet of it.
        let form = try read(
            "janitor",
            "Model Name:\nm\nProxy URL:\nhttps://relay.example.org/x\nCustom Prompt:\nBe kind.\nAPI Key:\n\(key)\n")
        #expect(!form.profile.contains(key) && form.profile.contains("custom_prompt: \"Be kind.\"\n"), "\(form)")
    }

    @Test func aSheetsWordsForTheKeyAreUnderstood() throws {
        let head = "Model Name  m\nProxy URL  https://relay.example.org/v1/chat/completions\nAPI Key     "
        expect(try read("janitor", head + "<the key from the variable MY_KEY>\n").profile, holds: ["{env: MY_KEY}"])
        // Whoever wrote the sheet does not choose which stored key goes to its host.
        let stored = try read("janitor", head + "<the key stored as openrouter>\n")
        #expect(!stored.profile.contains("keyring") && stored.messages.contains("`openrouter`"), "\(stored)")
    }

    // MARK: RisuAI, env, curl

    @Test func risuAIsOwnWays() throws {
        let (profile, messages) = try read(
            "risuai",
            """
            {"name": "c", "aiModel": "reverse_proxy", "forceReplaceUrl": "https://relay.example.org", "customProxyRequestModel": "m",
             "customAPIFormat": 2, "top_p": -1000, "top_a": -1000, "top_k": 30, "temperature": -1000, "localStopStrings": ["###"], "reasonEffort": 2, "mainPrompt": "x"}
            """)
        expect(
            profile,
            holds: ["base_url: \"https://relay.example.org/v1\"", "reasoning: high", "{top_k: 30, stop: [\"###\"]}"])
        expect(profile, holds: ["custom_prompt: \"x\""])
        expect(messages, holds: ["`customAPIFormat`", "Anthropic's form"])
        let router = try read(
            "risuai",
            "{\"aiModel\": \"openrouter\", \"openrouterRequestModel\": \"z-ai/glm-5.2\", \"openrouterProvider\": {\"order\": [\"novita\"]}, \"proxyKey\": \"hidden-one\", \"forceReplaceUrl\": \"https://relay.example.org\"}"
        )
        expect(router.profile, holds: ["provider: openrouter", "model: z-ai/glm-5.2", "upstreams: [novita]"])
        #expect(!router.profile.contains("relay") && router.messages.contains("`proxyKey`"), "\(router)")
    }

    @Test func filesOfVariables() throws {
        let (profile, messages) = try read(
            "env",
            "\u{FEFF}export\tOPENAI_API_KEY=\"${A_KEY}\" # mine\nOPENAI_MODEL='gpt-6-luna' # x\nPEM=\"one\nOPENAI_BASE_URL=https://evil.example\n\"\nB=1\n"
        )
        expect(profile, holds: ["provider: openai", "{env: A_KEY}", "model: gpt-6-luna"])
        #expect(!profile.contains("evil") && messages.contains("PEM, which spans several lines, B."), "\(messages)")
        let plural = try read(
            "env",
            "OPENAI_API_BASE_URLS='https://openrouter.ai/api/v1;https://relay.example.org/v1'\nOPENAI_API_KEYS=\"${A};${B}\"\n"
        )
        expect(
            plural.profile,
            holds: [
                "provider: openrouter\n    key: {env: A}", "provider: custom\n    key: {env: B}",
                "relay.example.org/v1",
            ])
        expect(plural.messages, holds: ["names no model for `openrouter.ai`"])
    }

    @Test(arguments: [
        "curl 'https://relay.example.org/v1/chat/completions' -H 'authorization: Bearer ${K}' --data-raw $'{\"model\":\"m\",\"stop\":\"it\\'s\",\"temperature\":0.5}'",
        "curl ^\"https://relay.example.org/v1/chat/completions^\" ^\n  -H ^\"authorization: Bearer %K%^\" ^\n  --data-raw ^\"^{^\\^\"model^\\^\":^\\^\"m^\\^\",^\\^\"stop^\\^\":^\\^\"it's^\\^\",^\\^\"temperature^\\^\":0.5^}^\"",
        "curl relay.example.org/v1/chat/completions --oauth2-bearer \"${K:?set me}\" -sSd @- <<EOF >out 2>&1\n{\"model\":\"m\",\"stop\":\"it's\",\"temperature\":0.5}\nEOF\n",
        "curl -H\"Authorization: Bearer $K\" -d'{\"model\":\"m\",\"temperature\":0.5,\"stop\":[\"it'\\''s\"]}' --url https://relay.example.org/v1/chat/completions",
    ]) func commandsAreReadAsTheirShellsDo(_ command: String) throws {
        let profile = try read("curl", command).profile
        expect(
            profile,
            holds: [
                "base_url: \"https://relay.example.org/v1\"", "key: {env: K}", "model: m", "temperature: 0.5",
                "stop: [\"it's\"]",
            ])
    }

    @Test func anOpenQuoteShowsNoKey() throws {
        let key = "hidden-key-1"
        for (format, text) in [
            ("env", "OPENAI_MODEL=m\nOPENAI_BASE_URL=\"https://relay.example.org/v1\nOPENAI_API_KEY=\(key)\nX=\"\"\n"),
            ("curl", "curl 'https://relay.example.org/x\n -H 'Authorization: Bearer \(key)\n -d '{\"model\":\"m\"}'"),
            (
                "aichat",
                "clients: [{name: relay, api_base: \"https://relay.example.org/v1\", models: [m], api_key \(key): x}]"
            ),
        ] {
            let outcome = Imported(format, text)
            #expect(!(outcome.profile + outcome.messages).contains(key), "\(format): \(outcome)")
        }
    }

    @Test func severalCommandsAreSeveralProxies() throws {
        let (profile, messages) = try read(
            "curl",
            """
            export KEY=hidden-one
            curl https://openrouter.ai/api/v1/models
            curl https://openrouter.ai/api/v1/chat/completions -d '{"model":"z-ai/glm-5.2"}' --frobnicate -k; curl -d '{"model":"b"}' https://relay.example.org/v1/chat/completions --cookie hidden-two
            """)
        expect(profile, holds: ["model: z-ai/glm-5.2", "model: b"])
        expect(messages, holds: ["`export`", "`--frobnicate`", "`--insecure`", "`--cookie`", "without a model"])
        #expect(!(profile + messages).contains("hidden"))
    }

    /// Reading takes time in proportion to the text: looking ahead from every line break would take minutes here.
    @Test(.timeLimit(.minutes(1)), arguments: ["\n", " \n\t", "\r\n", "\\\n"])
    func manyEmptyLinesAreReadAtOnce(_ line: String) throws {
        let blanks = String(repeating: line, count: 50_000)
        let command = "curl https://relay.example.org/v1/chat/completions\(blanks) -d '{\"model\":\"m\"}'"
        let (profile, _) = try read("curl", command)
        // A line with options goes on, however far down it stands.
        #expect(profile.contains("relay.example.org") && profile.contains("model: m"))
    }
}
