import Catalog
public import Setups

/// When trying again can help.
public struct RetryAdvice: Sendable, Equatable {
    /// The answer in one word.
    public enum Kind: String, Sendable {
        /// Not before something is changed.
        case never
        /// At once.
        case now
        /// After some time.
        case later
        /// When a count starts again.
        case atReset = "at-reset"
    }

    /// The answer in one word.
    public let kind: Kind
    /// The moment of the reset; nil where there is none.
    public let moment: Instant?
    /// How long to wait, in seconds; nil where that is not it.
    public let seconds: Int64?
    /// Why, without a final full stop; may be empty.
    public let reason: String
}

/// Works out when to try again from what the answer states and what is known of the cause.
struct RetryAdvisor {
    let error: UnwrappedError
    let now: Instant
    /// Whether most of what it can be does not pass by itself.
    var isHopeless = false

    /// A wait that an answer states is believed up to here, in seconds; longer ones are no wait but a date.
    private static let longestWait: Int64 = 45 * 86_400

    func advice(for cause: ErrorCause?, _ wording: ErrorWording?) -> RetryAdvice {
        guard let cause else {
            return ofStatusAlone("until the whole text is known")
        }
        // A frame hides the reason: what passes by itself and what does not, the status tells.
        if cause.id.hasPrefix("wrapper-") { return ofStatusAlone(cause.retryReason) }
        let own = wording?.cause == cause.id ? wording?.retry : nil
        var rule = own ?? cause.retry
        if case .later = rule, cause.retry == .stated, own == nil { rule = .stated }
        let reason = cause.retryReason
        switch rule {
        case .never:
            // A key's daily cap and the like start again by themselves.
            if cause.id == "key-limit", let period = keyPeriod { return atReset(period, reason) }
            return RetryAdvice(kind: .never, moment: nil, seconds: nil, reason: reason)
        case .now: return stated(reason) ?? RetryAdvice(kind: .now, moment: nil, seconds: nil, reason: reason)
        case .later(let seconds):
            return stated(reason) ?? RetryAdvice(kind: .later, moment: nil, seconds: Int64(seconds), reason: reason)
        case .stated where cause.retry == .midnightUTC:
            // Days of a rolling window have no midnight; the answer says how long, or nothing does.
            return stated(reason)
                ?? RetryAdvice(
                    kind: .later, moment: nil, seconds: 3600, reason: "the 24-hour window moves on hour by hour")
        case .stated:
            return stated(reason) ?? RetryAdvice(kind: .later, moment: nil, seconds: 60, reason: reason)
        // A short delay that is stated with a cap per day is wrong; a moment is not.
        case .midnightUTC: return atReset(statedMoment ?? now.next(multipleOf: 86_400), reason)
        case .midnightPacific:
            return atReset(
                PacificTime.midnight(after: now),
                "daily quotas reportedly reset at midnight Pacific time")
        case .fourHoursUTC: return atReset(statedMoment ?? now.next(multipleOf: 4 * 3600), reason)
        case .monthUTC: return atReset(now.nextMonth, reason)
        }
    }

    /// What a status says of waiting where nothing else does: only what passes by itself is tried again.
    private func ofStatusAlone(_ reason: String) -> RetryAdvice {
        if let told = stated("") { return told }
        switch error.status {
        case 429:
            return RetryAdvice(kind: .later, moment: nil, seconds: 60, reason: "per-minute limits clear by then")
        case .none where isHopeless:
            return RetryAdvice(
                kind: .never, moment: nil, seconds: nil, reason: "most possible causes do not pass by themselves")
        case 408, 409, 425, .none:
            return RetryAdvice(kind: .now, moment: nil, seconds: nil, reason: "once, to see the whole answer")
        case .some(500...):
            return RetryAdvice(kind: .later, moment: nil, seconds: 120, reason: "server failures are usually short")
        default: return RetryAdvice(kind: .never, moment: nil, seconds: nil, reason: reason)
        }
    }

    private func atReset(_ moment: Instant, _ reason: String) -> RetryAdvice {
        // The text may be older than its reset.
        if moment <= now {
            return RetryAdvice(
                kind: .now, moment: nil, seconds: nil, reason: "the reset that the answer states has passed")
        }
        return RetryAdvice(kind: .atReset, moment: moment, seconds: nil, reason: reason)
    }

    /// When a key's cap with a period starts again (docs of OpenRouter: days, weeks and months of UTC).
    private var keyPeriod: Instant? {
        let text = String(decoding: error.text.prefix(4000), as: UTF8.self).lowercased()
        if text.holds("daily limit") { return now.next(multipleOf: 86_400) }
        if text.holds("weekly limit") { return now.nextMonday }
        return text.holds("monthly limit") ? now.nextMonth : nil
    }

    /// The moment of a reset that the answer states.
    private var statedMoment: Instant? {
        for name in ["quota_reset_timestamp", "resets_at", "reset_at", "quotaresettimestamp", "x-ratelimit-reset"] {
            guard let text = error.value(name) else { continue }
            if let moment = Instant(text) { return moment }
            guard let number = Double(text), number.isFinite, number > 1_000_000_000, number < 1e14 else { continue }
            // OpenRouter counts in milliseconds (captured 2026-09-24), others in seconds.
            return Instant(seconds: Int64(number > 100_000_000_000 ? number / 1000 : number))
        }
        for segment in error.segments where segment.role == .message || segment.role == .whole {
            let text = String(decoding: segment.bytes.prefix(3000), as: UTF8.self).lowercased()
            if let moment = StatedMoments(now: now).first(in: text) { return moment }
        }
        // A wait of more than some minutes is the reset itself.
        guard let seconds = statedSeconds, seconds >= 600, seconds <= Self.longestWait else { return nil }
        return Instant(seconds: now.seconds + seconds)
    }

    /// The wait that the answer states.
    private func stated(_ reason: String) -> RetryAdvice? {
        if statedSeconds == nil, let moment = statedMoment {
            return moment <= now ? nil : atReset(moment, reason.isEmpty ? "the answer says so" : reason)
        }
        guard let seconds = statedSeconds, seconds >= 0, seconds <= Self.longestWait else { return nil }
        return RetryAdvice(
            kind: seconds < 2 ? .now : .later, moment: nil, seconds: seconds < 2 ? nil : seconds,
            reason: reason.isEmpty ? "the answer says so" : reason)
    }

    private var statedSeconds: Int64? {
        for name in [
            "retry-after", "retry_after", "retry_after_seconds", "retryafter", "retrydelay", "resets_in_seconds",
            "x-ratelimit-reset-requests", "x-ratelimit-reset-tokens",
        ] {
            if let text = error.value(name), let seconds = Duration.seconds(text) { return seconds }
        }
        for segment in error.segments where segment.role == .message || segment.role == .whole {
            let text = String(decoding: segment.bytes.prefix(3000), as: UTF8.self).lowercased()
            for opening in [
                "try again in ", "try again after ", "retry after ", "retry in ", "please wait ", "available in ",
                "wait for ", "sleep for ", "come back in ", "resets in ", "reset in ", "reset after ", "resets after ",
            ] {
                guard let range = text.place(of: opening) else { continue }
                if let seconds = Duration.seconds(String(text[range.upperBound...].prefix(24))) { return seconds }
            }
        }
        return nil
    }

    /// Reads `40`, `40 seconds`, `5.289s`, `2m59.56s`, `22s`, `1h2m`, `350ms`, `3 minutes`.
    enum Duration {
        /// The seconds, rounded up; nil for what is no span of time.
        static func seconds(_ text: String) -> Int64? {
            var rest = text.lowercased().drop { $0 == " " || $0 == "\"" }
            var total = 0.0
            var isRead = false
            while let digit = rest.first, digit.isASCII, digit.isNumber {
                let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
                guard digits.count <= 12, let number = Double(digits.last == "." ? digits.dropLast() : digits) else {
                    return nil
                }
                rest = rest.dropFirst(digits.count).drop { $0 == " " }
                let unit = rest.prefix { $0.isASCII && $0.isLetter }
                guard let factor = factor(String(unit)) else { break }
                total += number * factor
                isRead = true
                rest = rest.dropFirst(unit.count).drop { $0 == " " || $0 == "," }
                if unit.isEmpty { break }
            }
            guard isRead, total < 1e9 else { return nil }
            return Int64(total.rounded(.up))
        }

        private static func factor(_ unit: String) -> Double? {
            switch unit {
            case "ms", "milliseconds", "millisecond": 0.001
            case "", "s", "sec", "secs", "second", "seconds": 1
            case "m", "min", "mins", "minute", "minutes": 60
            case "h", "hour", "hours", "hr", "hrs": 3600
            case "d", "day", "days": 86_400
            default: nil
            }
        }
    }
}
