import ArgumentParser
import Testing

@testable import proxylint

/// Lint's own reading of its arguments and swift-argument-parser's, which must agree.
struct ArgumentTests {
    @Test(arguments: [
        [], ["a.yaml"], ["a", "b", "c"], ["-"], ["--format", "json", "a"], ["--format=json"], ["a", "--quiet", "b"],
        ["-q"],
        ["--select", "file,model", "--select", "yaml-syntax", "a"], ["--ignore=x, y"], ["--fail-on", "never"],
        ["--front-end", "janitor", "--now", "2026-11-21", "--profiles", "p", "--stdin-filename", "n", "-"],
        ["--no-environment", "--color", "always"], ["--output", "sarif:x", "--output=junit:-", "--format", "agent"],
        ["--statistics", "--watch", "--baseline", "b", "--write-baseline=c", "--changed=HEAD"],
        ["--", "-a", "--format"], ["a", "--", "b"],
        ["--fix", "--unsafe-fixes", "a"], ["--diff", "--fix-only", "file,model", "-"],
        ["--add-ignore", "a reason", "a"],
        ["--config", "c.yaml", "--no-config", "--grace", "14"], ["--show-settings", "a.yaml"],
    ])
    func agreeOnWhatIsRight(_ arguments: [String]) throws {
        let own = try #require(LintRequest(arguments[...]))
        let parsed = try #require(try RootCommand.parseAsRoot(["lint"] + arguments) as? LintCommand)
        #expect(own == parsed.request)
    }

    @Test(arguments: [
        ["--format"], ["--format", "xml"], ["--output", "sarif"], ["--output", "xml:f"], ["--output", "sarif:"],
        ["--fromat", "json"], ["--fail-on", "bad"], ["--color", "blue"], ["-x"],
        ["--quiet=1"],
        ["--now"], ["--select"], ["--profiles="], ["-h"], ["--help"],
    ])
    func agreeOnWhatNeedsAComplaintOrHelp(_ arguments: [String]) {
        #expect(LintRequest(arguments[...]) == nil)
        #expect(throws: (any Error).self) {
            let command = try RootCommand.parseAsRoot(["lint"] + arguments)
            // Help is a command of its own.
            if !(command is LintCommand) { throw CleanExit.helpRequest() }
        }
    }

    @Test func everyOptionIsKnownToBoth() {
        let help = RootCommand.helpMessage(for: LintCommand.self)
        let names = help.matches(of: /--[a-z-]+/).map { String($0.output) }
        let known =
            LintRequest.optionsWithValue + FixRequest.flags + SettingsRequest.flags + [
                "--no-environment", "--quiet", "--statistics", "--watch", "--help", "--version", "--profiles",
            ]
        #expect(Set(names).subtracting(known) == [], "\(names)")
        for option in LintRequest.optionsWithValue { #expect(names.contains(option), "\(option)") }
    }

    /// What is read without the parser is what the parser reads, property by property.
    @Test(arguments: [
        "current", "current --format {profile} --profiles p", "use", "use x", "use -",
        "use --force a/b --now 2026-11-21",
        "use a --front-end janitor --profiles p --zone UTC --format json --color never", "next",
        "next --because - --dry-run", "next --because 429 --format json", "list", "list --limits --color always",
        "show", "show a/b --format json", "diagnose", "diagnose a b --profile p --no-profile --all --verbose",
        "diagnose - --share --remember --clipboard --zone UTC --now 2026-11-21 --format json --profiles f",
    ])
    func quickReadingAgreesWithTheParser(_ line: String) throws {
        let arguments = line.split(separator: " ").map(String.init)
        let quick = try #require(QuickArguments.command(arguments[...]))
        let parsed = try #require(try RootCommand.parseAsRoot(arguments) as? any ReportingCommand)
        #expect(Self.values(quick) == Self.values(parsed))
    }

    /// What is unusual is the parser's to read.
    @Test(arguments: [
        "current --format=json", "current x", "use a b", "use -f", "use --now", "use --color blue", "use --format xml",
        "next --because -x", "list --limits --limits", "show -- a", "diagnose --tried x", "diagnose -v", "use --help",
        "lint", "rules",
    ])
    func unusualArgumentsAreLeftToTheParser(_ line: String) {
        #expect(QuickArguments.command(line.split(separator: " ").map(String.init)[...]) == nil)
    }

    /// The values of a command's properties by name, those of its groups in them.
    private static func values(_ command: Any) -> [String: String] {
        var values: [String: String] = [:]
        for child in Mirror(reflecting: command).children {
            guard let name = child.label else { continue }
            // A property keeps its value in a box of the parser's: `parsed(value(…))`.
            for inner in Mirror(reflecting: child.value).children where inner.label == "_parsedValue" {
                for box in Mirror(reflecting: inner.value).children {
                    let group = Self.values(box.value)
                    if group.isEmpty {
                        values[name] = "\(box.value)"
                    } else {
                        for (key, value) in group { values["\(name).\(key)"] = value }
                    }
                }
            }
        }
        return values
    }

    @Test func wrongUsageEndsWithTwo() throws {
        for arguments in [
            ["--fromat", "json"], ["explain", "nonsense"], ["rules", "x"], ["--format", "xml", "a"],
        ] {
            let outcome = try RunningProgram.run(arguments)
            #expect(outcome.status == 2 && outcome.output == "" && !outcome.messages.isEmpty, "\(arguments)")
        }
    }

    @Test func pathsAreKeptWhereOnlyTheParserUnderstandsAnOption() throws {
        let folder = try TemporaryFolder()
        try folder.write("profiles/clean.yaml", Sample.clean)
        let path = try folder.write("error.yaml", Sample.error)
        #expect(try RunningProgram.run(["lint", "-qq", path], in: folder.url).status == 1)
    }

    @Test func helpVersionRulesAndPagesAreResults() throws {
        for (arguments, text) in [
            (["--version"], "proxylint "), (["--help"], "USAGE: proxylint"), (["lint", "--help"], "--stdin-filename"),
            (["rules"], "yaml-syntax"), (["rules", "--format", "json"], "\"rules\""),
            (["explain", "wrong-endpoint"], "What to do"),
            (["explain", "wrong-endpoint", "--format", "json"], "\"rationale\""), (["help", "explain"], "USAGE"),
        ] {
            let outcome = try RunningProgram.run(arguments)
            #expect(outcome.status == 0 && outcome.output.contains(text) && outcome.messages == "", "\(arguments)")
        }
    }

    @Test func complaintsRepeatNoKeyAndNoControlSequence() throws {
        let key = "sk-or-v1-" + String(repeating: "0123456789abcdef", count: 4)
        for text in [key, "\u{1B}[31m", "\u{202E}x"] {
            for arguments in [
                ["explain", text], ["lint", "--select", text, "-"], ["--now", text, "a"], ["--color=\(text)"], [text],
            ] {
                let outcome = try RunningProgram.run(arguments)
                #expect(outcome.status == 2 && !outcome.messages.contains("0123456789abcdef012"))
                #expect(!outcome.messages.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
            }
        }
    }

    /// A word in the place of a command is a mistake with a suggestion, and nothing is linted besides.
    @Test(arguments: [
        (["dignose"], "there is no command and no file `dignose`; did you mean `diagnose`?"),
        (["quux"], "there is no command and no file `quux`; `proxylint --help` lists the commands"),
        (["set"], "missing expected argument '<ref>'; `proxylint set --help` shows its options"),
        (["lint", "--fromat", "x"], "unknown option '--fromat'. Did you mean '--format'? `proxylint lint --help`"),
    ])
    func mistakesAreOneSentence(_ arguments: [String], _ says: String) throws {
        let outcome = try RunningProgram.run(arguments)
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.messages.hasPrefix("proxylint: \(says)"), "\(outcome.messages)")
        #expect(outcome.messages.split(separator: "\n").count == 1)
    }

    @Test func withNothingToLintItSaysWhatToDo() throws {
        let folder = try TemporaryFolder()
        let outcome = try RunningProgram.run([], in: folder.url, environment: ["HOME": folder.url.path])
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("`proxylint diagnose`") && outcome.messages.contains("`proxylint init`"))
    }
}
