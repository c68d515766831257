import Foundation
import TestSupport
import Testing

@testable import proxylint

/// `lint` as a user types it.
struct LintCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("clean.yaml", Sample.clean)
        try folder.write("error.yaml", Sample.error)
        try folder.write("warning.yml", Sample.warning)
    }

    private func run(_ arguments: String..., input: String? = nil, environment: [String: String] = [:]) throws
        -> RunningProgram.Outcome
    {
        try RunningProgram.run(arguments, in: folder.url, input: input, environment: environment)
    }

    @Test func exitsByWhatItFinds() throws {
        #expect(try run("clean.yaml").status == 0)
        #expect(try run("error.yaml").status == 1)
        #expect(try run("warning.yml").status == 1)
        #expect(try run("--fail-on", "error", "warning.yml").status == 0)
        #expect(try run("--fail-on=never", "error.yaml").status == 0)
        #expect(try run("lint", "--fail-on", "error", "error.yaml").status == 1)
    }

    @Test func isSilentOnErrorsAndPlainWhenClean() throws {
        let outcome = try run("clean.yaml")
        #expect(outcome.output == "1 file checked, nothing found\n" && outcome.messages == "")
        #expect(try run("-q", "clean.yaml").output == "")
        let quiet = try run("--quiet", "error.yaml").output
        #expect(quiet.hasPrefix("error[retired-model]") && !quiet.contains("checked"))
    }

    @Test func searchesFoldersInAStableOrder() throws {
        for number in 0..<40 { try folder.write("many/p\(number).yaml", number % 3 == 0 ? Sample.error : Sample.clean) }
        try folder.write("many/deep/er/x.yml", Sample.error)
        try folder.write("many/.hidden/x.yaml", Sample.error)
        try folder.write("many/notes.txt", "not yaml: [")
        let first = try run("many")
        #expect(
            first.output.hasSuffix("41 files checked: 15 errors\n15 of these have a safe fix: run with --fix\n"))
        for _ in 0..<5 { #expect(try run("many").output == first.output) }
        let places = try run("--format", "compact", "many").output.split(separator: "\n").filter { $0.contains(".y") }
        #expect(places.count == 15 && places == places.sorted() && places[0].hasPrefix("many/deep/er/x.yml"))
    }

    @Test func pathsThatLeadNowhereAreOneSentenceEach() throws {
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
        mkfifo(folder.url.appending(path: "pipe.yaml").path, 0o600)
        for (path, message) in [
            ("missing.yaml", "there is no such file or folder"), ("empty", "the folder contains no profiles"),
            ("/dev/zero", "it is neither a file nor a folder"), ("pipe.yaml", "it is neither a file nor a folder"),
            ("clean.yaml/x", "there is no such file or folder"),
        ] {
            let outcome = try run(path)
            #expect(outcome.status == 2 && outcome.output == "", "\(path)")
            #expect(
                outcome.messages.hasPrefix("proxylint: \(path): \(message)")
                    && outcome.messages.split(separator: "\n").count == 1)
        }
        let typo = try run("lnit")
        #expect(typo.status == 2 && typo.messages.contains("did you mean `lint`?"))
        let mixed = try run("missing.yaml", "error.yaml")
        #expect(mixed.status == 2 && mixed.output.contains("retired-model"))
    }

    @Test(.enabled(if: geteuid() != 0, "root may read every file"))
    func filesNobodyMayReadAreToldOf() throws {
        chmod(folder.url.appending(path: "clean.yaml").path, 0)
        let outcome = try run("clean.yaml")
        #expect(outcome.status == 2 && outcome.messages.contains("you have no permission to read it"))
    }

    @Test func readsStandardInput() throws {
        let outcome = try run("-", input: Sample.error)
        #expect(outcome.status == 1 && outcome.output.contains("--> <stdin>:6:"))
        let named = try run("--stdin-filename", "a/b.yaml", "-", input: Sample.error)
        #expect(named.output.contains("--> a/b.yaml:6:"))
        #expect(try run("-", input: "").status == 1)
    }

    @Test func jsonHasTheAgreedShape() throws {
        let outcome = try run("--format", "json", "error.yaml", "missing.yaml", "clean.yaml")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(outcome.status == 2 && object["version"] as? Int == 1)
        let finding = try #require((object["findings"] as? [[String: Any]])?.first)
        #expect(
            Set(finding.keys) == [
                "rule", "severity", "message", "file", "document", "profile", "proxy", "account", "range", "why",
                "facts",
                "related", "fixes",
            ])
        #expect(finding["rule"] as? String == "retired-model" && finding["profile"] as? String == "clean")
        let start = try #require((finding["range"] as? [String: [String: Int]])?["start"])
        #expect(start == ["line": 6, "column": 28, "offset": 128])
        #expect((object["errors"] as? [[String: String]])?.first?["file"] == "missing.yaml")
        #expect(object["summary"] as? [String: Int] == ["files": 2, "errors": 1, "warnings": 0, "infos": 0])
    }

    @Test func choosesRules() throws {
        try folder.write("both.yaml", Sample.error.replacingOccurrences(of: "model:", with: "contxt: 1, model:"))
        #expect(try run("--select", "file", "both.yaml").output.contains("unknown-field"))
        #expect(!(try run("--select", "file", "both.yaml").output.contains("retired-model")))
        #expect(!(try run("--ignore", "retired-model,unknown-field", "both.yaml").output.contains("error[")))
        let unknown = try run("--select", "retired-modle", "both.yaml")
        #expect(unknown.status == 2 && unknown.messages.contains("did you mean `retired-model`?"))
    }

    @Test func judgesForTheFrontEndAndTheDayItIsTold() throws {
        try folder.write(
            "local.yaml",
            "version: 1\nname: l\naccounts: {b: {provider: koboldcpp}}\nproxies: [{account: b, base_url: \"http://192.168.1.2:5001/v1\", model: x}]\n"
        )
        #expect(try run("local.yaml").status == 0)
        #expect(try run("--front-end", "janitor", "local.yaml").output.contains("unreachable-from-front-end"))
        #expect(try run("--front-end=sillytavern", "local.yaml").status == 0)
        let unknown = try run("--front-end", "janitr", "local.yaml")
        #expect(unknown.status == 2 && unknown.messages.contains("did you mean `janitor`?"))
        #expect(try run("--now", "2030-01-01", "clean.yaml").status <= 1)
        #expect(try run("--now", "2026-11-21T10:00:00Z", "clean.yaml").status == 0)
        for day in ["yesterday", "2026-02-30", "2026-11-21x", ""] {
            #expect(try run("--now=\(day)", "clean.yaml").status == 2)
        }
    }

    @Test func findsTheFolderOfProfiles() throws {
        #expect(try run().status == 2)
        try folder.write("config/proxylint/profiles/c.yaml", Sample.error)
        #expect(try run(environment: ["XDG_CONFIG_HOME": folder.url.appending(path: "config").path]).status == 1)
        try folder.write("profiles/a.yaml", Sample.clean)
        #expect(try run().output == "1 file checked, nothing found\n")
        try folder.write("elsewhere/a.yaml", Sample.error)
        #expect(try run(environment: ["PROXYLINT_PROFILES": "elsewhere"]).status == 1)
        #expect(try run("--profiles", "profiles", environment: ["PROXYLINT_PROFILES": "elsewhere"]).status == 0)
    }

    @Test func colorsOnlyWhenAsked() throws {
        let escape = "\u{1B}["
        #expect(!(try run("error.yaml").output.contains(escape)))
        #expect(try run("--color", "always", "error.yaml").output.contains(escape))
        #expect(!(try run("--color=never", "error.yaml").output.contains(escape)))
    }

    @Test func aDiskThatIsFullIsToldOf() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", "'\(RunningProgram.executable.path)' rules > /dev/full 2> message; echo $? >> message",
        ]
        process.currentDirectoryURL = folder.url
        try process.run()
        process.waitUntilExit()
        let message = try String(contentsOf: folder.url.appending(path: "message"), encoding: .utf8)
        #expect(message.hasPrefix("proxylint: cannot write the output:") && message.hasSuffix("\n2\n"))
    }

    @Test func aReaderThatGoesAwayIsNoTrouble() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "'\(RunningProgram.executable.path)' rules 2> message | head -n 1 > /dev/null"]
        process.currentDirectoryURL = folder.url
        try process.run()
        process.waitUntilExit()
        #expect(try String(contentsOf: folder.url.appending(path: "message"), encoding: .utf8) == "")
    }

    @Test func theShellsPipesAreRead() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [
            "-c", "'\(RunningProgram.executable.path)' <(sleep 0.2; cat error.yaml) > report; echo $? >> report",
        ]
        process.currentDirectoryURL = folder.url
        try process.run()
        process.waitUntilExit()
        let report = try String(contentsOf: folder.url.appending(path: "report"), encoding: .utf8)
        #expect(report.contains("retired-model") && report.hasSuffix("\n1\n"))
    }
}
