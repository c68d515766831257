import Foundation
import TestSupport
import Testing

/// Servers that misbehave, and ways that do not lead to any: always a verdict, always soon, never a crash.
struct HostileServerTests {
    private struct Expected {
        let hostile: String
        let status: String
        let phase: String?
        let says: String
    }

    private static let misbehaviors = [
        Expected(hostile: "endless", status: "unclear", phase: "answer", says: "longer than 1024 KiB"),
        Expected(hostile: "drip", status: "unreachable", phase: "answer", says: "no complete answer within"),
        Expected(hostile: "silent", status: "unreachable", phase: "answer", says: "no complete answer within"),
        Expected(hostile: "truncated", status: "unreachable", phase: "answer", says: "ended early"),
        Expected(hostile: "short-length", status: "unclear", phase: nil, says: "not JSON"),
        Expected(hostile: "reset", status: "unreachable", phase: "answer", says: "closed the connection"),
        Expected(hostile: "hang-up", status: "unreachable", phase: "answer", says: "closed the connection"),
        Expected(hostile: "bomb", status: "unclear", phase: nil, says: "not JSON"),
        Expected(hostile: "big-header", status: "unclear", phase: "answer", says: "longer than"),
        Expected(hostile: "many-headers", status: "unclear", phase: "answer", says: "longer than"),
        Expected(hostile: "gibberish", status: "unreachable", phase: "answer", says: "does not speak HTTP"),
        Expected(hostile: "twice", status: "alive", phase: nil, says: "accepted"),
    ]

    /// Every misbehavior over plain http and over https, all at once.
    @Test func everyMisbehaviorEndsInAVerdict() throws {
        var answers: [String: ProviderWorld.Answer] = [:]
        var keys: [String: String] = [:]
        let all = Self.misbehaviors + Self.misbehaviors
        for (number, expected) in all.enumerated() {
            let key = TestKey.key(of: "vllm", number)
            keys["KEY_\(number)"] = key
            answers[key] = .init(body: "{\"data\":[{\"id\":\"m\"}]}", hostile: expected.hostile)
        }
        let world = try ProviderWorld(answers: answers)
        var profile = "version: 1\nname: hostile\naccounts:\n"
        for number in all.indices { profile += "  a\(number): {provider: vllm, key: {env: KEY_\(number)}}\n" }
        profile += "proxies:\n"
        for number in all.indices {
            let base = number < Self.misbehaviors.count ? "\(world.plain)/v1" : "https://slow-answer.test/v1"
            profile += "  - {account: a\(number), base_url: \"\(base)\", model: m}\n"
        }
        let outcome = try world.verify(profile, ["--format", "json", "--timeout", "10"], keys: keys)
        let accounts = try VerificationOutput(outcome).accounts
        #expect(accounts.count == all.count && outcome.status == 3)
        for (expected, found) in zip(all, accounts) {
            let label = "\(expected.hostile): \(found.status) \(found.phase ?? "-") \(found.summary)"
            #expect(found.status == expected.status && found.phase == expected.phase, "\(label)")
            #expect(found.summary.contains(expected.says), "\(label)")
            #expect(found.requests == 1, "\(label)")
        }
        // What was not read on stayed in the buffers on the way.
        let endless = try world.allRequests().filter { $0.method == "SENT" }.compactMap { Int($0.target) }
        #expect(endless.count == 2 && endless.allSatisfy { $0 < 16 << 20 }, "\(endless)")
        // Nothing was tried a second time.
        let requests = try world.requests()
        for key in keys.values {
            #expect(requests.count { $0.headers["authorization"] == "Bearer \(key)" } == 1)
        }
    }

    private static let certificates = [
        ("https://expired.test/v1", "has expired"), ("https://early.test/v1", "not valid yet"),
        ("https://other-name.test/v1", "for another name"), ("https://self-signed.test/v1", "self-signed"),
        ("https://no-tls.test/v1", "establish a secure connection"),
    ]

    @Test func badCertificatesEndBeforeTheKeyIsSent() throws {
        let world = try ProviderWorld(answers: [:])
        var profile = "version: 1\nname: certificates\naccounts:\n"
        for number in Self.certificates.indices { profile += "  a\(number): {provider: custom, key: {env: KEY}}\n" }
        profile += "proxies:\n"
        for (number, (url, _)) in Self.certificates.enumerated() {
            profile += "  - {account: a\(number), base_url: \"\(url)\", model: m}\n"
        }
        let outcome = try world.verify(profile, ["--format", "json"], keys: ["KEY": TestKey.key(of: "custom", 1)])
        for ((url, says), found) in zip(Self.certificates, try VerificationOutput(outcome).accounts) {
            #expect(found.status == "unreachable" && found.phase == "tls", "\(url): \(found.summary)")
            #expect(found.summary.contains(says), "\(url): \(found.summary)")
        }
        #expect(try world.requests().isEmpty)
    }

    @Test func whoeverIsNotTrustedByTheSystemIsNotTrusted() throws {
        let world = try ProviderWorld(answers: [:])
        let profile = Sample.profile(at: "https://openrouter.ai/api/v1", provider: "openrouter")
        let file = try world.folder.write("p.yaml", profile)
        var environment = world.environment
        environment["SSL_CERT_FILE"] = nil
        environment["KEY"] = TestKey.key(of: "openrouter", 1)
        let outcome = try RunningProgram.run(["verify", file, "--format", "json"], environment: environment)
        let found = try VerificationOutput(outcome).accounts[0]
        #expect(found.status == "unreachable" && found.phase == "tls", "\(found.summary)")
        #expect(try world.requests().isEmpty)
    }

    private static let deadEnds = [
        ("http://127.0.0.1:1/v1", "connect", "connection refused"),
        ("https://no-such-name.test/v1", "connect", "blocked the request"),
        ("https://slow-tls.test/v1", "tls", "no secure connection within"),
        ("https://127.0.0.1:PORT/v1", "tls", "no secure connection within"),
    ]

    @Test func deadEndsAreToldByTheirPhase() throws {
        let world = try ProviderWorld(answers: [:])
        for (url, phase, says) in Self.deadEnds {
            let outcome = try world.verify(
                Sample.profile(
                    at: url.replacingOccurrences(of: "PORT", with: "\(world.plainPort)"), provider: "custom"),
                ["--format", "json", "--timeout", "2"],
                keys: ["KEY": TestKey.key(of: "custom", 1), "no_proxy": "127.0.0.1"])
            let found = try VerificationOutput(outcome).accounts[0]
            #expect(
                found.status == "unreachable" && found.phase == phase, "\(url): \(found.phase ?? "") \(found.summary)")
            #expect(found.summary.contains(says) && outcome.status == 3, "\(url): \(found.summary)")
        }
    }

    @Test func aNameThatDoesNotExistIsToldSo() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("p.yaml", Sample.profile(at: "https://no-such-host.invalid/v1", provider: "custom"))
        let outcome = try RunningProgram.run(
            ["verify", file, "--format", "json", "--timeout", "5"],
            environment: ["KEY": TestKey.key(of: "custom", 1)])
        let found = try VerificationOutput(outcome).accounts[0]
        #expect(found.status == "unreachable" && found.phase == "name", "\(found.phase ?? "") \(found.summary)")
    }

    @Test func controlSequencesOfAnAnswerReachNoTerminal() throws {
        let key = TestKey.key(of: "custom", 1)
        let words = "\\u001b[2J\\u001b]0;owned\\u0007 \\u202egnp.exe\\r\\n::error::x"
        let world = try ProviderWorld(answers: [
            key: .init(status: 402, body: "{\"error\":{\"message\":\"Insufficient credits \(words)\"}}")
        ])
        for format in ["text", "json"] {
            let outcome = try world.verify(
                Sample.profile(at: "\(world.plain)/v1", provider: "custom"), ["--format", format, "--color", "never"],
                keys: ["KEY": key])
            let scalars = (outcome.output + outcome.messages).unicodeScalars
            #expect(!scalars.contains { $0 != "\n" && $0.value < 0x20 || (0x202A...0x202E).contains($0.value) })
        }
    }

    @Test func interruptionEndsAtOnce() throws {
        let key = TestKey.key(of: "custom", 1)
        let world = try ProviderWorld(answers: [key: .init(hostile: "silent")])
        let file = try world.folder.write("p.yaml", Sample.profile(at: "\(world.plain)/v1", provider: "custom"))
        let process = Process()
        process.executableURL = RunningProgram.executable
        process.arguments = ["verify", file]
        process.environment = world.environment.merging(["KEY": key]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        while try world.requests().isEmpty { Thread.sleep(forTimeInterval: 0.05) }
        // Other programs see the arguments; the key is in none.
        let arguments = try String(contentsOfFile: "/proc/\(process.processIdentifier)/cmdline", encoding: .utf8)
        #expect(!arguments.contains(key) && arguments.contains("verify"))
        // A crash would leave no core file.
        let limits = try String(contentsOfFile: "/proc/\(process.processIdentifier)/limits", encoding: .utf8)
        #expect(limits.contains(#/Max core file size +0 +0 /#))
        let start = ContinuousClock.now
        process.interrupt()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(text.contains("Interrupted before an answer arrived"), "\(text)")
        // The server would be silent for a minute.
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
