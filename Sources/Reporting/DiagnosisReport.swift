public import Diagnosing

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

    /// The advice in one line, by the user's clock and UTC.
    ///
    /// - Parameter isPrivate: Leaves out the user's clock, which tells where they live.
    func line(isPrivate: Bool = false) -> String {
        let retry = report.diagnosis.retry
        switch retry.kind {
        case .never: return "waiting does not help"
        case .now: return "try again once, now"
        case .later: return "try again in \(Self.span(retry.seconds ?? 60))"
        case .atReset:
            guard let moment = retry.moment else { return "try again after the reset" }
            let utc = "\(Self.clock(moment, offset: 0)) UTC"
            let wait = "in \(Self.span(moment.seconds - report.now.seconds))"
            guard !isPrivate, let local = report.zone.offset(at: moment) else { return "try again at \(utc), \(wait)" }
            if local.seconds == 0 { return "try again at \(utc), which is your time, \(wait)" }
            let offset = "UTC\(Instant.offsetText(local.seconds))"
            let name =
                local.name.isEmpty || !(local.name.first?.isLetter ?? false) ? offset : "\(local.name), \(offset)"
            return "try again at \(Self.clock(moment, offset: local.seconds)) your time (\(name)), \(utc), \(wait)"
        }
    }

    /// Date and clock, to the minute.
    private static func clock(_ moment: Instant, offset: Int) -> String {
        let text = moment.text(offset: offset)
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
    }

    /// A span of time in the two largest units that matter.
    static func span(_ seconds: Int) -> String {
        func counted(_ number: Int, _ unit: String) -> String { "\(number) \(unit)" }
        switch max(seconds, 1) {
        case ..<90: return counted(seconds, seconds == 1 ? "second" : "seconds")
        case ..<5400:
            let minutes = (seconds + 30) / 60
            return counted(minutes, minutes == 1 ? "minute" : "minutes")
        case ..<172_800:
            let minutes = seconds / 60
            return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
        default: return counted((seconds + 43_200) / 86_400, "days")
        }
    }
}
