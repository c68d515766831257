import Catalog

/// Says what shows the cause, and why it is none of those that look alike.
struct EvidenceReader {
    let error: UnwrappedError
    let verdict: Verdict
    let catalog: Catalog
    let placeholders: Placeholders

    private static let maxRivals = 4

    /// The places of the text that show the cause, the decisive one first; of an unknown text what could be read.
    var evidence: [Diagnosis.Evidence] {
        var evidence: [Diagnosis.Evidence] = []
        if let chosen = verdict.chosen {
            let wording = chosen.wording
            let cause = verdict.cause.flatMap(catalog.errorCause)
            let meaning = wording.meaning.isEmpty ? cause?.telltale ?? "" : wording.meaning
            let fact = Fact(
                "seen in this form", date: nil, source: "\(wording.seen), \(wording.source)", grade: wording.grade)
            evidence.append(
                Diagnosis.Evidence(text: Self.shown(chosen.quote), meaning: meaning, fact: fact))
        }
        if verdict.likelihood != nil, let judgment = verdict.judgment {
            append(
                judgment.words.joined(separator: ", "),
                "no known text matches; these words point most strongly to \(verdict.cause ?? "")", &evidence)
        }
        if let status = error.status { append("HTTP \(status)", Self.statusMeaning(status), &evidence) }
        if let name = error.value("provider_name") {
            append("provider_name: \(name)", "the upstream that answered the router", &evidence)
        }
        if let source = verdict.recognition.provider.flatMap({ catalog.provider($0)?.name }),
            !verdict.recognition.providerEvidence.isEmpty
        {
            append(verdict.recognition.providerEvidence, "\(source) was asked", &evidence)
        }
        if verdict.recognition.model != nil, verdict.chosen == nil, let model = verdict.recognition.model {
            append(model, "the model", &evidence)
        }
        return evidence
    }

    private func append(_ text: String, _ meaning: String, _ evidence: inout [Diagnosis.Evidence]) {
        let shown = Self.shown(text)
        if evidence.contains(where: { $0.text == shown }) { return }
        evidence.append(Diagnosis.Evidence(text: shown, meaning: meaning, fact: nil))
    }

    private static let maxPossibilities = 6

    /// Causes that the text leaves open, and how one would know them.
    ///
    /// Where nothing but a status is known, they are those that come with it, the most often recorded first.
    func possibilities(of cause: ErrorCause?) -> [Diagnosis.RuledOut] {
        var ids = cause?.possibilities ?? []
        if verdict.chosen == nil, let opinions = verdict.judgment?.opinions {
            ids += opinions.dropFirst(cause == nil ? 0 : 1).filter { $0.likelihood > 0.08 && !ids.contains($0.cause) }
                .map { $0.cause }
        }
        let isStatusAlone =
            verdict.chosen.map { $0.isFrame || $0.wording.place == .status }
            ?? (error.text.count < 200 && !error.segments.contains { $0.role == .message && $0.bytes.count > 3 })
        if isStatusAlone, let status = error.status, status >= 400 {
            ids = causes(ofStatus: status)
        }
        return ids.filter { $0 != cause?.id }.compactMap { id in
            catalog.errorCause(id).map { Diagnosis.RuledOut(cause: id, why: "if the whole answer \($0.telltale)") }
        }
    }

    /// The causes that are recorded with a status, of the service that was asked where it is known.
    private func causes(ofStatus status: Int) -> [String] {
        var counts: [String: Int] = [:]
        for wording in catalog.errorWordings where wording.status == status && wording.strength == .exact {
            let isTheirs = placeholders.provider.map { $0.id == wording.speaker } ?? true
            if isTheirs, !wording.cause.hasPrefix("wrapper-") { counts[wording.cause, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.maxPossibilities).map { $0.key }
    }

    /// Causes that look alike, and why it is none of them.
    func ruledOut(for cause: ErrorCause) -> [Diagnosis.RuledOut] {
        guard let chosen = verdict.chosen, !chosen.isFrame,
            // Common words rule nothing out.
            chosen.wording.strength == .exact || chosen.wording.strength == .umbrella
        else { return [] }
        let quote = Self.shown(chosen.quote, atMost: 48)
        let upstream = error.value("provider_name").map { ", and provider_name is \(Self.shown($0))" } ?? ""
        return cause.rivals.filter { $0 != cause.id }.prefix(Self.maxRivals).compactMap { id in
            guard let rival = catalog.errorCause(id) else { return nil }
            if let other = verdict.others.first(where: { $0.wording.cause == id }) {
                return Diagnosis.RuledOut(
                    cause: id,
                    why: "its words occur (\(Self.shown(other.quote))), but \"\(quote)\" says more\(upstream)")
            }
            return Diagnosis.RuledOut(
                cause: id, why: "its text \(rival.telltale); this one says \"\(quote)\"\(upstream)")
        }
    }

    /// A quotation: one line, not long, without anything that says who somebody is.
    static func shown(_ text: String, atMost limit: Int = 160) -> String {
        let line = Redaction.redacted(text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " "))
        return line.count > limit ? line.prefix(limit) + "…" : line
    }

    /// What a status says by itself.
    static func statusMeaning(_ status: Int) -> String {
        switch status {
        case 200..<300: "the request was accepted"
        case 400: "the request was rejected as it is"
        case 401: "the key was refused or missing"
        case 402: "payment is required"
        case 403: "the request is not permitted"
        case 404: "a path, a model, or a route was not found"
        case 408: "the request timed out"
        case 413: "the request was too large"
        case 422: "a field in the request was rejected"
        case 429: "a limit was exceeded; the text says which"
        case 500: "the server failed"
        case 502, 503, 520...527, 530: "the server behind the gateway is down or unreachable"
        case 504: "the server behind the gateway took too long"
        case 529: "overloaded"
        default: "no common meaning"
        }
    }
}
