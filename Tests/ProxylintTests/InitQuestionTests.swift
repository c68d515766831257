import Foundation
import TestSupport
import Testing

/// Answers to `init` that will not do: asked for again at a terminal, refused without one.
struct InitQuestionTests {
    private let key = TestKey.key(of: "openrouter", 4)

    private static let custom = [
        "init", "--front-end", "none", "--provider", "custom", "--base-url", "https://relay.example.org/v1", "--model",
        "mine",
    ]

    @Test func aTakenNameIsAskedForAgain() throws {
        let place = try ManagedFolder([:])
        for arguments in [Self.custom, Self.custom] {
            let run = try TerminalRun(
                arguments + ["--key", "none"], in: place, [("What to call the profile", .type("\r"))])
            #expect(run.status == 0, "\(run.screen)")
        }
        #expect(try place.text("profiles/custom-2.yaml").contains("name: custom-2\n"))
        let third = try TerminalRun(
            Self.custom + ["--key", "none"], in: place,
            [
                ("[custom-3]", .type("custom\r")), ("this file already exists", .type("a/b\r")),
                ("without `/`", .type("own\r")),
            ])
        #expect(third.status == 0, "\(third.screen)")
        #expect(try place.text("profiles/own.yaml").contains("model: mine"))
        // Without a terminal nobody chooses another.
        let refused = try RunningProgram.run(
            Self.custom + ["--key", "none"], in: place.folder.url, environment: place.environment)
        #expect(refused.status == 2 && refused.messages.contains("this file already exists"))
    }

    @Test func anEmptyAnswerIsAskedForAgain() throws {
        let place = try ManagedFolder([:])
        let run = try TerminalRun(
            ["init", "mine", "--front-end", "none", "--provider", "custom"], in: place,
            [
                ("Base URL", .type("\r")), ("is empty", .type("https://relay.example.org/v1\r")),
                ("Model ID", .type(" \r")), ("is empty", .type("mine\r")),
                ("Where is the key?", .type("in a file\r")), ("File:", .type("\r")),
                ("is empty", .type("/tmp/no-such-key\r")),
            ])
        #expect(run.status == 0, "\(run.screen)")
        #expect(try place.text("profiles/mine.yaml").contains("key: {file: /tmp/no-such-key}"))
        let left = try TerminalRun(
            ["init", "other", "--front-end", "none", "--provider", "custom"], in: place, [("Base URL", .type("\u{4}"))])
        #expect(left.status == 130 && left.screen.contains("Nothing was written."))
    }

    @Test(arguments: [
        "https://relay.example.org/v1/chat/completions", "https://relay.example.org/v1/chat/completions/",
        "  https://relay.example.org/v1/ ", "https://relay.example.org/v1/",
    ])
    func aPastedAddressBecomesItsBase(text: String) throws {
        let place = try ManagedFolder([:])
        let outcome = try place.run(
            "init", "mine", "--provider", "custom", "--base-url", text, "--model", "m", "--key", "none")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(try place.text("profiles/mine.yaml").contains("base_url: https://relay.example.org/v1\n"))
        #expect(try place.run("lint", "--no-environment").output == "1 file checked, nothing found\n")
    }

    @Test func aKeyIsNeitherShownNorWritten() throws {
        let place = try ManagedFolder([:])
        let variable = try TerminalRun(
            Self.custom + ["--", "first"], in: place,
            [
                ("Where is the key?", .type("variable\r")), ("Variable", .type("gsk_abcdefghij0123456789abcd\r")),
                ("looks like a key", .type("MY_KEY\r")),
            ])
        #expect(variable.status == 0 && !variable.screen.contains("ghij0123"), "\(variable.screen)")
        #expect(try place.text("profiles/first.yaml").contains("key: {env: MY_KEY}"))
        let file = try TerminalRun(
            Self.custom + ["--", "second"], in: place,
            [
                ("Where is the key?", .type("in a file\r")), ("File:", .type("\(key)\r")),
                ("looks like a key", .type("/tmp/no-such-key\r")),
            ])
        #expect(file.status == 0 && !file.screen.contains(key.suffix(8)), "\(file.screen)")
        #expect(try place.text("profiles/second.yaml").contains("key: {file: /tmp/no-such-key}"))
    }

    @Test(arguments: ["env:", "file:", "keyring:", "model", "url", "name", "provider"])
    func anOptionIsNoPlaceForAKey(option: String) throws {
        let place = try ManagedFolder([:])
        let secret = option == "env:" ? "gsk_abcdefghij0123456789abcd" : key
        var arguments = [
            "--provider", "custom", "--model", "m", "--base-url", "https://relay.example.org/v1", "--key", "none",
        ]
        switch option {
        case "model": arguments[3] = secret
        case "url": arguments[5] = "https://me:geheim-99@relay.example.org/v1"
        case "name": arguments.append(secret)
        case "provider": arguments[1] = secret
        default: arguments[7] = option + secret
        }
        let outcome = try RunningProgram.run(
            ["init"] + arguments, in: place.folder.url, environment: place.environment)
        #expect(outcome.status == 2 && outcome.messages.contains("looks like a key"), "\(outcome.messages)")
        #expect(!outcome.messages.contains(secret.suffix(4)) && !outcome.messages.contains("geheim"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.url.path + "/profiles").isEmpty)
    }

    @Test func whatCannotWorkTogetherIsSaidAtOnce() throws {
        let place = try ManagedFolder([:])
        let again = try TerminalRun(
            ["init", "nights", "--model", "z-ai/glm-5.2", "--key", "env:A_KEY"], in: place,
            [
                ("Front end:", .type("jan\r")), ("Provider of the key", .type("nvidia\r")),
                ("cannot call NVIDIA", .type("another provider\r")), ("Provider of the key", .type("openrouter\r")),
            ])
        #expect(again.status == 0, "\(again.screen)")
        #expect(try place.text("profiles/nights.yaml").contains("provider: openrouter"))
        // Who knows better goes on, and is not stopped at the end.
        let onwards = try TerminalRun(
            ["init", "days", "--front-end", "janitor", "--model", "deepseek-ai/deepseek-v3.2", "--key", "env:A_KEY"],
            in: place,
            [("Provider of the key", .type("nvidia\r")), ("cannot call NVIDIA", .type("go on\r"))])
        #expect(onwards.screen.contains("days.yaml"), "\(onwards.screen)")
    }

    @Test func whatDecidesOverFreeModelsIsAsked() throws {
        let place = try ManagedFolder([:])
        let arguments = ["--front-end", "none", "--provider", "openrouter", "--key", "env:A_KEY"]
        let told = try TerminalRun(
            ["init", "told"] + arguments + ["--model", "google/gemma-4-31b-it:free"], in: place,
            [("Have you ever bought 10 USD", .type("n\r")), ("Is that turned on?", .type("y\r"))])
        #expect(told.status == 0, "\(told.screen)")
        let text = try place.text("profiles/told.yaml")
        #expect(
            text.contains("    credits_purchased_usd: 0\n") && text.contains("    privacy: {free_training: true}\n"))
        let open = try TerminalRun(
            ["init", "open"] + arguments + ["--model", "google/gemma-4-31b-it:free"], in: place,
            [("Have you ever bought 10 USD", .type("\r")), ("Is that turned on?", .type("\r"))])
        #expect(open.status == 0, "\(open.screen)")
        #expect(try place.text("profiles/open.yaml").contains("    # credits_purchased_usd: 0"))
        // A paid model depends on neither.
        let paid = try TerminalRun(["init", "paid"] + arguments + ["--model", "z-ai/glm-5.2"], in: place, [])
        #expect(paid.status == 0 && !paid.screen.contains("Ever bought"), "\(paid.screen)")
        let added = try TerminalRun(
            ["init", "--into", "paid", "--provider", "openrouter", "--key", "env:OTHER_KEY"]
                + ["--model", "google/gemma-4-31b-it:free"], in: place,
            [("Have you ever bought 10 USD", .type("y\r")), ("Is that turned on?", .type("n\r"))])
        #expect(added.status == 0, "\(added.screen)")
        #expect(try place.text("profiles/paid.yaml").contains("credits_purchased_usd: 10\n"))
        #expect(added.screen.contains("privacy-switch-required"), "\(added.screen)")
    }

    /// The list and the comment speak of the same window.
    @Test func theListAndTheFileAgreeOnTheWindow() throws {
        let place = try ManagedFolder([:])
        let run = try TerminalRun(
            ["init", "nights", "--front-end", "none", "--provider", "openrouter", "--key", "env:A_KEY"], in: place,
            [("Model:", .type("z-ai/glm-5")), ("> z-ai/glm-5", .type("\r"))])
        let words = "198000 tokens at the usual upstream, 204800 at others"
        #expect(run.status == 0 && run.screen.contains("198000 tokens"), "\(run.screen)")
        #expect(try place.text("profiles/nights.yaml").contains("The model allows \(words)."))
    }
}
