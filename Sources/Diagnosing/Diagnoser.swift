public import Catalog
import Profiles
public import Setups

/// Reads errors: which layer refused, why, whether waiting helps, what to do.
///
/// Pasted text and live answers go the same way; what is known stands in the catalogue's two tables of errors.
public struct Diagnoser: Sendable {
    private let catalog: Catalog
    private let classifier: Classifier

    /// A diagnoser that knows the wordings and causes of `catalog`.
    public init(catalog: Catalog) {
        self.catalog = catalog
        classifier = Classifier(catalog)
    }

    /// What an error is.
    ///
    /// - Parameters:
    ///   - affected: The user's profile, for remedies that name its lines.
    ///   - now: The moment that waiting is counted from.
    public func diagnose(_ input: ErrorInput, for affected: AffectedProfile? = nil, now: Instant) -> Diagnosis {
        diagnose(read(input), for: affected, now: now)
    }

    /// What an error says by itself, before any profile is looked at.
    public func read(_ input: ErrorInput) -> ErrorReading {
        let error = Unwrapper.unwrap(input)
        return ErrorReading(error: error, verdict: classifier.classify(error))
    }

    /// What an error that was read comes to.
    ///
    /// - Parameters:
    ///   - affected: The user's profile, for remedies that name its lines.
    ///   - now: The moment that waiting is counted from.
    public func diagnose(_ reading: ErrorReading, for affected: AffectedProfile? = nil, now: Instant) -> Diagnosis {
        let (error, verdict) = (reading.error, reading.verdict)
        var recognition = verdict.recognition
        let failed = affected?.failed(provider: recognition.provider, model: recognition.model, catalog)
        // What the text does not say, the profile may.
        if recognition.provider == nil, let failed { recognition.provider = failed.account?.provider?.value }
        if recognition.model == nil, let failed, verdict.cause != nil { recognition.model = failed.proxy.model?.value }
        recognition.model = recognition.model.map(Redaction.redacted)
        recognition.upstream = recognition.upstream.map(Redaction.redacted)
        let provider = recognition.provider.flatMap(catalog.provider)
        let frontEnd = recognition.frontEnd ?? affected?.loaded.profile.frontEnds.first?.value
        let cause = verdict.cause.flatMap(catalog.errorCause)
        let placeholders = Placeholders(
            recognition: recognition, provider: provider, upstreamName: upstreamName(recognition),
            address: address(failed, provider),
            allowedTokens: StatedNumbers.allowedTokens(
                in: verdict.chosen.map(Self.surroundings) ?? String(decoding: error.text.prefix(4000), as: UTF8.self)),
            catalog: catalog)
        let maker = RemedyMaker(
            verdict: Verdict(
                chosen: verdict.chosen, others: verdict.others, cause: verdict.cause, layer: verdict.layer,
                recognition: recognition, judgment: verdict.judgment, isInferred: verdict.isInferred),
            error: error, placeholders: placeholders, affected: affected, failed: failed, frontEnd: frontEnd,
            catalog: catalog.judged(on: CalendarDate(secondsSince1970: now.seconds)),
            today: CalendarDate(secondsSince1970: now.seconds))
        let evidence = EvidenceReader(error: error, verdict: verdict, catalog: catalog, placeholders: placeholders)
        return Diagnosis(
            layer: verdict.layer, cause: cause, confidence: Self.confidence(verdict, error), provider: provider?.id,
            providerName: provider?.name, upstream: recognition.upstream, upstreamName: upstreamName(recognition),
            model: recognition.model, httpStatus: error.status,
            allowedTokens: cause?.scope == .prompt ? placeholders.allowedTokens : nil, frontEnd: frontEnd,
            frontEndName: frontEnd.flatMap { catalog.frontEnd($0)?.name },
            summary: cause.map { summary(of: $0, verdict, placeholders) } ?? Self.unknownSummary(verdict),
            evidence: evidence.evidence,
            ruledOut: cause.map(evidence.ruledOut) ?? [], possibilities: evidence.possibilities(of: cause),
            retry: RetryAdvisor(error: error, now: now, isHopeless: cause == nil && isHopeless(verdict)).advice(
                for: cause, verdict.chosen?.wording),
            remedies: Self.whatIsMissing(verdict) + (cause.map(maker.remedies) ?? Self.unknownRemedies(verdict, error)),
            vainRemedies: cause.map(maker.vainRemedies) ?? [],
            proxy: failed?.proxy.label.map(SecretMask.byForm.hidingSecrets), message: Self.message(of: error, verdict))
    }

    /// The cause in a sentence; a guess by a status alone is told as one.
    private func summary(of cause: ErrorCause, _ verdict: Verdict, _ placeholders: Placeholders) -> String {
        let summary = placeholders.filled(cause.summary)
        guard let chosen = verdict.chosen, chosen.wording.place == .status else { return summary }
        return "The text names only the status \(chosen.quote); most often that means: \(summary)"
    }

    /// Whether most of what an unknown text can be does not pass by itself.
    private func isHopeless(_ verdict: Verdict) -> Bool {
        guard let ranking = verdict.judgment?.ranking, !ranking.isEmpty else { return false }
        let all = ranking.reduce(0) { $0 + $1.likelihood }
        let lasting = ranking.filter { catalog.errorCause($0.cause)?.retry == .never }.reduce(0) { $0 + $1.likelihood }
        return lasting > 0.5 * all
    }

    private func upstreamName(_ recognition: Recognition) -> String? {
        guard let upstream = recognition.upstream else { return nil }
        return catalog.provider(upstream)?.name ?? upstream
    }

    private func address(_ failed: ResolvedProxy?, _ provider: Provider?) -> String? {
        if let url = failed?.address?.url { return url.mayHoldUserInfo && url.userInfo == nil ? nil : url.host }
        return provider?.hosts.first { !$0.hasPrefix("*") }
    }

    /// The text around the wording that decided, where its numbers stand.
    private static func surroundings(of chosen: Candidate) -> String {
        guard let segment = chosen.segment else { return chosen.quote }
        let text = String(decoding: segment.bytes.prefix(16_000), as: UTF8.self)
        guard let range = text.place(of: chosen.quote) else { return chosen.quote }
        // Numbers stand before the words as well: "maximum context length is 8192 … resulted in 8210".
        let start = text.index(range.lowerBound, offsetBy: -300, limitedBy: text.startIndex) ?? text.startIndex
        return String(text[start...].prefix(900))
    }

    private static func confidence(_ verdict: Verdict, _ error: UnwrappedError) -> Diagnosis.Confidence {
        guard let chosen = verdict.chosen else {
            return verdict.likelihood.map { $0 >= 0.7 ? .medium : .low } ?? .none
        }
        if chosen.isFrame || chosen.wording.place == .status { return .low }
        switch chosen.wording.strength {
        // What only the catalogue knows, the text itself does not say.
        case .exact: return chosen.wording.grade == .unverified || verdict.isInferred ? .medium : .high
        case .umbrella: return .medium
        case .weak: return .low
        case .generic:
            let isTheirs = chosen.wording.speaker == verdict.recognition.provider
            let statusFits = chosen.wording.status.map(error.statuses.contains) ?? false
            return isTheirs || statusFits ? .medium : .low
        }
    }

    // MARK: Unknown texts

    private static func unknownSummary(_ verdict: Verdict) -> String {
        verdict.isReference
            ? "The text contains several errors; paste only one of them"
            : "This text contains no known error"
    }

    private static let pasteAll = Diagnosis.Remedy(
        action: "Paste the whole answer, with the status and everything in braces",
        why: "the part that names the cause is often cut off; the browser's developer tools show it under Network",
        command: nil, url: nil, place: nil)

    /// Before settings are changed by a guess, the reason has to be seen: a bare 400 names none.
    private static func whatIsMissing(_ verdict: Verdict) -> [Diagnosis.Remedy] {
        guard let chosen = verdict.chosen, verdict.cause == "bad-params" else { return [] }
        return chosen.wording.place == .status || chosen.quote.lowercased() == "bad request" ? [pasteAll] : []
    }

    private static func unknownRemedies(_ verdict: Verdict, _ error: UnwrappedError) -> [Diagnosis.Remedy] {
        if verdict.isReference { return [] }
        let mayPass = error.status.map { $0 >= 500 || $0 == 408 || $0 == 429 } ?? true
        let paste = [Self.pasteAll]
        guard mayPass else { return paste }
        return paste + [
            Diagnosis.Remedy(
                action: "Check the provider's status page", why: "it shows failures at the provider",
                command: nil, url: nil, place: nil)
        ]
    }

    /// The words of the error itself, to be shown: the innermost, which say what happened.
    private static func message(of error: UnwrappedError, _ verdict: Verdict) -> String {
        let messages = error.segments.filter { $0.role == .message && !LooseFields($0.bytes).hasContainer }
        let innermost =
            messages.filter { $0.isPassedOn }.max { $0.level < $1.level }
            ?? messages.max { $0.level < $1.level }
        let inner = innermost?.bytes ?? verdict.chosen?.segment.flatMap { $0.role == .message ? $0.bytes : nil }
        let shown =
            inner ?? error.segments.first { $0.role == .message }?.bytes ?? error.segments.first { $0.role == .page }?
            .bytes ?? error.text
        // Before it is cut: half of a key or a wallet no longer looks like one.
        let text = Redaction.redacted(String(decoding: shown.prefix(8000), as: UTF8.self))
        let line = text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        return line.count > 300 ? line.prefix(300) + "…" : line
    }
}

/// An error as it was read, before any profile is looked at.
public struct ErrorReading: Sendable {
    let error: UnwrappedError
    let verdict: Verdict

    /// The catalogue's id of the provider that the text names; nil where it names none.
    public var provider: String? { verdict.recognition.provider }
    /// The model that the text names; nil where it names none.
    public var model: String? { verdict.recognition.model }
}
