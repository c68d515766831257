import Foundation
import TestSupport
import Testing

/// Where keys may go: nothing is sent to anybody else.
struct KeyDestinationTests {
    private struct Stray {
        let about: String
        let provider: String
        let keyOf: String
        let url: String
        let says: [String]
    }

    private static let strays = [
        Stray(
            about: "another provider's host", provider: "openrouter", keyOf: "openrouter",
            url: "https://llm.chutes.ai/v1",
            says: ["key is for OpenRouter", "`llm.chutes.ai`", "Chutes", "nothing was sent"]),
        Stray(
            about: "nobody's host", provider: "openrouter", keyOf: "openrouter",
            url: "https://openrouter.ai.evil.example/api/v1", says: ["OpenRouter", "`openrouter.ai.evil.example`"]),
        Stray(
            about: "the host as a user name", provider: "openrouter", keyOf: "openrouter",
            url: "https://openrouter.ai@evil.example/api/v1", says: ["OpenRouter", "`evil.example`"]),
        Stray(
            about: "another port of the host", provider: "openrouter", keyOf: "openrouter",
            url: "https://openrouter.ai:8443/api/v1",
            says: ["`https://openrouter.ai:8443/api/v1`", "OpenRouter's host with another port"]),
        Stray(
            about: "a host with a look-alike letter", provider: "openrouter", keyOf: "openrouter",
            url: "https://openr\u{43E}uter.ai/api/v1", says: ["OpenRouter"]),
        Stray(
            about: "a key of another provider", provider: "deepseek", keyOf: "openrouter",
            url: "https://api.deepseek.com", says: ["looks like one from OpenRouter", "DeepSeek"]),
        Stray(
            about: "this machine for a provider elsewhere", provider: "openrouter", keyOf: "openrouter",
            url: "PLAIN/api/v1", says: ["OpenRouter", "127.0.0.1"]),
        Stray(
            about: "plain http over the network", provider: "custom", keyOf: "custom",
            url: "http://192.168.1.5:5001/v1",
            says: ["plain http", "`192.168.1.5:5001`", "nothing was sent"]),
        Stray(
            about: "plain http over the internet", provider: "custom", keyOf: "custom",
            url: "http://relay.example.org/v1", says: ["plain http"]),
        Stray(
            about: "plain http to a number that looks like this machine", provider: "custom", keyOf: "custom",
            url: "http://127.0.0.1.example.org/v1", says: ["plain http"]),
    ]

    @Test(arguments: [[], ["--chat"], ["--models"]])
    func strayKeysAreRefusedBeforeAnyByteLeaves(_ arguments: [String]) throws {
        let world = try ProviderWorld(answers: [:])
        for stray in Self.strays {
            let url = stray.url.replacingOccurrences(of: "PLAIN", with: world.plain)
            let outcome = try world.verify(
                Sample.profile(at: url, provider: stray.provider), ["--format", "json"] + arguments,
                keys: ["KEY": TestKey.key(of: stray.keyOf, 1)])
            let found = try VerificationOutput(outcome).accounts[0]
            #expect(found.status == "wrong-host", "\(stray.about): \(found.status) \(found.summary)")
            #expect(found.requests == 0 && found.proven == "nothing" && outcome.status == 1, "\(stray.about)")
            for says in stray.says { #expect(found.summary.contains(says), "\(stray.about): \(found.summary)") }
        }
        #expect(try world.allRequests().isEmpty)
    }

    /// A password in the URL and headers of the profile's are secrets as well.
    @Test func otherSecretsStayOffPlainHTTPToo() throws {
        let world = try ProviderWorld(answers: [:])
        for proxy in [
            "base_url: \"http://192.168.1.5/v1\", headers: {X-Api-Key: secret-of-the-test}",
            "base_url: \"http://me:secret-of-the-test@192.168.1.5/v1\"",
        ] {
            let profile = """
                version: 1
                name: one
                accounts:
                  main: {provider: custom}
                proxies:
                  - {account: main, model: m, \(proxy)}

                """
            var environment = world.environment
            environment["http_proxy"] = environment["https_proxy"]
            let file = try world.folder.write("p.yaml", profile)
            let outcome = try RunningProgram.run(["verify", file, "--format", "json"], environment: environment)
            #expect(try VerificationOutput(outcome).accounts[0].status == "wrong-host", "\(outcome.output)")
            #expect(!outcome.output.contains("secret-of-the-test"))
        }
        #expect(try world.allRequests().isEmpty)
    }

    @Test func addressesInOddLettersAndWithQueriesAreAskedRight() throws {
        let key = TestKey.key(of: "vllm", 1)
        let world = try ProviderWorld(answers: [key: .init(body: "{\"data\":[]}")])
        let odd = world.plain.replacing("http://", with: "HTTP://")
        for url in ["\(odd)/v1/", "\(world.plain)/v1?x=1", "\(world.plain)/v1#x", "\(world.plain)/v1/chat/completions"]
        {
            try world.folder.write("requests.jsonl", "")
            let outcome = try world.verify(
                Sample.profile(at: url, provider: "vllm"), ["--format", "json"], keys: ["KEY": key])
            #expect(try VerificationOutput(outcome).accounts[0].status == "alive", "\(url): \(outcome.output)")
            #expect(try world.requests().map(\.target) == ["/v1/models"], "\(url)")
        }
        let chat = try world.verify(
            Sample.profile(at: "HTTPS://OpenRouter.AI/api/v1/", provider: "openrouter"),
            ["--chat", "--format", "json"],
            keys: ["KEY": TestKey.key(of: "openrouter", 1)])
        #expect(try VerificationOutput(chat).accounts[0].status != "wrong-host", "\(chat.output)")
    }

    @Test func oneStrayProxyIsEnough() throws {
        let world = try ProviderWorld(answers: [:])
        let profile = """
            version: 1
            name: two
            accounts:
              main: {provider: openrouter, key: {env: KEY}}
            proxies:
              - {name: right, account: main, model: z-ai/glm-5.2}
              - {name: stray, account: main, model: z-ai/glm-5.2, base_url: "https://relay.example.org/v1"}

            """
        let outcome = try world.verify(
            profile, ["--format", "json"], keys: ["KEY": TestKey.key(of: "openrouter", 1)])
        let found = try VerificationOutput(outcome).accounts[0]
        #expect(found.status == "wrong-host" && found.summary.contains(":7:"), "\(found.summary)")
        #expect(try world.allRequests().isEmpty)
    }

    @Test func aRedirectIsNotFollowed() throws {
        let key = TestKey.key(of: "custom", 1)
        let world = try ProviderWorld(answers: [
            "\(key) /v1/models": .init(status: 307, headers: ["Location": "/elsewhere"]),
            key: .init(body: "{\"data\":[]}"),
        ])
        let outcome = try world.verify(
            Sample.profile(at: "\(world.plain)/v1", provider: "custom"), ["--format", "json"], keys: ["KEY": key])
        #expect(try VerificationOutput(outcome).accounts[0].status == "unclear")
        #expect(try world.requests().map(\.target) == ["/v1/models"])
    }

    @Test func aProxyForPlainHTTPDoesNotSeeKeysForThisMachine() throws {
        let key = TestKey.key(of: "vllm", 1)
        let world = try ProviderWorld(answers: [key: .init(body: "{\"data\":[]}")])
        var environment = world.environment
        environment["http_proxy"] = environment["https_proxy"]
        environment["all_proxy"] = environment["https_proxy"]
        environment["KEY"] = key
        let file = try world.folder.write("p.yaml", Sample.profile(at: "\(world.plain)/v1", provider: "vllm"))
        let outcome = try RunningProgram.run(["verify", file, "--format", "json"], environment: environment)
        #expect(try VerificationOutput(outcome).accounts[0].status == "alive")
        #expect(try world.allRequests().map(\.host) == ["127.0.0.1:\(world.plainPort)"])
    }

    /// Through a proxy the key is for the server: what the proxy is asked does not hold it.
    @Test func aProxyOnTheWaySeesNoKey() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [key: .init(body: "{\"data\":{\"usage\":0,\"limit\":null}}")])
        let outcome = try world.verify(
            Sample.profile(at: "https://openrouter.ai/api/v1", provider: "openrouter"), ["--format", "json"],
            keys: ["KEY": key])
        #expect(try VerificationOutput(outcome).accounts[0].status == "alive")
        let tunnel = try #require(try world.allRequests().first { $0.method == "CONNECT" })
        #expect(tunnel.target == "openrouter.ai:443" && !tunnel.headers.values.contains { $0.contains(key) })
        #expect(tunnel.headers["authorization"] == nil)
    }

    @Test func socksProxiesAreHonoured() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [key: .init(body: "{\"data\":{\"usage\":0,\"limit\":null}}")])
        let profile = Sample.profile(at: "https://openrouter.ai/api/v1", provider: "openrouter")
        let proxies = ["https_proxy": "", "all_proxy": "socks5h://127.0.0.1:\(world.socksPort)", "KEY": key]
        let outcome = try world.verify(profile, ["--format", "json"], keys: proxies)
        #expect(try VerificationOutput(outcome).accounts[0].status == "alive", "\(outcome.output)")
        #expect(try world.allRequests().map(\.host) == ["socks", "openrouter.ai"])
    }

    @Test func theProviderIsAskedWhereTheProfileLives() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [key: .init(body: "{\"data\":{\"usage\":0,\"limit\":null}}")])
        _ = try world.verify(
            Sample.profile(at: "https://eu.openrouter.ai/api/v1", provider: "openrouter"), keys: ["KEY": key])
        let request = try #require(try world.requests().first)
        #expect(request.host == "eu.openrouter.ai" && request.target == "/api/v1/key" && request.method == "GET")
        #expect(request.headers["authorization"] == "Bearer \(key)")
        #expect(request.headers["user-agent"]?.hasPrefix("proxylint/") ?? false)
    }
}
