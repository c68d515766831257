import Foundation
import TestSupport
import Testing

/// `diagnose` as a user runs it.
struct DiagnoseCommandTests {
    private static let daily =
        #"PROXY ERROR 429: {"error":{"message":"Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day","code":429},"user_id":"user_2aB3cD4eF5"} (unk)"#
    private static let evening = ["--now", "2026-11-21T20:48:00Z"]

    private func run(
        _ arguments: [String], input: String? = nil, in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> RunningProgram.Outcome {
        let empty = try TemporaryFolder()
        return try withExtendedLifetime(empty) {
            try RunningProgram.run(
                ["diagnose"] + arguments + Self.evening, in: folder ?? empty.url, input: input, environment: environment
            )
        }
    }

    private func json(_ arguments: [String], input: String? = nil, in folder: URL? = nil) throws -> [String: Any] {
        let outcome = try run(arguments + ["--format", "json"], input: input, in: folder)
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test func aTextIsReadFromWhereverItComes() throws {
        for outcome in [
            try run([Self.daily]), try run([], input: Self.daily), try run(["-"], input: Self.daily),
            try run(Self.daily.components(separatedBy: " ")),
            try run(
                [],
                input:
                    "HTTP/2 429 \r\ncontent-type: application/json\r\n\r\n{\"error\":{\"message\":\"Rate limit exceeded: free-models-per-day\",\"code\":429}}\n"
            ),
        ] {
            #expect(
                outcome.status == 0 && outcome.output.contains("[free-daily-quota]\n"), "\(outcome.messages)")
        }
    }

    @Test func aSavedAnswerIsRead() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "answer.txt",
            "HTTP/2 402 \r\n\r\n{\"detail\":\"Subscription usage cap exceeded. Please add balance to continue.\"}\n")
        #expect(try run([path]).output.contains("[subscription-cap]"))
    }

    @Test func theClipboardIsReadThroughTheDesktopsProgram() throws {
        let folder = try TemporaryFolder()
        let program = try folder.write("xclip", "#!/bin/sh\nprintf 'Insufficient Balance'\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        let outcome = try run(
            ["--clipboard"], environment: ["DISPLAY": ":9", "PATH": "\(folder.url.path):/usr/bin:/bin"])
        #expect(outcome.status == 0 && outcome.output.contains("[no-credit]"), "\(outcome.messages)")
        let none = try run(["--clipboard"], environment: ["PATH": "/nowhere"])
        #expect(none.status == 2 && none.messages.contains("there is no desktop session"))
        let missing = try run(["--clipboard"], environment: ["DISPLAY": ":9", "PATH": "/nowhere"])
        #expect(missing.status == 2 && missing.messages.contains("install xclip"))
    }

    @Test func unknownTextsAreSaidToBeUnknown() throws {
        let outcome = try run(["the cat sat on the mat"])
        #expect(outcome.status == 3 && outcome.output.hasPrefix("This text contains no known error"))
        let answer = try json(["the cat sat on the mat"])
        #expect(
            answer["layer"] as? String == "unknown" && answer["cause"] is NSNull
                && answer["confidence"] as? String == "none")
    }

    @Test(arguments: [
        (["--now", "tomorrow", "x"], "is not a valid time"), (["--zone", "Mars/Olympus", "x"], "unknown time zone"),
        (["--zone", "../etc/passwd", "x"], "unknown time zone"),
        (["--profile", "nothing.yaml", "x"], "there is no profile"), (["  "], "no text to diagnose"),
        (["--clipboard", "x"], "not both"), (["--bogus", "x"], "unknown option"),
    ])
    func wrongUsageIsTold(_ arguments: [String], _ words: String) throws {
        let outcome = try RunningProgram.run(["diagnose"] + arguments)
        #expect(
            outcome.status == 2 && outcome.messages.contains(words) && outcome.output.isEmpty, "\(outcome.messages)")
    }

    @Test func tooLongATextIsRefused() throws {
        let outcome = try run([], input: String(repeating: "x", count: 10_000_000))
        #expect(outcome.status == 2 && outcome.messages.contains("longer than 256 KiB"))
    }

    @Test func theJSONHasTheAgreedShape() throws {
        let answer = try json([Self.daily, "--zone", "Europe/Vienna"])
        #expect(answer["version"] as? Int == 1 && (answer["tool"] as? [String: Any])?["catalogue_date"] != nil)
        #expect(
            answer["layer"] as? String == "account" && answer["cause"] as? String == "free-daily-quota"
                && answer["confidence"] as? String == "high")
        #expect(
            answer["provider"] as? String == "openrouter" && answer["upstream"] is NSNull
                && answer["http_status"] as? Int == 429)
        let retry = try #require(answer["retry"] as? [String: Any])
        #expect(retry["advice"] as? String == "at-reset" && retry["at"] as? String == "2026-11-22T00:00:00Z")
        #expect(retry["at_local"] as? String == "2026-11-22T01:00:00+01:00" && retry["after_seconds"] is NSNull)
        let evidence = try #require((answer["evidence"] as? [[String: Any]])?.first)
        #expect((evidence["text"] as? String)?.contains("free-models-per-day") == true && evidence["meaning"] is String)
        let ruledOut = try #require((answer["ruled_out"] as? [[String: Any]])?.first)
        #expect(ruledOut["cause"] is String && ruledOut["why"] is String)
        let remedy = try #require((answer["remedies"] as? [[String: Any]])?.first)
        #expect(Set(remedy.keys).isSuperset(of: ["action", "why", "command", "url"]))
    }

    @Test func nothingOfTheUserIsShared() throws {
        let key = "sk-or-v1-" + String(repeating: "0123456789abcdef", count: 4)
        let text = "\(Self.daily) Authorization: Bearer \(key), me@example.org, request_id: 77aa88bb99cc"
        let outcome = try run([
            "--share", "--tried", "reloaded the page", "--tried", "my key \(key)", "--zone", "Asia/Kathmandu", text,
        ])
        #expect(outcome.status == 0)
        for secret in [key, "cdef", "user_2aB3cD4eF5", "me@example.org", "77aa88bb99cc", "05:45"] {
            #expect(!outcome.output.contains(secret), "\(secret) in \(outcome.output)")
        }
        #expect(
            outcome.output.contains("account: free-daily-quota") && outcome.output.contains("Tried: reloaded the page"))
        #expect(outcome.output.contains("Next steps: 1.") && outcome.output.utf8.count < 1500)
    }

    @Test func theOnlyProfileInTheFolderMakesRemediesExact() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "profiles/mine.yaml",
            """
            version: 1
            name: mine
            accounts:
              a: {provider: openrouter, key: {env: KEY}, credits_purchased_usd: 0}
              b: {provider: chutes, key: {env: KEY2}}
            proxies:
              - {name: free, account: a, model: "google/gemma-4-31b-it:free"}
              - {name: paid, account: b, model: zai-org/GLM-5.1-TEE}
            """)
        let found = try run([Self.daily], in: folder.url).output
        #expect(found.contains("Switch to the proxy `paid` in this profile (profiles/mine.yaml:8:"), "\(found)")
        #expect(try !run([Self.daily, "--no-profile"], in: folder.url).output.contains("mine.yaml"))
        #expect(try run([Self.daily, "--profile", "mine"], in: folder.url).output.contains("mine.yaml:8:"))
        let paid = try run([Self.daily, "--profile", "mine/paid"], in: folder.url).output
        #expect(paid.replacing("\n  ", with: " ").contains("proxy paid"), "\(paid)")
        let wrong = try run([Self.daily, "--profile", "mine/other"], in: folder.url)
        #expect(wrong.status == 2 && wrong.messages.contains("it has free, paid"))
        let misspelled = try run([Self.daily, "--profile", "mien"], in: folder.url)
        #expect(misspelled.status == 2 && misspelled.messages.contains("did you mean `mine`?"))
        // An error of a provider that the profile does not use is not about it.
        #expect(
            try !run(["API key not valid. Please pass a valid API key."], in: folder.url).output.contains("mine.yaml"))
    }

    @Test func controlSequencesAreNotPassedOn() throws {
        let outcome = try run(["\u{1B}[31mmodel not found: \u{1B}]0;title\u{07}a/b-1\u{9B}2J \u{202E}x\u{0}\u{8}"])
        #expect(
            !outcome.output.unicodeScalars.contains {
                $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E || 0x7F...0x9F ~= $0.value
            })
    }

    @Test func everyCauseIsExplained() throws {
        let outcome = try RunningProgram.run(["explain", "free-daily-quota"])
        #expect(
            outcome.status == 0 && outcome.output.contains("Known texts")
                && outcome.output.contains("free-models-per-day"))
        // The name of a rule and of a cause.
        let both = try RunningProgram.run(["explain", "wrong-endpoint"])
        #expect(both.output.contains("Fixed") && both.output.contains("Known texts"))
        #expect(
            try RunningProgram.run(["explain", "free-daily-quote"]).messages.contains(
                "did you mean `free-daily-quota`?"))
    }

    /// Whatever is pasted may hold a key, and a crash would write it to the disk.
    @Test func noCommandLeavesCores() throws {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        // The program waits for its input; its limits are read meanwhile.
        let script = """
            ulimit -c unlimited 2>/dev/null || exit 77
            mkfifo "$2/in"; "$1" diagnose - <"$2/in" >/dev/null & exec 3>"$2/in"
            for i in 1 2 3 4 5 6 7 8 9 10; do
                sleep 0.1; limit=$(grep 'Max core file size' /proc/$!/limits | awk '{print $5}')
                [ "$limit" = 0 ] && break
            done
            echo "limit $limit"; echo x >&3; exec 3>&-; wait
            "$1" exec one --profiles "$2" --force -- sh -c 'ulimit -c'
            """
        let folder = try TemporaryFolder()
        try folder.write("one.yaml", Sample.profile(at: "http://127.0.0.1:1/v1", provider: "vllm"))
        shell.arguments = ["-c", script, "sh", RunningProgram.executable.path, folder.url.path]
        shell.environment = ["PATH": "/usr/bin:/bin", "KEY": "none-of-your-business", "HOME": folder.url.path]
        let output = Pipe()
        shell.standardOutput = output
        try shell.run()
        let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        try #require(shell.terminationStatus != 77, "core files cannot be allowed here, so nothing was tested")
        #expect(printed == "limit 0\nunlimited\n")
    }
}
