import Profiles

/// Finds key files that other users of the computer may read.
struct KeyFileReadable: Rule {
    static let id = "key-file-readable"
    static let family = RuleFamily.key
    static let highestSeverity = Severity.warning
    static let summary = "Others on this computer may read the file that holds the key."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        guard let environment = profile.options.environment else { return }
        var seen: Set<String> = []
        for account in profile.profile.accounts {
            guard case .file(let path) = account.key, seen.insert(path.value).inserted,
                environment.file(path.value, besideProfileAt: profile.file.tree.source.name)
                    == .present(readableByOthers: true)
            else { continue }
            findings.report(
                "others on this computer may read `\(path.value)`", at: path.range,
                why: "the file holds a key, and whoever reads it can spend your money; revoke that with "
                    + "`chmod 600`", profile: profile, account: account)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                New files can mostly be read by every user of the computer, and by every program that runs under \
                another name. A key file needs to be readable by its owner only.
                """,
            remedy: "`chmod 600 FILE`, or keep the key in the keyring: `key: {keyring: NAME}`.",
            examples: [
                .fires(
                    "A file with the usual rights", .warning,
                    """
                    version: 1
                    name: open
                    accounts:
                      main: {provider: openrouter, key: {file: ‹openrouter.key›}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """, surroundings: .init(files: ["openrouter.key": .present(readableByOthers: true)])),
                .silent(
                    "A file of its owner only",
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
