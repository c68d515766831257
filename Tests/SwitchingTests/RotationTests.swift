import Foundation
import Setups
import Switching
import TestSupport
import Testing

/// Which proxy comes behind the one that failed.
struct RotationTests {
    @Test func aWrongKeyLeavesAnotherKeyAtTheSameProvider() throws {
        let profile = try TextProfile(
            """
            version: 1
            name: two
            accounts:
              home: {provider: openrouter, key: {env: HOME_KEY}}
              work: {provider: openrouter, key: {env: WORK_KEY}}
            proxies:
              - {name: one, account: home, model: z-ai/glm-5.2}
              - {name: same, account: home, model: deepseek/deepseek-v3.2}
              - {name: other, account: work, model: z-ai/glm-5.2}

            """)
        let rotation = try profile.rotation(
            behind: "one", because: #"{"error":{"message":"User not found.","code":401}}"#)
        #expect(rotation.skipped.map(\.why) == ["it is on the same account at OpenRouter"])
        #expect(profile.next(rotation) == "other" && rotation.why == "it has another key at OpenRouter")
    }

    @Test func theSameUpstreamIsPassedOver() throws {
        let profile = try TextProfile(
            """
            version: 1
            name: ways
            accounts:
              router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
              chutes: {provider: chutes, key: {keyring: chutes}}
              deepseek: {provider: deepseek, key: {keyring: deepseek}}
            proxies:
              - {name: one, account: router, model: "google/gemma-4-31b-it:free"}
              - {name: direct, account: chutes, model: zai-org/GLM-5.1-TEE}
              - {name: away, account: deepseek, model: deepseek-flash}

            """)
        let because = try String(contentsOf: Repository.file("docs/examples/upstream.txt"), encoding: .utf8)
        let rotation = try profile.rotation(behind: "one", because: because)
        #expect(rotation.skipped.map(\.why) == ["it uses the same upstream, chutes"])
        #expect(profile.next(rotation) == "away")
    }

    /// What a rotation passes over, `use` takes with the same sentence; `list --limits` counts one cap.
    @Test func anotherAccountDoesNotGetAroundACap() throws {
        let profile = try TextProfile(
            """
            version: 1
            name: two
            accounts:
              one: {provider: openrouter, key: {env: ONE_KEY}, credits_purchased_usd: 0}
              two: {provider: openrouter, key: {env: TWO_KEY}, credits_purchased_usd: 0}
            proxies:
              - {name: a, account: one, model: "google/gemma-4-31b-it:free"}
              - {name: b, account: two, model: "google/gemma-4-31b-it:free"}

            """)
        let told = try #require(try profile.told(TextProfile.dailyCap, of: "a")?.remembered)
        let evasion = try #require(
            RememberedFailure.evasion(of: [told], by: try profile.route("b"), now: TextProfile.now))
        let skipped = try profile.rotation(behind: "a", remembered: [told]).skipped
        #expect(skipped.map(\.why) == [evasion])
        #expect(RememberedFailure.evasion(of: [told], by: try profile.route("a"), now: TextProfile.now) == nil)
        let later = TextProfile.now.advanced(by: 86_400)
        #expect(RememberedFailure.evasion(of: [told], by: try profile.route("b"), now: later) == nil)
        let caps = LimitGroup.groups(of: [profile.loaded], TextProfile.catalog).filter { $0.kind == .freeRequests }
        #expect(caps.map(\.name) == ["OpenRouter, accounts one, two"])
        #expect(caps.map(\.proxies) == [["two/a", "two/b"]])
        #expect(caps.first?.meaning.hasPrefix("50 free requests a day") == true)
    }

    static let three = """
        version: 1
        name: three
        accounts:
          router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
          deep: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
        proxies:
          - {name: free, account: router, model: "google/gemma-4-31b-it:free"}
          - {name: glm, account: router, model: z-ai/glm-5.2}
          - {name: other, account: router, model: "nvidia/nemotron-3-ultra-550b-a55b:free"}
          - {name: direct, account: deep, model: deepseek-flash}

        """

    @Test(arguments: [
        ("glm", "{\"error\":{\"message\":\"No auth credentials found\",\"code\":401}}", "direct"),
        (
            "glm",
            "{\"error\":{\"message\":\"Insufficient credits. This account never purchased credits.\",\"code\":402}}",
            "other"
        ),
        (
            "free",
            "{\"error\":{\"message\":\"No endpoints found matching your data policy (Free model training). Configure: https://openrouter.ai/settings/privacy\",\"code\":404}}",
            "glm"
        ),
        ("free", "error code: 1033 Cloudflare Tunnel error", "direct"),
    ])
    func proxiesThatMustFailTheSameWayArePassedOver(active: String, because: String, next: String) throws {
        let profile = try TextProfile(Self.three)
        #expect(profile.next(try profile.rotation(behind: active, because: because)) == next)
    }

    @Test func relaysOfDifferentHostsAreDifferentServices() throws {
        let profile = try TextProfile(
            """
            version: 1
            name: relays
            accounts:
              one: {provider: custom, key: {env: A}}
              two: {provider: custom, key: {env: B}}
            proxies:
              - {name: one, account: one, base_url: "https://relay-one.example.com/v1", model: m}
              - {name: same, account: one, base_url: "https://relay-one.example.com/v1", model: n}
              - {name: two, account: two, base_url: "https://relay-two.example.org/v1", model: m}

            """)
        let rotation = try profile.rotation(
            behind: "one",
            because:
                "A network error occurred, you may be rate limited or having connection issues: Failed to fetch (unk)")
        #expect(rotation.skipped.map(\.why) == ["it is at relay-one.example.com too"])
        #expect(profile.next(rotation) == "two" && rotation.why.hasPrefix("it is at relay-two.example.org"))
    }

    @Test func aPromptThatIsTooLongWantsALargerWindow() throws {
        let profile = try TextProfile(
            """
            version: 1
            name: long
            accounts:
              main: {provider: openrouter, key: {env: K}}
            proxies:
              - {name: one, account: main, model: z-ai/glm-5}
              - {name: small, account: main, model: mistralai/mistral-nemo}
              - {name: large, account: main, model: z-ai/glm-5.2}

            """)
        let rotation = try profile.rotation(
            behind: "one",
            because:
                "This endpoint's maximum context length is 204800 tokens. However, you requested about 210000 tokens (209000 of text input, 1000 in the output)."
        )
        #expect(rotation.skipped.map(\.why) == ["its window is no larger: 131072 tokens"])
        #expect(profile.next(rotation) == "large" && rotation.why == "its window is 1048576 tokens")
    }

    @Test(arguments: [("sillytavern", "second"), ("janitor", nil)])
    func pinsCountWhereTheFrontEndSendsThem(frontEnd: String, next: String?) throws {
        let profile = try TextProfile(
            """
            version: 1
            name: pins
            front_end: \(frontEnd)
            accounts:
              main: {provider: openrouter, key: {env: K}}
            proxies:
              - {name: first, account: main, model: z-ai/glm-5.2, upstreams: [chutes]}
              - {name: second, account: main, model: z-ai/glm-5.2, upstreams: [deepinfra]}

            """)
        let rotation = try profile.rotation(
            behind: "first",
            because:
                #"{"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"z-ai/glm-5.2 is temporarily rate-limited upstream. Please retry shortly","provider_name":"Chutes"}}}"#
        )
        #expect(profile.next(rotation) == next)
    }

    @Test func whatIsBrokenIsPassedOverAndNeverRecovers() throws {
        let profile = try TextProfile(Self.three)
        let rotation = try profile.rotation(
            behind: "free", broken: [1: "lint finds an error, x", 2: "so", 3: "so"])
        #expect(profile.next(rotation) == nil && rotation.skipped.map(\.label) == ["glm", "other", "direct"])
        #expect(rotation.earliest == nil && rotation.skipped.first?.why == "lint finds an error, x")
    }
}

/// What an error comes to that is told while a proxy is in use.
struct ToldErrorTests {
    @Test func whatIsKnownIsRemembered() throws {
        let profile = try TextProfile(RotationTests.three)
        let error = try #require(try profile.told(TextProfile.dailyCap, of: "free"))
        #expect(error.cause == "free-daily-quota" && error.otherProvider == nil && error.told != nil)
        #expect(error.remembered?.until == Instant("2026-11-22T00:00:00Z"))
        #expect(try profile.told("the cat sat on the mat", of: "free") == nil)
    }

    @Test func theErrorOfAnotherProviderIsNotHeldAgainstTheAccountInUse() throws {
        let profile = try TextProfile(RotationTests.three)
        let because =
            "DeepSeek: {\"error\":{\"message\":\"Insufficient Balance\",\"type\":\"unknown_error\",\"code\":\"invalid_request_error\"}} https://api.deepseek.com/chat/completions"
        let error = try #require(try profile.told(because, of: "free"))
        #expect(error.otherProvider == "DeepSeek" && error.remembered == nil)
        #expect(profile.next(try profile.rotation(behind: "other", because: because)) == "free")
    }
}

/// Which proxies cannot be switched to.
struct UnusableProxiesTests {
    private func reasons(_ profile: TextProfile, at now: Instant) throws -> [Int: String] {
        let remembered = try #require(try profile.told(TextProfile.dailyCap, of: "free")?.remembered)
        return UnusableProxies.reasons(
            in: profile.loaded, broken: [3: "lint finds an error, retired-model"], remembered: [remembered], now: now,
            TextProfile.catalog)
    }

    @Test func thoseThatRestAndThoseThatAreBroken() throws {
        let profile = try TextProfile(RotationTests.three)
        let reasons = try reasons(profile, at: TextProfile.now)
        #expect(reasons.keys.sorted() == [0, 2, 3])
        #expect(reasons[2] == "reported earlier, free-daily-quota: it shares the account's free requests")
        #expect(reasons[3] == "lint finds an error, retired-model")
    }

    @Test func afterTheResetOnlyTheBroken() throws {
        let profile = try TextProfile(RotationTests.three)
        #expect(try reasons(profile, at: TextProfile.now.advanced(by: 86_400)).keys.sorted() == [3])
    }
}

/// What `exec` sets.
struct ProxyVariablesTests {
    private func variables(_ proxy: String) throws -> ProxyVariables {
        let profile = try TextProfile(
            """
            version: 1
            name: one
            accounts:
              main: {provider: openrouter, key: {env: K}}
              here: {provider: ollama}
              relay: {provider: custom, key: {env: R}}
            proxies:
              - {name: it, \(proxy)}

            """)
        return try ProxyVariables(profile.loaded.resolve(try profile.proxy("it"), TextProfile.catalog))
    }

    @Test func aProxyWithAndWithoutAKey() throws {
        let paid = try variables("account: main, model: z-ai/glm-5.2")
        #expect(
            paid.variables(key: "k").map { "\($0.name)=\($0.value)" } == [
                "OPENAI_BASE_URL=https://openrouter.ai/api/v1", "OPENAI_API_BASE=https://openrouter.ai/api/v1",
                "OPENAI_API_KEY=k", "OPENAI_MODEL=z-ai/glm-5.2",
            ])
        #expect(!paid.leavesFields)
        let local = try variables("account: here, model: m, headers: {X-Title: t}")
        #expect(local.leavesFields && local.variables(key: nil)[2].value == "none")
    }

    @Test(arguments: [
        ("account: nobody, model: m", ProxyVariables.Problem.noAccount), ("account: main", .noModel),
        ("account: relay, model: m", .noBaseURL),
        ("account: relay, model: m, base_url: 'https://relay.example.org/v1?key=x'", .noBaseURL),
    ])
    func whatCannotBeHandedOn(proxy: String, problem: ProxyVariables.Problem) throws {
        #expect(throws: problem) { try variables(proxy) }
        #expect(problem.message(for: "it").contains("`it`"))
    }
}
