import Catalog

extension Classifier {
    /// What the sentences complain of, where that says more than common words, a status or the referee.
    func complaint(
        _ error: UnwrappedError, _ form: ErrorTextFilter, best: Candidate?, _ opinion: RefereedVerdict, isFramed: Bool
    ) -> Complaint? {
        guard !form.isNothingOfOurs else { return nil }
        let isVague =
            best.map { $0.wording.place == .status || Self.general.contains($0.wording.cause) || isUnfit($0, error) }
            ?? true
        guard isVague else { return nil }
        let told = opinion.opinion
        // What the referee is sure of stands; what it calls a setting is made closer.
        if let told, told.cause != "bad-params", told.likelihood >= 0.5 || best != nil && told.likelihood >= 0.3 {
            return nil
        }
        let isMessage = isFramed || form.isErrorShaped || form.isShortMessage
        guard isMessage, isFramed || !form.isSource,
            opinion.judgment.isOrdinary < (isFramed || form.isErrorShaped ? 0.75 : 0.5),
            let complaint = Complaint(error)
        else { return nil }
        // Of a refused key the complaint only says in which way.
        if best?.wording.cause == "invalid-key", !["missing-auth", "token-expired"].contains(complaint.cause) {
            return nil
        }
        // A general complaint says no more than what is known, and every service has some.
        let isRefusal = !error.statuses.isDisjoint(with: [400, 415, 422])
        if complaint.cause == "bad-params", !isRefusal, !form.isOfModels { return nil }
        if complaint.cause == "bad-params", told != nil || best?.wording.cause == "bad-params" { return nil }
        if let told, told.cause != "bad-params", complaint.cause != told.cause, told.likelihood >= 0.4 { return nil }
        return complaint
    }

    /// Causes that leave open what is wrong.
    private static let general: Set<String> = ["bad-params", "upstream-generic", "invalid-key"]

    /// Whether common words say what the status denies: a server that refuses a request as it stands has not failed.
    func isUnfit(_ candidate: Candidate, _ error: UnwrappedError) -> Bool {
        let isSpoken =
            !error.statuses.isDisjoint(with: [400, 415, 422])
            || error.status == 401 && candidate.wording.layer == .model
        return candidate.rank.strength <= 2 && isSpoken
            && !StatusPrior.fits(candidate.wording.cause, candidate.wording.layer, error.statuses)
    }

    /// An answer that went well and says nothing.
    static func emptyReply(_ recognition: Recognition) -> Verdict {
        let opinion = Referee.Opinion(cause: "empty-reply", layer: .content, likelihood: 0.7)
        return Verdict(
            chosen: nil, others: [], cause: opinion.cause, layer: opinion.layer, recognition: recognition,
            judgment: Referee.Judgment(isOrdinary: 0, opinions: [opinion], words: ["finish_reason"], count: 1))
    }
}

extension Referee.Judgment {
    /// The same with a complaint in front of what the referee holds likely.
    func led(by complaint: Complaint) -> Referee.Judgment {
        let first = Referee.Opinion(cause: complaint.cause, layer: complaint.layer, likelihood: 0.5)
        return Referee.Judgment(
            isOrdinary: isOrdinary, opinions: [first] + opinions.filter { $0.cause != first.cause }.prefix(2),
            words: complaint.words, count: count)
    }
}
