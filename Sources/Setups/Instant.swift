import Catalog

/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
public struct Instant: Comparable, Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    public let seconds: Int64

    /// A moment.
    public init(seconds: Int64) { self.seconds = seconds }

    /// Reads `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SS` with a fraction and an offset or `Z` where it has them.
    ///
    /// Without an offset it is UTC; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let epoch = CalendarDate(secondsSince1970: 0)
        // A day alone is what most callers have, and needs no characters.
        if text.utf8.count == 10, let date = CalendarDate(text) {
            seconds = Int64(epoch.days(until: date)) * 86_400
            return
        }
        guard let date = CalendarDate(text.prefix(10)) else { return nil }
        var seconds = Int64(epoch.days(until: date)) * 86_400
        var rest = text.dropFirst(10)
        guard let separator = rest.first else {
            self.seconds = seconds
            return
        }
        guard separator == "T" || separator == "t" || separator == " " else { return nil }
        rest = rest.dropFirst()
        let clock = rest.prefix(8).split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
            (0...24).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        seconds += hour * 3600 + minute * 60 + second
        rest = rest.dropFirst(8)
        if rest.first == "." { rest = rest.dropFirst().drop { $0.isNumber } }
        switch rest.first {
        case nil: break
        case "Z", "z": guard rest.count == 1 else { return nil }
        case "+", "-":
            let sign: Int64 = rest.first == "-" ? -1 : 1
            let digits = String(rest.dropFirst().filter { $0 != ":" })
            guard digits.count == 4, let offset = Int64(digits) else { return nil }
            seconds -= sign * (offset / 100 * 3600 + offset % 100 * 60)
        default: return nil
        }
        self.seconds = seconds
    }

    /// Whether `first` comes before `second`.
    public static func < (first: Instant, second: Instant) -> Bool { first.seconds < second.seconds }

    /// The moment so many seconds later.
    public func advanced(by seconds: Int64) -> Instant { Instant(seconds: self.seconds + seconds) }

    /// The next multiple of `period` seconds of UTC, counted from midnight; never this moment itself.
    public func next(multipleOf period: Int64) -> Instant {
        let past = ((seconds % period) + period) % period
        return Instant(seconds: seconds - past + period)
    }

    /// The next Monday at 00:00 UTC; never this moment itself.
    public var nextMonday: Instant {
        // Day 0 was a Thursday.
        let day = (seconds - ((seconds % 86_400) + 86_400) % 86_400) / 86_400
        return Instant(seconds: (day + 7 - (((day + 3) % 7) + 7) % 7) * 86_400)
    }

    /// The first of the next month at 00:00 UTC.
    public var nextMonth: Instant {
        let today = CalendarDate(secondsSince1970: seconds)
        let first = CalendarDate(
            year: today.month == 12 ? today.year + 1 : today.year, month: today.month % 12 + 1, day: 1)
        return first.flatMap { Instant($0.description) } ?? next(multipleOf: 86_400)
    }

    /// `YYYY-MM-DDTHH:MM:SSZ`.
    public var utc: String { Self.text(seconds, offset: 0) + "Z" }

    /// The clock at an offset from UTC: `YYYY-MM-DDTHH:MM:SS` and the offset, `+01:00`.
    public func text(offset: Int) -> String { Self.text(seconds, offset: offset) + Self.offsetText(offset) }

    /// Date and clock at an offset, in seconds, from UTC.
    static func text(_ seconds: Int64, offset: Int) -> String {
        let local = seconds + Int64(offset)
        let second = ((local % 86_400) + 86_400) % 86_400
        return
            "\(CalendarDate(secondsSince1970: local))T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    /// An offset from UTC in seconds as `+01:00`.
    public static func offsetText(_ offset: Int) -> String {
        let magnitude = abs(offset)
        return "\(offset < 0 ? "-" : "+")\(two(magnitude / 3600)):\(two(magnitude / 60 % 60))"
    }

    private static func two(_ number: some BinaryInteger) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Where the user is, as far as clocks go.
public protocol LocalZone: AnyObject, Sendable {
    /// The offset from UTC in seconds at a moment, east positive, and what the zone calls it (`CET`); nil where only
    /// UTC is known.
    func offset(at moment: Instant) -> (seconds: Int, name: String)?
}

/// A place without a zone of its own: times are told in UTC alone.
public final class NoZone: LocalZone {
    /// No zone.
    public init() {}

    /// Always nil.
    public func offset(at moment: Instant) -> (seconds: Int, name: String)? { nil }
}
