import FrontEnds
import Testing

/// Single front ends: addresses, names and values that their formats take amiss.
struct ExportFormsTests {
    private func export(_ frontEnd: String, provider: String = "custom", _ proxy: String, part: String? = nil)
        -> Exported
    {
        Exported(frontEnd, provider: provider, proxy, part: part)
    }

    /// Novita's chat address is not its base with the usual ending.
    @Test(arguments: ["env", "litellm", "llm", "zed", "aichat", "sillytavern", "openwebui", "librechat", "continue"])
    func theBaseIsTheOneThatLeadsToTheChat(_ frontEnd: String) {
        for base in ["", ", base_url: \"https://api.novita.ai/openai\""] {
            let outcome = export(frontEnd, provider: "novita", "name: x, model: deepseek/deepseek-v3.2\(base)")
            #expect(outcome.output.contains("https://api.novita.ai/openai/v1"), "\(outcome.output)\(outcome.messages)")
        }
        let own = export(
            frontEnd, provider: "novita", "name: x, model: m, base_url: \"https://api.novita.ai/v3/openai\"")
        #expect(own.output.contains("https://api.novita.ai/v3/openai") && !own.output.contains("v3/openai/v1"))
    }

    @Test(arguments: [
        ("chat_url: \"https://relay.example.org/chutes\"", "https://relay.example.org/chutes/v1/chat/completions"),
        ("chat_url: \"https://relay.example.org/a/\"", "https://relay.example.org/a/v1/chat/completions"),
        ("chat_url: \"https://relay.example.org/v1\"", "https://relay.example.org/v1/chat/completions"),
    ])
    func risuAIIsToldNotToCompleteAnAddress(_ url: String, _ becomes: String) {
        let outcome = export("risuai", "name: x, model: m, \(url)")
        let messages = outcome.messages
        #expect(messages.contains("Turn off Autofill Request URL") && messages.contains(becomes), "\(messages)")
    }

    @Test func risuAINeedsNoSwitchForTheUsualAddress() {
        let outcome = export(
            "risuai", "name: x, model: m, base_url: \"https://relay.example.org/v1\", generation: {temperature: 0.8}")
        #expect(!outcome.messages.contains("Turn off"), "\(outcome.messages)")
        // Its template has penalties of its own.
        #expect(outcome.output.contains("\"temperature\": 80,\n  \"frequencyPenalty\": -1000"), "\(outcome.output)")
        #expect(outcome.messages.contains("RisuAI's template sets 4000 tokens of context and replies of 300 tokens"))
    }

    /// python-dotenv fills `${…}` in whatever the quotes.
    @Test(arguments: ["a${HOME}b", "${KEY}", "a'${HOME}"])
    func aModelThatDotenvWouldExpandIsRefused(_ model: String) {
        let outcome = export("env", "name: x, model: \"\(model)\", base_url: \"https://relay.example.org/v1\"")
        #expect(!outcome.isExported && outcome.messages.contains("cannot carry `${`"), "\(outcome.messages)")
        let plain = export("env", "name: x, model: \"a$HOME\", base_url: \"https://relay.example.org/v1\"")
        #expect(plain.output.contains("OPENAI_MODEL='a$HOME'"), "\(plain.output)")
    }

    @Test func zedsWindowIsNotMadeUp() {
        let known = export("zed", provider: "openrouter", "name: x, model: z-ai/glm-5.2")
        #expect(!known.output.contains("32768") && known.messages.contains("the model's window"), "\(known.output)")
        let unknown = export("zed", "name: x, model: m, base_url: \"https://relay.example.org/v1\"")
        #expect(unknown.messages.contains("32768 is a guess"), "\(unknown.messages)")
        let given = export(
            "zed", "name: x, model: m, context_size: 9999, base_url: \"https://relay.example.org/v1\"")
        #expect(given.output.contains("9999") && !given.messages.contains("guess"))
    }

    @Test func reasoningReachesLiteLLM() {
        for (provider, model) in [("gemini", "gemini-2.5-flash"), ("openai", "gpt-5")] {
            let outcome = export("litellm", provider: provider, "name: x, model: \(model), reasoning: low")
            #expect(outcome.output.contains("extra_body: {\"reasoning_effort\":\"low\"}"), "\(outcome.output)")
        }
    }

    /// YAML 1.1 takes an exponent without a point for text.
    @Test(arguments: ["aichat", "litellm", "continue", "librechat", "aider"])
    func smallNumbersStayNumbers(_ frontEnd: String) {
        let outcome = export(
            frontEnd,
            "name: x, model: m, base_url: \"https://relay.example.org/v1\", generation: {min_p: 0.00001}, extra_body: {big: 1e30}"
        )
        #expect(outcome.output.contains("1.0e-05") && outcome.output.contains("1.0e+30"), "\(outcome.output)")
    }

    /// Comments hold nothing that YAML refuses; the name of a profile stands in them.
    @Test func commentsAreCleaned() {
        for frontEnd in ["aichat", "litellm", "env", "curl", "zed"] {
            let outcome = Exported(
                frontEnd, provider: "vllm", "name: x, model: m", profile: "\"a\\uFFFEb\\uFEFFc\\uFFFFd\"")
            #expect(outcome.isExported, "\(outcome.messages)")
            let bad: Set<UInt32> = [0xFFFE, 0xFFFF, 0xFEFF]
            #expect(!outcome.output.unicodeScalars.contains { bad.contains($0.value) }, "\(outcome.output)")
        }
    }

    @Test func sillyTavernKeepsANameForItself() {
        let outcome = export(
            "sillytavern", "name: \"<None>\", model: m, base_url: \"https://relay.example.org/v1\"")
        #expect(!outcome.isExported && outcome.messages.contains("reserves the name `<None>`"), "\(outcome.messages)")
    }

    /// `a=b` would be a named argument of the command, `{:` a closure; the rest is read in several ways.
    @Test(arguments: [
        ("plain-1.2", "/profile-create plain-1.2"), ("two words", "/profile-create \"two words\""),
        ("a=b", "/profile-create \"a=b\""), ("{: x :}", "/profile-create \"{: x :}\""),
        ("[a", "/profile-create \"[a\""), ("//x", "/profile-create \"//x\""), ("a|b", nil), ("a\\\"b", nil),
        ("a\\\\b", nil), ("{{user}}", nil), ("<b>x", nil),
    ])
    func slashCommandsTakeTheName(_ name: String, _ command: String?) {
        let outcome = export(
            "sillytavern", "name: \"\(name)\", model: m, base_url: \"https://relay.example.org/v1\"")
        #expect(outcome.isExported, "\(outcome.messages)")
        if let command {
            let line = outcome.output.split(separator: "\n").first { $0.hasPrefix("/api ") }
            #expect(line?.hasSuffix(" | \(command)") ?? false, "\(outcome.output)")
        } else {
            #expect(!outcome.output.contains("/profile-create"), "\(outcome.output)")
            #expect(outcome.messages.contains("There are no slash commands"), "\(outcome.messages)")
        }
    }

    /// SillyTavern's custom source does not send these by itself.
    @Test func sillyTavernsCustomSourceGetsAllSettings() {
        let outcome = export(
            "sillytavern",
            "name: x, model: m, base_url: \"https://relay.example.org/v1\", generation: {top_k: 40, min_p: 0.1, temperature: 1}",
            part: "preset")
        #expect(
            outcome.output.contains(#""custom_include_body": "{\"top_k\":40,\"min_p\":0.1}""#), "\(outcome.output)")
    }

    /// The page says all that the sheet says, the key's place too.
    @Test func thePageIsWhole() {
        let proxy =
            "name: x, model: m, context_size: 23456, max_new_tokens: 0, prefill: \"<Sure>\", base_url: \"https://relay.example.org/v1\", generation: {temperature: 0.61, top_p: 0.9}"
        let text = export("janitor", proxy).page
        for part in [
            "API Settings, tab Proxy, Add Configuration", "<dt>API Key</dt>", "the key from the variable KEY",
            "--reveal", "<dt>Temperature</dt>", "0.61", "<dt>Top P</dt>", "23456", "Max new tokens", "&lt;Sure&gt;",
            "apply to the whole account", "Press Save Settings, then reload every open Janitor tab",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("the-key"))
        let revealed = Exported("janitor", proxy, key: "the-key").page
        #expect(revealed.contains("the-key") && !revealed.contains("add --reveal"))
    }

    /// Its own options for them are never sent to providers of OpenAI's kind.
    @Test func continuesBodyHasWhatItsOptionsLose() {
        let settings = "base_url: \"https://relay.example.org/v1\"}\ngeneration: {top_k: 40, min_p: 0.1, top_p: 0.9"
        let outcome = export("continue", "name: x, model: m, \(settings)")
        #expect(outcome.output.contains("\"extraBodyProperties\":{\"top_k\":40,\"min_p\":0.1}"), "\(outcome.output)")
        #expect(!outcome.output.contains("topK") && outcome.output.contains("\"topP\":0.9"))
    }

    @Test func whoReadsOpenWebUIsVariablesIsSaid() {
        let proxy = "name: x, model: m, base_url: \"https://relay.example.org/v1\""
        let named = export("openwebui", proxy)
        #expect(named.messages.contains("docker compose and shells fill in ${…}"), "\(named.messages)")
        #expect(named.messages.contains("--env-file"))
        let plain = Exported("openwebui", proxy, key: "the-key")
        #expect(!plain.messages.contains("--env-file"), "\(plain.messages)")
    }

    @Test func valuesLongerThanJanitorTakesAreNamed() {
        let relay = "base_url: \"https://relay.example.org/v1\""
        let fits = export("janitor", "name: x, model: \(String(repeating: "m", count: 255)), \(relay)")
        #expect(!fits.messages.contains("at most"), "\(fits.messages)")
        let prompt = String(repeating: "p", count: 500_001)
        let long = export(
            "janitor",
            "name: \(String(repeating: "n", count: 256)), model: m, \(relay)}\ncustom_prompt: \"\(prompt)\" #")
        let notes = long.messages
        #expect(notes.contains("The Config Name has 256 characters"), "\(notes)")
        #expect(notes.contains("The Custom Prompt has 500001 characters"), "\(notes)")
    }

    @Test func whatJanitorsSheetSaysIsSaidOnce() {
        let relay = "name: x, model: m, base_url: \"https://relay.example.org/v1\""
        #expect(export("janitor", relay).messages.contains("belong to the account"))
        let outcome = export("janitor", "\(relay)}\ngeneration: {temperature: 0.8")
        let all = (outcome.output + outcome.messages).lowercased()
        for words in ["check button", "popup may offer", "save settings", "whole account"] {
            #expect(all.ranges(of: words).count == 1, "\(words): \(all)")
        }
        #expect(!all.contains("belong to the account"))
    }
}
