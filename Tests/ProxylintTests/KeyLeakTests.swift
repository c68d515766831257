import Foundation
import TestSupport
import Testing

/// No key, nor half of one, in anything that was written: not in reports, not in files, whatever a server repeats.
struct KeyLeakTests {
    /// Answers that repeat the key whole, in halves, in headers, in pages, in strings of strings.
    private static let echoes = [
        "{\"error\":{\"message\":\"Received Key={KEY}\"}}", "{\"error\":\"half {HALF}\"}",
        "<html><body>Invalid token {KEY}</body></html>", "{KEY}",
        "{\"detail\":{\"key\":\"{KEY}\",\"half\":\"{HALF}\"}}",
        "[{\"error\":{\"message\":\"{\\\"k\\\":\\\"{KEY}\\\"}\"}}]",
        "{\"data\":{\"label\":\"{KEY}\",\"usage\":0,\"limit\":null,\"limit_reset\":\"{KEY}\"}}",
        "{\"data\":[{\"id\":\"{KEY}\"}]}", "{\"error\":{\"message\":\"model {KEY} not found\",\"code\":\"{KEY}\"}}",
        // In a field that is shown: the name of a plan.
        "{\"id\":\"plan\",\"name\":\"{KEY} and {HALF}\",\"concurrency\":4}",
        "{\"id\":\"plan\",\"name\":\"{ESCAPED} {LOWER}\",\"concurrency\":4}",
        "{\"id\":\"plan\",\"name\":\"{SPACED} {PIECES}\",\"concurrency\":4}",
    ]

    private static let keys = [
        ("openrouter", TestKey.key(of: "openrouter", 1)), ("vllm", "Pq7-vT9x_Wk2mZ.u4Rb-Yh6"),
        ("vllm", "short1!"), ("chutes", TestKey.key(of: "chutes", 3)), ("aihorde", "hq3Zk-8vWm_x2Lt.9pD"),
        ("featherless", "Zr5-tQ8w_Xk1nB.c3Vd"),
    ]

    @Test(arguments: [
        [], ["--chat"], ["--models"], ["--dry-run"], ["--format", "json"], ["--chat", "--format", "json"],
    ])
    func noKeyIsEverShown(_ arguments: [String]) throws {
        var answers: [String: ProviderWorld.Answer] = [:]
        for (number, (_, key)) in Self.keys.enumerated() {
            let status = [401, 200, 402, 500, 429, 200][number]
            answers[key] = .init(
                status: status, headers: ["X-Echo": key, "Retry-After": key, "Location": "https://\(key).example"])
        }
        for echo in Self.echoes {
            for key in answers.keys { answers[key]?.body = echo }
            let world = try ProviderWorld(answers: answers)
            var environment: [String: String] = [:]
            var accounts = ""
            var proxies = ""
            for (number, (provider, key)) in Self.keys.enumerated() {
                environment["KEY_\(number)"] = key
                accounts += "  a\(number): {provider: \(provider), key: {env: KEY_\(number)}}\n"
                let base = provider == "vllm" ? ", base_url: \"\(world.plain)/v1\"" : ""
                proxies += "  - {account: a\(number), model: m\(base)}\n"
            }
            let outcome = try world.verify(
                "version: 1\nname: leaks\naccounts:\n\(accounts)proxies:\n\(proxies)", arguments, keys: environment)
            let written = outcome.output + outcome.messages
            for (provider, key) in Self.keys { Self.expectNoTrace(of: key, in: written, "\(provider), \(echo)") }
            try Self.expectNoFiles(in: world)
        }
    }

    /// No run of the key is shown beyond the prefix of its kind and its last four characters.
    private static func expectNoTrace(of key: String, in text: String, _ label: String) {
        // In whatever letters, and with whatever nobody sees in between.
        let text = String(
            String.UnicodeScalarView(
                text.lowercased().unicodeScalars.filter {
                    ![.control, .format].contains($0.properties.generalCategory) || $0 == "\n"
                }
            )
        ).replacing("\u{FFFD}", with: "").replacing("\\u0007", with: "").replacing("\\u200b", with: "")
        let key = key.lowercased()
        let inner = ["sk-or-v1-", "cpk_"].first { key.hasPrefix($0) }.map { String(key.dropFirst($0.count)) } ?? key
        let length = min(7, inner.count)
        let characters = Array(inner)
        for start in 0...(characters.count - length) {
            let run = String(characters[start..<start + length])
            #expect(!text.contains(run), "\(label): \(run) in \(text)")
        }
    }

    /// The program leaves no file: what lies there is the test's own.
    private static func expectNoFiles(in world: ProviderWorld) throws {
        let own = [".key", ".pem", ".csr", ".cnf", ".txt", ".json", ".jsonl", ".yaml", ".attr", ".old"]
        // What was seen is remembered in the state, a JSON file without keys.
        let state = [".local", ".local/state", ".local/state/proxylint"]
        let files = FileManager.default.enumerator(atPath: world.folder.url.path)
        while let file = files?.nextObject() as? String {
            if state.contains(file) { continue }
            #expect(file == "serial" || own.contains { file.hasSuffix($0) }, "\(file)")
        }
    }

    @Test func keysThatCannotBeSentAreRefusedWithoutShowingThem() throws {
        let world = try ProviderWorld(answers: [:])
        let profile = """
            version: 1
            name: one
            accounts:
              main: {provider: custom, key: {env: KEY}}
            proxies:
              - {account: main, base_url: "\(world.plain)/v1", model: m}

            """
        for (key, says) in [
            ("abc\u{1}secret-part-of-it", "invisible"), ("\u{2067}secret-part-of-it", "invisible"),
            (String(repeating: "secret-part-of-it", count: 300), "longer than"), ("  \n ", "empty"),
        ] {
            let outcome = try world.verify(profile, [], keys: ["KEY": key])
            #expect(!outcome.output.contains("secret-part"), "\(outcome.output)")
            #expect(
                outcome.output.replacingOccurrences(of: "\n", with: " ").contains(says), "\(says): \(outcome.output)")
        }
    }
}
