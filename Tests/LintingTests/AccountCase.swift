import Catalog
import Testing
import YAMLSource

@testable import Linting

/// A profile with one account `a`, perhaps a second one `b`, and what is to be heard about it.
struct AccountCase: Sendable, CustomTestStringConvertible {
    let title: String
    let text: String
    /// Rule and severity of each finding, in the order of the text.
    let expected: [String]
    private let hasEnvironment: Bool

    init(
        _ title: String, _ account: String, _ proxies: [String], _ expected: [String] = [], more: String = "",
        second: String? = nil, hasEnvironment: Bool = false
    ) {
        self.title = title
        self.expected = expected
        self.hasEnvironment = hasEnvironment
        text = """
            version: 1
            name: case
            accounts:
              a: {\(account)}
            \(second.map { "  b: {\($0)}\n" } ?? "")proxies:
            \(proxies.map { "  - \($0)\n" }.joined())\(more)

            """
    }

    var testDescription: String { title }

    var options: LintOptions {
        var options = LintOptions.forTests
        if hasEnvironment {
            options.environment = FakeLintEnvironment(
                .init(
                    variables: ["SET"],
                    files: [
                        "open.key": .present(readableByOthers: true), "closed.key": .present(readableByOthers: false),
                    ]))
        }
        return options
    }

    func findings() -> [Finding] {
        Linter(catalog: .embedded, options: options).lint(SourceText(name: "case.yaml", text: text)).findings
    }

    /// What is said, whatever the rule.
    func heard() -> [String] { findings().map { "\($0.rule) \($0.severity.name)" } }
}
