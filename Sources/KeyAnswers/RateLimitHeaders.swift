import Setups
import VerificationResults

/// Limits that providers put into the headers of good answers.
struct RateLimitHeaders {
    private let answer: HTTPAnswer
    private let now: Instant

    init(_ answer: HTTPAnswer, now: Instant) {
        self.answer = answer
        self.now = now
    }

    /// What they count: Groq's requests are of the day and its tokens per minute, Chutes' quota is of the day.
    var quotas: [Quota] {
        [
            quota("requests per day", unit: "requests", "x-ratelimit-", "-requests"),
            quota("tokens per minute", unit: "tokens", "x-ratelimit-", "-tokens"),
            quota("requests per day", unit: "requests", "x-ratelimit-", "-requests-day"),
            quota("requests per minute", unit: "requests", "x-ratelimit-", "-req-minute"),
            chutes,
        ].compactMap { $0 }
    }

    private func quota(_ name: String, unit: String, _ prefix: String, _ suffix: String) -> Quota? {
        guard let limit = number("\(prefix)limit\(suffix)") else { return nil }
        let remaining = number("\(prefix)remaining\(suffix)")
        return Quota(
            name: name, limit: limit, used: remaining.map { max(limit - $0, 0) }, remaining: remaining, resetsAt: nil,
            unit: unit)
    }

    private var chutes: Quota? {
        guard let total = number("x-chutes-quota-total") else { return nil }
        return Quota(
            name: "requests per day", limit: total, used: number("x-chutes-quota-used"),
            remaining: number("x-chutes-quota-remaining"), resetsAt: now.next(multipleOf: 86_400), unit: "requests")
    }

    private func number(_ name: String) -> Double? {
        guard let text = answer.header(name), text.utf8.count < 24, let value = Double(text), value.isFinite, value >= 0
        else { return nil }
        return value
    }
}
