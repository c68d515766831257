import Catalog
import Foundation
import TestSupport
import Testing

/// `verify --chat`: one token through the proxy's real route.
struct ChatProbeTests {
    private static let completion = """
        {"id":"chatcmpl-1","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"length"}]}
        """

    @Test func theProxysOwnModelAddressAndSettingsAreSent() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [key: .init(body: Self.completion)])
        let profile = """
            version: 1
            name: evenings
            accounts:
              main: {provider: openrouter, key: {env: KEY}}
            proxies:
              - name: first
                account: main
                model: z-ai/glm-5.2
                upstreams: [deepinfra, novita]
                reasoning: low
                generation: {temperature: 0.7, stop: ["\\n###"]}
                headers: {X-Title: evenings, Authorization: nothing, "X-Bad\\nname": x, X-Lines: "a\\r\\nb: c"}
                extra_body: {top_k: 40, transforms: [], nested: {deep: [1, 2.5, true, null, "é\\u0001"]}}
              - {name: second, account: main, model: other/model}
            generation: {temperature: 1.2, top_p: 0.9, seed: 7}

            """
        let outcome = try world.verify(profile, ["--chat", "--format", "json"], keys: ["KEY": key])
        let found = try VerificationOutput(outcome).accounts[0]
        #expect(found.status == "alive" && found.proven == "route" && outcome.status == 0, "\(found.summary)")
        #expect(found.proxy == "first" && found.model == "z-ai/glm-5.2")
        #expect(outcome.messages == "Sending a one-token chat; it may cost a message.\n")
        let requests = try world.requests()
        let request = try #require(requests.first)
        #expect(requests.count == 1 && request.method == "POST" && request.host == "openrouter.ai")
        #expect(request.target == "/api/v1/chat/completions")
        #expect(request.headers["authorization"] == "Bearer \(key)" && request.headers["x-title"] == "evenings")
        #expect(request.headers["x-lines"] == nil && request.headers["b"] == nil && request.headers["expect"] == nil)
        let sent = try #require(JSONSerialization.jsonObject(with: Data(request.body.utf8)) as? NSDictionary)
        let wanted: NSDictionary = [
            "model": "z-ai/glm-5.2", "messages": [["role": "user", "content": "Hi"]], "max_tokens": 1, "stream": false,
            "temperature": 0.7, "top_p": 0.9, "seed": 7, "stop": ["\n###"],
            "provider": ["order": ["deepinfra", "novita"]], "reasoning": ["effort": "low"], "top_k": 40,
            "transforms": [] as [Any], "nested": ["deep": [1, 2.5, true, NSNull(), "é\u{1}"] as [Any]],
        ]
        #expect(sent == wanted, "\(request.body)")
    }

    /// A proxy without an address does not lend its model to another's.
    @Test func modelAndAddressAreOfTheSameProxy() throws {
        let key = TestKey.key(of: "custom", 1)
        let world = try ProviderWorld(answers: [key: .init(body: Self.completion)])
        let profile = """
            version: 1
            name: relay
            accounts:
              main: {provider: custom, key: {env: KEY}}
            proxies:
              - {name: one, account: main, model: m1}
              - {name: two, account: main, model: m2, base_url: "\(world.plain)/v1"}

            """
        let outcome = try world.verify(profile, ["--chat", "--format", "json"], keys: ["KEY": key])
        let found = try VerificationOutput(outcome).accounts[0]
        #expect(found.proxy == "two" && found.model == "m2" && found.status == "alive")
        #expect(try world.requests()[0].body.contains("\"model\":\"m2\""))
    }

    @Test func anErrorInsideAChoiceIsNoProof() throws {
        let key = TestKey.key(of: "custom", 1)
        let world = try ProviderWorld(answers: [
            key: .init(body: "{\"choices\":[{\"error\":{\"code\":502},\"finish_reason\":\"error\"}]}")
        ])
        let profile = """
            version: 1
            name: relay
            accounts:
              main: {provider: custom, key: {env: KEY}}
            proxies:
              - {account: main, model: m, base_url: "\(world.plain)/v1"}

            """
        let outcome = try world.verify(profile, ["--chat", "--format", "json"], keys: ["KEY": key])
        #expect(try VerificationOutput(outcome).accounts[0].status != "alive")
    }

    @Test func privateFieldsAreNotShown() throws {
        let world = try ProviderWorld(answers: [:])
        let profile = """
            version: 1
            name: relay
            accounts:
              main: {provider: custom, key: {env: KEY}}
            proxies:
              - {account: main, base_url: "\(world.plain)/v1", model: m, headers: {X-Pass: hunter2secret}, extra_body: {password: hunter3secret}}

            """
        let outcome = try world.verify(profile, ["--chat", "--dry-run"], keys: ["KEY": TestKey.key(of: "custom", 1)])
        #expect(
            outcome.output.contains("X-Pass: …") && outcome.output.contains("\"password\":\"…\""), "\(outcome.output)")
        #expect(!outcome.output.contains("hunter"))
    }

    private struct KnownError: Decodable {
        let text: String
        let layer: String
        let cause: String
        let also_accept: [String]?  // swiftlint:disable:this identifier_name
    }

    /// Every recorded error text that a server sends, as the answer to a chat.
    @Test func everyRecordedFailureIsReadAsWhatItMeans() throws {
        let catalog = Catalog.embedded
        let text = try String(contentsOf: Repository.file("Tests/DiagnosingTests/Cases/known.jsonl"), encoding: .utf8)
        // What front ends and browsers say themselves never arrives as an answer.
        let known = try text.split(separator: "\n").map {
            try JSONDecoder().decode(KnownError.self, from: Data($0.utf8))
        }
        .filter { !["front_end", "network"].contains($0.layer) && !$0.cause.hasPrefix("wrapper-") }
        #expect(known.count > 100)
        let usual = Dictionary(
            catalog.errorWordings.compactMap { wording in wording.status.map { (wording.cause, $0) } },
            uniquingKeysWith: { first, _ in first })
        var answers: [String: ProviderWorld.Answer] = [:]
        var keys: [String: String] = [:]
        for (number, error) in known.enumerated() {
            let key = TestKey.key(of: "custom", number)
            keys["KEY_\(number)"] = key
            let quoted = String(decoding: try JSONEncoder().encode(error.text), as: UTF8.self)
            let body =
                error.text.hasPrefix("{") || error.text.hasPrefix("[")
                ? error.text : "{\"error\":{\"message\":\(quoted)}}"
            answers[key] = .init(status: usual[error.cause] ?? 400, body: body)
        }
        let world = try ProviderWorld(answers: answers)
        var profile = "version: 1\nname: known\naccounts:\n"
        for number in known.indices { profile += "  a\(number): {provider: custom, key: {env: KEY_\(number)}}\n" }
        profile += "proxies:\n"
        for number in known.indices {
            profile += "  - {account: a\(number), base_url: \"\(world.plain)/v1\", model: m}\n"
        }
        let outcome = try world.verify(profile, ["--chat", "--format", "json"], keys: keys)
        var wrong: [String] = []
        for (error, found) in zip(known, try VerificationOutput(outcome).accounts) {
            let accepted = [error.cause] + (error.also_accept ?? []).map { String($0.split(separator: "/")[1]) }
            let isRight = found.cause.map(accepted.contains) ?? false
            let status = found.cause.flatMap { catalog.errorCause($0)?.keyStatus }
            if !isRight || found.status != status {
                wrong.append(
                    "\(found.cause ?? "-") (\(found.status)) instead of \(error.cause): \(error.text.prefix(160))")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count) of \(known.count):\n\(wrong.joined(separator: "\n"))")
        #expect(try world.requests().count == known.count)
    }

    @Test func anErrorBehindAGoodStatusIsNoProof() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let body = """
            {"id":"gen-1","choices":[{"message":{"role":"assistant","content":""},"finish_reason":"error"}],"error":{"code":502,"message":"Provider returned error","metadata":{"provider_name":"Novita","raw":"{\\"error\\":{\\"message\\":\\"temporarily rate-limited upstream\\"}}"}}}
            """
        let world = try ProviderWorld(answers: [key: .init(body: body)])
        let profile = """
            version: 1
            name: evenings
            accounts:
              main: {provider: openrouter, key: {env: KEY}}
            proxies:
              - {account: main, model: z-ai/glm-5.2}

            """
        let outcome = try world.verify(profile, ["--chat", "--format", "json"], keys: ["KEY": key])
        let found = try VerificationOutput(outcome).accounts[0]
        #expect(found.status != "alive" && found.proven != "route", "\(found.status) \(found.summary)")
    }
}
