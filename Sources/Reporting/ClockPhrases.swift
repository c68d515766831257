import Profiles
import Setups
import Switching

/// Tells moments by the user's own clock and by UTC.
struct ClockPhrases {
    /// The moment from which waiting is reckoned.
    let now: Instant
    /// The clock of the user.
    let zone: any LocalZone

    /// A moment with how far it is off: `2026-11-22 01:00 your time (CET, UTC+01:00), 2026-11-22 00:00 UTC, in 12 h`.
    func moment(_ moment: Instant) -> String {
        let utc = "\(Self.clock(moment, offset: 0)) UTC"
        let wait = "in \(Self.span(moment.seconds - now.seconds))"
        guard let local = zone.offset(at: moment) else { return "\(utc), \(wait)" }
        if local.seconds == 0 { return "\(utc), which is your time, \(wait)" }
        let offset = "UTC\(Instant.offsetText(local.seconds))"
        let name = local.name.isEmpty || !(local.name.first?.isLetter ?? false) ? offset : "\(local.name), \(offset)"
        return "\(Self.clock(moment, offset: local.seconds)) your time (\(name)), \(utc), \(wait)"
    }

    /// A moment once, by the user's clock, and by UTC where that is not known: `2026-11-22 01:00 CET, in 12 h`.
    func once(_ moment: Instant) -> String {
        let wait = "in \(Self.span(moment.seconds - now.seconds))"
        guard let local = zone.offset(at: moment) else { return "\(Self.clock(moment, offset: 0)) UTC, \(wait)" }
        let isNamed = local.name.first?.isLetter ?? false
        let name = isNamed ? local.name : "UTC\(Instant.offsetText(local.seconds))"
        return "\(Self.clock(moment, offset: local.seconds)) \(name), \(wait)"
    }

    /// What a proxy rests for: `rests until 2026-11-22 01:00 CET, in 12 h: free-daily-quota`.
    func resting(_ failure: RememberedFailure) -> ReportText {
        "rests until \(foreign: failure.until.map(once) ?? "it is fixed"): \(foreign: failure.cause)"
    }

    /// How long ago a moment was: `12 minutes ago`.
    func ago(_ moment: Instant) -> String {
        let seconds = now.seconds - moment.seconds
        return seconds < 10 ? "just now" : "\(Self.span(seconds)) ago"
    }

    /// Date and clock, to the minute.
    private static func clock(_ moment: Instant, offset: Int) -> String {
        let text = moment.text(offset: offset)
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
    }

    /// A span of time in the two largest units that matter.
    static func span(_ seconds: Int64) -> String {
        func counted(_ number: Int64, _ unit: String) -> String { "\(number) \(unit)" }
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
