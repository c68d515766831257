import Foundation
import TestSupport
import Testing

/// `catalog` as its users meet it, with servers that stand for the providers.
struct CatalogCommandTests {
    private static let chutesList = "GET llm.chutes.ai/v1/models"
    private static let anthropicKey = TestKey.key(of: "anthropic", 1)

    private static func chutes(_ count: Int) -> String {
        let rows = (0..<count).map {
            "{\"id\":\"org/Chute-\($0)\",\"context_length\":40960,\"pricing\":{\"prompt\":0.1,\"completion\":0.4}}"
        }
        return "{\"object\":\"list\",\"data\":[\(rows.joined(separator: ","))]}"
    }

    private static func run(
        _ arguments: [String], in world: ProviderWorld, keys: [String: String] = [:]
    ) throws -> RunningProgram.Outcome {
        try RunningProgram.run(
            ["catalog"] + arguments, in: world.folder.url, environment: world.environment.merging(keys) { $1 })
    }

    private static func overlay(of world: ProviderWorld) -> URL {
        world.folder.url.appending(path: ".cache/proxylint/catalog.tsv")
    }

    private static func profile(_ provider: String, _ model: String, more: String = "") -> String {
        """
        version: 1
        name: evenings
        accounts:
          main: {provider: \(provider), key: {env: KEY}\(more)}
        proxies:
          - {name: first, account: main, model: \(model)}

        """
    }

    @Test func whatIsReadCountsForEveryCommandFromThenOn() throws {
        let world = try ProviderWorld(answers: [Self.chutesList: .init(body: Self.chutes(14))])
        let file = try world.folder.write("profiles/a.yaml", Self.profile("chutes", "org/Chute-3"))
        let environment = world.environment
        let lint = { try RunningProgram.run(["lint", file, "--now", "2026-11-28"], environment: environment) }
        #expect(try lint().status == 1)
        let update = try Self.run(["update", "chutes", "--now", "2026-11-28T08:00:00Z"], in: world)
        #expect(update.status == 0 && update.messages.isEmpty, "\(update.messages)")
        #expect(update.output.contains("updated chutes  14 listed, 14 new"), "\(update.output)")
        #expect(try lint().status == 0)
        let requests = try world.requests()
        #expect(requests.count == 1 && requests[0].headers["authorization"] == nil)
        let status = try Self.run(["status", "--now", "2026-12-08"], in: world).output
        #expect(status.contains("chutes") && status.contains("2026-11-28  10 days"), "\(status)")
        let json = try Self.run(["status", "--now", "2026-12-08", "--format", "json"], in: world).output
        #expect(
            json.contains(
                #""provider":"chutes","list":"models","date":"2026-11-28","read_at":"2026-11-28T08:00:00Z","age_days":10,"models":14,"refreshed":true"#
            ), "\(json)")
        let diff = try Self.run(["diff", "chutes"], in: world).output
        #expect(diff.contains("new         org/Chute-3  window 40960, $0.10 in, $0.40 out"), "\(diff)")
        #expect(diff.contains("Your proxies\n  new         evenings/first: org/Chute-3"), "\(diff)")
        let version = try RunningProgram.run(["--version"], environment: environment).output
        #expect(version.contains("catalog of 2026-11-28, oldest list: "), "\(version)")
    }

    @Test(arguments: [
        (ProviderWorld.Answer(hostile: "endless"), "larger than 8 MiB"),
        (.init(hostile: "drip"), "within 1 second"), (.init(hostile: "truncated"), "ended early"),
        (.init(status: 429, body: "slow down"), "HTTP 429"), (.init(body: "<html>hello</html>"), "web page"),
        (.init(status: 302, headers: ["Location": "https://example.org/"], body: ""), "redirects are not followed"),
        (.init(body: "{\"data\":[]}"), "empty"), (.init(body: chutes(3)), "less than half"),
    ])
    func whateverAServerDoesTheOldListStays(_ answer: ProviderWorld.Answer, _ reason: String) throws {
        let world = try ProviderWorld(answers: [Self.chutesList: .init(body: Self.chutes(14))])
        #expect(try Self.run(["update", "chutes"], in: world).status == 0)
        let before = try Data(contentsOf: Self.overlay(of: world))
        try world.folder.write(
            "answers.json", String(decoding: JSONEncoder().encode([Self.chutesList: answer]), as: UTF8.self))
        let outcome = try Self.run(["update", "chutes", "--timeout", "1"], in: world)
        #expect(outcome.status == 3 && outcome.output.contains(reason), "\(outcome.output)")
        #expect(try Data(contentsOf: Self.overlay(of: world)) == before)
    }

    @Test func keysGoToTheirOwnProviderAlone() throws {
        let list =
            "{\"data\":[{\"id\":\"claude-new-1\",\"lifecycle\":\"deprecated\",\"retires_at\":\"2027-01-05T00:00:00Z\",\"max_input_tokens\":200000}],\"has_more\":false}"
        let world = try ProviderWorld(answers: [Self.anthropicKey: .init(body: list)])
        try world.folder.write("profiles/a.yaml", Self.profile("anthropic", "claude-new-1"))
        let keys = ["KEY": Self.anthropicKey]
        let refused = try Self.run(["update", "anthropic"], in: world, keys: keys)
        #expect(refused.status == 2 && refused.messages.contains("--with-keys"), "\(refused.messages)")
        let update = try Self.run(["update", "anthropic", "--with-keys"], in: world, keys: keys)
        #expect(update.status == 0 && !(update.output + update.messages).contains(Self.anthropicKey))
        let request = try #require(try world.requests().first)
        #expect(request.host == "api.anthropic.com" && request.target == "/v1/models?limit=1000")
        #expect(request.headers["x-api-key"] == Self.anthropicKey && request.headers["anthropic-version"] != nil)
        #expect(try !String(contentsOf: Self.overlay(of: world), encoding: .utf8).contains(Self.anthropicKey))
        let lint = try RunningProgram.run(
            ["lint", "profiles", "--now", "2026-11-28"], in: world.folder.url, environment: world.environment)
        #expect(lint.output.contains("is to end on 2027-01-05"), "\(lint.output)")
        // A profile that names another host, and a key of another provider, send nothing.
        try world.folder.write("requests.jsonl", "")
        let stray = Self.profile("anthropic", "claude-new-1, base_url: https://evil.example.org/v1")
        for (text, key) in [
            (stray, Self.anthropicKey), (Self.profile("anthropic", "x"), TestKey.key(of: "openrouter", 2)),
        ] {
            try world.folder.write("profiles/a.yaml", text)
            let outcome = try Self.run(["update", "anthropic", "--with-keys"], in: world, keys: ["KEY": key])
            #expect(outcome.status == 3 && outcome.output.contains("nothing was sent"), "\(outcome.output)")
        }
        #expect(try world.allRequests().isEmpty)
    }

    @Test func upstreamsMakeTheAccountRulesExact() throws {
        let providers = (0..<80).map { "{\"slug\":\"host-\($0)\"}" }.joined(separator: ",")
        let endpoints =
            "{\"data\":{\"endpoints\":[{\"tag\":\"host-1/fp8\",\"context_length\":1000},{\"tag\":\"host-2\"}]}}"
        let world = try ProviderWorld(answers: [
            "GET openrouter.ai/api/v1/providers": .init(body: "{\"data\":[\(providers)]}"),
            "GET openrouter.ai/api/v1/models/z-ai/glm-5.2/endpoints": .init(body: endpoints),
        ])
        let text = Self.profile("openrouter", "z-ai/glm-5.2", more: ", ignored_providers: [host-1, host-2, zzz-nobody]")
        try world.folder.write("profiles/a.yaml", text)
        let update = try Self.run(["update", "chutes", "--upstreams"], in: world)
        #expect(update.output.contains("updated openrouter upstreams"), "\(update.output)")
        let lint = try RunningProgram.run(
            ["lint", "profiles", "--format", "json"], in: world.folder.url, environment: world.environment
        ).output
        #expect(lint.contains("blocked-provider") && lint.contains("served by host-1, host-2 alone"), "\(lint)")
        #expect(lint.contains("`zzz-nobody` is not among OpenRouter's upstreams"), "\(lint)")
    }

    @Test func aDamagedFileCostsItselfAndOneMessage() throws {
        let world = try ProviderWorld(answers: [Self.chutesList: .init(body: Self.chutes(14))])
        #expect(try Self.run(["update", "chutes"], in: world).status == 0)
        let bytes = try Data(contentsOf: Self.overlay(of: world))
        try bytes.prefix(bytes.count - 5).write(to: Self.overlay(of: world))
        let file = try world.folder.write("a.yaml", Sample.clean)
        let lint = try RunningProgram.run(["lint", file], environment: world.environment)
        #expect(lint.status == 0)
        #expect(lint.messages.split(separator: "\n").count { $0.contains("ignoring the refreshed catalog") } == 1)
        #expect(try Self.run(["update", "chutes"], in: world).status == 0)
        #expect(try Data(contentsOf: Self.overlay(of: world)).count == bytes.count)
    }

    /// Processes that write at the same time, and some that are killed on the way.
    @Test func theFileIsWholeAtEveryMoment() throws {
        let world = try ProviderWorld(answers: [
            Self.chutesList: .init(body: Self.chutes(14)),
            "GET integrate.api.nvidia.com/v1/models": .init(
                body: "{\"data\":[\((0..<120).map { "{\"id\":\"nv/m\($0)\"}" }.joined(separator: ","))]}"),
        ])
        #expect(try Self.run(["update", "chutes", "nvidia"], in: world).status == 0)
        let size = try Data(contentsOf: Self.overlay(of: world)).count
        for round in 0..<6 {
            let processes = try ["chutes", "nvidia", "chutes"].map { name in
                let process = Process()
                process.executableURL = RunningProgram.executable
                process.arguments = ["catalog", "update", name]
                process.environment = world.environment
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                try process.run()
                return process
            }
            usleep(useconds_t(20_000 * (round + 1)))
            kill(processes[2].processIdentifier, SIGKILL)
            for process in processes { process.waitUntilExit() }
            #expect(processes[0].terminationStatus == 0 && processes[1].terminationStatus == 0)
            #expect(try Data(contentsOf: Self.overlay(of: world)).count == size)
            #expect(try Self.run(["status"], in: world).messages.isEmpty)
        }
        let left = try FileManager.default.contentsOfDirectory(
            atPath: Self.overlay(of: world).deletingLastPathComponent().path)
        #expect(Set(left).subtracting(["catalog.tsv", "catalog.previous.tsv"]).count <= 1, "\(left)")
    }

    @Test func mistakesAreTold() throws {
        let folder = try TemporaryFolder()
        for (arguments, message) in [
            (["update", "openruter"], "did you mean `openrouter`?"), (["update", "--timeout", "0"], "--timeout"),
            (["diff", "--since", "previous"], "no earlier update"), (["update", "chutes"], "HOME"),
        ] {
            let environment = message == "HOME" ? [:] : ["HOME": folder.url.path]
            let outcome = try RunningProgram.run(["catalog"] + arguments, environment: environment)
            #expect(outcome.status == 2 && outcome.messages.contains(message), "\(outcome.messages)")
        }
    }
}
