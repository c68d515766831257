import Profiles
import YAMLSource

/// Finds required fields that are absent.
struct MissingField: Rule {
    static let id = "missing-field"
    static let family = RuleFamily.file
    static let highestSeverity = Severity.error
    static let summary = "A required field is absent or has no value."

    func check(file: FileContext, _ findings: inout FindingCollector) {
        if file.hasRelays { return }
        // A text without any document has no profile that could lack something.
        guard file.profiles.isEmpty, file.tree.problems.isEmpty else { return }
        report(ProfileDecoder.emptyFile, nil, &findings)
    }

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for fault in profile.faults { report(fault, profile, &findings) }
    }

    private func report(_ fault: ProfileFault, _ profile: ProfileContext?, _ findings: inout FindingCollector) {
        guard case .missingField(let name, let object, let hint) = fault.kind else { return }
        var fixes: [Fix] = []
        if name == "version", let root = profile?.profile.node, root.kind == .mapping {
            fixes = [Fix("add `version: 1`", .safe, [Self.insertion(of: "version: 1", into: root)])]
        }
        let message: String
        let why: String
        if name.isEmpty {
            message = "there is no profile in \(object)"
            why = hint
        } else if hint == "it has no value" {
            message = "`\(name)` of \(object) has no value"
            why = "\(object) cannot be used without it"
        } else {
            message = "\(object) needs `\(name)`, which is missing"
            why = hint.hasSuffix(".") ? String(hint.dropLast()) : hint
        }
        findings.report(message, at: fault.range, why: why, fixes: fixes, profile: profile)
    }

    /// The edit that puts a field in front of all others of a mapping, in its style, indentation and line breaks.
    private static func insertion(of field: String, into mapping: YAMLNode) -> TextEdit {
        let bytes = mapping.tree.source.bytes
        let start = mapping.range.start
        if mapping.isFlow {
            let separator = mapping.pairs.isEmpty ? "" : ", "
            return TextEdit(ByteRange(start + 1, start + 1), field + separator)
        }
        var lineStart = start
        while lineStart > 0, bytes[lineStart - 1] == UInt8(ascii: " ") { lineStart -= 1 }
        let firstBreak = bytes.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        var lineBreak = "\n"
        if let firstBreak, bytes[firstBreak] == UInt8(ascii: "\r") {
            lineBreak = bytes[firstBreak...].dropFirst().first == UInt8(ascii: "\n") ? "\r\n" : "\r"
        }
        let indentation = String(repeating: " ", count: start - lineStart)
        return TextEdit(ByteRange(start, start), field + lineBreak + indentation)
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A profile needs `version`, `name`, at least one account with its `provider`, and at least one proxy \
                with its `account` and `model`. Everything else may be left out. A proxy at a provider without its own \
                address (`custom`, `local`, `azure`) also needs a `base_url`.
                """,
            remedy: "Add the field.",
            examples: [
                .fires(
                    "A proxy without a model", .error,
                    """
                    version: 1
                    name: incomplete
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - ‹account: main›
                    """),
                .fires(
                    "A field without a value", .error,
                    """
                    version: 1
                    name: incomplete
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        ‹model›:
                    """),
                .fires(
                    "No version", .error,
                    """
                    ‹name: unversioned›
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """,
                    fixed: """
                        version: 1
                        name: unversioned
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - {account: main, model: deepseek/deepseek-v3.2}
                        """),
                .fires(
                    "A relay without an address", .error,
                    """
                    version: 1
                    name: nowhere
                    accounts:
                      relay: {provider: custom, key: {env: RELAY_KEY}}
                    proxies:
                      - account: relay
                        model: ‹some-model›
                    """),
                .silent(
                    "The smallest profile",
                    """
                    version: 1
                    name: minimal
                    accounts:
                      main: {provider: openrouter}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
            ])
    }
}
