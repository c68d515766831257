import Profiles

/// Finds key files that other users of the computer may read.
struct KeyFileReadable: Rule {
    static let id = "key-file-readable"
    static let family = RuleFamily.key
    static let highestSeverity = Severity.warning
    static let summary = "Other users of this computer can read the key file."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        guard let environment = profile.options.environment else { return }
        var seen: Set<String> = []
        for account in profile.profile.accounts {
            guard case .file(let path) = account.key, seen.insert(path.value).inserted,
                environment.file(path.value, besideProfileAt: profile.file.tree.source.name)
                    == .present(readableByOthers: true)
            else { continue }
            findings.report(
                "other users of this computer can read `\(path.value)`", at: path.range,
                why: "the file contains a key, and whoever reads it can spend your money; run "
                    + "`chmod 600`", profile: profile, account: account)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                By default, every user of the computer can read new files. A key file should be readable by its owner \
                only.
                """,
            remedy: "`chmod 600 FILE`, or keep the key in the keyring: `key: {keyring: NAME}`.",
            examples: [
                .fires(
                    "A file with default permissions", .warning,
                    """
                    version: 1
                    name: open
                    accounts:
                      main: {provider: openrouter, key: {file: ‹openrouter.key›}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """, surroundings: .init(files: ["openrouter.key": .present(readableByOthers: true)])),
                .silent(
                    "A file only its owner can read",
                    """
                    version: 1
                    name: closed
                    accounts:
                      main: {provider: openrouter, key: {file: openrouter.key}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """, surroundings: .init(files: ["openrouter.key": .present(readableByOthers: false)])),
            ])
    }
}
