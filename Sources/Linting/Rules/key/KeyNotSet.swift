import Catalog
import Profiles
import YAMLSource

/// Finds references to keys that lead to nothing here.
struct KeyNotSet: Rule {
    static let id = "key-not-set"
    static let family = RuleFamily.key
    static let highestSeverity = Severity.info
    static let summary = "The variable or the file that holds the key is not there."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for account in profile.profile.accounts {
            if case .file(let path) = account.key, SystemFolder.holds(path.value) {
                findings.report(
                    "keys are not read from `\(path.value)`", at: path.range,
                    why:
                        "what stands in /proc, /sys and /dev is made up by the system and no key; a profile that names it may be after other secrets",
                    profile: profile, account: account)
                continue
            }
            if let provider = profile.catalog.provider(of: account),
                !provider.requiresKey, provider.kind != .custom
            {
                continue
            }
            switch account.key {
            case .environment(let name): check(name, account, profile, &findings)
            case .file(let path):
                let beside = profile.file.tree.source.name
                guard profile.options.environment?.file(path.value, besideProfileAt: beside) == .absent else {
                    continue
                }
                findings.report(
                    "the file `\(path.value)` is not there", at: path.range,
                    why: "the key is read from it, its path taken from the folder of this profile", profile: profile,
                    account: account)
            default: continue
            }
        }
    }

    private func check(
        _ name: Located<String>, _ account: Account, _ profile: ProfileContext, _ findings: inout FindingCollector
    ) {
        // A key in the place of a name is `plaintext-key`, and must not be quoted.
        if LiteralKey.isMisplaced(name, profile.catalog) { return }
        if let inner = Self.nameInside(name.value) {
            var fixes: [Fix] = []
            if let edits = PastedKey.deleting(inner.around, of: name.node, leaving: inner.name) {
                fixes = [Fix("use `\(inner.name)`", .safe, edits)]
            }
            findings.report(
                "`env` takes the name alone: `\(inner.name)`", at: name.range,
                why: "no variable's name contains `$`, `%` or braces; they are how shells ask for its value",
                fixes: fixes, profile: profile, account: account)
        } else if !Self.isName(name.value[...]) {
            findings.report(
                "this is not the name of an environment variable", at: name.range,
                why: "names consist of letters, digits and `_`, and do not begin with a digit", profile: profile,
                account: account)
        } else if let environment = profile.options.environment, !environment.hasVariable(name.value) {
            findings.report(
                "the variable `\(name.value)` is not set here", at: name.range,
                why: "without it there is no key where this was linted; where the profile is used it may be set",
                profile: profile, account: account, unsetVariable: name.value)
        }
    }

    /// The name within `$NAME`, `${NAME}` and `%NAME%`, with the bytes around it.
    private static func nameInside(_ text: String) -> (name: String, around: [Range<Int>])? {
        for (front, back) in [("${", "}"), ("$env:", ""), ("$", ""), ("%", "%")]
        where text.hasPrefix(front) && text.hasSuffix(back) && text.utf8.count > front.utf8.count + back.utf8.count {
            let name = text.dropFirst(front.count).dropLast(back.count)
            guard isName(name) else { continue }
            let end = text.utf8.count - back.utf8.count
            let around = [0..<front.utf8.count, end..<text.utf8.count].filter { !$0.isEmpty }
            return (String(name), around)
        }
        return nil
    }

    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return text.utf8.allSatisfy {
            (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A profile names the variable or the file that holds the key. When it is missing where the profile is \
                used, there is no key, and a client may send an empty one. The value itself is never read, and a \
                shared profile is often linted where nobody has its keys: so this is for information.
                """,
            symptoms: ["router: 401 `No auth credentials found`, `Missing Authentication header`"],
            remedy: """
                Set the variable in the file that your shell reads at start, or create the file, or keep the key in \
                the keyring.
                """,
            examples: [
                .fires(
                    "The variables of a process in the place of a key", .info,
                    """
                    version: 1
                    name: made-up
                    accounts:
                      relay: {provider: custom, key: {file: ‹/proc/self/environ›}}
                    proxies:
                      - {account: relay, base_url: "https://relay.example.org/v1", model: any}
                    """),
                .silent(
                    "A folder that is only called like the system's",
                    """
                    version: 1
                    name: called-so
                    accounts:
                      relay: {provider: custom, key: {file: keys/proc/relay.key}}
                    proxies:
                      - {account: relay, base_url: "https://relay.example.org/v1", model: any}
                    """),
                .fires(
                    "A variable that is not set", .info,
                    """
                    version: 1
                    name: unset
                    accounts:
                      main: {provider: openrouter, key: {env: ‹OPENROUTER_API_KEY›}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """, surroundings: .init(variables: ["OPENROUTER_KEY"])),
                .fires(
                    "A file that is not there", .info,
                    """
                    version: 1
                    name: gone
                    accounts:
                      main: {provider: openrouter, key: {file: ‹openrouter.key›}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """, surroundings: .init()),
                .fires(
                    "A name as shells ask for it", .info,
                    """
                    version: 1
                    name: dollar
                    accounts:
                      main: {provider: openrouter, key: {env: ‹$OPENROUTER_API_KEY›}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """,
                    fixed: """
                        version: 1
                        name: dollar
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - {account: main, model: deepseek/deepseek-v3.2}
                        """),
                .silent(
                    "A variable that is set",
                    """
                    version: 1
                    name: set
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """, surroundings: .init(variables: ["OPENROUTER_API_KEY"])),
                .silent(
                    "A server that needs no key",
                    """
                    version: 1
                    name: keyless
                    accounts:
                      box: {provider: ollama, key: {env: OLLAMA_KEY}}
                    proxies:
                      - {account: box, model: any}
                    """, surroundings: .init()),
            ])
    }
}
