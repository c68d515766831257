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

    /// The findings, with a fix that adds nothing in front and those that do left out where others do not.
    ///
    /// - Parameter all: Everything that is found in the text.
    func sorted(_ findings: [Finding], among all: [Finding]) -> [Finding] {
        let tried = findings.indices.filter { Self.rules.contains(findings[$0].rule) && !findings[$0].fixes.isEmpty }
        guard !tried.isEmpty else { return findings }
        let before = Self.counts(all)
        // Mostly every first fix is good, and one look at all of them together is enough.
        if tried.count > 1, isGood(tried.flatMap { findings[$0].fixes[0].edits }, before) {
            return findings.map { Self.rules.contains($0.rule) ? Self.led($0, by: 0) : $0 }
        }
        var left = Self.most
        return findings.map { finding in
            guard Self.rules.contains(finding.rule), !finding.fixes.isEmpty else { return finding }
            let good = finding.fixes.firstIndex { fix in
                left -= 1
                return left < 0 || isGood(fix.edits, before)
            }
            if let good { return Self.led(finding, by: good) }
            // An id that is written wrongly is mended whatever comes to light behind it.
            return finding.offering(finding.rule == "model-id-form" ? finding.fixes.filter { !$0.isFallback } : [])
        }
    }

    /// The finding with its fix at `place` in front, and behind it the others that are no mere fallback.
    private static func led(_ finding: Finding, by place: Int) -> Finding {
        let fixes = finding.fixes
        guard fixes.count > 1 else { return finding }
        let others = fixes[(place + 1)...] + fixes[..<place]
        return finding.offering([fixes[place]] + others.filter { !$0.isFallback })
    }

    private func isGood(_ edits: [TextEdit], _ before: [String: Int]) -> Bool {
        guard let bytes = try? source.applying(edits) else { return false }
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
