import Catalog
import Diagnosing
import Profiles
import Secrets
import Setups
import Testing
import Verifying
import YAMLSource

/// Where keys may go, asked without a program and without a network.
struct KeyGuardTests {
    private static let routerKey = "sk-or-v1-" + String(repeating: "0123456789abcdef", count: 4)
    private static let ownKey = "one-of-my-own-9"

    private func subject(_ provider: String, _ field: String, key: String?) throws -> AccountUnderTest {
        let text = """
            version: 1
            name: one
            accounts: {main: {provider: \(provider), key: {env: KEY}}}
            proxies: [{name: chat, account: main, model: m\(field.isEmpty ? "" : ", \(field)")}]
            """
        let source = SourceText(name: "one.yaml", text: text)
        let profile = try #require(ProfileDecoder(catalog: .embedded).profiles(in: YAMLTree.parse(source)).first)
            .profile
        let found = try key.map { KeyReader.FoundKey(text: try KeyText($0.utf8), origin: "") }
        return AccountUnderTest(
            loaded: LoadedProfile(profile: profile, source: source), account: try #require(profile.accounts.first),
            proxies: profile.proxies, key: found.map { .success($0) })
    }

    private func refusal(
        _ provider: String, _ url: String, key: String? = nil, trusting trusted: Set<TrustedHost> = []
    ) throws -> String? {
        let subject = try subject(provider, "base_url: '\(url)'", key: key ?? Self.ownKey)
        let said = KeyGuard.refusal(of: subject, .embedded, trusting: trusted)
        // A request of our own is judged alike.
        for mode in [RequestPlanner.Mode.key, .chat] {
            let plan = RequestPlanner(catalog: .embedded, mode: mode, trusting: trusted).plan(for: subject)
            var isRefused = false
            if case .refuse = plan { isRefused = true }
            #expect(isRefused == (said != nil), "\(url) \(mode)")
        }
        return said
    }

    @Test(arguments: [
        ("chutes", #"https://evil.test\.chutes.ai/v1"#), ("chutes", "https://evil.test%2f.chutes.ai/v1"),
        ("chutes", "https://evil.test;.chutes.ai/v1"), ("chutes", "https://.chutes.ai/v1"),
        ("chutes", "https://evil.test\u{3002}chutes.ai/v1"), ("chutes", "https://www.chutes.ai/v1"),
        ("chutes", "https://evilchutes.ai/v1"), ("chutes", "https://a@b@llm.chutes.ai/v1"),
        ("chutes", "https://evil.test#@llm.chutes.ai/v1"), ("chutes", "https://llm.chutes.ai:99999/v1"),
        ("chutes", #"https://llm.chutes.ai\v1"#), ("openrouter", #"https://openrouter.ai\@evil.test/api/v1"#),
        ("openrouter", "https://openr\u{43E}uter.ai/api/v1"), ("openrouter", "https:///openrouter.ai/api/v1"),
        ("openrouter", "https:openrouter.ai/api/v1"), ("custom", #"http://evil.test\@127.0.0.1:8080/v1"#),
        ("custom", #"http://evil.test\.localhost/v1"#), ("custom", "http://evil.test#.localhost/v1"),
        ("custom", "http://evil.test%2f.localhost/v1"), ("custom", "http://0x7f.1/v1"),
        ("custom", "http://2130706433/v1"), ("custom", "http://[::1]evil.test/v1"),
        ("custom", "https://relay.example.org:notaport/v1"), ("custom", "https://m\u{FC}ller.example/v1"),
        ("custom", #"https://relay.example.org\v1"#), ("vllm", #"http://evil.test\@localhost:8000/v1"#),
    ])
    func hostileAddressesGetNoKey(_ provider: String, _ url: String) throws {
        let said = try #require(try refusal(provider, url), "\(url)")
        #expect(said.contains("nothing was sent") && !said.contains(Self.ownKey))
    }

    @Test(arguments: [
        ("chutes", "https://llm.chutes.ai/v1"), ("chutes", "https://my-slug.chutes.ai/v1"),
        ("openrouter", "HTTPS://OpenRouter.AI/api/v1/"), ("openrouter", "https://openrouter.ai./api/v1"),
        ("custom", "https://relay.example.org/v1"), ("custom", "https://my_relay.example.org:8443/~anna/v1"),
        ("custom", "http://127.0.0.1:8080/v1"), ("custom", "http://[::1]:8080/v1"),
        ("custom", "https://xn--mller-kva.example/v1"), ("vllm", "http://localhost:8000/v1"),
    ])
    func ordinaryAddressesGetTheirKey(_ provider: String, _ url: String) throws {
        #expect(try refusal(provider, url) == nil)
    }

    @Test(arguments: [
        ("custom", "https://evil.test/v1"), ("custom", "https://openrouter.ai.evil.test/api/v1"),
        ("custom", "https://openrouter.ai:8443/api/v1"), ("litellm", "https://evil.test/v1"),
        ("vllm", "http://127.0.0.1:8000/v1"),
    ])
    func aProvidersKeyStaysWithTheProvider(_ provider: String, _ url: String) throws {
        let said = try #require(try refusal(provider, url, key: Self.routerKey))
        let host = EndpointURL(url).host
        #expect(said.contains("looks like one from OpenRouter") && !said.contains(Self.routerKey), "\(said)")
        #expect(said.contains("`proxylint exec one/chat --trust-host \(host) -- PROGRAM`"), "\(said)")
    }

    @Test func whatTheUserSaidIsRememberedForThatProviderAndHost() throws {
        let trusted = [TrustedHost(provider: "openrouter", host: "relay.example.org")] as Set
        let url = "https://relay.example.org/v1"
        #expect(try refusal("custom", url, key: Self.routerKey, trusting: trusted) == nil)
        #expect(try refusal("custom", "https://a.relay.example.org/v1", key: Self.routerKey, trusting: trusted) != nil)
        #expect(try refusal("custom", url, key: "sk-proj-" + Self.routerKey.suffix(40), trusting: trusted) != nil)
        // It lifts nothing else.
        #expect(
            try refusal("custom", "http://relay.example.org/v1", key: Self.routerKey, trusting: trusted)?
                .contains("plain http") ?? false)
        #expect(try refusal("openrouter", url, key: Self.routerKey, trusting: trusted) != nil)
        let subject = try subject("custom", "base_url: \(url)", key: Self.routerKey)
        #expect(KeyGuard.trust(for: "relay.example.org", of: subject, .embedded) == trusted.first)
        #expect(KeyGuard.trust(for: "other.example.org", of: subject, .embedded) == nil)
        let own = try self.subject("custom", "base_url: \(url)", key: Self.ownKey)
        #expect(KeyGuard.trust(for: "relay.example.org", of: own, .embedded) == nil)
    }

    @Test func aProvidersKeyGoesHomeWithACustomAccount() throws {
        #expect(try refusal("custom", "https://openrouter.ai/api/v1", key: Self.routerKey) == nil)
        #expect(try refusal("custom", "https://eu.openrouter.ai/api/v1", key: Self.routerKey) == nil)
        // The usual address of a local server is nobody's but the user's, and still none of OpenRouter's.
        let subject = try subject("vllm", "", key: Self.routerKey)
        #expect(KeyGuard.refusal(of: subject, .embedded, trusting: []) != nil)
    }
}
