import Linting

/// The line that tells whoever reads findings that some of them need no editor.
enum FixHint {
    /// How many findings have fixes, and how those are applied; empty where none has.
    static func line(_ report: LintReport) -> ReportText {
        let findings = report.files.lazy.flatMap { $0.findings }
        let safe = findings.count { $0.fixes.contains { $0.safety == .safe } }
        let others = findings.count { !$0.fixes.isEmpty } - safe
        let look: ReportText = others == 1 ? "needs review" : "need review"
        if safe == 0 {
            guard others > 0 else { return "" }
            let have: ReportText = others == 1 ? "has a fix to review" : "have fixes to review"
            return "\(others) of these \(have): run with --fix --unsafe-fixes\n"
        }
        let have: ReportText = safe == 1 ? "has a safe fix" : "have a safe fix"
        let more: ReportText = others > 0 ? "; \(others) more \(look) (--unsafe-fixes)" : ""
        return "\(safe) of these \(have): run with --fix\(more)\n"
    }
}
