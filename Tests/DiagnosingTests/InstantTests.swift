import Diagnosing
import Setups
import Testing

struct InstantTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("2026-11-22T00:00:00Z", 1_795_305_600), ("2026-11-22T01:00:00+01:00", 1_795_305_600),
        ("2026-11-21T19:00:00.123-05:00", 1_795_305_600), ("1969-12-31T23:59:59Z", -1),
        ("9999-12-31T23:59:59Z", 253_402_300_799), ("0001-01-01", -62_135_596_800),
    ])
    func momentsAreRead(_ text: String, _ seconds: Int64) {
        #expect(Instant(text)?.seconds == seconds)
    }

    @Test(arguments: [
        "", "2026-13-01", "2026-11-22T25:00:00Z", "2026-11-22X00:00:00Z", "yesterday", "2026-11-22T00:00:00Zz",
        "2026-11-22T00:00:00+1",
    ])
    func otherTextsAreNot(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func momentsAreWritten() {
        #expect(Instant(seconds: 253_402_300_799).utc == "9999-12-31T23:59:59Z")
        #expect(Instant(seconds: 1_795_305_600).utc == "2026-11-22T00:00:00Z")
        #expect(Instant(seconds: 1_795_305_600).text(offset: -18_000) == "2026-11-21T19:00:00-05:00")
        #expect(Instant(seconds: 1_795_305_600).text(offset: 20_700) == "2026-11-22T05:45:00+05:45")
    }
}
