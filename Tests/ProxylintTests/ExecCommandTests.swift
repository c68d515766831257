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
        #expect(missing.status == 127 && missing.messages.contains("`no-such-program` cannot be run: No such file"))
        #expect(try place.run("exec", "evenings", "--", "/etc/passwd", adding: variables).status == 126)
        #expect(
            try place.run("exec", "evenings", adding: variables).messages.contains("name the program to run behind --"))
        let unset = try place.run("exec", "evenings", "--", "true")
        #expect(unset.status == 2 && unset.messages.contains("the key cannot be had"))
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
}
