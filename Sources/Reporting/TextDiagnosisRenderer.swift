import Catalog
import Diagnosing
import Profiles

/// A diagnosis for a terminal: what, until when, what to do, what not; at most 20 lines unless more is asked for.
public struct TextDiagnosisRenderer {
    /// How much is told.
    public struct Detail: Sendable {
        /// Every step, not the first three alone.
        public var allSteps: Bool
        /// What shows the cause, and what was ruled out.
        public var evidence: Bool

        /// The least, or what is asked for.
        public init(allSteps: Bool = false, evidence: Bool = false) {
            self.allSteps = allSteps
            self.evidence = evidence
        }
    }

    private let style: Style
    private let width: Int
    private let detail: Detail

    /// A renderer for a terminal of `width` columns.
    public init(isColored: Bool, width: Int, detail: Detail = Detail()) {
        style = Style(isOn: isColored)
        self.width = max(width, 40)
        self.detail = detail
    }

    private static let maxLines = 20
    private static let maxSteps = 3
    private static let maxPossibilities = 3

    /// The diagnosis.
    public func render(_ report: DiagnosisReport) -> ReportText {
        guard !detail.allSteps, !detail.evidence else {
            return text(report, Size(steps: .max, reasons: .max, vain: .max))
        }
        // What is said is shortened from the end until it fits.
        let sizes = [
            Size(steps: Self.maxSteps, reasons: 3, vain: 3), Size(steps: Self.maxSteps, reasons: 3, vain: 2),
            Size(steps: Self.maxSteps, reasons: 1, vain: 2), Size(steps: Self.maxSteps, reasons: 1, vain: 1),
            Size(steps: Self.maxSteps, reasons: 0, vain: 1), Size(steps: 2, reasons: 0, vain: 1),
        ]
        var shown: ReportText = ""
        for size in sizes {
            shown = text(report, size)
            if shown.separateLines.count <= Self.maxLines + 1 { break }
        }
        return shown
    }

    /// How much of each part is told.
    private struct Size {
        let steps: Int
        /// Of so many steps the reason.
        let reasons: Int
        let vain: Int
    }

    private func text(_ report: DiagnosisReport, _ size: Size) -> ReportText {
        let diagnosis = report.diagnosis
        var output = heading(diagnosis) + wait(report)
        output += steps(diagnosis.remedies, size)
        output += section("will not help", diagnosis.vainRemedies.prefix(size.vain).map(vain))
        if !detail.evidence, diagnosis.confidence == .low || diagnosis.confidence == .none || diagnosis.cause == nil {
            output += section("could be", diagnosis.possibilities.prefix(Self.maxPossibilities).map(possibility))
        }
        if detail.evidence {
            output += section("evidence", diagnosis.evidence.map(evidence))
            output += section("could be", diagnosis.possibilities.map { "\($0.cause): \($0.why)" })
            output += section("ruled out", diagnosis.ruledOut.map { "\($0.cause): \($0.why)" })
        }
        return output + more(diagnosis, size)
    }

    private func heading(_ diagnosis: Diagnosis) -> ReportText {
        let words = SecretMask.byForm.reported(diagnosis.summary)
        let named = diagnosis.cause.map { words + " [\(program: $0.id)]" } ?? words
        var output: ReportText = ""
        for line in named.lines(width: width) {
            output += "\(diagnosis.isKnown ? style.error(line) : style.warning(line))\n"
        }
        var parts: [String] = []
        if diagnosis.isKnown { parts.append("layer: \(Self.layerName(diagnosis.layer))") }
        if let status = diagnosis.httpStatus { parts.append("HTTP \(status)") }
        if let provider = diagnosis.providerName { parts.append("from \(provider)") }
        if let upstream = diagnosis.upstreamName { parts.append("behind it \(upstream)") }
        if let model = diagnosis.model { parts.append("model \(model)") }
        if let proxy = diagnosis.proxy { parts.append("proxy \(proxy)") }
        if diagnosis.isKnown { parts.append("confidence \(diagnosis.confidence.rawValue)") }
        if !parts.isEmpty { output += paragraph(parts.joined(separator: ", "), indentation: 2) }
        return output
    }

    private func wait(_ report: DiagnosisReport) -> ReportText {
        let retry = report.diagnosis.retry
        guard report.diagnosis.isKnown || report.diagnosis.httpStatus != nil else { return "" }
        let advice = WaitingWords(report: report).line()
        return "\n" + labelled("wait", GeneralSentences.waiting(advice, because: retry.reason))
    }

    static func layerName(_ layer: ErrorLayer) -> String { layer == .frontEnd ? "front end" : layer.rawValue }

    private func evidence(_ evidence: Diagnosis.Evidence) -> String {
        let meaning = evidence.meaning.isEmpty ? "" : " - \(evidence.meaning)"
        let source = evidence.fact.map { " [\($0.source)]" } ?? ""
        return "\"\(evidence.text)\"\(meaning)\(source)"
    }

    /// What does not help, on one line where the reason fits.
    private func vain(_ remedy: Diagnosis.Remedy) -> String {
        let whole = [remedy.action, remedy.why].filter { !$0.isEmpty }.joined(separator: ": ")
        return DisplayWidth.of(whole) + 4 <= width || detail.allSteps || detail.evidence ? whole : remedy.action
    }

    private func possibility(_ other: Diagnosis.RuledOut) -> String {
        let whole = "\(other.cause): \(other.why)"
        return DisplayWidth.of(whole) + 4 <= width ? whole : other.cause
    }

    private func section(_ name: ReportText, _ items: [String]) -> ReportText {
        guard !items.isEmpty else { return "" }
        return "\n\(style.strong(name))\n" + items.map { item($0, mark: "- ") }.joined()
    }

    private func steps(_ remedies: [Diagnosis.Remedy], _ size: Size) -> ReportText {
        guard !remedies.isEmpty else { return "" }
        var output: ReportText = "\n\(style.strong("do"))\n"
        for (number, remedy) in remedies.prefix(size.steps).enumerated() {
            let place = remedy.place.map { " (\($0.description))" } ?? ""
            output += item(remedy.action + place, mark: "\(number + 1). ")
            let why = number < size.reasons ? remedy.why : ""
            for note in [why, remedy.url ?? "", remedy.command ?? ""] where !note.isEmpty {
                output += paragraph(note, indentation: 5)
            }
        }
        return output
    }

    private func more(_ diagnosis: Diagnosis, _ size: Size) -> ReportText {
        guard let cause = diagnosis.cause else { return "" }
        let rest: ReportText = diagnosis.remedies.count > size.steps ? "--all every step, " : ""
        let evidence: ReportText = detail.evidence ? "" : "-v the evidence, "
        let line: ReportText = "more: \(rest)\(evidence)proxylint explain \(program: cause.id)"
        return "\n"
            + line.lines(width: width, indentation: 2).enumerated().map { number, line in
                style.quiet(number == 0 ? line : "  \(line)") + "\n"
            }.joined()
    }

    private func labelled(_ label: ReportText, _ text: String) -> ReportText {
        let lines = SecretMask.byForm.reported(text).lines(width: width, indentation: 2, firstUsed: label.columns + 2)
        return "\(style.strong("\(label):")) \(lines[0])\n" + lines.dropFirst().map { "  \($0)\n" }.joined()
    }

    private func item(_ text: String, mark: ReportText) -> ReportText {
        let indentation = 2 + mark.columns
        let lines = SecretMask.byForm.reported(text).lines(width: width, indentation: indentation)
        return "  \(mark)\(lines[0])\n" + lines.dropFirst().map { "\(.blanks(indentation))\($0)\n" }.joined()
    }

    private func paragraph(_ text: String, indentation: Int) -> ReportText {
        SecretMask.byForm.reported(text).lines(width: width, indentation: indentation).map {
            "\(.blanks(indentation))\($0)\n"
        }.joined()
    }
}
