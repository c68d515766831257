public import Setups

/// A wait, told to people.
public enum WaitPhrase {
    /// `Waiting until 2026-11-22 01:00 CET, in 12 h`.
    public static func waiting(until end: Instant, now: Instant, zone: any LocalZone) -> String {
        "Waiting until \(ClockPhrases(now: now, zone: zone).once(end))"
    }
}
