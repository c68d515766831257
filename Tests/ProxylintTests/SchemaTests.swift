import Catalog
import Foundation
import Linting
import Profiles
import TestSupport
import Testing
import YAMLSource

/// The schema against the decoder, judged by check-jsonschema from PyPI.
///
/// `make test` installs it into an environment of its own; `make test-quick` leaves it out.
@Suite(.enabled(if: OutsideTool.checkJSONSchema != nil, "check-jsonschema is not installed; `make test` installs it"))
struct SchemaTests {
    private static let schema = Repository.file("schema/profile.schema.json")
    private static let settings = Repository.file("schema/settings.schema.json")

    /// Paths that check-jsonschema refuses.
    private func refused(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = OutsideTool.checkJSONSchema
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    @Test func isValidByItsMetaschema() throws {
        #expect(try refused(["--check-metaschema", Self.schema.path]).status == 0)
        #expect(try refused(["--check-metaschema", Self.settings.path]).status == 0)
    }

    /// The schema of the linter's own settings, which must say what lint says of them.
    @Test(arguments: SettingsCases.all)
    func agreesWithLintOnSettings(_ text: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("settings.yaml", text)
        let faults = SettingsLinter(.embedded, LintOptions(today: CalendarDate(secondsSince1970: 0)))
            .read(SourceText(name: "settings.yaml", text: text)).faults.findings
        let isRefused = try withExtendedLifetime(folder) {
            try refused(["--schemafile", Self.settings.path, path]).status != 0
        }
        #expect(isRefused == !faults.isEmpty, "\(text): \(faults.map(\.message))")
    }

    @Test func acceptsTheRealProfiles() throws {
        let profiles = Repository.file("profiles")
        let folder = try TemporaryFolder()
        var files: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: profiles.path) where name.hasSuffix(".yaml") {
            // A schema describes one document; check-jsonschema reads no more than one of a file.
            let text = try String(contentsOf: profiles.appending(path: name), encoding: .utf8)
            for (number, document) in text.split(separator: "\n---\n").enumerated() {
                files.append(try folder.write("\(number)-\(name)", String(document)))
            }
        }
        let outcome = try refused(["--schemafile", Self.schema.path] + files)
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(files.count > 10)
    }

    @Test func agreesWithTheDecoderOnStructure() throws {
        let folder = try TemporaryFolder()
        var paths: [String: Bool] = [:]
        for (number, text) in SchemaCases.all.enumerated() {
            let path = try folder.write("case\(number).yaml", text)
            paths[path] = SchemaCases.decoderAccepts(text)
        }
        let outcome = try refused(["--output-format", "json", "--schemafile", Self.schema.path] + paths.keys.sorted())
        let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let failures = Set((report["errors"] as? [[String: Any]] ?? []).compactMap { $0["filename"] as? String })
        #expect((report["parse_errors"] as? [Any] ?? []).isEmpty)
        for (path, accepted) in paths {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(failures.contains(path) != accepted, "decoder \(accepted ? "accepts" : "refuses"):\n\(text)")
        }
        #expect(paths.values.contains(true) && paths.values.contains(false))
    }
}

/// Programs from PyPI that tests run.
enum OutsideTool {
    /// Nil where it is not installed.
    static let checkJSONSchema: URL? = {
        guard let folder = ProcessInfo.processInfo.environment["PROXYLINT_TEST_TOOLS"] else { return nil }
        let tool = URL(filePath: folder).appending(path: "check-jsonschema")
        return FileManager.default.isExecutableFile(atPath: tool.path) ? tool : nil
    }()
}

/// Profiles that differ in one place each.
enum SchemaCases {
    /// Every case, as YAML; flow style is JSON with fewer quotes.
    static var all: [String] {
        var cases = [profile(), "{}", "[]", "text", "version: 1"]
        for value in ["1", "2", "\"1\"", "1.0", "true", "~", "[]"] { cases.append(profile(version: value)) }
        for value in [
            "x", "\"\"", "a/b", "\(String(repeating: "ä", count: 64))", "\(String(repeating: "ä", count: 65))", "5",
            "~", "\"a\\tb\"",
            "\"\\x7F\"", "名前", "true",
        ] {
            cases += [
                profile(name: value), profile(proxy: "account: a, model: m, name: \(value)"),
                profile(accounts: "{? \(value) : {provider: openrouter}}"),
            ]
        }
        for value in ["janitor", "[janitor]", "[]", "janitr", "[janitor, 5]", "5", "{a: b}", "sillytavern", "~"] {
            cases.append(profile(extra: "front_end: \(value)"))
        }
        for value in ["{}", "[]", "{a: {}}", "{a: {provider: opnrouter}}", "{a: {provider: lmstudio}}", "{a: 5}", "~"] {
            cases.append(profile(accounts: value))
        }
        for value in accountFields { cases.append(profile(accounts: "{a: {provider: openrouter, \(value)}}")) }
        for value in ["[]", "{}", "[5]", "[{}]", "[{account: a}]", "[{model: m}]", "~", "[{account: '', model: m}]"] {
            cases.append(profile(proxies: value))
        }
        for value in proxyFields { cases.append(profile(proxy: "account: a, model: m, \(value)")) }
        for value in generationFields {
            cases += [
                profile(extra: "generation: {\(value)}"),
                profile(proxy: "account: a, model: m, generation: {\(value)}"),
            ]
        }
        for value in ["5", "0", "-1", "1.5", "1.0", "ten", "1000000", "1000001"] {
            cases.append(profile(extra: "messages_per_day: \(value)"))
        }
        for value in ["text", "{file: a}", "{file: a, b: c}", "{}", "[a]", "~", "''"] {
            cases.append(profile(extra: "custom_prompt: \(value)"))
        }
        return cases + [
            profile(extra: "surplus: 1"), profile(extra: "description: 5"), profile(extra: "description: d"),
        ]
    }

    private static let accountFields = [
        "key: k", "key: ''", "key: 5", "key: {env: A}", "key: {env: A, file: b}", "key: {}", "key: {other: x}",
        "key: {env: 5}",
        "key: [a]", "credits_purchased_usd: 10", "credits_purchased_usd: 0.5", "credits_purchased_usd: -1",
        "credits_purchased_usd: ten", "plan: plus", "plan: 5", "byok: true", "byok: yes", "byok: [a]", "byok: 'true'",
        "byok: 5",
        "privacy: {}", "privacy: {free_training: off}", "privacy: {free_training: Off}",
        "privacy: {free_training: oFF}",
        "privacy: {free_training: 1}", "privacy: {other: true}", "privacy: []", "privacy: {zero_data_retention: true}",
        "privacy: {zero_data_retention: {anthropic: no}}", "privacy: {zero_data_retention: {other: 5}}",
        "privacy: {zero_data_retention: {nobody: true}}", "ignored_providers: []", "ignored_providers: [a, b]",
        "ignored_providers: a", "ignored_providers: [5]", "allowed_providers: ['']",
    ]

    private static let proxyFields = [
        "base_url: https://x.example", "base_url: ''", "base_url: 5", "chat_url: x", "context_size: 1",
        "context_size: 0",
        "context_size: 16777216", "context_size: 16777217", "context_size: '1'", "context_size: 1.5",
        "context_size: 2.0",
        "context_size: 0x10", "max_new_tokens: 0", "max_new_tokens: -1", "upstreams: [a]", "upstreams: a",
        "reasoning: off",
        "reasoning: on", "reasoning: true", "reasoning: max", "reasoning: low", "prefill: ''", "prefill: 5",
        "prompt_post_processing: strict", "prompt_post_processing: other", "extra_body: {a: [1, {b: c}]}",
        "extra_body: []",
        "headers: {A: b, C: 5, D: true}", "headers: {A: [b]}", "headers: {A: ~}", "headers: []", "surplus: 1",
        "custom_prompt: text", "custom_prompt: 5",
    ]

    private static let generationFields = [
        "temperature: 0", "temperature: 2", "temperature: 2.1", "temperature: -0.1", "temperature: '1'",
        "temperature: .5",
        "top_p: 1", "top_p: 1.5", "top_k: 0", "top_k: 1.5", "top_k: -1", "min_p: 0.1", "top_a: 2",
        "repetition_penalty: 2",
        "repetition_penalty: 3", "frequency_penalty: -2", "presence_penalty: -3", "seed: -1", "seed: -2", "seed: 5",
        "stop: a", "stop: [a, b]", "stop: []", "stop: [5]", "stop: 5", "streaming: on", "streaming: perhaps",
        "surplus: 1", "",
    ]

    private static func profile(
        version: String = "1", name: String = "n", accounts: String = "{a: {provider: openrouter}}",
        proxies: String? = nil,
        proxy: String = "account: a, model: m", extra: String? = nil
    ) -> String {
        var text = "version: \(version)\nname: \(name)\naccounts: \(accounts)\nproxies: \(proxies ?? "[{\(proxy)}]")\n"
        if let extra { text += extra + "\n" }
        return text
    }

    /// Whether the decoder finds the structure right; what the sections say of one another is lint's alone.
    static func decoderAccepts(_ text: String) -> Bool {
        let tree = YAMLTree.parse(SourceText(name: "case", text: text))
        let faults = ProfileDecoder(catalog: .embedded).profiles(in: tree).flatMap(\.faults)
        return tree.problems.isEmpty
            && faults.allSatisfy {
                switch $0.kind {
                case .undefinedAccount, .unusedAccount, .duplicateName: true
                default: false
                }
            }
    }
}

/// Settings that differ in one place each.
enum SettingsCases {
    static let all = [
        "severity: {model: off, retired-model: error}", "severity: {model: false}", "severity: {nonsense: off}",
        "severity: []", "ignore: [a, b/]", "ignore: a", "ignore: ['']", "front_end: janitor", "front_end: [janitor]",
        "front_end: []", "front_end: nobody", "per_path: {a/**: {severity: {file: info}, front_end: janitor}}",
        "per_path: {a: {ignore: [b]}}", "own_models: {openrouter: {exist: [a], retired: {b: '', c: d}}}",
        "own_models: {nobody: {}}", "own_models: {openrouter: {exists: [a]}}", "own_hosts: [a.example]",
        "own_hosts: {a: b}", "baseline: a.json", "baseline: 5", "catalogue_age_days: 0", "catalogue_age_days: -1",
        "catalogue_age_days: 1.5", "surplus: 1", "{}",
    ]
}
