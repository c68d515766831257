public import Diagnosing
public import Setups

/// A diagnosis with what is needed to tell it to somebody.
public struct DiagnosisReport: Sendable {
    /// The diagnosis.
    public let diagnosis: Diagnosis
    /// The moment from which waiting is reckoned.
    public let now: Instant
    /// The clock of the user.
    public let zone: any LocalZone

    /// A diagnosis with the moment and the clock it is told by.
    public init(_ diagnosis: Diagnosis, now: Instant, zone: any LocalZone) {
        self.diagnosis = diagnosis
        self.now = now
        self.zone = zone
    }
}

/// Says when to try again.
struct WaitingWords {
    let report: DiagnosisReport

    /// The advice in one line, with a moment once.
    ///
    /// - Parameter isPrivate: Leaves out the user's clock, which tells where they live.
    func line(isPrivate: Bool = false) -> String {
        let retry = report.diagnosis.retry
        switch retry.kind {
        case .never: return "waiting does not help"
        case .now: return "try again once, now"
        case .later: return "try again in \(ClockPhrases.span(retry.seconds ?? 60))"
        case .atReset:
            guard let moment = retry.moment else { return "try again after the reset" }
            let clock = ClockPhrases(now: report.now, zone: isPrivate ? NoZone() : report.zone)
            return "try again at \(clock.once(moment))"
        }
    }
}
