import Foundation
import Testing

/// The reset told by the user's own clock, before and after each change of the clocks of a year.
struct ResetClockTests {
    @Test(arguments: [
        "UTC", "Europe/Vienna", "Europe/London", "America/New_York", "America/Los_Angeles", "America/St_Johns",
        "America/Sao_Paulo",
        "Asia/Kathmandu", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Kiritimati",
        "Africa/Cairo", "Africa/Casablanca",
    ])
    func theResetIsTold(_ name: String) throws {
        #expect(try wrongTimes(try #require(TimeZone(identifier: name))) == [])
    }

    /// One zone of each sort of clock that this machine knows: all that differ in offset or changes.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["PROXYLINT_TEST_TOOLS"] != nil))
    func theResetIsToldByEverySortOfClock() throws {
        var seen: Set<String> = []
        var wrong: [String] = []
        for name in TimeZone.knownTimeZoneIdentifiers {
            guard FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/\(name)"),
                let zone = TimeZone(identifier: name)
            else { continue }
            let sort = Self.moments(of: zone).map { "\($0) \(zone.secondsFromGMT(for: $0))" }.joined(separator: " ")
            if seen.insert(sort).inserted { wrong += try wrongTimes(zone) }
        }
        #expect(wrong == [] && seen.count > 30)
    }

    @Test func aZoneThatTheMachineLacksIsNotTakenForUTC() throws {
        let outcome = try RunningProgram.run(
            ["diagnose", "--no-profile", "--now", "2026-11-21", "Rate limit exceeded: free-models-per-day"],
            environment: ["TZ": "Mars/Olympus"])
        #expect(outcome.output.contains("2026-11-22 00:00 UTC") && !outcome.output.contains("your time"))
    }

    private func wrongTimes(_ zone: TimeZone) throws -> [String] {
        var wrong: [String] = []
        for now in Self.moments(of: zone) {
            let outcome = try RunningProgram.run(
                [
                    "diagnose", "--no-profile", "--format", "json", "--now", Self.utc(now),
                    "Rate limit exceeded: free-models-per-day",
                ],
                environment: ["TZ": zone.identifier == "GMT" ? "UTC" : zone.identifier])
            let answer = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
            let retry = answer?["retry"] as? [String: Any]
            let reset = Date(timeIntervalSince1970: (floor(now.timeIntervalSince1970 / 86_400) + 1) * 86_400)
            if retry?["at_local"] as? String != Self.local(reset, zone) || retry?["at"] as? String != Self.utc(reset) {
                wrong.append("\(zone.identifier) \(Self.utc(now)): \(retry ?? [:]), not \(Self.local(reset, zone))")
            }
        }
        return wrong
    }

    /// A moment of the year whose next reset lies before, and one whose reset lies behind, each change of the clocks.
    private static func moments(of zone: TimeZone) -> [Date] {
        let start = Date(timeIntervalSince1970: 1_767_225_600)  // 2026-01-01
        var moments = [start]
        var date = start
        while let change = zone.nextDaylightSavingTimeTransition(after: date),
            change < start.addingTimeInterval(366 * 86_400), moments.count < 9
        {
            moments += [change.addingTimeInterval(-30 * 3600), change.addingTimeInterval(-1)]
            date = change
        }
        return moments
    }

    private static func utc(_ date: Date) -> String { ISO8601DateFormatter().string(from: date) }

    private static func local(_ date: Date, _ zone: TimeZone) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = zone
        formatter.dateFormat = "yyyy-MM-dd'T'HH:mm:ssxxx"
        return formatter.string(from: date)
    }
}
