import Catalog

/// Decides whether the referee's opinion counts: beside a recorded wording of common words, or where there is none.
struct RefereedVerdict {
    /// The cause it names; nil where it is not sure enough.
    private(set) var opinion: Referee.Opinion?
    /// What it made of the text.
    let judgment: Referee.Judgment
    /// Whether an upstream said the text that it judged.
    private(set) var isPassedOn = false
    /// Whether the text is plainly none of ours, common words or not.
    private(set) var isNoError = false
    /// Whether it can be an error at all.
    private(set) var mayBeError = false

    /// Of this many known features something follows.
    private static let leastFeatures = 3

    init(
        _ error: UnwrappedError, _ form: ErrorTextFilter, best: Candidate?, hasFrame: Bool, referee: Referee
    ) {
        guard !form.isNothingOfOurs else {
            judgment = .none
            isNoError = best == nil
            return
        }
        var judgment = referee.judge(error.text)
        // What an upstream or a field said counts more than what stands around it.
        let inner = error.segments.filter { $0.role == .message }.max { $0.level < $1.level }
        if let inner, inner.bytes.count * 2 < error.text.count {
            let status = error.status.map { Array("\($0) ".utf8) } ?? []
            let closer = referee.judge(status + inner.bytes)
            if (closer.opinions.first?.likelihood ?? 0) > (judgment.opinions.first?.likelihood ?? 0) {
                judgment = closer
                isPassedOn = inner.isPassedOn
            }
        }
        self.judgment = judgment
        let hasForm = hasFrame || form.isErrorShaped
        let isMessage = hasForm || form.looksLikeMessage
        mayBeError = judgment.isOrdinary < (hasForm ? 0.6 : 0.05)
        guard let first = judgment.opinions.first, judgment.count >= Self.leastFeatures || hasForm else { return }
        // What no provider says with this status is not it, unless every word says so.
        guard first.likelihood >= 0.85 || StatusPrior.fits(first.cause, first.layer, error.statuses) else { return }
        let needed = best == nil ? (hasForm ? 0.3 : isMessage ? 0.65 : 0.85) : 0.85
        let isLikely = first.likelihood >= needed && judgment.isOrdinary < (hasForm ? 0.4 : isMessage ? 0.08 : 0.05)
        guard isLikely else { return }
        // Every service refuses requests; whose it is, a status or a name has to say.
        if first.cause == "bad-params", error.statuses.isDisjoint(with: [400, 415, 422]), !form.isOfModels { return }
        // A code or a status of the same cause is the better evidence.
        if let best, best.wording.cause == first.cause { return }
        opinion = first
    }
}
