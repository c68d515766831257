import Catalog
import Setups

/// Moments that sentences name: `resets at 2026-11-29T03:00:00+02:00`, `after Sat, 29 Nov 2026 10:00:00 GMT`,
/// `until 18:30 UTC`, `tomorrow`.
struct StatedMoments {
    let now: Instant

    private static let openings = [
        "resets at ", "reset at ", "resets on ", "reset on ", "retry after ", "retry at ", "try again after ",
        "try again at ", "available at ", "available after ", "available again at ", "until ",
    ]
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The first moment that a text in lowercase names.
    func first(in text: String) -> Instant? {
        for opening in Self.openings {
            guard let range = text.place(of: opening) else { continue }
            let behind = text[range.upperBound...].prefix(40)
            if let moment = written(behind) ?? date(behind) ?? timeOfDay(behind) { return moment }
        }
        return text.holds("try again tomorrow") || text.holds("retry tomorrow") ? now.next(multipleOf: 86_400) : nil
    }

    /// A date with a time, as ISO 8601 has it.
    private func written(_ text: Substring) -> Instant? {
        let word = text.drop { "\"'`".contains($0) }.prefix {
            $0.isASCII && ($0.isNumber || $0.isLetter || "-:.+".contains($0))
        }
        guard word.count >= 19 else { return nil }
        var plain = word.uppercased()
        while let last = plain.last, last == "." || last == ":" { plain.removeLast() }
        return Instant(plain)
    }

    /// A date of HTTP: `Sat, 29 Nov 2026 10:00:00 GMT`.
    private func date(_ text: Substring) -> Instant? {
        let parts = text.split { " ,".contains($0) }
        guard let place = parts.firstIndex(where: { Self.months.contains(String($0.prefix(3))) }), place > 0,
            parts.count > place + 2, let day = Int(parts[place - 1]), let year = Int(parts[place + 1]),
            let month = Self.months.firstIndex(of: String(parts[place].prefix(3))), 1...31 ~= day, 2000...9999 ~= year,
            let time = Self.secondsOfDay(parts[place + 2])
        else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        guard let midnight = Instant("\(year)-\(two(month + 1))-\(two(day))T00:00:00Z") else { return nil }
        return Instant(seconds: midnight.seconds + time)
    }

    /// A time of the day in UTC, today or tomorrow; without a zone it cannot be said.
    private func timeOfDay(_ text: Substring) -> Instant? {
        let parts = text.split { " ,.)".contains($0) }
        guard parts.count > 1, parts[1] == "utc" || parts[1] == "gmt", let time = Self.secondsOfDay(parts[0]) else {
            return nil
        }
        let midnight = now.next(multipleOf: 86_400).seconds - 86_400
        return Instant(seconds: midnight + time > now.seconds ? midnight + time : midnight + time + 86_400)
    }

    private static func secondsOfDay(_ text: Substring) -> Int64? {
        let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) ?? -1 }
        guard 2...3 ~= numbers.count, 0...23 ~= numbers[0], numbers.dropFirst().allSatisfy({ 0...59 ~= $0 }) else {
            return nil
        }
        return numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
    }
}
