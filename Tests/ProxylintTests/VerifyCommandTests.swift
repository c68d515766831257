import Foundation
import TestSupport
import Testing

/// `verify` as its users meet it.
struct VerifyCommandTests {
    private static let openRouter = """
        version: 1
        name: evenings
        accounts:
          main: {provider: openrouter, key: {env: KEY}, credits_purchased_usd: 0}
        proxies:
          - {name: first, account: main, model: "google/gemma-4-31b-it:free"}
          - {name: second, account: main, model: z-ai/glm-5.2}

        """

    private static func good(_ more: String = "") -> String {
        "{\"data\":{\"label\":\"x\",\"usage\":1.5,\"limit\":null,\"is_free_tier\":false\(more)}}"
    }

    @Test func oneAccountIsAskedOnceHoweverManyProxiesUseIt() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [key: .init(body: Self.good())])
        let outcome = try world.verify(Self.openRouter, ["--format", "json"], keys: ["KEY": key])
        #expect(try VerificationOutput(outcome).accounts.count == 1)
        #expect(try world.requests().count == 1 && outcome.status == 0)
    }

    @Test func whatIsLeftIsShownWithItsReset() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let answer = Self.good(
            ",\"limit\":5,\"limit_remaining\":3.2,\"limit_reset\":\"weekly\",\"expires_at\":\"2027-12-31T23:59:59Z\",\"free_model_daily_requests\":{\"limit\":1000,\"remaining\":988,\"used\":12}"
        )
        let world = try ProviderWorld(answers: [key: .init(body: answer)])
        let json = try world.verify(Self.openRouter, ["--format", "json"], keys: ["KEY": key])
        let found = try VerificationOutput(json).accounts[0]
        #expect(
            found.quotas == [
                .init(
                    name: "the key's weekly cap", limit: 5, used: 1.7999999999999998, remaining: 3.2,
                    resetsAt: "2026-11-23T00:00:00Z", unit: "USD"),
                .init(
                    name: "free requests today", limit: 1000, used: 12, remaining: 988,
                    resetsAt: "2026-11-22T00:00:00Z", unit: "requests"),
            ])
        #expect(found.expiresAt == "2027-12-31T23:59:59Z" && found.latencyMs != nil)
        let text = try world.verify(Self.openRouter, keys: ["KEY": key]).output
        #expect(text.contains("alive evenings/main (OpenRouter): The key is accepted\n"), "\(text)")
        let words = text.replacingOccurrences(of: "\n    ", with: " ")
        #expect(
            words.contains(
                "free requests today: 988 of 1000 requests left, resets at 2026-11-22 01:00 your time (CET, UTC+01:00), 2026-11-22 00:00 UTC, in 3 h 12 min"
            ), "\(text)")
        #expect(words.contains("the key's weekly cap: $3.20 of $5.00 left"), "\(text)")
    }

    /// The answer stays the same: once more is asked when the stated time has come, and never again.
    @Test func aWatchAsksOnceMoreWhenTheTimeHasCome() throws {
        let key = TestKey.key(of: "groq", 1)
        let limited = "{\"error\":{\"message\":\"Rate limit reached for requests\",\"code\":\"rate_limit_exceeded\"}}"
        let world = try ProviderWorld(answers: [
            key: .init(status: 429, headers: ["Retry-After": "2"], body: limited)
        ])
        let file = try world.folder.write(
            "w.yaml",
            "version: 1\nname: w\naccounts: {main: {provider: groq, key: {env: KEY}}}\nproxies:\n  - {account: main, model: openai/gpt-oss-120b}\n"
        )
        let started = Date()
        let outcome = try RunningProgram.run(
            ["verify", file, "--watch"], in: world.folder.url,
            environment: world.environment.merging(["KEY": key]) { $1 })
        #expect(Date().timeIntervalSince(started) >= 2, "\(outcome.output)")
        #expect(try world.requests().count == 2, "\(outcome.output)\(outcome.messages)")
        #expect(outcome.messages.contains("Ctrl-C stops") && outcome.status == 1, "\(outcome.messages)")
    }

    @Test func declaredFactsThatTheAnswerContradictsAreToldWithTheirLine() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let answer = Self.good(",\"free_model_daily_requests\":{\"limit\":1000,\"remaining\":988,\"used\":12}")
        let world = try ProviderWorld(answers: [key: .init(body: answer)])
        let outcome = try world.verify(Self.openRouter, ["--format", "json"], keys: ["KEY": key])
        let finding = try #require(try VerificationOutput(outcome).accounts[0].findings.first)
        #expect(finding.rule == "account-fact-contradicted" && finding.message.contains("10 or more"))
        #expect(finding.range.start.line == 4 && finding.range.start.column == 72, "\(finding.range)")
        let text = try world.verify(Self.openRouter, keys: ["KEY": key]).output
        #expect(
            text.replacingOccurrences(of: "\n    ", with: " ").contains(":4:72: `credits_purchased_usd` says 0"),
            "\(text)")
        // What agrees is not reported.
        for declared in ["10", "25.5"] {
            let profile = Self.openRouter.replacingOccurrences(
                of: "credits_purchased_usd: 0", with: "credits_purchased_usd: \(declared)")
            let outcome = try world.verify(profile, ["--format", "json"], keys: ["KEY": key])
            #expect(try VerificationOutput(outcome).accounts[0].findings.isEmpty)
        }
    }

    @Test func whatCameAlongWithAKeyIsLeftAwayAndTold() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [key: .init(body: Self.good())])
        for (text, note) in [
            (key + "\n", "line breaks"), ("Bearer \(key)", "`Bearer`"), ("\"\(key)\"", "quotes"),
            ("Authorization: Bearer \(key)\r\n", "`Bearer`, the name of a header, line breaks"),
        ] {
            try world.folder.write("key.txt", text)
            let inFile = Self.openRouter.replacingOccurrences(of: "env: KEY", with: "file: key.txt")
            for (profile, keys) in [(Self.openRouter, ["KEY": text]), (inFile, [:])] {
                let outcome = try world.verify(profile, ["--format", "json"], keys: keys)
                let found = try VerificationOutput(outcome).accounts[0]
                #expect(
                    found.status == "alive" && found.notes.contains("removed from around the key: \(note)"), "\(found)")
            }
        }
        #expect(try world.requests().allSatisfy { $0.headers["authorization"] == "Bearer \(key)" })
    }

    /// Blanks count in passwords of one's own, and are slips in keys of providers.
    @Test func passwordsOfOnesOwnAreSentAsTheyAre() throws {
        let password = "it is \"my\" pass"
        let world = try ProviderWorld(answers: [password: .init(body: "{\"data\":[]}")])
        let profile = """
            version: 1
            name: one
            accounts:
              main: {provider: vllm, key: {env: KEY}}
            proxies:
              - {account: main, base_url: "\(world.plain)/v1", model: m}

            """
        let outcome = try world.verify(profile, ["--format", "json"], keys: ["KEY": " \(password)\n"])
        #expect(try VerificationOutput(outcome).accounts[0].status == "alive", "\(outcome.output)")
    }

    @Test func nothingToVerifyIsNoSuccess() throws {
        let folder = try TemporaryFolder()
        let profile =
            "version: 1\nname: one\naccounts: {a: {provider: openrouter}}\nproxies:\n  - {name: x, account: other, model: m}\n"
        let file = try folder.write("p.yaml", profile)
        let outcome = try RunningProgram.run(["verify", "\(file)/x"])
        #expect(outcome.status == 2 && outcome.messages.contains("names no account"), "\(outcome.messages)")
        let empty = try folder.write("e.yaml", "version: 1\nname: two\n")
        #expect(try RunningProgram.run(["verify", empty]).status == 2)
    }

    /// One key in two profiles: asked once, and read for each by the models that it uses.
    @Test func aSharedAnswerIsReadForEachProfile() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let used = Self.good(",\"free_model_daily_requests\":{\"limit\":50,\"remaining\":0,\"used\":50}")
        let world = try ProviderWorld(answers: [key: .init(body: used)])
        func document(_ name: String, _ model: String) -> String {
            "version: 1\nname: \(name)\naccounts: {main: {provider: openrouter, key: {env: KEY}}}\nproxies:\n  - {name: \(name)-proxy, account: main, model: \"\(model)\"}\n"
        }
        let free = document("free", "google/gemma-4-31b-it:free")
        let paid = document("paid", "z-ai/glm-5.2")
        for documents in [free + "---\n" + paid, paid + "---\n" + free] {
            try world.folder.write("requests.jsonl", "")
            let outcome = try world.verify(documents, ["--format", "json"], keys: ["KEY": key])
            let statuses = Dictionary(
                uniqueKeysWithValues: try VerificationOutput(outcome).accounts.map { ($0.profile ?? "", $0.status) })
            #expect(statuses == ["free": "rate-limited", "paid": "alive"] && outcome.status == 1)
            #expect(try world.requests().count == 1)
        }
        // A proxy of the second document is found by its name.
        let file = try world.folder.write("both.yaml", free + "---\n" + paid)
        let second = try RunningProgram.run(
            ["verify", "\(file)/paid-proxy", "--format", "json"],
            environment: world.environment.merging(["KEY": key]) { $1 })
        #expect(try VerificationOutput(second).accounts.map(\.profile) == ["paid"])
    }

    @Test func literalAndMissingKeys() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [key: .init(body: Self.good())])
        func outcome(_ source: String) throws -> RunningProgram.Outcome {
            try world.verify(
                Self.openRouter.replacingOccurrences(of: "{env: KEY}", with: source), ["--format", "json"])
        }
        #expect(try outcome(key).status == 0)
        for (source, says) in [
            ("{env: NOT_SET}", "`NOT_SET` is not set"), ("{file: nowhere.txt}", "no key file"),
            ("{file: .}", "cannot read"), ("{keyring: nothing}", "No key is stored as `nothing`"),
        ] {
            let outcome = try outcome(source)
            let found = try VerificationOutput(outcome).accounts[0]
            let (status, code): (String, Int32) = source == "{file: .}" ? ("unclear", 3) : ("no-key", 1)
            #expect(found.status == status && found.requests == 0 && outcome.status == code, "\(found)")
            #expect(found.summary.contains(says), "\(found.summary)")
        }
    }

    @Test func dryRunSendsNothingAndShowsNoKey() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [:])
        for arguments in [["--dry-run"], ["--dry-run", "--chat"], ["--dry-run", "--models", "--format", "json"]] {
            let outcome = try world.verify(Self.openRouter, arguments, keys: ["KEY": key])
            #expect(
                outcome.status == 0 && !outcome.output.contains(key) && outcome.output.contains("Bearer sk-or-v1-…"))
        }
        #expect(try world.allRequests().isEmpty)
        let shown = try world.verify(Self.openRouter, ["--dry-run"], keys: ["KEY": key]).output
        #expect(
            shown == """
                evenings/main (OpenRouter)
                  GET https://openrouter.ai/api/v1/key
                  Accept: application/json
                  Authorization: Bearer sk-or-v1-…\(key.suffix(4))

                """)
    }

    @Test func withoutLibcurlThePackageIsNamed() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [:])
        // In front of it stands a library that is another; the same as none, or one that is too old.
        let handle = try FileHandle(forReadingFrom: URL(filePath: "/proc/self/maps"))
        // Whole: the system gives this file a size of zero.
        let maps = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self).split(
            whereSeparator: \.isWhitespace)
        let other = try #require(maps.first { $0.contains("/libc.so") })
        for name in ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"] {
            try FileManager.default.createSymbolicLink(
                at: world.folder.url.appending(path: name), withDestinationURL: URL(filePath: String(other)))
        }
        let outcome = try world.verify(
            Self.openRouter, ["--format", "json"], keys: ["KEY": key, "LD_LIBRARY_PATH": world.folder.url.path])
        let found = try VerificationOutput(outcome).accounts[0]
        #expect(found.status == "unclear" && found.requests == 0 && outcome.status == 3)
        #expect(found.summary.contains("`libcurl` is missing") && found.summary.contains("libcurl4"))
    }

    @Test func otherCommandsSendNothing() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [:])
        let file = try world.folder.write("p.yaml", Self.openRouter)
        for arguments in [
            ["lint", file], ["diagnose", "--profile", file, "429"], ["export", "janitor", file],
            ["export", "curl", file, "--reveal"], ["rules"], ["explain", "no-credit"],
        ] {
            _ = try RunningProgram.run(arguments, environment: world.environment.merging(["KEY": key]) { $1 })
        }
        #expect(try world.allRequests().isEmpty)
    }

    @Test func modelsAreLookedUpOnlyWhenAskedFor() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let list = "{\"data\":[{\"id\":\"z-ai/glm-5.2\"},{\"id\":\"google/gemma-4-31b-it\"}]}"
        let world = try ProviderWorld(answers: [
            key: .init(body: Self.good()), "GET openrouter.ai/api/v1/models": .init(body: list),
        ])
        let outcome = try world.verify(Self.openRouter, ["--models", "--format", "json"], keys: ["KEY": key])
        let found = try VerificationOutput(outcome).accounts[0]
        #expect(found.requests == 2 && found.models.map(\.listed) == [false, true])
        let requests = try world.requests()
        // The list is public: it is asked for without the key.
        #expect(requests.count == 2 && requests[1].headers["authorization"] == nil)
    }

    @Test func withoutAProfileThereIsAClearSentence() throws {
        let folder = try TemporaryFolder()
        for (arguments, says) in [
            (["verify"], "there are no profiles"), (["verify", "nothing"], "there is no profile `nothing`"),
            (["verify", "--all", "x"], "not both"), (["verify", "--timeout", "0", "x"], "between 1 and 600"),
        ] {
            let outcome = try RunningProgram.run(
                arguments, in: folder.url, environment: ["HOME": folder.url.path])
            #expect(outcome.status == 2 && outcome.messages.contains(says), "\(outcome.messages)")
        }
    }

    @Test func theOnlyProfileOfTheFolderIsMeant() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [key: .init(body: Self.good())])
        try world.folder.write("profiles/one.yaml", Self.openRouter)
        let environment = world.environment.merging(["KEY": key]) { $1 }
        #expect(try RunningProgram.run(["verify"], in: world.folder.url, environment: environment).status == 0)
        try world.folder.write(
            "profiles/two.yaml", Self.openRouter.replacingOccurrences(of: "evenings", with: "mornings"))
        let several = try RunningProgram.run(["verify"], in: world.folder.url, environment: environment)
        #expect(several.status == 2 && several.messages.contains("there are 2 profiles"))
    }

    @Test func allTellsEachKeyOnceAcrossProfiles() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let world = try ProviderWorld(answers: [key: .init(body: Self.good())])
        for name in ["a", "b", "c"] {
            try world.folder.write(
                "profiles/\(name).yaml", Self.openRouter.replacingOccurrences(of: "evenings", with: name))
        }
        let outcome = try RunningProgram.run(
            ["verify", "--all", "--format", "json"], in: world.folder.url,
            environment: world.environment.merging(["KEY": key]) { $1 })
        let accounts = try VerificationOutput(outcome).accounts
        #expect(accounts.map(\.requests) == [1, 0, 0] && accounts.map(\.askedWith) == [nil, "a/main", "a/main"])
        #expect(accounts.allSatisfy { $0.status == "alive" })
        #expect(try world.requests().count == 1)
    }

    /// Twenty accounts of 300 ms each take less than a third of the time that they would take one by one.
    @Test func manyAccountsAreAskedSideBySide() throws {
        var answers: [String: ProviderWorld.Answer] = [:]
        var keys: [String: String] = [:]
        var accounts = ""
        var proxies = ""
        let world: ProviderWorld
        for number in 0..<20 {
            keys["KEY_\(number)"] = TestKey.key(of: "vllm", number)
            // The first answers last: the order of the report does not depend on it.
            answers[TestKey.key(of: "vllm", number)] = .init(
                status: number % 2 == 0 ? 200 : 401,
                body: number % 2 == 0 ? "{\"data\":[]}" : "{\"error\":\"Unauthorized\"}",
                delay: number == 0 ? 0.5 : 0.3)
        }
        world = try ProviderWorld(answers: answers)
        for number in 0..<20 {
            accounts += "  a\(number): {provider: vllm, key: {env: KEY_\(number)}}\n"
            proxies += "  - {account: a\(number), base_url: \"\(world.plain)/v1\", model: m}\n"
        }
        let start = ContinuousClock.now
        let outcome = try world.verify(
            "version: 1\nname: many\naccounts:\n\(accounts)proxies:\n\(proxies)", ["--format", "json"], keys: keys)
        let time = ContinuousClock.now - start
        let found = try VerificationOutput(outcome).accounts
        #expect(found.map(\.account) == (0..<20).map { "a\($0)" })
        #expect(found.map(\.status) == (0..<20).map { $0 % 2 == 0 ? "alive" : "refused" })
        #expect(time < .milliseconds(20 * 300 / 3), "\(time)")
        #expect(outcome.status == 1 && outcome.messages.isEmpty)
        #expect(try world.requests().count == 20)
    }
}
