/// A day of the Gregorian calendar in UTC, without time and zone.
public struct CalendarDate: Comparable, Hashable, Sendable, CustomStringConvertible {
    /// The year, such as 2026.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// A day; nil when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.days(inMonth: month, of: year)).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY-MM-DD`; nil for anything else.
    public init?(_ text: some StringProtocol) { self.init(bytes: text.utf8) }

    /// Reads the bytes of `YYYY-MM-DD`; nil for anything else.
    ///
    /// Whole lists of models are gone through by their dates, so nothing is split or copied.
    init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 10 else { return nil }
        var (year, month, day) = (0, 0, 0)
        var place = 0
        for byte in bytes {
            if place == 4 || place == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard (0x30...0x39).contains(byte) else { return nil }
                let digit = Int(byte - 0x30)
                if place < 4 {
                    year = year * 10 + digit
                } else if place < 7 {
                    month = month * 10 + digit
                } else {
                    day = day * 10 + digit
                }
            }
            place += 1
        }
        self.init(year: year, month: month, day: day)
    }

    /// The day in UTC that holds an instant, given in seconds since 1970-01-01T00:00:00Z.
    public init(secondsSince1970 seconds: Int64) {
        // Days counted from 0000-03-01, so that leap days end the year (Howard Hinnant's civil calendar algorithm).
        // What is beyond the years 1 to 9999 becomes the first or the last day, which any width of integer holds.
        let days = Int(min(max(Self.floor(seconds, 86_400), -719_162), 2_932_896)) + 719_468
        let era = Self.floor(days, 146_097)
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The days from this day to another; less than 0 where that is past.
    public func days(until other: CalendarDate) -> Int { other.dayNumber - dayNumber }

    /// Days counted from 0000-03-01, the inverse of what `init(secondsSince1970:)` does.
    private var dayNumber: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let shiftedMonth = month <= 2 ? month + 9 : month - 3
        let leapDays = Self.floor(shiftedYear, 4) - Self.floor(shiftedYear, 100) + Self.floor(shiftedYear, 400)
        return shiftedYear * 365 + leapDays + (153 * shiftedMonth + 2) / 5 + day - 1
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Whether `first` comes before `second`.
    public static func < (first: CalendarDate, second: CalendarDate) -> Bool {
        (first.year, first.month, first.day) < (second.year, second.month, second.day)
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
        return switch month {
        case 2: isLeap ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func floor<Number: FixedWidthInteger>(_ value: Number, _ divisor: Number) -> Number {
        value / divisor - (value % divisor < 0 ? 1 : 0)
    }
}
