import Foundation
import TestSupport
import Testing

/// Single front ends: addresses, names and values that their formats take amiss.
struct ExportFormsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func export(
        _ frontEnd: String, provider: String = "custom", _ proxy: String, _ more: [String] = []
    ) throws -> RunningProgram.Outcome {
        let file = try folder.write(
            "p.yaml",
            "version: 1\nname: forms\naccounts: {main: {provider: \(provider), key: {env: KEY}}}\nproxies:\n  - {account: main, \(proxy)}\n"
        )
        return try RunningProgram.run(
            ["export", frontEnd, file, "--force"] + more, environment: ["COLUMNS": "120", "KEY": "the-key"])
    }

    /// Novita's chat address is not its base with the usual ending.
    @Test(arguments: ["env", "litellm", "llm", "zed", "aichat", "sillytavern", "openwebui", "librechat", "continue"])
    func theBaseIsTheOneThatLeadsToTheChat(_ frontEnd: String) throws {
        for base in ["", ", base_url: \"https://api.novita.ai/openai\""] {
            let outcome = try export(frontEnd, provider: "novita", "name: x, model: deepseek/deepseek-v3.2\(base)")
            #expect(outcome.output.contains("https://api.novita.ai/openai/v1"), "\(outcome.output)\(outcome.messages)")
        }
        let own = try export(
            frontEnd, provider: "novita", "name: x, model: m, base_url: \"https://api.novita.ai/v3/openai\"")
        #expect(own.output.contains("https://api.novita.ai/v3/openai") && !own.output.contains("v3/openai/v1"))
    }

    @Test(arguments: [
        ("chat_url: \"https://relay.example.org/chutes\"", "https://relay.example.org/chutes/v1/chat/completions"),
        ("chat_url: \"https://relay.example.org/a/\"", "https://relay.example.org/a/v1/chat/completions"),
        ("chat_url: \"https://relay.example.org/v1\"", "https://relay.example.org/v1/chat/completions"),
    ])
    func risuAIIsToldNotToCompleteAnAddress(_ url: String, _ becomes: String) throws {
        let outcome = try export("risuai", "name: x, model: m, \(url)")
        let messages = outcome.messages.replacing(/\n +/, with: " ")
        #expect(messages.contains("Switch off Autofill Request URL") && messages.contains(becomes), "\(messages)")
    }

    @Test func risuAINeedsNoSwitchForTheUsualAddress() throws {
        let outcome = try export(
            "risuai", "name: x, model: m, base_url: \"https://relay.example.org/v1\", generation: {temperature: 0.8}")
        #expect(!outcome.messages.contains("Switch off"), "\(outcome.messages)")
        // Its template has penalties of its own.
        #expect(outcome.output.contains("\"temperature\": 80,\n  \"frequencyPenalty\": -1000"), "\(outcome.output)")
        #expect(outcome.messages.contains("RisuAI's template sets 4000 tokens of context and replies of 300 tokens"))
    }

    /// python-dotenv fills `${…}` in whatever the quotes.
    @Test(arguments: ["a${HOME}b", "${KEY}", "a'${HOME}"])
    func aModelThatDotenvWouldExpandIsRefused(_ model: String) throws {
        let outcome = try export("env", "name: x, model: \"\(model)\", base_url: \"https://relay.example.org/v1\"")
        #expect(outcome.status == 2 && outcome.messages.contains("cannot carry `${`"), "\(outcome.messages)")
        let plain = try export("env", "name: x, model: \"a$HOME\", base_url: \"https://relay.example.org/v1\"")
        #expect(plain.output.contains("OPENAI_MODEL='a$HOME'"), "\(plain.output)")
    }

    @Test func zedsWindowIsNotMadeUp() throws {
        let known = try export("zed", provider: "openrouter", "name: x, model: z-ai/glm-5.2")
        #expect(!known.output.contains("32768") && known.messages.contains("the model's own window"), "\(known.output)")
        let unknown = try export("zed", "name: x, model: m, base_url: \"https://relay.example.org/v1\"")
        #expect(unknown.messages.contains("32768 is a guess"), "\(unknown.messages)")
        let given = try export(
            "zed", "name: x, model: m, context_size: 9999, base_url: \"https://relay.example.org/v1\"")
        #expect(given.output.contains("9999") && !given.messages.contains("guess"))
    }

    @Test func reasoningReachesLiteLLM() throws {
        for (provider, model) in [("gemini", "gemini-2.5-flash"), ("openai", "gpt-5")] {
            let outcome = try export("litellm", provider: provider, "name: x, model: \(model), reasoning: low")
            #expect(outcome.output.contains("extra_body: {\"reasoning_effort\":\"low\"}"), "\(outcome.output)")
        }
    }

    /// YAML 1.1 takes an exponent without a point for text.
    @Test(arguments: ["aichat", "litellm", "continue", "librechat", "aider"])
    func smallNumbersStayNumbers(_ frontEnd: String) throws {
        let outcome = try export(
            frontEnd,
            "name: x, model: m, base_url: \"https://relay.example.org/v1\", generation: {min_p: 0.00001}, extra_body: {big: 1e30}"
        )
        #expect(outcome.output.contains("1.0e-05") && outcome.output.contains("1.0e+30"), "\(outcome.output)")
    }

    /// Comments hold nothing that YAML refuses; the name of a profile stands in them.
    @Test func commentsAreCleaned() throws {
        let file = try folder.write(
            "p.yaml",
            "version: 1\nname: \"a\\uFFFEb\\uFEFFc\\uFFFFd\"\naccounts: {main: {provider: vllm}}\nproxies:\n  - {name: x, account: main, model: m}\n"
        )
        for frontEnd in ["aichat", "litellm", "env", "curl", "zed"] {
            let outcome = try RunningProgram.run(["export", frontEnd, file, "--force"])
            #expect(outcome.status == 0, "\(outcome.messages)")
            let bad: Set<UInt32> = [0xFFFE, 0xFFFF, 0xFEFF]
            #expect(!outcome.output.unicodeScalars.contains { bad.contains($0.value) }, "\(outcome.output)")
        }
    }

    @Test func sillyTavernKeepsANameForItself() throws {
        let outcome = try export(
            "sillytavern", "name: \"<None>\", model: m, base_url: \"https://relay.example.org/v1\"")
        #expect(outcome.status == 2 && outcome.messages.contains("keeps the name `<None>`"), "\(outcome.messages)")
    }

    /// `a=b` would be a named argument of the command, `{:` a closure; the rest is read in several ways.
    @Test(arguments: [
        ("plain-1.2", "/profile-create plain-1.2"), ("two words", "/profile-create \"two words\""),
        ("a=b", "/profile-create \"a=b\""), ("{: x :}", "/profile-create \"{: x :}\""),
        ("[a", "/profile-create \"[a\""), ("//x", "/profile-create \"//x\""), ("a|b", nil), ("a\\\"b", nil),
        ("a\\\\b", nil), ("{{user}}", nil), ("<b>x", nil),
    ])
    func slashCommandsTakeTheName(_ name: String, _ command: String?) throws {
        let outcome = try export(
            "sillytavern", "name: \"\(name)\", model: m, base_url: \"https://relay.example.org/v1\"")
        #expect(outcome.status == 0, "\(outcome.messages)")
        if let command {
            let line = outcome.output.split(separator: "\n").first { $0.hasPrefix("/api ") }
            #expect(line?.hasSuffix(" | \(command)") ?? false, "\(outcome.output)")
        } else {
            #expect(!outcome.output.contains("/profile-create"), "\(outcome.output)")
            #expect(outcome.messages.contains("There are no slash commands"), "\(outcome.messages)")
        }
    }

    /// SillyTavern's custom source does not send these by itself.
    @Test func sillyTavernsCustomSourceGetsAllSettings() throws {
        let outcome = try export(
            "sillytavern",
            "name: x, model: m, base_url: \"https://relay.example.org/v1\", generation: {top_k: 40, min_p: 0.1, temperature: 1}",
            ["--part", "preset"])
        #expect(
            outcome.output.contains(#""custom_include_body": "{\"top_k\":40,\"min_p\":0.1}""#), "\(outcome.output)")
    }

    /// The page says all that the sheet says, the key's place too.
    @Test func thePageIsWhole() throws {
        let page = folder.url.appending(path: "form.html")
        let proxy =
            "name: x, model: m, context_size: 23456, max_new_tokens: 0, prefill: \"<Sure>\", base_url: \"https://relay.example.org/v1\", generation: {temperature: 0.61, top_p: 0.9}"
        #expect(try export("janitor", proxy, ["--html", page.path]).status == 0)
        let text = try String(contentsOf: page, encoding: .utf8)
        for part in [
            "API Settings, tab Proxy, Add Configuration", "<dt>API Key</dt>", "the key from the variable KEY",
            "--reveal", "<dt>Temperature</dt>", "0.61", "<dt>Top P</dt>", "23456", "Max new tokens", "&lt;Sure&gt;",
            "belong to the whole account", "Press Save Settings, then reload every open Janitor tab",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("the-key"))
        #expect(try export("janitor", proxy, ["--html", page.path, "--reveal"]).status == 0)
        let revealed = try String(contentsOf: page, encoding: .utf8)
        #expect(revealed.contains("the-key") && !revealed.contains("add --reveal"))
    }

    /// Its own options for them are never sent to providers of OpenAI's kind.
    @Test func continuesBodyHasWhatItsOptionsLose() throws {
        let settings = "base_url: \"https://relay.example.org/v1\"}\ngeneration: {top_k: 40, min_p: 0.1, top_p: 0.9"
        let outcome = try export("continue", "name: x, model: m, \(settings)")
        #expect(outcome.output.contains("\"extraBodyProperties\":{\"top_k\":40,\"min_p\":0.1}"), "\(outcome.output)")
        #expect(!outcome.output.contains("topK") && outcome.output.contains("\"topP\":0.9"))
    }

    @Test func whoReadsOpenWebUIsVariablesIsSaid() throws {
        let proxy = "name: x, model: m, base_url: \"https://relay.example.org/v1\""
        let named = try export("openwebui", proxy)
        #expect(named.messages.contains("docker compose and shells fill in ${…}"), "\(named.messages)")
        #expect(named.messages.contains("--env-file"))
        let plain = try export("openwebui", proxy, ["--reveal"])
        #expect(!plain.messages.contains("--env-file"), "\(plain.messages)")
    }

    @Test func valuesLongerThanJanitorTakesAreNamed() throws {
        let relay = "base_url: \"https://relay.example.org/v1\""
        let fits = try export("janitor", "name: x, model: \(String(repeating: "m", count: 255)), \(relay)")
        #expect(!fits.messages.contains("at most"), "\(fits.messages)")
        let prompt = String(repeating: "p", count: 500_001)
        let long = try export(
            "janitor",
            "name: \(String(repeating: "n", count: 256)), model: m, \(relay)}\ncustom_prompt: \"\(prompt)\" #")
        let notes = long.messages.replacing(/\n +/, with: " ")
        #expect(notes.contains("The Config Name has 256 characters"), "\(notes)")
        #expect(notes.contains("The Custom Prompt has 500001 characters"), "\(notes)")
    }

    @Test func whatJanitorsSheetSaysIsSaidOnce() throws {
        let outcome = try export("janitor", "name: x, model: m, base_url: \"https://relay.example.org/v1\"")
        let all = (outcome.output + outcome.messages).lowercased()
        for words in ["check button", "popup may offer", "save settings", "whole account"] {
            #expect(all.ranges(of: words).count <= 1, "\(words): \(all)")
        }
        #expect(!all.contains("belong to the account"))
    }
}
