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
            allowedTokens: verdict.chosen.flatMap { StatedNumbers.allowedTokens(in: Self.surroundings(of: $0)) },
            catalog: catalog)
        let maker = RemedyMaker(
            verdict: Verdict(
                chosen: verdict.chosen, others: verdict.others, cause: verdict.cause, layer: verdict.layer,
                recognition: recognition),
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
            summary: cause.map { placeholders.filled($0.summary) } ?? Self.unknownSummary(verdict),
            evidence: evidence.evidence,
            ruledOut: cause.map(evidence.ruledOut) ?? [], possibilities: evidence.possibilities(of: cause),
            retry: RetryAdvisor(error: error, now: now).advice(for: cause, verdict.chosen?.wording),
            remedies: cause.map(maker.remedies) ?? Self.unknownRemedies(verdict),
            vainRemedies: cause.map(maker.vainRemedies) ?? [],
            proxy: failed?.proxy.label.map(SecretMask.byForm.hidingSecrets), message: Self.message(of: error, verdict))
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
        guard let range = text.firstRange(of: chosen.quote) else { return chosen.quote }
        return String(text[range.lowerBound...].prefix(400))
    }

    private static func confidence(_ verdict: Verdict, _ error: UnwrappedError) -> Diagnosis.Confidence {
        guard let chosen = verdict.chosen else { return .none }
        if chosen.isFrame { return .low }
        switch chosen.wording.strength {
        case .exact: return chosen.wording.grade == .unverified ? .medium : .high
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
            ? "The text names several errors at once; paste one of them alone"
            : "This text contains no known error"
    }

    private static func unknownRemedies(_ verdict: Verdict) -> [Diagnosis.Remedy] {
        if verdict.isReference { return [] }
        return [
            Diagnosis.Remedy(
                action: "Paste the whole answer, with the status and everything in braces",
                why:
                    "the part that tells is often behind the message; the browser's developer tools show it under Network",
                command: nil,
                url: nil, place: nil),
            Diagnosis.Remedy(
                action: "Look at the status page of the provider, and try once more",
                why: "most failures without a known text are short",
                command: nil, url: nil, place: nil),
        ]
    }

    /// The words of the error itself, to be shown.
    private static func message(of error: UnwrappedError, _ verdict: Verdict) -> String {
        let inner = verdict.chosen?.segment.flatMap { $0.role == .message ? $0.bytes : nil }
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
