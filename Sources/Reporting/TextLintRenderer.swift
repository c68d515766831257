import Linting
import Profiles
import YAMLSource

/// Findings as the best compilers print them: what, where, the line with the place underlined, why, and what to change.
public struct TextLintRenderer {
    private let style: Style
    private let width: Int
    private let showsUnsetVariables: Bool

    /// A renderer for a terminal of `width` columns.
    ///
    /// - Parameters:
    ///   - showsUnsetVariables: Whether each variable that is not set is shown at its place; otherwise they are gathered in
    ///     a line behind the count.
    ///   - hasLinks: Whether names of rules lead to their pages (OSC 8).
    public init(isColored: Bool, width: Int, showsUnsetVariables: Bool = false, hasLinks: Bool = false) {
        self.showsUnsetVariables = showsUnsetVariables
        style = Style(isOn: isColored, hasLinks: hasLinks)
        self.width = max(width, 40)
    }

    /// The findings, each with an empty line behind it, and the closing count.
    public func render(_ report: LintReport, withSummary: Bool) -> String {
        var output = ""
        let repeated = RepeatedFindings(report)
        var unset = UnsetVariables()
        for (number, file) in report.files.enumerated() {
            let shown = file.findings.filter { finding in
                if !showsUnsetVariables, unset.gather(finding) { return false }
                return !repeated.isTold(finding, before: number)
            }
            guard let first = shown.first else { continue }
            let mask = file.mask
            let lines = LineIndex(first.source)
            for finding in shown {
                render(finding, file, mask, lines, otherPlaces: repeated.otherPlaces(of: finding, in: number), &output)
            }
        }
        if withSummary {
            output += summary(report, gathered: unset.count) + "\n"
            output += unset.line(width: width)
        }
        return output
    }

    private func render(
        _ finding: Finding, _ file: LintReport.File, _ mask: SecretMask, _ lines: LineIndex,
        otherPlaces: String?, _ output: inout String
    ) {
        func shown(_ text: String) -> String { SafeText.line(mask.hidingSecrets(in: text)) }
        let position = lines.position(at: finding.range.start)
        let severity = severityWord(finding.severity)
        let gutterWidth = gutterWidth(finding, lines)
        let gutter = String(repeating: " ", count: gutterWidth)

        let heading = wrap(
            shown(finding.message), indentation: 0, firstUsed: finding.rule.utf8.count + finding.severity.name.count + 4
        )
        let rule = style.linked(finding.rule, to: ProjectPages.rule(finding.rule))
        output += "\(severity)\(style.strong("[\(rule)]: \(heading[0])"))\n"
        for line in heading.dropFirst() { output += "\(style.strong(line))\n" }
        let place = "\(shown(file.name)):\(position.line):\(position.column)"
        output += "\(gutter)\(style.frame("-->")) \(place)\(owner(finding, shown))\n"

        let excerpt = SourceExcerpt(lines: lines, mask: mask, width: width - gutterWidth - 3)
        guard !finding.source.bytes.isEmpty else {
            appendNote("why", why(finding, shown), gutterWidth, &output)
            if let otherPlaces { appendNote("also", otherPlaces, gutterWidth, &output) }
            output += "\n"
            return
        }
        output += "\(gutter) \(style.frame("|"))\n"
        for related in finding.related where related.range.start < finding.range.start {
            appendExcerpt(related.range, related.message, "-", excerpt, lines, gutterWidth, style.info, &output)
        }
        appendExcerpt(
            finding.range, "", "^", excerpt, lines, gutterWidth,
            finding.severity == .error ? style.error : style.warning,
            &output)
        for related in finding.related where related.range.start >= finding.range.start {
            appendExcerpt(related.range, related.message, "-", excerpt, lines, gutterWidth, style.info, &output)
        }
        output += "\(gutter) \(style.frame("|"))\n"
        appendNote("why", why(finding, shown), gutterWidth, &output)
        for fix in finding.fixes.prefix(2) { append(fix, finding, lines, mask, gutterWidth, &output) }
        if let otherPlaces { appendNote("also", otherPlaces, gutterWidth, &output) }
        output += "\n"
    }

    private func owner(_ finding: Finding, _ shown: (String) -> String) -> String {
        guard let profile = finding.profile.map(shown) else { return "" }
        let part = (finding.proxy ?? finding.account).map { "/\(shown($0))" } ?? ""
        return style.quiet("  (\(profile)\(part))")
    }

    private func why(_ finding: Finding, _ shown: (String) -> String) -> String {
        let dates = finding.facts.compactMap { fact in fact.date.map { "\($0), \(fact.source)" } }
        guard let newest = dates.first else { return shown(finding.why) }
        return "\(shown(finding.why)) [\(shown(newest))]"
    }

    private func appendExcerpt(
        _ range: ByteRange, _ label: String, _ mark: Character, _ excerpt: SourceExcerpt, _ lines: LineIndex,
        _ gutterWidth: Int, _ color: (String) -> String, _ output: inout String
    ) {
        let shown = excerpt.line(showing: range)
        let number = String(shown.number)
        let padding = String(repeating: " ", count: max(0, gutterWidth - number.count))
        output += "\(padding)\(style.frame("\(number) |")) \(shown.text)\n"
        let marks = String(repeating: " ", count: shown.markStart) + String(repeating: mark, count: shown.markWidth)
        let gutter = String(repeating: " ", count: gutterWidth)
        output += "\(gutter) \(style.frame("|")) \(color(label.isEmpty ? marks : "\(marks) \(label)"))\n"
    }

    private func append(
        _ fix: Fix, _ finding: Finding, _ lines: LineIndex, _ mask: SecretMask, _ gutterWidth: Int,
        _ output: inout String
    ) {
        let message = SafeText.line(mask.hidingSecrets(in: fix.message))
        appendNote(fix.safety == .safe ? "fix" : "fix (look first)", message, gutterWidth, &output)
        let preview = FixPreview(fix, lines: lines, mask: mask)
        // Of long lines the part that changes is shown.
        let change = zip(preview.removed, preview.added).first { $0.0.text != $0.1.text }
        let column = change.map { DisplayWidth.of($0.0.text.commonPrefix(with: $0.1.text)) } ?? 0
        for (number, line) in preview.removed {
            appendChange("-", number, line, column, gutterWidth, style.removed, &output)
        }
        for (number, line) in preview.added {
            appendChange("+", number, line, column, gutterWidth, style.added, &output)
        }
    }

    private func appendChange(
        _ sign: String, _ number: Int, _ line: String, _ column: Int, _ gutterWidth: Int, _ color: (String) -> String,
        _ output: inout String
    ) {
        let digits = String(number)
        let padding = String(repeating: " ", count: max(0, gutterWidth - digits.count))
        let room = width - gutterWidth - 3
        output +=
            "\(padding)\(style.frame(digits)) \(color("\(sign) \(SourceExcerpt.cropped(line, to: room, showing: column))"))\n"
    }

    private func appendNote(_ name: String, _ text: String, _ gutterWidth: Int, _ output: inout String) {
        let indentation = gutterWidth + 3
        let gutter = String(repeating: " ", count: gutterWidth)
        let lines = wrap(text, indentation: indentation, firstUsed: indentation + name.count + 2)
        output += "\(gutter) \(style.frame("=")) \(style.strong("\(name):")) \(lines[0])\n"
        for line in lines.dropFirst() { output += String(repeating: " ", count: indentation) + line + "\n" }
    }

    private func wrap(_ text: String, indentation: Int, firstUsed: Int) -> [String] {
        TextWrapping.lines(text, width: width, indentation: indentation, firstUsed: firstUsed)
    }

    private func gutterWidth(_ finding: Finding, _ lines: LineIndex) -> Int {
        let offsets =
            [finding.range.end] + finding.related.map { $0.range.end }
            + finding.fixes.flatMap { $0.edits.map { $0.range.end } }
        return offsets.map { String(lines.position(at: $0).line).count }.max() ?? 1
    }

    private func severityWord(_ severity: Severity) -> String {
        switch severity {
        case .error: style.error(severity.name)
        case .warning: style.warning(severity.name)
        case .info: style.info(severity.name)
        }
    }

    /// The closing line: how many files, how many findings of each kind.
    func summary(_ report: LintReport, gathered: Int) -> String {
        func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
        let files = counted(report.fileCount, "file")
        guard report.worst ?? .info > .info || report.count(.info) > gathered else {
            return "\(files) checked, nothing found"
        }
        let parts = [
            (report.count(.error), "error"), (report.count(.warning), "warning"),
            (report.count(.info) - gathered, "remark"),
        ].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
        return "\(files) checked: \(parts.dropFirst().reduce(parts[0]) { "\($0), \($1)" })"
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(String.UnicodeScalarView(zip(unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.map(\.0)))
    }
}
