import Catalog

/// The catalogue's sentences as they are put where no case is at hand: on pages.
public enum GeneralSentences {
    /// The sentence with every placeholder in general words: "the provider", "this model".
    public static func filled(_ text: String) -> String {
        var filled = text
        for (name, words) in [
            ("{provider}", "the provider"), ("{upstream}", "the upstream host"), ("{host}", "the host"),
            ("the model {model}", "this model"), ("{model}", "this model"),
            ("{address}", "the address"), ("{window} tokens", "the model's window"),
            ("{affordable} tokens", "what the balance pays"),
        ] { filled = filled.substituting(name, by: words) }
        guard filled != text, let first = filled.first, first.isLowercase else { return filled }
        return first.uppercased() + filled.dropFirst()
    }

    /// Advice on waiting with its reason: "waiting does not help until you add credit".
    public static func waiting(_ advice: String, because reason: String) -> String {
        if reason.isEmpty { return advice }
        return advice + (advice == "waiting does not help" && reason.hasPrefix("until ") ? " " : "; ") + reason
    }

    /// When to try again, as half a sentence.
    public static func waiting(_ rule: RetryRule) -> String {
        switch rule {
        case .never: "waiting does not help"
        case .now: "try again once, now"
        case .later(let seconds):
            seconds < 90
                ? "try again in a minute"
                : seconds < 3600 ? "try again in \(seconds / 60) minutes" : "try again in an hour or more"
        case .stated: "wait as long as the answer says, a minute if it says nothing"
        case .midnightUTC: "wait until 00:00 UTC"
        case .midnightPacific: "wait until midnight Pacific time"
        case .fourHoursUTC: "wait until the next of 00:00, 04:00, 08:00, 12:00, 16:00, or 20:00 UTC"
        case .monthUTC: "wait until the first of the next month, UTC"
        }
    }
}
