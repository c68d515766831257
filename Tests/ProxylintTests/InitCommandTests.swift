import Catalog
import Foundation
import TestSupport
import Testing

/// `init` and `edit`: profiles from a few answers, and by hand.
struct InitCommandTests {
    @Test func everyQuestionHasAnOption() throws {
        let place = try ManagedFolder([:])
        let outcome = try place.run(
            "init", "nights", "--front-end", "janitor", "--provider", "openrouter", "--model", "z-ai/glm-5.2", "--key",
            "env:OPENROUTER_API_KEY", "--context-size", "12000")
        #expect(outcome.status == 0 && outcome.output == "profiles/nights.yaml: written\n", "\(outcome.messages)")
        #expect(
            outcome.messages.contains("It is now active.") && outcome.messages.contains("proxylint export janitor "))
        let text = try place.text("profiles/nights.yaml")
        #expect(text.contains("context_size: 12000") && text.contains("key: {env: OPENROUTER_API_KEY}"))
        #expect(try place.run("lint", "--no-environment").output == "1 file checked, nothing found\n")
        #expect(try place.run("current").output == "nights/glm-5.2\n")
        // What is there is not overwritten.
        let again = try place.run(
            "init", "nights", "--provider", "deepseek", "--model", "deepseek-flash", "--key", "none")
        #expect(again.status == 2 && again.messages.contains("this file already exists"))
        #expect(try place.text("profiles/nights.yaml") == text)
    }

    @Test func withoutAFolderOneIsMade() throws {
        let folder = try TemporaryFolder()
        let environment = ["HOME": folder.url.path]
        let outcome = try RunningProgram.run(
            ["init", "--provider", "deepseek", "--model", "deepseek-flash", "--key", "keyring:deepseek"],
            in: folder.url,
            environment: environment)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("proxylint key set deepseek"))
        let listed = try RunningProgram.run(["list"], in: folder.url, environment: environment)
        #expect(listed.output.contains("* 1  deepseek-flash"))
        let nowhere = try RunningProgram.run(
            ["init", "--provider", "deepseek", "--model", "deepseek-flash", "--key", "none"], in: folder.url)
        #expect(nowhere.status == 2 && nowhere.messages.contains("HOME is not set"), "\(nowhere.messages)")
    }

    /// Whatever is answered with what the catalogue offers is clean.
    @Test(arguments: Catalog.embedded.providers.map(\.id))
    func everyProviderGivesACleanProfile(provider: String) throws {
        let catalog = Catalog.embedded
        let models = catalog.models(of: provider).filter { $0.status == .active }.map(\.id)
        let place = try ManagedFolder([:])
        for (number, frontEnd) in ["janitor", "sillytavern", "none"].enumerated() {
            let known = try #require(catalog.provider(provider))
            // A server on this machine is no use to a site.
            if known.kind == .local, frontEnd == "janitor" { continue }
            var arguments = [
                "init", "p\(number)", "--front-end", frontEnd, "--provider", provider, "--model",
                models.isEmpty ? "my-model" : models[number * 7 % models.count], "--key",
                known.requiresKey ? "env:A_KEY" : "none",
            ]
            if known.baseURL == nil {
                let host = provider == "azure" ? "mine.openai.azure.com/openai" : "relay.example.org"
                arguments += ["--base-url", "https://\(host)/v1"]
            }
            let outcome = try RunningProgram.run(arguments, in: place.folder.url, environment: place.environment)
            // Some providers cannot be called from a web page, whatever the profile says.
            if outcome.messages.contains("error[unreachable-from-front-end]") { continue }
            #expect(outcome.status == 0, "\(arguments): \(outcome.messages)")
        }
        let lint = try place.run("lint", "--no-environment", "--ignore", "unreachable-from-front-end")
        #expect(lint.status == 0, "\(lint.output)")
    }

    @Test(arguments: [
        (["--provider", "openruter"], "did you mean `openrouter`?"), (["--provider", "openrouter"], "give --model"),
        (["--provider", "openrouter", "--model", "z-ai/glm-5.2"], "give --key: env:OPENROUTER_API_KEY"),
        ([], "give --provider"), (["--provider", "custom", "--model", "x", "--key", "none"], "give --base-url"),
        (["a/b", "--provider", "openrouter", "--model", "x", "--key", "none"], "a name has 1 to 64 characters"),
        (
            ["--provider", "openrouter", "--model", "x", "--key", "sk-or-v1-0123456789"],
            "never the key itself"
        ),
        (["--provider", "openrouter", "--model", "x", "--key", "env:A B"], "needs a variable name"),
        (
            ["--provider", "openrouter", "--model", "x", "--key", "none", "--context-size", "0"],
            "is not a number of tokens"
        ),
    ])
    func whatIsMissingOrWrong(arguments: [String], message: String) throws {
        let place = try ManagedFolder([:])
        let outcome = try RunningProgram.run(
            ["init"] + arguments, in: place.folder.url, environment: place.environment)
        #expect(outcome.status == 2 && outcome.messages.contains(message), "\(outcome.messages)")
        #expect(!outcome.messages.contains("0123456789"))
        #expect(try place.run("list").status == 2)
    }

    @Test func whatLintFindsWrongIsNotWritten() throws {
        let place = try ManagedFolder([:])
        let outcome = try place.run(
            "init", "old", "--provider", "openrouter", "--model", "anthropic/claude-3-opus", "--key", "none")
        #expect(outcome.status == 1 && outcome.messages.contains("error[retired-model]"))
        #expect(!FileManager.default.fileExists(atPath: place.folder.url.path + "/profiles/old.yaml"))
    }

    @Test func aNewcomerIsAsked() throws {
        let place = try ManagedFolder([:])
        let outcome = try place.inTerminal(
            "init",
            typing: [
                ("Front end:", "jan\r"), ("Provider of the key", "\r"), ("Model:", "z-ai/glm-5.2\r"),
                ("What to call", "nights\r"), ("Where is the key?", "\r"),
                ("it is not shown", "\u{1B}[B" + TestKey.key(of: "openrouter", 3) + "\u{1B}[3~\r"),
            ])
        #expect(outcome.status == 0, "\(outcome.screen)")
        #expect(!outcome.screen.contains(TestKey.key(of: "openrouter", 3)))
        #expect(try place.text("profiles/nights.yaml").contains("key: {keyring: openrouter}"))
        // Arrows are no part of it.
        #expect(try place.text(".local/share/proxylint/keys/openrouter") == TestKey.key(of: "openrouter", 3))
        let exported = try place.run("export", "janitor")
        #expect(exported.output.contains("Model Name          z-ai/glm-5.2"), "\(exported.messages)")
        let left = try place.inTerminal("init", typing: [("Front end:", "\u{1B}")])
        #expect(left.status == 130)
    }

    @Test func modelsThatNobodyKnowsCanBeTyped() throws {
        let place = try ManagedFolder([:])
        let outcome = try place.inTerminal(
            "init x --front-end none --provider chutes --key keyring:chutes",
            typing: [("Model:", "zai-org/glm-5.1-tee"), ("> zai-org/GLM-5.1-TEE", "\r")])
        #expect(outcome.status == 0 && outcome.screen.contains("Model: zai-org/GLM-5.1-TEE"), "\(outcome.screen)")
        let own = try place.inTerminal(
            "init y --front-end none --provider chutes --key keyring:chutes",
            typing: [("Model:", "mine/mine"), ("> use `mine/mine` as typed", "\r")])
        #expect(try place.text("profiles/y.yaml").contains("model: mine/mine"), "\(own.screen)")
    }

    // MARK: edit

    @Test func editLintsOnReturn() throws {
        let place = try ManagedFolder()
        let good = try place.run("edit", "evenings", adding: ["VISUAL": "", "EDITOR": "sed -i s/16384/8192/"])
        #expect(good.status == 0 && good.output == "profiles/evenings.yaml: saved\n", "\(good.messages)")
        let same = try place.run("edit", "evenings", adding: ["VISUAL": "true", "EDITOR": "false"])
        #expect(same.status == 0 && same.messages == "Nothing was changed.\n")
        let broken = try place.run("edit", "evenings", adding: ["VISUAL": "sed -i s/version:/versoin:/"])
        #expect(broken.status == 1 && broken.messages.contains("did you mean\n`version`?"), "\(broken.messages)")
        let failed = try place.run("edit", "evenings", adding: ["EDITOR": "sh -c 'exit 3'"])
        #expect(failed.status == 2 && failed.messages.contains("exited with status 3"))
    }

    @Test func aBrokenProfileOffersToGoBackIn() throws {
        let place = try ManagedFolder()
        let editor = try place.folder.write(
            "editor",
            "#!/bin/sh\nif grep -q ^version \"$1\"; then sed -i s/^version/versoin/ \"$1\"; else sed -i s/^versoin/version/ \"$1\"; echo '# new' >>\"$1\"; fi\n"
        )
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: editor)
        let again = try place.inTerminal("edit evenings", typing: [("[e/k/u]", "e\r")], adding: ["EDITOR": editor])
        #expect(again.status == 0 && again.screen.contains("saved"), "\(again.screen)")
        #expect(try place.text("profiles/evenings.yaml") == ManagedFolder.evenings + "# new\n")
        let undone = try place.inTerminal("edit evenings", typing: [("[e/k/u]", "u\r")], adding: ["EDITOR": editor])
        #expect(undone.status == 0 && undone.screen.contains("were undone"))
        #expect(try place.text("profiles/evenings.yaml") == ManagedFolder.evenings + "# new\n")
    }
}
