import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import proxylint

/// Completion, in the shells themselves.
struct CompletionTests {
    typealias Shell = ShellSession.Shell

    /// A line as typed, and what the program is handed behind Tab and Enter.
    struct Case: Sendable {
        let line: String
        let arguments: [String]

        init(_ line: String, _ arguments: String...) {
            self.line = line
            self.arguments = arguments
        }
    }

    /// Runs the cases in one shell.
    private func check(_ cases: [Case], in shell: Shell, _ place: ManagedFolder) throws {
        let answers = try ShellSession.complete(cases.map(\.line), in: shell, place)
        for (index, one) in cases.enumerated() {
            let answer = answers.indices.contains(index) ? answers[index] : nil
            #expect(answer == one.arguments, "\(shell.rawValue): \(one.line)")
        }
    }

    /// A profile with two proxies and a name that may hold anything.
    private static func profile(_ name: String) throws -> String {
        let quoted = String(decoding: try JSONSerialization.data(withJSONObject: [name]), as: UTF8.self)
            .dropFirst().dropLast().replacingOccurrences(of: "\\/", with: "/")
        return """
            version: 1
            name: \(quoted)
            accounts:
              router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
              chutes: {provider: chutes, key: {keyring: chutes}}
            proxies:
              - {name: one, account: router, model: z-ai/glm-5.2}
              - {name: "two $(touch pwned)", account: chutes, model: zai-org/GLM-5.1-TEE}

            """
    }

    // MARK: What is completed

    private static let usual: [Case] = [
        Case("proxylint use evenings/s", "use", "evenings/spare"),
        Case("proxylint show evenings/f", "show", "evenings/free"),
        Case("proxylint verify evenings/s", "verify", "evenings/spare"), Case("proxylint nex", "next"),
        Case("proxylint export sillyt", "export", "sillytavern"),
        Case("proxylint export sillytavern evenings/s", "export", "sillytavern", "evenings/spare"),
        Case("proxylint export sillytavern --part comm", "export", "sillytavern", "--part", "commands"),
        Case("proxylint import sillyt", "import", "sillytavern"),
        Case("proxylint import sillytavern lone", "import", "sillytavern", "lonely.txt"),
        Case("proxylint diagnose --profile evenings/s", "diagnose", "--profile", "evenings/spare"),
        Case("proxylint diagnose lone", "diagnose", "lonely.txt"),
        Case("proxylint next --front-end jan", "next", "--front-end", "janitor"),
        Case("proxylint use --front-end jan", "use", "--front-end", "janitor"),
        Case("proxylint lint lone", "lint", "lonely.txt"),
        Case("proxylint lint --front-end jan", "lint", "--front-end", "janitor"),
        Case("proxylint lint --select retired-m", "lint", "--select", "retired-model"),
        Case("proxylint lint --ignore privacy,retired-m", "lint", "--ignore", "privacy,retired-model"),
        Case("proxylint explain retired-m", "explain", "retired-model"),
        Case("proxylint init --provider openro", "init", "--provider", "openrouter"),
        Case(
            "proxylint init --provider openrouter --model google/gemma-4-31b-it:f", "init", "--provider", "openrouter",
            "--model", "google/gemma-4-31b-it:free"),
        Case("proxylint init --output lone", "init", "--output", "lonely.txt"),
        Case("proxylint set evenings/free context_s", "set", "evenings/free", "context_size"),
        Case("proxylint unset evenings generation.temp", "unset", "evenings", "generation.temperature"),
        Case("proxylint set evenings/free reasoning me", "set", "evenings/free", "reasoning", "medium"),
        Case(
            "proxylint set evenings/free prompt_post_processing sin", "set", "evenings/free", "prompt_post_processing",
            "single"),
        Case(
            "proxylint set evenings/free account.privacy.paid_training f", "set", "evenings/free",
            "account.privacy.paid_training", "false"),
        Case("proxylint set evenings front_end sillyt", "set", "evenings", "front_end", "sillytavern"),
        Case(
            "proxylint set evenings/free account.provider nano", "set", "evenings/free", "account.provider", "nanogpt"),
        // Only Chutes serves what begins like this.
        Case(
            "proxylint set evenings/spare model zai-org/GLM-5.1", "set", "evenings/spare", "model",
            "zai-org/GLM-5.1-TEE"),
        Case("./bin/proxylint use evenings/s", "use", "evenings/spare"),
        Case("~/bin/proxylint use evenings/s", "use", "evenings/spare"),
        Case("p use evenings/s", "use", "evenings/spare"),
    ]

    @Test(arguments: Shell.allCases.filter(\.isInstalled))
    func usualWords(shell: Shell) throws {
        let place = try ManagedFolder()
        try place.folder.write("lonely.txt", "")
        try check(Self.usual, in: shell, place)
    }

    @Test func theProxyBefore() throws {
        let place = try ManagedFolder()
        let request = ["---completion", "use", "--", "positional@0", "2", "0", "proxylint", "use", ""]
        func names() throws -> [Substring] {
            try RunningProgram.run(request, in: place.folder.url, environment: place.environment).output.split(
                separator: "\n")
        }
        #expect(try !names().contains("-"))
        try place.run("use", "evenings/spare")
        try place.run("use", "evenings/free")
        #expect(try names().contains("-"))
    }

    @Test func modelsOfTheProxysProvider() throws {
        let place = try ManagedFolder()
        func models(_ reference: String, _ field: String) throws -> Set<Substring> {
            let request = [
                "---completion", "set", "--", "positional@2", "4", "0", "proxylint", "set", reference, field, "",
            ]
            let outcome = try RunningProgram.run(request, in: place.folder.url, environment: place.environment)
            return Set(outcome.output.split(separator: "\n"))
        }
        let (spare, free) = (try models("evenings/spare", "model"), try models("evenings/free", "model"))
        #expect(spare.contains("zai-org/GLM-5.1-TEE") && !spare.contains("google/gemma-4-31b-it:free"))
        #expect(free.contains("google/gemma-4-31b-it:free") && !free.contains("zai-org/GLM-5.1-TEE"))
        #expect(try models("evenings", "proxies.spare.model") == spare)
        #expect(try models("nobody", "model").isSuperset(of: spare.union(free)))
    }

    @Test func partsAreThoseOfTheExport() throws {
        let place = try ManagedFolder([
            "evenings": ManagedFolder.evenings + "generation: {temperature: 0.7}\n"
        ])
        for (frontEnd, parts) in [
            ("sillytavern", ["preset", "profile", "commands", "secrets"]), ("aider", ["config", "model"]), ("zed", []),
        ] {
            let request = [
                "---completion", "export", "--", "--part", "4", "0", "proxylint", "export", frontEnd, "--part", "",
            ]
            let outcome = try RunningProgram.run(request, in: place.folder.url, environment: place.environment)
            #expect(outcome.output.split(separator: "\n").map(String.init) == parts)
            // The key itself is only there with --reveal; the rest the export knows.
            for part in parts where part != "secrets" {
                let export = try place.run("export", frontEnd, "evenings/free", "--force", "--part", part)
                #expect(export.status == 0, "\(frontEnd) \(part): \(export.messages)")
            }
        }
    }

    // MARK: Names are data

    /// What can be typed of a name in every shell, and the name.
    private static let hostile: [Case] = [
        Case(#"proxylint use \$\(touch\ pwned"#, "use", "$(touch pwned)"),
        Case(#"proxylint use "\$(touch pwned)/o"#, "use", "$(touch pwned)/one"),
        Case(#"proxylint use '$(touch pwned)/o"#, "use", "$(touch pwned)/one"),
        Case(#"proxylint use \`t"#, "use", "`touch pwned`"),
        Case(#"proxylint use '`touch pwned`/o"#, "use", "`touch pwned`/one"),
        Case(#"proxylint use it"#, "use", "it's"), Case(#"proxylint use it\'s/o"#, "use", "it's/one"),
        Case(#"proxylint use "it's/o"#, "use", "it's/one"),
        Case(#"proxylint use it\'s/t"#, "use", "it's/two $(touch pwned)"), Case(#"proxylint use my"#, "use", "my name"),
        Case(#"proxylint use my\ name/o"#, "use", "my name/one"),
        Case(#"proxylint use "my name/o"#, "use", "my name/one"),
        Case(#"proxylint use a:b/o"#, "use", "a:b/one"), Case(#"proxylint use a:c"#, "use", "a:c d:e"),
        Case(#"proxylint use a:c\ d:e/o"#, "use", "a:c d:e/one"),
        Case(#"proxylint use "a:c d:e/o"#, "use", "a:c d:e/one"),
        Case(#"proxylint use say"#, "use", #"say "hi""#), Case(#"proxylint use back"#, "use", #"back\slash"#),
        Case(#"proxylint use semi"#, "use", "semi;touch pwned"), Case(#"proxylint use \$H"#, "use", "$HOME"),
        Case(#"proxylint use \~t"#, "use", "~tilde"), Case(#"proxylint use caf"#, "use", "café ü"),
        Case(#"proxylint use lin"#, "use", "lin"), Case(#"proxylint use -- -das"#, "use", "--", "-dash"),
        Case(
            #"proxylint set it\'s/one model google/gemma-4-31b-it:f"#, "set", "it's/one", "model",
            "google/gemma-4-31b-it:free"),
        Case(#"proxylint verify --profiles my\ folder other"#, "verify", "--profiles", "my folder", "other's"),
    ]

    @Test(arguments: Shell.allCases.filter(\.isInstalled))
    func namesAreData(shell: Shell) throws {
        let names = [
            "$(touch pwned)", "`touch pwned`", "it's", "my name", "a:b", "a:c d:e", #"say "hi""#, #"back\slash"#,
            "semi;touch pwned", "$HOME", "~tilde", "café ü", "line\ntouch pwned", "-dash",
        ]
        let place = try ManagedFolder([:])
        for (index, name) in names.enumerated() {
            try place.folder.write("profiles/\(index).yaml", try Self.profile(name))
        }
        try place.folder.write("my folder/other.yaml", try Self.profile("other's"))
        try check(Self.hostile, in: shell, place)
        #expect(!FileManager.default.fileExists(atPath: place.folder.url.appending(path: "pwned").path))
    }

    @Test func whatCannotBeTypedIsNoName() throws {
        let key = TestKey.key(of: "openrouter", 4)
        let names = ["plain", "line\nbreak", "bell\u{7}", "\u{202E}back", "-hyphen", key]
        let place = try ManagedFolder([:])
        for (index, name) in names.enumerated() {
            try place.folder.write("profiles/\(index).yaml", try Self.profile(name))
        }
        let request = ["---completion", "show", "--", "positional@0", "2", "0", "proxylint", "show", ""]
        let outcome = try RunningProgram.run(request, in: place.folder.url, environment: place.environment)
        #expect(outcome.output == "plain\nplain/one\nplain/two $(touch pwned)\n", "\(outcome.output)")
    }

    // MARK: The scripts

    @Test(arguments: ["bash", "zsh", "fish"])
    func theLibrarysScriptIsTheOneThatIsMended(shell: String) throws {
        let known = try #require(CompletionShell(rawValue: shell))
        let script = RootCommand.completionScript(for: known)
        let mending = try #require(CompletionScript.mending(of: known))
        for replacement in mending.replacements {
            #expect(script.ranges(of: replacement.old).count == 1, "\(replacement.old)")
            #expect(mending.mended(script.replacing(replacement.old, with: "")) == nil)
        }
    }

    /// What is left of `compgen` in bash has only words of the script itself.
    @Test func nothingIsExpanded() throws {
        let mended = try #require(CompletionScript.bash.mended(RootCommand.completionScript(for: .bash)))
        let calls = mended.split(separator: "\n").filter { $0.contains("compgen") && !$0.contains("# names are data") }
        #expect(calls.count > 1)
        for call in calls {
            let isFlags = call.contains(
                #"compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" --"#
            )
            #expect(isFlags || call.firstMatch(of: /compgen -W '[a-z -]*' -- "\$\{cur\}"\)\)$/) != nil, "\(call)")
        }
        #expect(!mended.contains("eval "))
    }

    @Test func scriptsForThreeShells() throws {
        let place = try ManagedFolder()
        for shell in ["bash", "zsh", "fish"] {
            let outcome = try place.run("completion", shell)
            #expect(outcome.status == 0 && outcome.output.contains("proxylint"), "\(shell)")
        }
        #expect(try place.run("completion", "csh").status == 2)
    }
}
