import Linting
import Profiles
import YAMLSource

/// Findings as the best compilers print them: what, where, the line with the place underlined, why, and what to change.
public struct TextLintRenderer: Sendable {
    private let style: Style
    private let width: Int
    private let showsUnsetVariables: Bool
    private let hintsAtFixes: Bool
    private let parts: PartMaker

    /// A renderer for a terminal of `width` columns.
    ///
    /// - Parameters:
    ///   - showsUnsetVariables: Whether each variable that is not set is shown at its place; otherwise they are gathered in
    ///     a line behind the count.
    ///   - hasLinks: Whether names of rules lead to their pages (OSC 8).
    ///   - hintsAtFixes: Whether the summary says how many findings `lint --fix` would mend.
    ///   - parts: Makes the parts of the files.
    public init(
        isColored: Bool, width: Int, showsUnsetVariables: Bool = false, hasLinks: Bool = false,
        hintsAtFixes: Bool = false, parts: PartMaker = .serial
    ) {
        self.parts = parts
        self.hintsAtFixes = hintsAtFixes
        self.showsUnsetVariables = showsUnsetVariables
        style = Style(isOn: isColored, hasLinks: hasLinks)
        self.width = max(width, 40)
    }

    /// The findings, each with an empty line behind it, and the closing count.
    public func render(_ report: LintReport, withSummary: Bool) -> ReportText {
        var output: ReportText = ""
        let repeated = RepeatedFindings(report)
        var unset = UnsetVariables()
        let shown = report.files.enumerated().map { number, file in
            file.findings.filter { finding in
                if !showsUnsetVariables, unset.gather(finding) { return false }
                return !repeated.isTold(finding, before: number)
            }
        }
        let rendered = parts.map(report.files.count) { number in
            var part: ReportText = ""
            guard let first = shown[number].first else { return part }
            let file = report.files[number]
            let lines = LineIndex(first.source)
            for finding in shown[number] {
                render(
                    finding, file, file.mask, lines, otherPlaces: repeated.otherPlaces(of: finding, in: number), &part)
            }
            return part
        }
        for part in rendered { output += part }
        if withSummary {
            output += summary(report, gathered: unset.count) + "\n"
            if hintsAtFixes { output += FixHint.line(report) }
            output += unset.line(width: width)
        }
        return output
    }

    private func render(
        _ finding: Finding, _ file: LintReport.File, _ mask: SecretMask, _ lines: LineIndex,
        otherPlaces: ReportText?, _ output: inout ReportText
    ) {
        func shown(_ text: String) -> ReportText { mask.reported(text) }
        let position = lines.position(at: finding.range.start)
        let severity = style.word(for: finding.severity)
        let gutterWidth = gutterWidth(finding, lines)
        let gutter = ReportText.blanks(gutterWidth)

        let heading = shown(finding.message).lines(
            width: width, firstUsed: finding.rule.utf8.count + finding.severity.name.count + 4)
        let rule = style.linked("\(program: finding.rule)", to: ProjectPages.rule(finding.rule))
        output += "\(severity)\(style.strong("[\(rule)]: \(heading[0])"))\n"
        for line in heading.dropFirst() { output += "\(style.strong(line))\n" }
        let place: ReportText = "\(shown(file.name)):\(position.line):\(position.column)"
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
            appendExcerpt(related.range, shown(related.message), "-", excerpt, lines, gutterWidth, style.info, &output)
        }
        appendExcerpt(
            finding.range, "", "^", excerpt, lines, gutterWidth,
            finding.severity == .error ? style.error : style.warning,
            &output)
        for related in finding.related where related.range.start >= finding.range.start {
            appendExcerpt(related.range, shown(related.message), "-", excerpt, lines, gutterWidth, style.info, &output)
        }
        output += "\(gutter) \(style.frame("|"))\n"
        appendNote("why", why(finding, shown), gutterWidth, &output)
        for fix in finding.fixes.prefix(2) { append(fix, finding, lines, mask, gutterWidth, &output) }
        if let otherPlaces { appendNote("also", otherPlaces, gutterWidth, &output) }
        output += "\n"
    }

    private func owner(_ finding: Finding, _ shown: (String) -> ReportText) -> ReportText {
        guard let profile = finding.profile.map(shown) else { return "" }
        let part: ReportText = (finding.proxy ?? finding.account).map { "/\(shown($0))" } ?? ""
        return style.quiet("  (\(profile)\(part))")
    }

    private func why(_ finding: Finding, _ shown: (String) -> ReportText) -> ReportText {
        let dates = finding.facts.compactMap { fact in fact.date.map { "\($0), \(fact.source)" } }
        guard let newest = dates.first else { return shown(finding.why) }
        return "\(shown(finding.why)) [\(shown(newest))]"
    }

    private func appendExcerpt(
        _ range: ByteRange, _ label: ReportText, _ mark: Character, _ excerpt: SourceExcerpt, _ lines: LineIndex,
        _ gutterWidth: Int, _ color: (ReportText) -> ReportText, _ output: inout ReportText
    ) {
        let shown = excerpt.line(showing: range)
        let number: ReportText = "\(shown.number)"
        let padding = ReportText.blanks(gutterWidth - number.columns)
        output += "\(padding)\(style.frame("\(number) |")) \(shown.text)\n"
        let marks = ReportText.blanks(shown.markStart) + .repeating(mark, shown.markWidth)
        let gutter = ReportText.blanks(gutterWidth)
        output += "\(gutter) \(style.frame("|")) \(color(label.isEmpty ? marks : "\(marks) \(label)"))\n"
    }

    private func append(
        _ fix: Fix, _ finding: Finding, _ lines: LineIndex, _ mask: SecretMask, _ gutterWidth: Int,
        _ output: inout ReportText
    ) {
        appendNote(
            fix.safety == .safe ? "fix" : "fix (review first)", mask.reported(fix.message), gutterWidth, &output)
        let preview = FixPreview(fix, lines: lines, mask: mask)
        // Of long lines the part that changes is shown.
        let change = zip(preview.removed, preview.added).first { $0.0.text != $0.1.text }
        let column = change.map { DisplayWidth.of($0.0.text.text.commonPrefix(with: $0.1.text.text)) } ?? 0
        for (number, line) in preview.removed {
            appendChange("-", number, line, column, gutterWidth, style.removed, &output)
        }
        for (number, line) in preview.added {
            appendChange("+", number, line, column, gutterWidth, style.added, &output)
        }
    }

    private func appendChange(
        _ sign: ReportText, _ number: Int, _ line: ReportText, _ column: Int, _ gutterWidth: Int,
        _ color: (ReportText) -> ReportText, _ output: inout ReportText
    ) {
        let digits: ReportText = "\(number)"
        let padding = ReportText.blanks(gutterWidth - digits.columns)
        let room = width - gutterWidth - 3
        output +=
            "\(padding)\(style.frame(digits)) \(color("\(sign) \(line.cropped(to: room, showing: column))"))\n"
    }

    private func appendNote(
        _ name: ReportText, _ text: ReportText, _ gutterWidth: Int, _ output: inout ReportText
    ) {
        let indentation = gutterWidth + 3
        let gutter = ReportText.blanks(gutterWidth)
        let lines = text.lines(width: width, indentation: indentation, firstUsed: indentation + name.columns + 2)
        output += "\(gutter) \(style.frame("=")) \(style.strong("\(name):")) \(lines[0])\n"
        for line in lines.dropFirst() { output += "\(.blanks(indentation))\(line)\n" }
    }

    private func gutterWidth(_ finding: Finding, _ lines: LineIndex) -> Int {
        let offsets =
            [finding.range.end] + finding.related.map { $0.range.end }
            + finding.fixes.flatMap { $0.edits.map { $0.range.end } }
        return offsets.map { String(lines.position(at: $0).line).count }.max() ?? 1
    }

    /// The closing line: how many files, how many findings of each kind.
    func summary(_ report: LintReport, gathered: Int) -> ReportText {
        func counted(_ count: Int, _ noun: ReportText) -> ReportText {
            "\(count) \(noun)\(count == 1 ? "" as ReportText : "s")"
        }
        let files = counted(report.fileCount, "file")
        guard report.worst ?? .info > .info || report.count(.info) > gathered else {
            return "\(files) checked, nothing found"
        }
        let parts: [(Int, ReportText)] = [
            (report.count(.error), "error"), (report.count(.warning), "warning"),
            (report.count(.info) - gathered, "info"),
        ].filter { $0.0 > 0 }
        return "\(files) checked: \(parts.map { counted($0, $1) }.joined(separator: ", "))"
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(String.UnicodeScalarView(zip(unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.map { $0.0 }))
    }
}
