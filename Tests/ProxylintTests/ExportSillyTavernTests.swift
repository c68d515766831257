import Foundation
import TestSupport
import Testing

/// What SillyTavern's sources really send of a profile, and what a preset leaves of the one before.
struct ExportSillyTavernTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func export(
        _ provider: String, _ proxy: String, _ more: [String] = ["--part", "preset"]
    ) throws -> RunningProgram.Outcome {
        let base = provider == "custom" ? ", base_url: \"https://relay.example.org/v1\"" : ""
        let file = try folder.write(
            "p.yaml",
            """
            version: 1
            name: st
            accounts: {main: {provider: \(provider), key: {env: KEY}}}
            proxies:
              - {name: x, account: main, \(proxy)\(base)}
            generation: {temperature: 0.8, top_p: 0.9, top_k: 40, min_p: 0.1, top_a: 0.2, repetition_penalty: 1.1, frequency_penalty: 0.3, presence_penalty: 0.4, seed: 5, stop: [END, "\\nUser:"]}

            """)
        return try RunningProgram.run(
            ["export", "sillytavern", file, "--force"] + more, environment: ["COLUMNS": "120", "KEY": "the-key"])
    }

    private func preset(_ outcome: RunningProgram.Outcome) throws -> NSDictionary {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? NSDictionary)
    }

    private func notes(_ outcome: RunningProgram.Outcome) -> String {
        outcome.messages.replacing(/\n +/, with: " ")
    }

    @Test(arguments: [
        ("fireworks", "accounts/fireworks/models/x", "top_k, min_p, top_a, repetition_penalty, seed, reasoning"),
        ("deepseek", "deepseek-v4-flash", "top_k, min_p, top_a, repetition_penalty, seed, reasoning"),
        ("chutes", "zai-org/GLM-5.2-TEE", "top_a"), ("openrouter", "z-ai/glm-5.2", nil), ("custom", "m", nil),
        (
            "zai", "glm-5.2",
            "top_k, min_p, top_a, repetition_penalty, frequency_penalty, presence_penalty, seed"
        ),
        ("moonshot", "kimi-k3", "top_k, min_p, top_a, repetition_penalty, seed, reasoning"),
        ("perplexity", "sonar", "min_p, top_a, repetition_penalty, seed, stop"),
        ("gemini", "gemini-3-pro", "min_p, top_a, repetition_penalty, frequency_penalty, presence_penalty"),
        (
            "anthropic", "claude-sonnet-4",
            "temperature, top_p, top_k, min_p, top_a, repetition_penalty, frequency_penalty, presence_penalty, seed"
        ),
        (
            "openai", "gpt-5",
            "temperature, top_p, top_k, min_p, top_a, repetition_penalty, frequency_penalty, presence_penalty, stop"
        ),
        ("openai", "gpt-4o", "top_k, min_p, top_a, repetition_penalty, reasoning"),
        (
            "xai", "grok-4",
            "top_k, min_p, top_a, repetition_penalty, frequency_penalty, presence_penalty, stop, reasoning"
        ),
    ])
    func whatASourceNeverSendsIsNamed(_ provider: String, _ model: String, _ missing: String?) throws {
        let outcome = try export(provider, "model: \(model), reasoning: high")
        let named = notes(outcome).firstMatch(of: /not carried: ([^\n]*)/).map { String($0.1) }
        #expect(named == missing, "\(outcome.messages)")
        let preset = try preset(outcome)
        for name in missing?.split(separator: ", ").map(String.init) ?? [] where name != "stop" && name != "reasoning" {
            #expect(preset[name] == nil, "\(name)")
        }
    }

    @Test(arguments: [
        ("openrouter", "z-ai/glm-5.2", "on", "medium", nil), ("openrouter", "z-ai/glm-5.2", "off", "min", nil),
        ("openrouter", "z-ai/glm-5.2", "low", "low", nil), ("gemini", "gemini-3-pro", "on", "auto", nil),
        ("anthropic", "claude-sonnet-4", "off", "auto", nil), ("zai", "glm-5.2", "off", "auto", false),
        ("zai", "glm-5.2", "high", "auto", true), ("custom", "m", "high", "auto", nil),
        ("deepseek", "deepseek-v4-flash", "high", "auto", nil),
    ])
    func thinkingIsAskedForInTheWordsOfTheSource(
        _ provider: String, _ model: String, _ reasoning: String, _ effort: String, _ shown: Bool?
    ) throws {
        let outcome = try export(provider, "model: \(model), reasoning: \"\(reasoning)\"")
        let preset = try preset(outcome)
        #expect(preset["reasoning_effort"] as? String == effort)
        #expect(preset["show_thoughts"] as? Bool == shown)
        let body = preset["custom_include_body"] as? String ?? ""
        #expect(body.contains("\"reasoning_effort\":\"high\"") == (provider == "custom"), "\(body)")
        #expect(
            notes(outcome).contains("for minimal reasoning here, but not for none")
                == (provider == "openrouter" && reasoning == "off"), "\(outcome.messages)")
    }

    /// Only what a preset holds is applied: a header of the relay before would go to the next host.
    @Test func nothingOfTheConnectionBeforeStays() throws {
        for (provider, model) in [("custom", "m"), ("openrouter", "z-ai/glm-5.2"), ("deepseek", "deepseek-v4-flash")] {
            let preset = try preset(export(provider, "model: \(model)"))
            for name in [
                "custom_include_headers", "custom_exclude_body", "custom_prompt_post_processing", "reverse_proxy",
                "proxy_password",
            ] { #expect(preset[name] as? String == "", "\(name)") }
            #expect((preset["custom_include_body"] as? String == "") == (provider != "custom"))
            #expect(preset["openrouter_providers"] as? [String] == [])
            #expect(preset["reasoning_effort"] as? String == "auto" && preset["zai_endpoint"] as? String == "common")
            #expect((preset["custom_url"] == nil) == (provider != "custom"))
        }
    }

    /// The list of 1.18 has names, and drops anything else.
    @Test func upstreamsStandByTheirNames() throws {
        let outcome = try export(
            "openrouter",
            "model: z-ai/glm-5.2, upstreams: [deepinfra, novita, z-ai, google-vertex, mancer, deepinfra/turbo]")
        let names = try preset(outcome)["openrouter_providers"] as? [String]
        #expect(names == ["DeepInfra", "Novita", "Z.AI", "Google", "Mancer 2", "deepinfra/turbo"])
        let notes = notes(outcome)
        #expect(notes.contains("under the names SillyTavern 1.18 uses"), "\(notes)")
        #expect(notes.contains("has no `deepinfra/turbo` in its OpenRouter provider menu"), "\(notes)")
    }

    @Test func noneIsNoTextInAPreset() throws {
        let proxy = "model: m, prompt_post_processing: none"
        #expect(try preset(export("custom", proxy))["custom_prompt_post_processing"] as? String == "")
        let profile = try preset(export("custom", proxy, ["--part", "profile"]))
        #expect(profile["prompt-post-processing"] as? String == "none")
    }

    @Test func theCodingPlanIsZaisSecondAddress() throws {
        let preset = try preset(export("zai-coding", "model: glm-5.2"))
        #expect(preset["chat_completion_source"] as? String == "zai" && preset["zai_endpoint"] as? String == "coding")
        #expect(preset["zai_model"] as? String == "glm-5.2" && preset["custom_url"] == nil)
        let profile = try self.preset(export("zai-coding", "model: glm-5.2", ["--part", "profile"]))
        #expect(profile["api"] as? String == "zai" && profile["api-url"] as? String == "coding")
        let commands = try export("zai-coding", "model: glm-5.2", ["--part", "commands"])
        #expect(commands.output.hasPrefix("/api zai | /api-url coding | "), "\(commands.output)")
        let secrets = try export("zai-coding", "model: glm-5.2", ["--part", "secrets", "--reveal"])
        #expect(secrets.output.contains("\"api_key_zai\""))
    }
}
