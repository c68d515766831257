import Catalog
import Testing
import YAMLSource

@testable import Linting

/// The linter's own settings.
struct SettingsTests {
    private func read(_ text: String) -> (settings: LintSettings, faults: LintResult) {
        SettingsLinter(.embedded, .forTests).read(SourceText(name: ".proxylint.yaml", text: text))
    }

    private func lint(_ profile: String, _ settings: String, path: String = "a.yaml") -> [Finding] {
        let settings = read(settings).settings
        let options = settings.options(.forTests, settings.effective(for: path))
        return Linter(catalog: .embedded, options: options).lint(SourceText(name: path, text: profile)).findings
    }

    private static func profile(_ proxy: String) -> String {
        "version: 1\nname: n\naccounts: {a: {provider: openrouter, key: {keyring: k}}}\nproxies: [{account: a, \(proxy)}]\n"
    }

    @Test func everyFieldIsRead() {
        let (settings, faults) = read(
            """
            severity: {model: warning, retired-model: off}
            ignore: [drafts/, "*.old.yaml"]
            front_end: janitor
            per_path:
              tavern/**: {front_end: [sillytavern], severity: {file: info}}
            own_models:
              openrouter: {exist: [acme/new], retired: {acme/old: acme/new, acme/gone: ""}}
            own_hosts: [Relay.example.org, "*.example.net"]
            baseline: known.json
            catalogue_age_days: 30
            """)
        #expect(faults.findings.map(\.message) == [])
        #expect(settings.effective(for: "a.yaml").levels["unknown-model"]?.severity == .warning)
        #expect(settings.effective(for: "a.yaml").levels["retired-model"]?.severity == nil)
        #expect(settings.effective(for: "tavern/x/a.yaml").frontEnds?.map(\.text) == ["sillytavern"])
        #expect(settings.pattern(ignoring: "x/drafts/a.yaml")?.text == "drafts/")
        #expect(settings.pattern(ignoring: "a.yaml") == nil)
        #expect(settings.ownFacts.hasHost("relay.example.org") && settings.ownFacts.hasHost("a.example.net"))
        #expect(!settings.ownFacts.hasHost("example.net") && !settings.ownFacts.hasHost("evilexample.net"))
        #expect(settings.ownFacts.models["openrouter"]?.retired["acme/gone"] == "")
        #expect(settings.baseline?.text == "known.json" && settings.catalogueAgeDays?.days == 30)
    }

    @Test(arguments: [
        ("severity: {retierd-model: off}", "unknown-field", "retired-model"),
        ("severty: {}", "unknown-field", "severity"),
        ("severity: {model: eror}", "out-of-range", "error"),
        ("front_end: janitr", "out-of-range", ""),
        ("ignore: drafts", "wrong-type", "[drafts]"),
        ("own_models: {opnrouter: {}}", "unknown-field", "openrouter"),
        ("catalogue_age_days: soon", "wrong-type", ""),
        ("severity: {}\nseverity: {}", "duplicate-key", ""),
        ("severity: {", "yaml-syntax", ""),
        ("- a", "wrong-type", ""),
    ])
    func faultsAreFindings(_ text: String, _ rule: String, _ fix: String) {
        let findings = read(text).faults.findings
        #expect(findings.map(\.rule) == [rule], "\(findings.map(\.message))")
        if !fix.isEmpty { #expect(findings.first?.fixes.first?.edits.first?.text == fix) }
    }

    @Test func anEmptyFileSaysNothing() {
        #expect(read("").faults.findings.isEmpty && read("# nothing\n").faults.findings.isEmpty)
    }

    @Test func severitiesHoldAndRulesGoOff() {
        let profile = Self.profile("model: anthropic/claude-3-opus")
        #expect(lint(profile, "severity: {retired-model: info}").map(\.severity) == [.info])
        #expect(lint(profile, "severity: {model: off}").isEmpty)
        #expect(lint(profile, "severity: {model: off, retired-model: error}").map(\.severity) == [.error])
        #expect(lint(profile, "per_path: {b.yaml: {severity: {model: off}}}").count == 1)
        #expect(lint(profile, "per_path: {a.yaml: {severity: {model: off}}}").isEmpty)
    }

    @Test func ownModelsExistOrAreGone() {
        let settings = "own_models: {openrouter: {exist: [acme/x1], retired: {acme/x0: acme/x1}}}"
        #expect(lint(Self.profile("model: acme/x1"), settings).isEmpty)
        let gone = lint(Self.profile("model: acme/x0"), settings)
        #expect(gone.map(\.rule) == ["retired-model"] && gone.first?.fixes.first?.edits.first?.text == "acme/x1")
    }

    @Test func ownHostsAreNoStrangers() {
        let profile = Self.profile("base_url: \"https://relay.example.org/v1\", model: z-ai/glm-5.2")
        #expect(lint(profile, "").map(\.rule) == ["provider-host-mismatch"])
        #expect(lint(profile, "own_hosts: [relay.example.org]").isEmpty)
    }

    @Test func keysThatGoToOwnHostsAreNoStrays() {
        let proxy = "base_url: \"https://relay.example.org/v1\", model: m"
        let profile = Self.profile(proxy).replacing(
            "provider: openrouter, key: {keyring: k}", with: "provider: custom, key: {env: OPENROUTER_API_KEY}")
        #expect(lint(profile, "").map(\.rule) == ["key-of-other-provider"])
        #expect(lint(profile, "own_hosts: [\"*.example.org\"]").isEmpty)
        #expect(lint(profile, "own_hosts: [other.example.net]").map(\.rule) == ["key-of-other-provider"])
    }

    @Test func aFrontEndIsForProfilesThatNameNone() {
        let profile = Self.profile("base_url: \"http://192.168.1.20:5001/v1\", model: m")
            .replacing("provider: openrouter, key: {keyring: k}", with: "provider: koboldcpp")
        #expect(lint(profile, "").map(\.rule) == [])
        #expect(lint(profile, "front_end: janitor").map(\.rule).contains("unreachable-from-front-end"))
        #expect(lint("front_end: sillytavern\n" + profile, "front_end: janitor").map(\.rule) == [])
    }

    @Test(arguments: [
        ("a.yaml", "a.yaml", true), ("a.yaml", "x/a.yaml", true), ("/a.yaml", "x/a.yaml", false),
        ("x/*.yaml", "x/a.yaml", true), ("x/*.yaml", "x/y/a.yaml", false), ("x/**", "x/y/a.yaml", true),
        ("**/y/*.yaml", "x/y/a.yaml", true), ("x/", "x/y/a.yaml", true), ("x/y", "x/y/a.yaml", true),
        ("?.yaml", "a.yaml", true), ("?.yaml", "ab.yaml", false), ("*", "a.yaml", true), ("**", "x/a.yaml", true),
        ("./x/a.yaml", "x/a.yaml", true), ("*a*b*c", "xaxbxc", true), ("*a*b*c", "xaxbx", false),
    ])
    func patternsMatchAsInGitignore(_ pattern: String, _ path: String, _ matches: Bool) {
        #expect(PathPattern(pattern).matches(path) == matches)
    }

    @Test func aGracePeriodSoftensAnEnd() {
        let profile = Self.profile("model: anthropic/claude-3-opus")
        let source = SourceText(name: "a.yaml", text: profile)
        func severity(_ grace: Int) -> Severity? {
            var options = LintOptions.forTests
            options.graceDays = grace
            return Linter(catalog: .embedded, options: options).lint(source).findings.first?.severity
        }
        #expect(severity(0) == .error && severity(1) == .error && severity(3650) == .info)
    }
}
