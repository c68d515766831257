import Diagnosing

/// A short summary for a forum or a chat: nothing in it says who or where somebody is.
public struct SharedDiagnosisRenderer {
    private let tried: [String]
    private let tool: String

    /// A renderer.
    ///
    /// - Parameters:
    ///   - tried: What has been tried already, in the user's words.
    ///   - tool: The program's name and version.
    public init(tried: [String], tool: String) {
        self.tried = tried
        self.tool = tool
    }

    private static let maxSteps = 4

    /// The summary as JSON: its Markdown is the text of `share`.
    public func json(_ report: DiagnosisReport, version: String, catalogDate: String) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("share")
            json.string(foreign: render(report).printed)
        }
        return json.text + "\n"
    }

    /// The summary, in the Markdown that Discord and forums know.
    public func render(_ report: DiagnosisReport) -> ReportText {
        let diagnosis = report.diagnosis
        var lines: [String] = []
        let status = diagnosis.httpStatus.map { " (HTTP \($0))" } ?? ""
        let place = diagnosis.providerName.map { " at \($0)" } ?? ""
        if let cause = diagnosis.cause {
            lines.append(
                "**\(TextDiagnosisRenderer.layerName(diagnosis.layer)): \(cause.id)**\(place)\(status), confidence \(diagnosis.confidence.rawValue)"
            )
        } else {
            lines.append("**an unknown error**\(place)\(status)")
        }
        lines.append("> \(diagnosis.message)")
        if diagnosis.isKnown { lines.append("Means: \(diagnosis.summary).") }
        var loaded: [String] = []
        if let frontEnd = diagnosis.frontEndName { loaded.append(frontEnd) }
        if let model = diagnosis.model { loaded.append("model `\(model)`") }
        if let upstream = diagnosis.upstreamName { loaded.append("upstream \(upstream)") }
        if !loaded.isEmpty { lines.append("Setup: \(loaded.joined(separator: ", "))") }
        if diagnosis.isKnown { lines.append("Waiting: \(WaitingWords(report: report).line(isPrivate: true))") }
        let tried = tried.map(Redaction.redacted).filter { !$0.isEmpty }
        lines.append("Tried: \(tried.isEmpty ? "nothing yet" : tried.joined(separator: "; "))")
        // Lines of somebody's files, switching to a proxy of theirs, and what they tried, are no news to the forum.
        let steps = diagnosis.remedies.filter { $0.place == nil && $0.command == nil }.map { $0.action }.filter {
            step in
            !tried.contains { step.lowercased().contains($0.lowercased()) }
        }
        if !steps.isEmpty {
            lines.append(
                "Next steps: "
                    + steps.prefix(Self.maxSteps).enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(
                        separator: "  "))
        }
        lines.append("from \(tool)")
        return lines.map { line -> ReportText in "\(foreign: Redaction.redacted(SafeText.line(line)))\n" }.joined()
    }
}
