import Foundation
import TestSupport
import Testing

/// `list` and `show`: what there is, at a glance and in full.
struct ListCommandTests {
    static let noon = "2026-11-21T12:00:00Z"

    @Test func profilesAtAGlance() throws {
        let broken = ManagedFolder.evenings.replacingOccurrences(of: "z-ai/glm-5.2", with: "anthropic/claude-3-opus")
            .replacingOccurrences(of: "name: evenings", with: "name: broken")
        let place = try ManagedFolder(["evenings": ManagedFolder.evenings, "b": broken])
        try place.run("use", "evenings/spare")
        let outcome = try place.run("list", "--now", Self.noon)
        #expect(
            outcome.output == """
                broken  Janitor AI  profiles/b.yaml  1 error, 1 info
                  1  free   OpenRouter  google/gemma-4-31b-it:free              16384
                  2  other  OpenRouter  nvidia/nemotron-3-ultra-550b-a55b:free  16384
                  3  paid   OpenRouter  anthropic/claude-3-opus                 16384
                  4  spare  Chutes      zai-org/GLM-5.1-TEE                     32768
                evenings  Janitor AI  profiles/evenings.yaml  1 warning, 1 info
                  5  free   OpenRouter  google/gemma-4-31b-it:free              16384
                  6  other  OpenRouter  nvidia/nemotron-3-ultra-550b-a55b:free  16384
                  7  paid   OpenRouter  z-ai/glm-5.2                            16384
                * 8  spare  Chutes      zai-org/GLM-5.1-TEE                     32768

                """, "\(outcome.output)\(outcome.messages)")
        let json = try place.run("list", "--format", "json")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let profiles = try #require(document["profiles"] as? [[String: Any]])
        #expect(profiles.map { $0["name"] as? String } == ["broken", "evenings"])
        #expect(profiles[1]["active"] as? Bool == true && (profiles[0]["findings"] as? [String: Int])?["errors"] == 1)
        #expect((document["limits"] as? [[String: Any]])?.isEmpty == false)
    }

    @Test func whatSharesALimit() throws {
        let place = try ManagedFolder()
        let outcome = try place.run("list", "--limits")
        #expect(
            outcome.output == """
                one daily cap: OpenRouter, account router
                  50 free requests a day and 20 a minute for all of them together, until 00:00
                  UTC
                    evenings/free
                    evenings/other
                one account: OpenRouter, account router
                  one key, one balance, one plan
                    evenings/free
                    evenings/other
                    evenings/paid

                """, "\(outcome.output)")
    }

    @Test func oneNameTwiceIsSaid() throws {
        let place = try ManagedFolder(["a": ManagedFolder.evenings, "b": ManagedFolder.evenings])
        let outcome = try place.run("list")
        #expect(outcome.status == 0)
        #expect(
            outcome.messages.contains("several files contain a profile `evenings` (profiles/a.yaml, profiles/b.yaml)"))
        let used = try place.run("use", "evenings")
        #expect(used.status == 2 && used.messages.contains("name the file"))
        #expect(try place.run("use", "profiles/b.yaml/spare").status == 0)
    }

    @Test func nothingThere() throws {
        let outcome = try ManagedFolder([:]).run("list")
        #expect(outcome.status == 2 && outcome.messages.contains("create one with `proxylint init`"))
    }

    @Test func hostileNamesDoNotReachTheTerminal() throws {
        let key = TestKey.key(of: "openrouter", 4)
        let text = ManagedFolder.evenings.replacingOccurrences(
            of: "name: evenings", with: "name: \"a\\e[31mb\\u202Ec\""
        )
        .replacingOccurrences(of: "name: spare", with: "name: \(key)")
        let place = try ManagedFolder(["a": text])
        try place.folder.write(
            "profiles/key.yaml", ManagedFolder.evenings.replacingOccurrences(of: "name: evenings", with: "name: \(key)")
        )
        for command in [
            ["list"], ["list", "--limits"], ["show", "profiles/a.yaml"], ["list", "--format", "json"],
            ["use", "profiles/key.yaml"], ["current"], ["next"], ["show"], ["verify", "--dry-run"], ["export", "curl"],
            ["verify", "--dry-run", "--format", "json"],
        ] {
            let outcome = try RunningProgram.run(command, in: place.folder.url, environment: place.environment)
            #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{202E}"))
            #expect(!outcome.output.contains(key) && !outcome.messages.contains(key), "\(command): \(outcome.output)")
        }
    }

    @Test func everythingResolved() throws {
        let place = try ManagedFolder()
        let outcome = try place.run("show", "evenings/spare")
        let text = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for piece in [
            "evenings/spare profiles/evenings.yaml", "provider Chutes line 6", "key the key stored as chutes line 6",
            "base_url https://llm.chutes.ai/v1 catalog [",
            "chat_url https://llm.chutes.ai/v1/chat/completions derived",
            "model zai-org/GLM-5.1-TEE line 11", "model status active catalog [", "context_size 32768 line 11",
            "url for Janitor AI https://llm.chutes.ai/v1/chat/completions catalog [",
        ] {
            #expect(text.contains(piece), "\(piece): \(outcome.output)")
        }
        #expect(try place.run("show", "evenings", "--format", "json").output.contains(#""name":"evenings/paid""#))
        let literal = ManagedFolder.evenings.replacingOccurrences(
            of: "{keyring: chutes}", with: TestKey.key(of: "chutes", 2))
        try place.folder.write("profiles/evenings.yaml", literal)
        for format in ["text", "json"] {
            let shown = try place.run("show", "evenings/spare", "--format", format)
            #expect(!shown.output.contains(TestKey.key(of: "chutes", 2)) && shown.output.contains("cpk_…"))
        }
    }

    /// Pasted into the wrong field, a key stays out of exports and out of the state.
    @Test(arguments: [
        ("model: z-ai/glm-5.2", "model: KEY"), ("name: paid", "name: KEY"),
        ("model: z-ai/glm-5.2", "model: z-ai/glm-5.2, prefill: KEY"),
        ("model: z-ai/glm-5.2", "model: z-ai/glm-5.2, custom_prompt: say KEY"),
        ("model: z-ai/glm-5.2", "model: z-ai/glm-5.2, base_url: \"https://openrouter.ai/KEY/v1\""),
        ("{env: OPENROUTER_API_KEY}", "{env: KEY}"),
    ])
    func aKeyInTheWrongFieldStaysThere(old: String, new: String) throws {
        let key = TestKey.key(of: "openrouter", 6)
        let text = ManagedFolder.evenings.replacingOccurrences(
            of: old, with: new.replacingOccurrences(of: "KEY", with: key))
        let place = try ManagedFolder(["evenings": text])
        for command in [
            ["export", "curl", "evenings/3", "--force"], ["export", "litellm", "evenings", "--force"],
            ["export", "janitor", "evenings/3", "--force", "--format", "json"], ["use", "evenings/3", "--force"],
            ["next", "--because", NextCommandTests.dailyCap], ["use", "-", "--force"], ["show"], ["list"],
        ] {
            let outcome = try RunningProgram.run(command, in: place.folder.url, environment: place.environment)
            #expect(!outcome.output.contains(key) && !outcome.messages.contains(key), "\(command): \(outcome.output)")
        }
        #expect(!(try place.text("state/proxylint/state.json").contains(key)))
        #expect(try place.run("current").status == 0)
    }
}
