import Foundation
import TestSupport
import Testing

/// What attacks found once, each in its smallest form; the numbers are nobody's but the history's.
struct AttackTests {
    // MARK: Keys that only their place tells

    private static let literal = "hunter2-secret-pw"
    private static let repeated = """
        version: 1
        name: evenings
        accounts:
          main: {provider: custom, key: \(literal), plan: \(literal)}
        proxies:
          - {account: main, base_url: "https://relay.example.org/v1", model: \(literal), custom_prompt: "say \(literal)"}

        """

    @Test(arguments: [
        ["list"], ["list", "--format", "json"], ["show", "evenings"], ["show", "evenings", "--format", "json"],
        ["use", "evenings"], ["use", "evenings", "--format", "json"], ["cost", "evenings"],
        ["cost", "evenings", "--format", "json"], ["next"], ["current"], ["current", "--format", "{proxy} {model}"],
        ["current", "--format", "json"], ["rest"], ["verify", "evenings", "--dry-run"], ["lint"],
        ["diagnose", "429 Rate limit exceeded", "--profile", "evenings", "--remember"], ["show", "evenings/hunter3"],
        ["set", "evenings", "messages_per_day", "x"], ["copy", "evenings", "other"],
    ])
    func aLiteralKeyIsShownNowhere(_ arguments: [String]) throws {
        let place = try ManagedFolder(["evenings": Self.repeated])
        if arguments[0] != "lint" { _ = try place.run("use", "evenings") }
        let outcome = try RunningProgram.run(arguments, in: place.folder.url, environment: place.environment)
        let written = outcome.output + outcome.messages
        #expect(!written.contains("hunter2-s") && !written.contains("secret-pw"), "\(written)")
        let state = place.folder.url.appending(path: "state/proxylint/state.json")
        let kept = (try? String(contentsOf: state, encoding: .utf8)) ?? ""
        #expect(!kept.contains("hunter2-s"), "\(kept)")
    }

    @Test(arguments: ExportSettingsTests.frontEnds)
    func aLiteralKeyIsInNoExport(_ frontEnd: String) throws {
        let place = try ManagedFolder(["evenings": Self.repeated])
        for more in [[], ["--format", "json"], ["--html", "page.html"], ["--output", "."]] {
            let outcome = try RunningProgram.run(
                ["export", frontEnd, "evenings", "--force"] + more, in: place.folder.url,
                environment: place.environment)
            #expect(outcome.status == 2 && !(outcome.output + outcome.messages).contains("hunter2-s"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.url.path).sorted() == ["profiles"])
    }

    // MARK: Files that are not what they are called

    @Test func aLinkToOtherKindsOfFilesIsNotFollowed() throws {
        let place = try ManagedFolder()
        let netrc = try place.folder.write(
            "home/.netrc", "machine api.example.org\nlogin me\npassword Tr0ub4dor-and-3\n")
        for name in ["profiles/p.yaml", "profiles/.proxylint.yaml"] {
            try FileManager.default.createSymbolicLink(
                at: place.folder.url.appending(path: name), withDestinationURL: URL(filePath: netrc))
        }
        for arguments in [
            ["lint"], ["lint", "profiles/p.yaml"], ["show", "profiles/p.yaml"], ["list"], ["lint", "--diff"],
            ["lint", "--fix", "profiles"], ["lint", "--show-settings", "profiles/evenings.yaml"],
        ] {
            let outcome = try RunningProgram.run(arguments, in: place.folder.url, environment: place.environment)
            let written = outcome.output + outcome.messages
            #expect(!written.contains("Tr0ub4dor") && !written.contains("login me"), "\(arguments): \(written)")
        }
        #expect(
            try place.run("lint", "profiles/p.yaml").messages.contains("does not end in .yaml or .yml"))
        // Links between profiles are everybody's.
        try FileManager.default.createSymbolicLink(
            atPath: place.folder.url.path + "/profiles/q.yaml", withDestinationPath: "evenings.yaml")
        #expect(!(try place.run("lint", "--no-config", "profiles/q.yaml").messages.contains("is not called")))
    }

    @Test func aNameThatIsNoTextIsSaidToBeNone() throws {
        let place = try ManagedFolder([:])
        let script = "import sys, os; open(os.fsencode(sys.argv[1]) + b'/caf\\xe9.yaml', 'w').write('name: x\\n')"
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, place.folder.url.path + "/profiles"]
        try process.run()
        process.waitUntilExit()
        let outcome = try place.run("lint", "profiles")
        #expect(outcome.status == 2 && outcome.messages.contains("its name is not valid UTF-8"), "\(outcome.messages)")
    }

    @Test(arguments: ["-rf.yaml", "+:!touch x.yaml"])
    func aNameIsNoOptionOfTheEditor(_ name: String) throws {
        let place = try ManagedFolder([:])
        try place.folder.write(name, ManagedFolder.evenings)
        let outcome = try place.run("edit", "--", name, adding: ["EDITOR": "echo EDITOR"])
        #expect(outcome.output.hasPrefix("EDITOR ./\(name)\n"), "\(outcome.output)\(outcome.messages)")
    }

    // MARK: NUL

    @Test func nothingIsCutOffAtNUL() throws {
        let place = try ManagedFolder([
            "nul": """
            version: 1
            name: nul
            accounts:
              main: {provider: vllm, key: {env: KEY}}
            proxies:
              - {account: main, base_url: "http://127.0.0.1:8000/v1", model: "first\\0second"}

            """
        ])
        let run = try place.run("exec", "nul", "--force", "--", "env", adding: ["KEY": "abcdefgh"])
        #expect(run.status == 2 && run.messages.contains("NUL") && !run.output.contains("OPENAI_MODEL"))
        for frontEnd in ["env", "curl", "janitor", "sillytavern", "litellm"] {
            let made = try place.run("export", frontEnd, "nul", "--force")
            #expect(made.status == 2 && made.messages.contains("`model` contains a NUL"), "\(made.messages)")
        }
    }

    // MARK: Writing

    @Test func writersTakeTurns() throws {
        let place = try ManagedFolder()
        let fields = ["messages_per_day", "generation.temperature", "generation.top_p", "custom_prompt"]
        var running: [Process] = []
        for round in 1...4 {
            for field in fields {
                let process = Process()
                process.executableURL = RunningProgram.executable
                process.arguments = ["set", "evenings", field, field == "messages_per_day" ? "\(round)" : "0.\(round)"]
                process.currentDirectoryURL = place.folder.url
                process.environment = place.environment
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                try process.run()
                running.append(process)
            }
        }
        for process in running {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        let text = try place.text("profiles/evenings.yaml")
        for field in ["messages_per_day:", "temperature:", "top_p:", "custom_prompt:"] {
            #expect(text.components(separatedBy: field).count == 2, "\(field): \(text)")
        }
    }

    @Test func aFileSizeLimitIsToldAndLeavesNothingBehind() throws {
        let place = try ManagedFolder([
            "big": ManagedFolder.evenings + String(repeating: "# a comment\n", count: 400)
        ])
        let before = try place.text("profiles/big.yaml")
        let outcome = try limited("ulimit -f 1; exec \"$0\" set evenings messages_per_day 5", place)
        #expect(outcome.status == 2 && outcome.messages.contains("File too large"), "\(outcome.messages)")
        #expect(try place.text("profiles/big.yaml") == before)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: place.folder.url.path + "/profiles") == ["big.yaml"])
        // What runs below has the limit as its own affair.
        let child = try limited(
            "\"$0\" exec evenings --force -- sh -c 'trap'; \"$0\" exec evenings --force -- python3 -c 'import signal; print(signal.getsignal(signal.SIGXFSZ))'",
            place)
        #expect(!child.output.contains("SIG_IGN"), "\(child.output)\(child.messages)")
    }

    private func limited(_ script: String, _ place: ManagedFolder) throws -> (
        status: Int32, output: String, messages: String
    ) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script, RunningProgram.executable.path]
        process.currentDirectoryURL = place.folder.url
        process.environment = place.environment.merging(["OPENROUTER_API_KEY": TestKey.key(of: "openrouter", 1)]) { $1 }
        let output = Pipe()
        let messages = Pipe()
        process.standardOutput = output
        process.standardError = messages
        try process.run()
        let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let told = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, printed, told)
    }

    // MARK: Shares, folders, prompts

    @Test func aSharedDiagnosisIsJSONWhereThatIsAskedFor() throws {
        let outcome = try RunningProgram.run(
            ["diagnose", "--no-profile", "--share", "--format", "json", "429 free-models-per-day"])
        let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect((json["share"] as? String)?.contains("free-daily-quota") ?? false)
        #expect(json["version"] as? Int == 1)
    }

    @Test func aFolderThatIsNotReadWholeIsSaidSo() throws {
        let place = try ManagedFolder()
        for number in 0..<5000 {
            try Data().write(to: place.folder.url.appending(path: "profiles/x\(number).yaml"))
        }
        for arguments in [["show", "evenings"], ["list"]] {
            let outcome = try RunningProgram.run(arguments, in: place.folder.url, environment: place.environment)
            #expect(outcome.messages.contains("only the first 5000 are read"), "\(arguments): \(outcome.messages)")
        }
        #expect(!(try place.run("show", "profiles/evenings.yaml").messages.contains("5000")))
    }

    @Test(arguments: [
        "/proc/self/environ", "../.ssh/id_ed25519", "../home/.netrc", "linked.txt", "pipe.txt", "large.txt", "../home",
        "nul.txt", "key.txt",
    ])
    func noPromptIsReadFromAnyFile(_ path: String) throws {
        let profile = """
            version: 1
            name: stranger
            accounts:
              main: {provider: vllm, key: {env: KEY}}
            proxies:
              - {account: main, base_url: "http://127.0.0.1:8000/v1", model: m, custom_prompt: {file: \(path)}}

            """
        let place = try ManagedFolder(["stranger": profile])
        try place.folder.write(".ssh/id_ed25519", "PLANTED")
        try place.folder.write("home/.netrc", "machine x password PLANTED")
        try place.folder.write("profiles/large.txt", String(repeating: "PLANTED ", count: 1 << 18))
        try place.folder.write("profiles/nul.txt", "PLANTED\0")
        try place.folder.write("profiles/key.txt", "-----BEGIN OPENSSH PRIVATE KEY-----\nPLANTED\n")
        try FileManager.default.createSymbolicLink(
            atPath: place.folder.url.path + "/profiles/linked.txt", withDestinationPath: "../home/.netrc")
        #expect(mkfifo(place.folder.url.path + "/profiles/pipe.txt", 0o600) == 0)
        for arguments in [
            ["export", "janitor", "stranger", "--force"], ["export", "janitor", "stranger", "--force", "--reveal"],
            ["use", "stranger", "--force"], ["export", "janitor", "stranger", "--force", "--html", "x.html"],
        ] {
            let outcome = try RunningProgram.run(
                arguments, in: place.folder.url,
                environment: place.environment.merging(["KEY": "PLANTED-as-a-variable"]) { $1 })
            let written = outcome.output + outcome.messages
            #expect(!written.contains("PLANTED"), "\(arguments): \(written)")
            if arguments[0] == "export" { #expect(outcome.status == 2, "\(arguments): \(written)") }
        }
    }

    @Test func partOfAKeyIsNotStored() throws {
        let place = try ManagedFolder([:])
        let run = try TerminalRun(
            ["key", "set", "relay", "--file"], in: place,
            [("it is not shown", .type("first-half")), ("", .type("\u{4}")), ("", .type("-second-half-1234\n"))])
        #expect(run.status == 0 && run.screen.contains("…1234"), "\(run.screen)")
        let stored = try String(
            contentsOf: place.folder.url.appending(path: ".local/share/proxylint/keys/relay"), encoding: .utf8)
        #expect(stored == "first-half-second-half-1234")
    }

    @Test func copiesOfMergesDoNotPileUp() throws {
        let place = try ManagedFolder()
        try FileManager.default.createDirectory(
            at: place.folder.url.appending(path: "st/OpenAI Settings"), withIntermediateDirectories: true)
        try place.folder.write("st/settings.json", "{\"extension_settings\": {}}")
        try place.folder.write("st/settings.json.before-proxylint-x", "mine")
        for number in 1...9 {
            try place.folder.write("st/settings.json.before-proxylint-17000000\(number)0", "{\"number\": \(number)}")
        }
        let merged = try place.run("export", "sillytavern", "evenings/spare", "--merge", "st", "--force")
        #expect(merged.status == 0, "\(merged.messages)")
        let left = try FileManager.default.contentsOfDirectory(atPath: place.folder.url.path + "/st").filter {
            $0.hasPrefix("settings.json.before-proxylint-")
        }.sorted()
        #expect(left.count == 6 && left.contains("settings.json.before-proxylint-1700000010"), "\(left)")
        #expect(left.contains("settings.json.before-proxylint-x"))
    }
}
