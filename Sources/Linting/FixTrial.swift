import YAMLSource

/// Tries fixes that put another model or provider into a profile: what the rest of the profile makes wrong is not offered first.
///
/// The mended text is linted as a whole; a fix is good where nothing is found that was not found before.
struct FixTrial {
    /// Trials in one file: a file with more dead models has other troubles.
    private static let most = 12

    private static let rules: Set<String> = [
        "retired-model", "deprecated-model", "free-variant-ended", "model-id-form", "paid-model-without-credits",
        "key-of-other-provider",
    ]

    let source: SourceText
    let lint: (SourceText) -> [Finding]

    /// The findings, with fixes that add nothing in front and those that do left out where others do not.
    func sorted(_ findings: [Finding]) -> [Finding] {
        guard findings.contains(where: { Self.rules.contains($0.rule) && !$0.fixes.isEmpty }) else { return findings }
        let before = Self.counts(findings)
        var left = Self.most
        return findings.map { finding in
            guard Self.rules.contains(finding.rule), !finding.fixes.isEmpty else { return finding }
            var good: [Fix] = []
            var others: [Fix] = []
            for fix in finding.fixes {
                if fix.isFallback, !good.isEmpty { continue }
                left -= 1
                if left < 0 || isGood(fix, before) {
                    good.append(fix)
                } else if !fix.isFallback {
                    others.append(fix)
                }
            }
            // An id that is written wrongly is mended whatever comes to light behind it.
            if good.isEmpty, finding.rule != "model-id-form" { others = [] }
            return finding.offering(good + others)
        }
    }

    private func isGood(_ fix: Fix, _ before: [String: Int]) -> Bool {
        guard let bytes = try? source.applying(fix.edits) else { return false }
        let after = Self.counts(lint(SourceText(name: source.name, bytes: bytes)))
        return after.allSatisfy { $0.value <= before[$0.key] ?? 0 }
    }

    /// How many findings there are of each rule; remarks do not count.
    private static func counts(_ findings: [Finding]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for finding in findings where finding.severity > .info { counts[finding.rule, default: 0] += 1 }
        return counts
    }
}
