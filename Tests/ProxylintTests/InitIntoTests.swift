import Foundation
import TestSupport
import Testing

/// `init --into`: a second proxy for a profile that is there.
struct InitIntoTests {
    private func folder() throws -> ManagedFolder {
        let place = try ManagedFolder([:])
        let outcome = try place.run(
            "init", "nights", "--front-end", "janitor", "--provider", "openrouter", "--model", "z-ai/glm-5.2", "--key",
            "env:OPENROUTER_API_KEY")
        #expect(outcome.status == 0 && outcome.messages.contains("proxylint init --into nights"))
        return place
    }

    @Test func aSecondProxyIsSomewhereToRotateTo() throws {
        let place = try folder()
        let before = try place.text("profiles/nights.yaml")
        let outcome = try place.run(
            "init", "--into", "nights", "--provider", "chutes", "--model", "zai-org/GLM-5.1-TEE", "--key",
            "keyring:chutes")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output == "profiles/nights.yaml: added GLM-5.1-TEE\n")
        #expect(outcome.messages.contains("proxylint use nights/GLM-5.1-TEE"))
        let after = try place.text("profiles/nights.yaml")
        let account = "  chutes:\n    provider: chutes\n    key: {keyring: chutes}\n"
        let proxy =
            "  - name: GLM-5.1-TEE\n    account: chutes\n    model: zai-org/GLM-5.1-TEE\n    context_size: 16384\n"
        #expect(after.contains(account) && after.contains(proxy), "\(after)")
        #expect(after.replacing(account, with: "").replacing(proxy, with: "") == before)
        #expect(try place.run("lint", "--no-environment").output == "1 file checked, nothing found\n")
        #expect(try place.run("next").output.contains("GLM-5.1-TEE"))
    }

    @Test func anAccountThatFitsIsUsed() throws {
        let place = try folder()
        for (key, accounts) in [(["--key", "env:OPENROUTER_API_KEY"], 1), ([], 1), (["--key", "env:OTHER_KEY"], 2)] {
            let outcome = try RunningProgram.run(
                ["init", "--into", "nights", "--provider", "openrouter", "--model", "deepseek/deepseek-v3.2"] + key,
                in: place.folder.url, environment: place.environment)
            #expect(outcome.status == 0, "\(outcome.messages)")
            let text = try place.text("profiles/nights.yaml")
            #expect(text.components(separatedBy: "provider: openrouter").count - 1 == accounts, "\(text)")
        }
        // Names are not given twice.
        let text = try place.text("profiles/nights.yaml")
        #expect(text.contains("- name: deepseek-v3.2-3\n    account: openrouter-2\n"), "\(text)")
    }

    @Test func whatDoesNotFitTogetherIsRefused() throws {
        let place = try folder()
        for (arguments, message) in [
            (["--into", "nigths"], "did you mean `nights`?"),
            (["--into", "nights", "--front-end", "janitor"], "drop --output and --front-end"),
            (["--into", "nights"], "give --provider"),
        ] {
            let outcome = try RunningProgram.run(
                ["init"] + arguments, in: place.folder.url, environment: place.environment)
            #expect(outcome.status == 2 && outcome.messages.contains(message), "\(outcome.messages)")
        }
    }

    @Test func whatLintFindsWrongIsNotAdded() throws {
        let place = try folder()
        let before = try place.text("profiles/nights.yaml")
        let arguments = ["init", "--into", "nights", "--provider", "openrouter", "--model", "anthropic/claude-3-opus"]
        for (more, status) in [([], 1), (["--force"], 0)] {
            let outcome = try RunningProgram.run(
                arguments + more, in: place.folder.url, environment: place.environment)
            #expect(
                outcome.status == Int32(status) && outcome.messages.contains("retired-model"), "\(outcome.messages)")
            #expect(try (place.text("profiles/nights.yaml") == before) == (status == 1))
        }
    }

    @Test func atATerminalItIsAskedFor() throws {
        let place = try folder()
        let run = try TerminalRun(
            ["init", "--into", "nights", "--model", "deepseek/deepseek-v3.2"], in: place,
            [("Provider of the key", .type("\r")), ("the key of account openrouter", .type("\r"))])
        #expect(run.status == 0 && run.screen.contains("added deepseek-v3.2"), "\(run.screen)")
        #expect(try place.run("list").output.contains("deepseek-v3.2"))
    }
}
