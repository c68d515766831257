import Catalog
import Diagnosing
import Foundation
import Profiles
import Setups
import Testing
import YAMLSource

/// Remedies for the user's own profile.
struct RemedyTests {
    private static let profile = """
        version: 1
        name: evenings
        front_end: janitor
        accounts:
          router:
            provider: openrouter
            key: {env: OPENROUTER_API_KEY}
            credits_purchased_usd: 0
            privacy: {free_training: false}
            ignored_providers: [io-net]
          direct: {provider: chutes, key: {keyring: chutes}}
        proxies:
          - {name: free, account: router, model: "google/gemma-4-31b-it:free", context_size: 32768, max_new_tokens: 700}
          - {name: other-free, account: router, model: "nvidia/nemotron-3-ultra-550b-a55b:free"}
          - {name: chutes-glm, account: direct, model: zai-org/GLM-5.1-TEE}
        """

    private func affected(_ text: String = profile, proxy: String? = nil) throws -> AffectedProfile {
        let source = SourceText(name: "profiles/evenings.yaml", bytes: Array(text.utf8))
        let decoded = ProfileDecoder(catalog: .embedded).profiles(in: YAMLTree.parse(source))
        let profile = try #require(decoded.first).profile
        let chosen = proxy.flatMap { name in profile.proxies.first { $0.name?.value == name } }
        return AffectedProfile(LoadedProfile(profile: profile, source: source, chosen: chosen))
    }

    /// The number that a message names is changed where it is in force, not at the proxy.
    @Test(arguments: [
        ("temperature", "max_new_tokens: 700", 9), ("max_tokens", "max_new_tokens: 700", 7),
        ("top_k", "prefill: x", nil),
    ])
    func theNumberThatIsNamedIsPointedTo(_ name: String, _ field: String, _ line: Int?) throws {
        let text = """
            version: 1
            name: hot
            accounts: {a: {provider: deepseek, key: {env: K}}}
            proxies:
              - name: x
                account: a
                \(field)
                model: deepseek-flash
            generation: {temperature: 1.9}
            """
        let message = "Invalid \(name) value, the valid range of \(name) is [0, 2]"
        let remedies = try Diagnose.text(
            #"{"error":{"message":"\#(message)","code":400}}"#, for: try affected(text)
        ).remedies
        let remedy = try #require(remedies.first { $0.action.contains("the message names") })
        #expect(remedy.place?.line == line)
    }

    private func actions(_ text: String, _ affected: AffectedProfile?) throws -> [String] {
        try Diagnose.text(text, for: affected).remedies.map { remedy in
            remedy.action + (remedy.place.map { " @\($0.line)" } ?? "")
        }
    }

    @Test func anotherFreeModelOfTheAccountIsNoWayOut() throws {
        let found = try actions("Rate limit exceeded: free-models-per-day", affected())
        #expect(found.first == "Switch to the proxy `chutes-glm` in this profile @15")
        #expect(found.contains("Buy 10 USD of credits once @8"))
    }

    @Test func creditsThatWereBoughtAreNotProposedAgain() throws {
        let rich = Self.profile.replacingOccurrences(of: "usd: 0", with: "usd: 25")
        let diagnosis = try Diagnose.text("Rate limit exceeded: free-models-per-day", for: affected(rich))
        #expect(!diagnosis.remedies.contains { $0.action.hasPrefix("Buy 10") })
        #expect(
            diagnosis.remedies.contains { $0.action.hasPrefix("Check that the API key belongs") && $0.place?.line == 8 }
        )
        let upstream = try Diagnose.text("z-ai/glm is temporarily rate-limited upstream", for: affected(rich))
        #expect(!upstream.remedies.contains { $0.action.contains("credits") })
        #expect(upstream.vainRemedies.contains { $0.action == "Buying credits" })
    }

    @Test func anUpstreamIsAvoidedByEveryWay() throws {
        let text =
            #"{"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"x is temporarily rate-limited upstream","provider_name":"Chutes"}}}"#
        // The profile's own proxy at Chutes ends at the same machines.
        #expect(try actions(text, affected()).first == "Switch to the proxy `other-free` in this profile @14")
    }

    @Test func aSwitchIsNamedWithItsLine() throws {
        let text =
            "No endpoints found matching your data policy (Free model training). Configure: https://openrouter.ai/settings/privacy"
        let diagnosis = try Diagnose.text(text, for: affected())
        let remedy = try #require(diagnosis.remedies.first)
        #expect(remedy.place?.description == "profiles/evenings.yaml:9:15")
        #expect(remedy.why.hasSuffix("the profile says `privacy.free_training: false`"))
        #expect(remedy.url == "https://openrouter.ai/settings/privacy")
    }

    @Test func aContextIsLoweredToWhatFits() throws {
        let text =
            "This endpoint's maximum context length is 16384 tokens. However, you requested about 26265 tokens (26255 of text input, 10 in the output)."
        let found = try actions(text, affected())
        #expect(found.first == "Lower `context_size` from 32768 to 15684 or less @13")
    }

    @Test func aReplyIsLoweredToWhatCanBePaid() throws {
        let text =
            "This request requires more credits, or fewer max_tokens. You requested up to 700 tokens, but can only afford 266."
        #expect(try actions(text, affected()).first == "Lower `max_new_tokens` from 700 to 266 or less @13")
    }

    @Test func aRetiredModelLeadsToALivingOne() throws {
        let old = Self.profile.replacingOccurrences(
            of: "google/gemma-4-31b-it:free", with: "google/gemini-2.0-flash-exp:free")
        let diagnosis = try Diagnose.text(
            "No endpoints found for google/gemini-2.0-flash-exp:free.", for: affected(old))
        #expect(diagnosis.cause?.id == "model-retired" && diagnosis.model == "google/gemini-2.0-flash-exp:free")
        let remedy = try #require(diagnosis.remedies.first)
        #expect(remedy.action.contains("google/gemma-4") && remedy.place?.line == 13)
    }

    @Test func keysAreNeverShown() throws {
        let key = "sk-or-v1-" + String(repeating: "0123456789abcdef", count: 4)
        let literal = Self.profile.replacingOccurrences(of: "{env: OPENROUTER_API_KEY}", with: key)
        let diagnosis = try Diagnose.text("User not found. Authorization: Bearer \(key)", for: affected(literal))
        #expect(!"\(diagnosis)".contains("89abcdef") && !diagnosis.message.contains("cdef"))
    }

    @Test func theNamedProxyIsTheOneThatFailed() throws {
        let diagnosis = try Diagnose.text(
            "Infrastructure is at maximum capacity, try again later", for: affected(proxy: "chutes-glm"))
        #expect(
            diagnosis.proxy == "chutes-glm" && diagnosis.remedies.first?.place?.line == 13
                || diagnosis.remedies.contains { $0.action.contains("`free`") })
    }

    @Test func withoutOtherProxiesThatIsSaid() throws {
        let lonely = Self.profile.split(separator: "\n").filter { !$0.contains("chutes") && !$0.contains("other-free") }
            .joined(separator: "\n")
        let diagnosis = try Diagnose.text("Rate limit exceeded: free-models-per-day", for: affected(lonely))
        #expect(diagnosis.remedies.first?.why == "this profile has no other proxy")
    }

    @Test func folkloreAppearsWhereItCanHelp() throws {
        let upstream = try actions("x is temporarily rate-limited upstream", affected())
        #expect(upstream.contains { $0.contains("reload the page, once") })
        let daily = try actions("Rate limit exceeded: free-models-per-day", affected())
        #expect(!daily.contains { $0.contains("reload") })
    }

    /// What the remedy for servers of one's own is said of.
    @Test(arguments: [
        ("http://127.0.0.1:11434/v1", true), ("http://10.0.0.5:11434/v1", true), ("http://[::1]:11434/v1", true),
        ("http://box:11434/v1", true), ("https://gw10.example.org/v1", false),
        ("https://192.168.example.org/v1", false),
        ("https://localhost.example.org/v1", false), (#"https://gw.example.org\@127.0.0.1/v1"#, false),
    ])
    func onlyServersOfOnesOwnAreStarted(_ address: String, _ isLocal: Bool) throws {
        let profile = """
            version: 1
            name: own
            accounts: {box: {provider: custom}}
            proxies: [{account: box, model: m, base_url: '\(address)'}]
            """
        let found = try actions("connect ECONNREFUSED", affected(profile))
        #expect(found.contains { $0.hasPrefix("Start the server") } == isLocal, "\(found)")
    }

    @Test func adviceFitsWhoseLimitItIs() throws {
        let perModel = try Diagnose.text(
            #"{"error":{"code":429,"message":"You exceeded your current quota","status":"RESOURCE_EXHAUSTED","details":[{"violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]}]}}"#
        )
        #expect(perModel.remedies.first?.action == "Use another Gemini model", "\(perModel.remedies.map(\.action))")
        #expect(!perModel.remedies.contains { $0.why.contains("every free model") })
        let budget = try Diagnose.text("Budget has been exceeded! Current cost: 1.2, Max budget: 1.0")
        #expect(budget.cause?.id == "key-limit")
        #expect(!budget.remedies.contains { $0.url?.contains("openrouter") ?? false })
    }
}
