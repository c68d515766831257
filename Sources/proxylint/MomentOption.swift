import Glibc
import Setups

/// The moment that `--now` names, else this one.
enum MomentOption {
    /// - Throws: `UsageError` for what is no moment.
    static func moment(_ text: String?) throws(UsageError) -> Instant {
        guard let text else { return Instant(seconds: Int64(time(nil))) }
        guard let moment = Instant(text) else {
            throw UsageError("`--now \(text)` is not a time; write it as YYYY-MM-DDTHH:MM:SSZ")
        }
        return moment
    }
}
