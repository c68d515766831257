import Foundation
import TestSupport
import Testing

/// Answers and addresses that bend the rules of HTTP: one request each, a verdict, and nothing of them or of the machine's own
/// files in the next one.
struct StrangeAnswerTests {
    private static let kinds = [
        "interim", "interim-flood", "switching", "chunk-word", "chunk-huge", "chunk-negative", "chunk-open",
        "chunk-trailers", "two-lengths", "negative-length", "odd-status", "souvenirs",
    ]

    @Test func eachIsAskedOnceAndComesToAVerdict() throws {
        var answers: [String: ProviderWorld.Answer] = [:]
        var keys: [String: String] = [:]
        var accounts = ""
        var proxies = ""
        let world: ProviderWorld
        for (number, kind) in (Self.kinds + Self.kinds).enumerated() {
            let key = TestKey.key(of: "vllm", number)
            keys["KEY_\(number)"] = key
            answers[key] = .init(body: "{\"data\":[{\"id\":\"m\"}]}", hostile: kind)
            accounts += "  a\(number): {provider: vllm, key: {env: KEY_\(number)}}\n"
            let base = number < Self.kinds.count ? "PLAIN/v1" : "https://slow-answer.test/v1"
            proxies += "  - {account: a\(number), base_url: \"\(base)\", model: m}\n"
        }
        world = try ProviderWorld(answers: answers)
        // What curl and its relatives read of a home.
        let host = "127.0.0.1"
        try world.folder.write(
            ".netrc", "machine \(host) login NETRC password NETRC\ndefault login NETRC password NETRC\n")
        try world.folder.write(".curlrc", "user-agent = CURLRC\nheader = \"X-Curlrc: CURLRC\"\nlocation\n")
        let profile = "version: 1\nname: strange\naccounts:\n\(accounts)proxies:\n\(proxies)"
        let keyLog = world.folder.url.appending(path: "keys.log").path
        let outcome = try world.verify(
            profile.replacingOccurrences(of: "PLAIN", with: world.plain), ["--format", "json", "--timeout", "10"],
            keys: keys.merging(["SSLKEYLOGFILE": keyLog, "CURL_HOME": world.folder.url.path, "HTTP_COOKIE": "x=y"]) {
                $1
            })
        let accountsFound = try VerificationOutput(outcome).accounts
        #expect(accountsFound.count == 2 * Self.kinds.count, "\(outcome.messages)")
        for (kind, found) in zip(Self.kinds + Self.kinds, accountsFound) {
            #expect(found.requests == 1 && !found.summary.isEmpty, "\(kind): \(found.summary)")
            if ["interim", "souvenirs"].contains(kind) {
                #expect(found.status == "alive", "\(kind): \(found.summary)")
            }
            if kind.hasPrefix("chunk-"), kind != "chunk-trailers" {
                #expect(found.status != "alive", "\(kind): \(found.summary)")
            }
        }
        let requests = try world.requests()
        for key in keys.values {
            #expect(requests.count { $0.headers["authorization"] == "Bearer \(key)" } == 1)
        }
        for request in requests {
            #expect(request.headers["cookie"] == nil && request.headers["x-curlrc"] == nil)
            #expect(!request.headers.values.contains { $0.contains("NETRC") || $0.contains("CURLRC") })
        }
        #expect(!FileManager.default.fileExists(atPath: keyLog), "secrets of connections were logged")
    }

    private static let dressedUp = [
        "https://openrouter.ai:x@evil.example/api/v1", "https://evil.example#@openrouter.ai/api/v1",
        "https://evil.example?@openrouter.ai/api/v1", "https://openrouter.ai./api/v1",
        "https://openrouter%2Eai/api/v1", "https://openrouter.ai%2F@evil.example/api/v1",
        "https://evil.example\\\\@openrouter.ai/api/v1", "https://evil.example\\\\.openrouter.ai/api/v1",
        "https://openrouter.ai\\t.evil.example/api/v1", "https://openrouter.ai\\n.evil.example/api/v1",
        "https://openrouter.ai\\0.evil.example/api/v1", "https://openrouter\u{3002}ai/api/v1",
        "https://\u{FF4F}penrouter.ai/api/v1", "https://openrouter.a\u{131}/api/v1",
        "https://xn--penrouter-x8h.ai/api/v1", "https://openrouter.ai:443@evil.example:443/api/v1",
        "https://[::ffff:192.168.1.5]/api/v1", "https://evil.example/https://openrouter.ai/api/v1",
        "https:///openrouter.ai/api/v1", "https:openrouter.ai/api/v1", "//openrouter.ai/api/v1",
        "https://openrouter.ai/../../@evil.example/api/v1", "https://.openrouter.ai/api/v1",
        "https://openrouter.ai,evil.example/api/v1", "https://{openrouter.ai,evil.example}/api/v1",
        "https://openrouter.ai:0443/api/v1", "https://openrouter.ai:/api/v1", "HTTPS://OPENROUTER.AI/api/v1",
        "ftp://openrouter.ai/api/v1", "file:///etc/passwd", "gopher://127.0.0.1:1/_x",
    ]

    /// Whatever an address is dressed up as: the key reaches its provider's own host, or nobody.
    @Test(arguments: [[], ["--chat"]])
    func noAddressMisleadsTheKey(_ arguments: [String]) throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [
            key: .init(body: "{\"data\":{\"label\":\"x\",\"usage\":0,\"limit\":null}}")
        ])
        for address in Self.dressedUp {
            _ = try world.verify(
                Sample.profile(at: address, provider: "openrouter"), ["--format", "json"] + arguments,
                keys: ["KEY": key])
        }
        // With a dot at its end it is the same host.
        let own = ["openrouter.ai", "openrouter.ai."]
        for request in try world.allRequests() {
            let host = request.host == "proxy" ? request.target.lowercased() : "\(request.host.lowercased()):443"
            #expect(own.contains { host == "\($0):443" }, "\(request.host) \(request.target)")
        }
    }

    /// This machine under other names: refused, or answered by it.
    @Test func numbersOfThisMachineLeadNowhereElse() throws {
        let key = TestKey.key(of: "custom", 1)
        let world = try ProviderWorld(answers: [key: .init(body: "{\"data\":[{\"id\":\"m\"}]}")])
        for host in [
            "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "localhost.",
            "127.0.0.1.",
            "0", "[::]", "169.254.169.254", "127.0.0.1%00.evil.example", "localhost.evil.example",
        ] {
            let outcome = try world.verify(
                Sample.profile(at: "http://\(host):\(world.plainPort)/v1", provider: "custom"),
                ["--format", "json", "--timeout", "2"], keys: ["KEY": key])
            #expect([0, 1, 2, 3].contains(outcome.status), "\(host): \(outcome.messages)")
            #expect(!(outcome.output + outcome.messages).contains(key.dropFirst(4).prefix(12)))
        }
        for request in try world.allRequests() {
            #expect(request.host == "127.0.0.1:\(world.plainPort)", "\(request.host)")
        }
    }
}
