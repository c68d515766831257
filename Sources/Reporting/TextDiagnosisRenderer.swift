import Catalog
import Diagnosing
import Profiles

/// A diagnosis for a terminal: what, why, until when, what to do, what not.
public struct TextDiagnosisRenderer {
    private let style: Style
    private let width: Int

    /// A renderer for a terminal of `width` columns.
    public init(isColored: Bool, width: Int) {
        style = Style(isOn: isColored)
        self.width = max(width, 40)
    }

    /// The diagnosis.
    public func render(_ report: DiagnosisReport) -> ReportText {
        let diagnosis = report.diagnosis
        var output = heading(diagnosis)
        if diagnosis.isKnown {
            output += "\n\(style.strong("wait"))\n"
            output += paragraph(WaitingWords(report: report).line(), indentation: 2)
            if !diagnosis.retry.reason.isEmpty {
                output += paragraph(diagnosis.retry.reason, indentation: 4)
            }
        }
        output += steps(diagnosis.remedies)
        output += section(
            "will not help",
            diagnosis.vainRemedies.map { [$0.action, $0.why].filter { !$0.isEmpty }.joined(separator: ": ") })
        output += section("shown by", diagnosis.evidence.map(evidence))
        output += section("could be", diagnosis.possibilities.map { "\($0.cause): \($0.why)" })
        output += section("not this", diagnosis.ruledOut.map { "\($0.cause): \($0.why)" })
        if let cause = diagnosis.cause {
            output += "\n\(style.quiet("more: proxylint explain \(program: cause.id)"))\n"
        }
        return output
    }

    private func heading(_ diagnosis: Diagnosis) -> ReportText {
        let layer = Self.layerName(diagnosis.layer)
        let label = ReportText(program: diagnosis.cause.map { "\(layer)[\($0.id)]" } ?? layer)
        let lines = SecretMask.byForm.reported(diagnosis.summary).lines(width: width, firstUsed: label.columns + 2)
        var output: ReportText =
            "\(diagnosis.isKnown ? style.error(label) : style.warning(label))\(style.strong(": \(lines[0])"))\n"
        for line in lines.dropFirst() { output += "\(style.strong(line))\n" }
        var parts: [String] = []
        if let status = diagnosis.httpStatus { parts.append("HTTP \(status)") }
        if let provider = diagnosis.providerName { parts.append("from \(provider)") }
        if let upstream = diagnosis.upstreamName { parts.append("behind it \(upstream)") }
        if let model = diagnosis.model { parts.append("model \(model)") }
        if let proxy = diagnosis.proxy { parts.append("proxy \(proxy)") }
        if diagnosis.isKnown { parts.append("confidence \(diagnosis.confidence.rawValue)") }
        if !parts.isEmpty { output += paragraph(parts.joined(separator: ", "), indentation: 2) }
        return output
    }

    static func layerName(_ layer: ErrorLayer) -> String { layer == .frontEnd ? "front end" : layer.rawValue }

    private func evidence(_ evidence: Diagnosis.Evidence) -> String {
        let meaning = evidence.meaning.isEmpty ? "" : " - \(evidence.meaning)"
        let source = evidence.fact.map { " [\($0.source)]" } ?? ""
        return "\"\(evidence.text)\"\(meaning)\(source)"
    }

    private func section(_ name: ReportText, _ items: [String]) -> ReportText {
        guard !items.isEmpty else { return "" }
        return "\n\(style.strong(name))\n" + items.map { item($0, mark: "- ") }.joined()
    }

    private func steps(_ remedies: [Diagnosis.Remedy]) -> ReportText {
        guard !remedies.isEmpty else { return "" }
        var output: ReportText = "\n\(style.strong("do"))\n"
        for (number, remedy) in remedies.enumerated() {
            let place = remedy.place.map { " (\($0.description))" } ?? ""
            output += item(remedy.action + place, mark: "\(number + 1). ")
            for note in [remedy.why, remedy.url ?? "", remedy.command ?? ""] where !note.isEmpty {
                output += paragraph(note, indentation: 5)
            }
        }
        return output
    }

    private func item(_ text: String, mark: ReportText) -> ReportText {
        let indentation = 2 + mark.columns
        let lines = SecretMask.byForm.reported(text).lines(width: width, indentation: indentation)
        var output: ReportText = "  \(mark)\(lines[0])\n"
        for line in lines.dropFirst() { output += "\(.blanks(indentation))\(line)\n" }
        return output
    }

    private func paragraph(_ text: String, indentation: Int) -> ReportText {
        SecretMask.byForm.reported(text).lines(width: width, indentation: indentation).map { line -> ReportText in
            "\(.blanks(indentation))\(line)\n"
        }.joined()
    }
}
