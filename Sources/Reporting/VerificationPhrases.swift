import Diagnosing
import VerificationResults

/// Puts what an answer tells of an account into half sentences.
enum VerificationPhrases {
    /// `free requests today: 38 of 50 requests left, again at …`.
    static func quota(_ quota: Quota, _ clock: ClockPhrases) -> String {
        var words: [String] = []
        switch (quota.remaining, quota.limit, quota.used) {
        case (let left?, let limit?, _):
            words.append("\(amount(left, quota.unit)) of \(counted(limit, quota.unit)) left")
        case (let left?, nil, _): words.append("\(counted(left, quota.unit)) left")
        case (nil, let limit?, let used?):
            words.append("\(amount(used, quota.unit)) of \(counted(limit, quota.unit)) used")
        case (nil, let limit?, nil): words.append("up to \(counted(limit, quota.unit))")
        case (nil, nil, let used?): words.append("\(counted(used, quota.unit)) used")
        case (nil, nil, nil): words.append("unknown")
        }
        if let reset = quota.resetsAt, reset > clock.now { words.append("resets at \(clock.moment(reset))") }
        return "\(quota.name): \(words.joined(separator: ", "))"
    }

    private static func amount(_ amount: Double, _ unit: String) -> String {
        unit == "USD" || unit == "CNY" ? Amounts.money(amount, unit) : Amounts.number(amount)
    }

    private static func counted(_ amount: Double, _ unit: String) -> String {
        unit == "USD" || unit == "CNY" ? Amounts.money(amount, unit) : "\(Amounts.number(amount)) \(unit)"
    }

    /// When a limit that is reached lets requests through again.
    static func wait(_ retry: RetryAdvice, _ clock: ClockPhrases) -> String {
        switch retry.kind {
        case .never: "waiting does not help"
        case .now: "it may work again at once"
        case .later: "it should work again in about \(ClockPhrases.span(retry.seconds ?? 60))"
        case .atReset:
            retry.moment.map { "it should work again at \(clock.moment($0))" } ?? "it should work after the reset"
        }
    }

    /// Whether a model is in the list.
    static func presence(_ model: ModelPresence) -> String {
        switch model.isListed {
        case true?: "model \(model.model): listed" + (model.ending.map { "; \(ending($0))" } ?? "")
        case false?: "model \(model.model): not in the list" + (model.alike.map { "; did you mean \($0)?" } ?? "")
        case nil: "model \(model.model): the list could not be read"
        }
    }

    private static func ending(_ ending: ModelPresence.Ending) -> String {
        let day = ending.day.map { "the list says that it ends on \($0)" } ?? "the list says that it will end"
        return day + (ending.replacement.map { "; use \($0)" } ?? "")
    }

    /// What came back and how long it took, in milliseconds since the start.
    static func answer(_ result: AccountResult) -> String {
        var words = result.httpStatus.map { ", HTTP \($0)" } ?? ""
        guard let latency = result.latency else { return words }
        words += "\(words.isEmpty ? ", stopped" : "") after \(latency.total) ms"
        let phases = [
            ("name", latency.name), ("connection", latency.connect), ("TLS", latency.tls),
            ("answer", latency.firstByte),
        ].compactMap { name, time in time.map { "\(name) \($0)" } }
        return phases.isEmpty ? words : words + " (\(phases.joined(separator: ", ")))"
    }
}
