import Catalog
import Setups

/// The clock of the American west coast, by which Google counts days.
///
/// The rule is that of the United States since 2007: daylight saving from the second Sunday of March, 02:00, to the first
/// Sunday of November, 02:00.
enum PacificTime {
    /// The next midnight there.
    static func midnight(after moment: Instant) -> Instant {
        let local = moment.seconds + offset(at: moment.seconds)
        let nextDay = local - ((local % 86_400) + 86_400) % 86_400 + 86_400
        // Midnight is never in the hours that are skipped or repeated, so one of the two offsets fits.
        for candidate: Int64 in [-7 * 3600, -8 * 3600] where offset(at: nextDay - candidate) == candidate {
            return Instant(seconds: nextDay - candidate)
        }
        return Instant(seconds: nextDay + 8 * 3600)
    }

    /// The offset from UTC in seconds.
    static func offset(at seconds: Int64) -> Int64 {
        let year = CalendarDate(secondsSince1970: seconds - 8 * 3600).year
        // Both changes come at 02:00 of the clock that ends: 10:00 UTC in March, 09:00 UTC in November.
        guard let begin = sunday(2, ofMonth: 3, year), let end = sunday(1, ofMonth: 11, year) else { return -8 * 3600 }
        let isSaving = seconds >= begin + 10 * 3600 && seconds < end + 9 * 3600
        return isSaving ? -7 * 3600 : -8 * 3600
    }

    /// Midnight in UTC of the `number`th Sunday of a month, in seconds.
    private static func sunday(_ number: Int64, ofMonth month: Int, _ year: Int) -> Int64? {
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
        let day = Int64(CalendarDate(secondsSince1970: 0).days(until: first))
        // Day 0 was a Thursday.
        let weekday = ((day + 4) % 7 + 7) % 7
        return (day + (7 - weekday) % 7 + (number - 1) * 7) * 86_400
    }
}
