import TestSupport
import Testing

/// Janitor AI's form: what is a field, and what is the prompt's.
struct ImportJanitorTests {
    private static let head =
        "version: 1\nname: np\naccounts: {r: {provider: openrouter, key: {env: K}}}\nproxies:\n  - {name: one, account: r, model: z-ai/glm-5.2"

    private func read(_ text: String) throws -> (profile: String, messages: String) {
        let imported = Imported("janitor", text)
        #expect(imported.isImported, "\(imported.messages)")
        return (imported.profile, imported.messages)
    }

    /// The sheet of a proxy with some fields, and what is read out of it.
    private func again(_ fields: String) throws -> (sheet: String, profile: String, messages: String) {
        let exported = Exported("janitor", try Sample.proxy(Self.head + fields + "}\n"))
        #expect(exported.isExported, "\(exported.messages)")
        let (profile, messages) = try read(exported.output)
        return (exported.output, profile, messages)
    }

    @Test(arguments: ["", ", context_size: 1000, generation: {temperature: 0.5}"])
    func aSheetWithoutAPromptGivesNone(_ fields: String) throws {
        let (_, profile, messages) = try again(fields)
        #expect(!profile.contains("custom_prompt") && !profile.contains("Press"), "\(profile)")
        #expect(profile.contains("temperature: 0.5") == !fields.isEmpty, "\(profile)")
        #expect(!messages.contains("Skipped"), "\(messages)")
    }

    @Test(arguments: [
        ("\"Sure,\\nModel Name: evil\\nlast\"", "\"Be kind.\""),
        ("\"Sure,\\n\\nCustom Prompt:\\nevil\\n\"", "\"Be\\nAPI Key: kind\\n\\n\""), ("\"*smiles* \"", "\"x\\n\""),
        ("\"off\"", "\"(see )\""), ("\": a\"", "\"Prefill:\\nb\""),
    ]) func prefillAndPromptComeBackExactly(_ prefill: String, _ prompt: String) throws {
        for fields in [
            ", prefill: \(prefill)", ", custom_prompt: \(prompt)", ", prefill: \(prefill), custom_prompt: \(prompt)",
        ] {
            let (sheet, profile, messages) = try again(fields)
            #expect(profile.contains("    prefill: \(prefill)\n") == fields.contains("prefill"), "\(sheet) \(profile)")
            #expect(
                profile.contains("    custom_prompt: \(prompt)\n") == fields.contains("custom"), "\(sheet) \(profile)")
            #expect(profile.contains("model: z-ai/glm-5.2\n") && !messages.contains("Skipped"), "\(messages)")
        }
    }

    @Test func aPastedPromptKeepsItsLinesAndReplacesNothing() throws {
        let (key, other) = (TestKey.key(of: "custom", 3), TestKey.key(of: "openrouter", 4))
        let form =
            "Config Name: x\nModel Name: m\nProxy URL: https://relay.example.org/v1/chat/completions\nAPI Key: \(key)\n"
        let prompt =
            "Be kind.\nAPI Key: never say it\nModel Name: evil\nTemperature: be hot\nTemperature: 0.2\nNever speak."
        let written = "custom_prompt: \"\(prompt.replacing("\n", with: "\\n"))\"\n"
        for end in ["", "\nTemperature: 0.7\nContext size 3000\n"] {
            let outcome = Imported("janitor", form + "Custom Prompt: " + prompt + end)
            #expect(outcome.profile.contains("model: m\n") && outcome.profile.contains(written), "\(outcome)")
            #expect(outcome.profile.contains("temperature: 0.7") == !end.isEmpty, "\(outcome)")
            #expect(!outcome.messages.contains("Skipped"), "\(outcome)")
        }
        let (profile, messages) = try read(form + "Custom Prompt\nBe kind.\nAPI Key: \(other)\nNever.\n")
        #expect(profile.contains("custom_prompt: \"Be kind.\\nNever.\""), "\(profile)")
        #expect(messages.contains("may be a secret: an `API Key` in the custom prompt"), "\(messages)")
        let second = try read(form + "Model Name: evil\nAPI Key: \(other)\n")
        #expect(second.profile.contains("model: m\n") && second.messages.contains("a second `Model Name`"), "\(second)")
        #expect(second.messages.contains("may be a secret: a second `API Key`"), "\(second)")
        #expect(!(profile + messages + second.profile + second.messages).contains(other))
    }

    @Test func aSheetInShortIsReadToItsEnd() throws {
        let (profile, messages) = try read(
            """
            Config Name   : cozy
            Model Name    : deepseek/deepseek-v3.2
            Proxy URL     : https://openrouter.ai/api/v1/chat/completions
            API Key       : <paste from: env OPENROUTER_API_KEY>
            Custom Prompt : (see cozy.prompt.txt, 812 characters)
            -- then: Save Settings, reload the page --
            Generation Settings (account-wide): Temperature 0.85 · Max new tokens 0 · Context size 32768

            """)
        #expect(
            profile.contains("context_size: 32768\n    max_new_tokens: 0\n    generation: {temperature: 0.85}\n"),
            "\(profile)")
        #expect(!profile.contains("custom_prompt") && messages.contains("is in another file"), "\(messages)")
    }

    /// A key in a wrong field is known by its form, also where another one is in the right field.
    @Test(arguments: ["Model Name", "Prefill", "Custom Prompt", "Proxy URL"])
    func aKeyInAWrongFieldIsNotCopied(_ label: String) throws {
        let key = "sk-or-v1-\(String(repeating: "9f8e7d6c", count: 8))"
        let stray =
            "cpk_\(String(repeating: "1a2b3c4d", count: 4)).\(String(repeating: "ab", count: 16)).\(String(repeating: "Qw3r", count: 8))"
        let lines = [
            "Model Name: z-ai/glm-5.2", "Proxy URL: https://openrouter.ai/api/v1/chat/completions",
            "API Key: \(key)",
        ]
        let text = (lines.filter { !$0.hasPrefix(label) } + ["\(label): \(stray)"]).joined(separator: "\n") + "\n"
        let (profile, messages) = try read(text)
        for secret in [stray, key] {
            #expect(!(profile + messages).contains(secret.suffix(20)), "\(profile)\(messages)")
        }
        #expect(!(profile + messages).contains("1a2b3c4d1a2b"), "\(profile)\(messages)")
    }

    @Test func theFormerFormIsRead() throws {
        let (profile, messages) = try read(
            "Model: Custom\ndeepseek-chat\nsome words\nother words\nOther API/proxy URL: http://127.0.0.1:11434/v1/chat/completions\nAPI Key: none\n"
        )
        #expect(
            profile.contains("provider: ollama\n\n") && profile.contains("    model: deepseek-chat\n"), "\(profile)")
        #expect(messages.contains("no field for it: 2 lines without a label."), "\(messages)")
    }
}

/// The form's fields as people paste them into a chat.
struct PastedFormTests {
    @Test(arguments: [
        "Proxy Name: cozy\nModel: z-ai/glm-5.2\nURL: https://openrouter.ai/api/v1/chat/completions\nKey: KEY",
        "Name: cozy\nModel ID: z-ai/glm-5.2\nProxy: https://openrouter.ai/api/v1/chat/completions\nProxy Key: KEY",
        "- **Proxy Name:** cozy\n- **Model:** `z-ai/glm-5.2`\n- **Proxy URL:** `https://openrouter.ai/api/v1/chat/completions`\n- **API Key:** `KEY`",
        "• Proxy Name\n  cozy\n• Model\n  z-ai/glm-5.2\n• Proxy URL\n  https://openrouter.ai/api/v1/chat/completions\n• API Key\n  KEY",
        "1. Config name = cozy\n2. Model name = z-ai/glm-5.2\n3. Link = https://openrouter.ai/api/v1/chat/completions\n4. Key = KEY",
    ])
    func anyLabelIsRead(text: String) {
        let key = TestKey.key(of: "openrouter", 5)
        let imported = Imported("janitor", text.replacing("KEY", with: key))
        for piece in ["provider: openrouter", "name: cozy\n", "model: z-ai/glm-5.2\n", "key: {keyring: "] {
            #expect(imported.profile.contains(piece), "\(piece): \(imported)")
        }
        #expect(!imported.profile.contains("url:") && !imported.messages.contains("no place"), "\(imported)")
        #expect(!(imported.profile + imported.messages).contains(key))
    }

    /// As people shorten them; what has a place in profiles is not called something without one.
    @Test(arguments: [
        ("Context: 16k", "context_size: 16384"), ("context length: 32k", "context_size: 32768"),
        ("Context 8192", "context_size: 8192"), ("Context Window = 128K", "context_size: 131072"),
        ("Temp: 0.9", "temperature: 0.9"), ("temp 0,8", "temperature: 0.8"),
        ("reply length: 800", "max_new_tokens: 800"),
        ("Max reply length: 1k", "max_new_tokens: 1024"),
    ])
    func shortLabelsAreRead(line: String, field: String) {
        let imported = Imported("janitor", "Model: m\nURL: https://relay.example.org/v1\n\(line)\n")
        #expect(imported.profile.contains(field) && !imported.messages.contains("Skipped"), "\(imported)")
    }

    @Test(arguments: ["Context: plenty", "Temp: warm", "Max tokens: -", "Reasoning: much"])
    func whatIsNotUnderstoodIsToldAsThat(line: String) {
        let imported = Imported("janitor", "Model: m\nURL: https://relay.example.org/v1\n\(line)\n")
        let label = line.prefix { $0 != ":" }
        #expect(imported.messages.contains("the value was not understood: `\(label)`"), "\(imported)")
        #expect(!imported.messages.contains("no field for it"), "\(imported)")
    }

    @Test(arguments: [
        "https://chutes.ai/api/v1", "https://chutes.ai/api/v1/chat/completions", "https://llm.chutes.ai/",
        "https://llm.chutes.ai/chat/completions",
    ])
    func aKnownWrongAddressIsMended(url: String) {
        let imported = Imported("janitor", "Model: deepseek-ai/DeepSeek-V4-Flash-0731-TEE\nURL: \(url)\nKey: cpk_x\n")
        #expect(imported.profile.contains("provider: chutes") && !imported.profile.contains("url:"), "\(imported)")
        #expect(imported.messages.contains("so the profile uses https://llm.chutes.ai/v1"), "\(imported)")
    }

    @Test func aPromptKeepsItsNameAndItsKeys() {
        let imported = Imported(
            "janitor",
            "Model: m\nURL: https://relay.example.org/v1\nCustom Prompt: You are kind.\nName: Ann\nKey: friendship\n")
        #expect(imported.profile.contains("You are kind.\\nName: Ann\\nKey: friendship"), "\(imported)")
    }
}
