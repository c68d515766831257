import Linting

extension ReportFormat {
    /// One line a finding, as editors and `grep` like it.
    static let compact = ReportFormat("compact", "one line per finding") { report, context in
        var output = ""
        report.forEachFinding(in: context) { shown in
            let place = shown.start
            let finding = shown.finding
            let fix = finding.fixes.first.map { $0.safety == .safe ? " [fix]" : " [unsafe fix]" } ?? ""
            output +=
                "\(shown.path):\(place.line):\(place.column): \(finding.severity.name)[\(finding.rule)] \(shown.message)\(fix)\n"
        }
        // A file may be called like a command of a CI log.
        return SafeText.withoutCommands(output)
    }
}
