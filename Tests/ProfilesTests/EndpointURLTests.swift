import Catalog
import Testing
import YAMLSource

@testable import Profiles

struct EndpointURLTests {
    @Test(arguments: [
        ("https://openrouter.ai/api/v1", "https", "openrouter.ai", nil as Int?, "/api/v1"),
        ("HTTP://LocalHost:5001", "http", "localhost", 5001, ""),
        ("https://user:pass@host.example:8443/v1?x=1#y", "https", "host.example", 8443, "/v1"),
        ("http://[::1]:11434/v1", "http", "::1", 11434, "/v1"),
        ("openrouter.ai/api", "", "openrouter.ai", nil, "/api"),
        ("  https://a.b./ ", "https", "a.b", nil, "/"),
        ("https:///v1", "https", "", nil, "/v1"),
        ("", "", "", nil, ""),
        ("https://h:notaport/v1", "https", "h:notaport", nil, "/v1"),
    ])
    func splitsLeniently(_ text: String, _ scheme: String, _ host: String, _ port: Int?, _ path: String) {
        let url = EndpointURL(text)
        #expect(url.scheme == scheme && url.host == host && url.port == port && url.path == path, "\(url)")
    }

    @Test(arguments: [
        ("http://127.0.0.1:5001", EndpointURL.Reach.thisMachine), ("http://localhost", .thisMachine),
        ("http://[::1]/", .thisMachine), ("http://0.0.0.0:5000", .thisMachine),
        ("http://host.docker.internal:5001", .thisMachine), ("http://192.168.1.2", .localNetwork),
        ("http://10.0.0.1", .localNetwork), ("http://172.16.0.1", .localNetwork), ("http://172.32.0.1", .internet),
        ("http://nas.local", .localNetwork), ("http://box:5000", .localNetwork), ("http://100.64.0.1", .localNetwork),
        ("https://openrouter.ai", .internet), ("http://8.8.8.8", .internet), ("http://[fd00::1]", .localNetwork),
        ("http://127.0.0.1.example.org", .internet), ("http://[2001:db8::1]", .internet),
    ])
    func knowsHowFarAHostIs(_ text: String, _ reach: EndpointURL.Reach) {
        #expect(EndpointURL(text).reach == reach)
    }

    @Test(arguments: [
        (
            "base_url: https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1",
            "https://openrouter.ai/api/v1/chat/completions"
        ),
        (
            "base_url: https://openrouter.ai/api/v1/", "https://openrouter.ai/api/v1",
            "https://openrouter.ai/api/v1/chat/completions"
        ),
        (
            "base_url: https://openrouter.ai/api/v1/chat/completions", "https://openrouter.ai/api/v1",
            "https://openrouter.ai/api/v1/chat/completions"
        ),
        ("chat_url: https://r.example.org/own", nil as String?, "https://r.example.org/own"),
        (
            "chat_url: https://r.example.org/v1/chat/completions", "https://r.example.org/v1",
            "https://r.example.org/v1/chat/completions"
        ),
        ("prefill: x", "https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1/chat/completions"),
    ])
    func eachFrontEndsFormIsDerived(_ field: String, _ base: String?, _ full: String) throws {
        let text = "proxies:\n  - {\(field), account: a, model: m}\naccounts: {a: {provider: openrouter}}\n"
        let tree = YAMLTree.parse(SourceText(name: "t", text: text))
        let proxy = try #require(ProfileDecoder(catalog: .embedded).profiles(in: tree).first?.profile.proxies.first)
        let provider = Catalog.embedded.provider("openrouter")
        let address = try #require(EndpointAddress(of: proxy, at: provider))
        #expect(address.url(in: .base, provider: provider) == base)
        #expect(address.url(in: .full, provider: provider) == full)
    }

    @Test func aProvidersOwnChatURLWins() throws {
        let tree = YAMLTree.parse(
            SourceText(name: "t", text: "accounts: {a: {provider: novita}}\nproxies: [{account: a, model: m}]\n"))
        let proxy = try #require(ProfileDecoder(catalog: .embedded).profiles(in: tree).first?.profile.proxies.first)
        let novita = Catalog.embedded.provider("novita")
        let address = try #require(EndpointAddress(of: proxy, at: novita))
        #expect(address.url(in: .full, provider: novita) == novita?.chatURL)
    }

    @Test func proxiesShareTheLimitsOfTheirAccount() {
        let text = """
            accounts: {a: {provider: openrouter}, b: {provider: deepseek}}
            proxies:
              - {account: a, model: "google/gemma-4-31b-it:free"}
              - {account: a, model: "qwen/qwen3.8-27b:free"}
              - {account: a, model: z-ai/glm-5.2, upstreams: [deepseek]}
              - {account: b, model: deepseek-flash}
            """
        let tree = YAMLTree.parse(SourceText(name: "t", text: text))
        let limits = ProfileDecoder(catalog: .embedded).profiles(in: tree)[0].profile.sharedLimits(.embedded)
        #expect(limits[0].intersection(limits[1]) == [.account("a"), .freeModels(account: "a")])
        #expect(limits[0].intersection(limits[2]) == [.account("a")])
        #expect(limits[2].intersection(limits[3]) == [.upstream("deepseek")])
        #expect(limits[0].intersection(limits[3]).isEmpty)
    }
}
