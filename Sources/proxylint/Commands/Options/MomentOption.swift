import ArgumentParser
import Glibc
import Managing
import Setups

/// The moment that a command takes for the present.
struct MomentOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Treat this as the current time (YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ).", valueName: "time"))
    var now: String?

    /// The moment that was given, else this one.
    ///
    /// - Throws: `UsageError` for what is no moment.
    func moment() throws(UsageError) -> Instant { try Self.moment(now) }

    /// This moment.
    static var present: Instant { Instant(seconds: Int64(time(nil))) }

    /// The moment that a text names; this one where there is none.
    ///
    /// - Throws: `UsageError` for what is no moment.
    static func moment(_ text: String?) throws(UsageError) -> Instant {
        guard let text else { return present }
        guard let moment = Instant(text) else {
            throw UsageError("`--now \(text)` is not a valid time; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ")
        }
        return moment
    }
}
