public import Linting
public import Profiles
public import Setups

/// What lint says of a profile before it is used: which findings concern which proxy, and which proxies it calls broken.
///
/// `use`, `next`, `export`, `exec`, `diagnose`, `list` and `show` all ask here, so that none recommends what another refuses.
public struct Preflight: Sendable {
    private let loaded: LoadedProfile
    /// The findings about the profile, with all of its proxies.
    public let all: [Finding]

    /// A judgement of a profile.
    ///
    /// - Parameter findings: Those of its whole file.
    public init(_ findings: [Finding], of loaded: LoadedProfile) {
        self.loaded = loaded
        let document = loaded.profile.document
        all = findings.filter { Self.isAbout($0, document) }
    }

    /// The findings about what was asked for: about the proxy that is chosen, else about the whole profile.
    public var findings: [Finding] { loaded.chosen.map { findings(about: $0) } ?? all }

    /// Whether a finding of the file is about what was asked for.
    public func isAsked(_ finding: Finding) -> Bool {
        Self.isAbout(finding, loaded.profile.document) && loaded.chosen.map { concerns(finding, $0) } ?? true
    }

    /// The findings about a proxy; those of other proxies do not stop its use.
    public func findings(about proxy: Proxy) -> [Finding] { all.filter { concerns($0, proxy) } }

    /// Why proxies are broken, by their places.
    public var broken: [Int: String] {
        guard all.contains(where: { $0.severity == .error }) else { return [:] }
        var broken: [Int: String] = [:]
        for proxy in loaded.profile.proxies {
            guard let error = findings(about: proxy).first(where: { $0.severity == .error }) else { continue }
            broken[proxy.index] = "lint finds an error, \(error.rule)"
        }
        return broken
    }

    /// How many findings there are about the profile.
    public var counts: FindingCounts { FindingCounts(all) }

    private static func isAbout(_ finding: Finding, _ document: Int) -> Bool {
        finding.document == document || finding.isAboutSyntax
    }

    /// Whether a finding is about a proxy: not one that stands within another proxy, or within an account of others alone.
    private func concerns(_ finding: Finding, _ proxy: Proxy) -> Bool {
        for other in loaded.profile.proxies where other.index != proxy.index {
            if other.node.range.contains(finding.range) { return false }
        }
        for account in loaded.profile.accounts where account.name.value != proxy.account?.value {
            if account.node.range.contains(finding.range) || account.name.range == finding.range { return false }
        }
        return true
    }
}

/// What a change of a profile brings with it: findings that were not there before.
public struct NewFindings: Sendable {
    /// The findings, with what hides the secrets of their text.
    public let result: LintResult

    /// What lint finds after a change and did not find before.
    ///
    /// A finding is an old one where the same was said of the same proxy or account; else, as names change, where the same
    /// was said as often.
    public init(before: LintResult, after: LintResult) {
        var old = before.findings
        func isOld(_ finding: Finding, whoever: Bool) -> Bool {
            let place = old.firstIndex { earlier in
                earlier.rule == finding.rule && earlier.message == finding.message
                    && (whoever
                        || earlier.document == finding.document && earlier.proxy == finding.proxy
                            && earlier.account == finding.account)
            }
            guard let place else { return false }
            old.remove(at: place)
            return true
        }
        let unmatched = after.keeping { !isOld($0, whoever: false) }
        result = unmatched.keeping { !isOld($0, whoever: true) }
    }

    /// The findings, in the order of the text.
    public var findings: [Finding] { result.findings }

    /// Those that users are shown, warnings and errors, with what hides the secrets of their text.
    public var worthShowing: LintResult { result.keeping { $0.severity >= .warning } }

    /// Whether the text is no profile any more.
    public var breakFormat: Bool { findings.contains { $0.breaksFormat } }

    /// The names of the rules behind warnings and errors, each once.
    public var rules: [String] {
        worthShowing.findings.reduce(into: []) { if !$0.contains($1.rule) { $0.append($1.rule) } }
    }
}
