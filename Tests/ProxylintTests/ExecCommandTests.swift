import Foundation
import TestSupport
import Testing

/// `exec`: one program, with a proxy in its environment and nowhere else.
struct ExecCommandTests {
    private let key = TestKey.key(of: "openrouter", 7)

    @Test func theProgramSeesTheProxy() throws {
        let place = try ManagedFolder()
        let outcome = try place.run(
            "exec", "evenings", "--", "sh", "-c", "env | grep ^OPENAI_ | sort; tr '\\0' ' ' </proc/$$/cmdline",
            adding: ["OPENROUTER_API_KEY": key, "OPENAI_API_KEY": "another"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(
            outcome.output
                == """
                OPENAI_API_BASE=https://openrouter.ai/api/v1
                OPENAI_API_KEY=\(key)
                OPENAI_BASE_URL=https://openrouter.ai/api/v1
                OPENAI_MODEL=google/gemma-4-31b-it:free
                sh -c env | grep ^OPENAI_ | sort; tr '\\0' ' ' </proc/$$/cmdline \

                """.trimmingCharacters(in: .newlines))
    }

    @Test func whatItEndsWithAndItsSignalsAreItsOwn() throws {
        let place = try ManagedFolder()
        let variables = ["OPENROUTER_API_KEY": key]
        #expect(try place.run("exec", "evenings", "--", "sh", "-c", "exit 42", adding: variables).status == 42)
        let started = try place.run(
            "exec", "evenings", "--", "sh", "-c", "trap 'echo caught; exit 3' TERM; kill -TERM $$; sleep 1",
            adding: variables)
        #expect(started.status == 3 && started.output == "caught\n")
        // It is the same process, so whoever signals proxylint signals the program.
        let same = try place.run(
            "exec", "evenings", "--", "sh", "-c", "ulimit -c; cat /proc/self/comm", adding: variables)
        #expect(same.output.hasSuffix("cat\n") && same.status == 0)
        let input = try place.run("exec", "evenings", "--", "cat", input: "through", adding: variables)
        #expect(input.output == "through")
    }

    @Test func whatCannotBeRun() throws {
        let place = try ManagedFolder()
        let variables = ["OPENROUTER_API_KEY": key]
        let missing = try place.run("exec", "evenings", "--", "no-such-program", adding: variables)
        #expect(missing.status == 127 && missing.messages.contains("cannot run `no-such-program`: No such file"))
        #expect(try place.run("exec", "evenings", "--", "/etc/passwd", adding: variables).status == 126)
        #expect(
            try place.run("exec", "evenings", adding: variables).messages.contains("name the program to run after --"))
        let unset = try place.run("exec", "evenings", "--", "true")
        #expect(unset.status == 2 && unset.messages.contains("cannot read the key"))
        for outcome in [missing, unset] { #expect(!outcome.messages.contains(key)) }
    }

    @Test func aKeyGoesOnlyWhereItBelongs() throws {
        for (url, provider) in [
            ("https://evil.example.org/v1", "openrouter"), ("http://openrouter.ai/api/v1", "openrouter"),
            ("http://relay.example.org/v1", "custom"),
        ] {
            let place = try ManagedFolder(["one": Sample.profile(at: url, provider: provider)])
            for force in [[], ["--force"]] {
                let outcome = try RunningProgram.run(
                    ["exec", "one"] + force + ["--", "env"], in: place.folder.url,
                    environment: place.environment.merging(["KEY": key]) { $1 })
                #expect([1, 2].contains(outcome.status) && outcome.output.isEmpty, "\(url): \(outcome.output)")
                #expect(!outcome.messages.contains(key))
            }
        }
    }

    @Test func aServerWithoutAKeyGetsNobodyElses() throws {
        let text = """
            version: 1
            name: local
            accounts:
              here: {provider: ollama}
            proxies:
              - {account: here, model: "qwen3:8b"}

            """
        let place = try ManagedFolder(["local": text])
        let outcome = try place.run(
            "exec", "local", "--", "sh", "-c", "echo $OPENAI_API_KEY $OPENAI_BASE_URL",
            adding: ["OPENAI_API_KEY": key])
        #expect(outcome.output == "none http://127.0.0.1:11434/v1\n", "\(outcome.output)\(outcome.messages)")
    }

    /// What lint warns of already must not be handed on with --force either.
    @Test func hostileAddressesGetNothing() throws {
        for (url, provider) in [
            (#"https://evil.test\.chutes.ai/v1"#, "chutes"), (#"http://evil.test\@127.0.0.1:8080/v1"#, "custom"),
        ] {
            let profile = Sample.profile(at: "URL", provider: provider).replacing("\"URL\"", with: "'\(url)'")
            let place = try ManagedFolder(["one": profile])
            let variables = ["KEY": "one-of-my-own-9"]
            let lint = try place.run("lint", "profiles/one.yaml", adding: variables)
            #expect(lint.status == 1 && lint.output.contains("error[wrong-endpoint]"), "\(lint.output)")
            #expect(lint.output.contains("contains a backslash"))
            let stopped = try place.run("exec", "one", "--", "env", adding: variables)
            #expect(stopped.status == 1 && stopped.output.isEmpty)
            let forced = try place.run("exec", "one", "--force", "--", "env", adding: variables)
            #expect(forced.status == 2 && forced.output.isEmpty)
            #expect(forced.messages.contains("contains a backslash") && forced.messages.contains("nothing was run"))
            for arguments in [[], ["--chat"]] {
                let dry = try RunningProgram.run(
                    ["verify", "one", "--dry-run"] + arguments, in: place.folder.url,
                    environment: place.environment.merging(variables) { $1 })
                #expect(dry.output.contains("it may lead to another host"), "\(dry.output)")
            }
            for frontEnd in ExportSettingsTests.frontEnds {
                let exported = try place.run("export", frontEnd, "one", "--force", "--reveal", adding: variables)
                #expect(exported.status == 2 && exported.output.isEmpty, "\(frontEnd): \(exported.output)")
                #expect(exported.messages.contains("nothing was exported"), "\(exported.messages)")
            }
        }
    }

    @Test func aProvidersKeyGoesToARelayOnlyWhenTheUserSaysSo() throws {
        let place = try ManagedFolder(["one": Sample.profile(at: "https://relay.example.org/v1", provider: "custom")])
        let show = ["sh", "-c", "echo $OPENAI_BASE_URL"]
        func exec(_ options: String...) throws -> RunningProgram.Outcome {
            try RunningProgram.run(
                ["exec", "one"] + options + ["--"] + show, in: place.folder.url,
                environment: place.environment.merging(["KEY": key]) { $1 })
        }
        let refused = try exec()
        #expect(refused.status == 2 && refused.output.isEmpty)
        #expect(refused.messages.contains("proxylint exec one/m --trust-host relay.example.org -- PROGRAM"))
        #expect(!refused.messages.contains(key))
        let exported = try place.run("export", "curl", "one", "--reveal", adding: ["KEY": key])
        #expect(exported.status == 2 && exported.output.isEmpty && exported.messages.contains("--trust-host"))
        for wrong in [
            "other.example.org", "https://relay.example.org", "relay.example.org:443", "", "relay.example.org/",
        ] {
            let outcome = try exec("--trust-host", wrong)
            #expect(outcome.status == 2 && outcome.messages.contains("--trust-host"), "\(wrong): \(outcome.messages)")
        }
        let dry = try place.run(
            "verify", "one", "--chat", "--dry-run", "--trust-host", "relay.example.org", adding: ["KEY": key])
        #expect(
            dry.output.contains("POST https://relay.example.org/v1/chat/completions"), "\(dry.output)\(dry.messages)")
        #expect(try exec().status == 2)
        let trusted = try exec("--trust-host", "relay.example.org")
        #expect(trusted.status == 0 && trusted.output == "https://relay.example.org/v1\n", "\(trusted.messages)")
        #expect(trusted.messages.contains("From now on, OpenRouter keys may be sent to relay.example.org."))
        #expect(try place.text("state/proxylint/trusted-hosts") == "openrouter relay.example.org\n")
        let again = try exec()
        #expect(again.status == 0 && again.messages.isEmpty, "\(again.messages)")
        #expect(try place.run("export", "curl", "one", "--reveal", adding: ["KEY": key]).status == 0)
    }
}
