import Catalog
import Foundation
import Setups
import Testing

@testable import Diagnosing

/// When to try again.
struct RetryTests {
    @Test func aDayOfFreeRequestsEndsAtMidnightUTC() throws {
        let retry = try Diagnose.text("Rate limit exceeded: free-models-per-day").retry
        #expect(retry.kind == .atReset && retry.moment == Instant("2026-11-22T00:00:00Z"))
    }

    @Test func aStatedResetGoesBeforeTheRule() throws {
        let text =
            #"{"error":{"message":"Rate limit exceeded: free-models-per-day","code":429,"metadata":{"headers":{"X-RateLimit-Reset":"1795309200000"}}}}"#
        #expect(try Diagnose.text(text).retry.moment == Instant("2026-11-22T01:00:00Z"))
    }

    @Test func aResetThatHasPassedMeansNow() throws {
        let text =
            #"{"error":{"message":"Rate limit exceeded: free-models-per-day","code":429,"metadata":{"headers":{"X-RateLimit-Reset":"1795219200000"}}}}"#
        #expect(try Diagnose.text(text).retry.kind == .now)
    }

    @Test func aShortDelayOfADailyQuotaIsNotBelieved() throws {
        let text = #"""
            [{"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED",
            "details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]},
            {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"22s"}]}}]
            """#
        let diagnosis = try Diagnose.text(text)
        #expect(diagnosis.cause?.id == "free-daily-quota" && diagnosis.provider == "gemini")
        #expect(diagnosis.retry.kind == .atReset && diagnosis.retry.moment == Instant("2026-11-22T08:00:00Z"))
    }

    @Test func aMinuteOfGeminiWaitsAsStated() throws {
        let text =
            #"[{"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","details":[{"violations":[{"quotaId":"GenerateContentInputTokensPerModelPerMinute-FreeTier"}]},{"retryDelay":"22s"}]}}]"#
        let diagnosis = try Diagnose.text(text)
        #expect(diagnosis.cause?.id == "rate-limit" && diagnosis.retry.kind == .later && diagnosis.retry.seconds == 22)
    }

    @Test(arguments: [
        ("All providers for z-ai/glm-5.2 are at capacity. Retry after 40 seconds.", 40),
        (
            "Rate limit reached for model `x` in organization `org_1` on tokens per minute (TPM): Limit 15000, Used 11972, Requested 4351. Please try again in 5.289s.",
            6
        ),
        (
            "Rate limit reached for model `x` on requests per day (RPD): Limit 1000, Used 1000, Requested 1. Please try again in 2m59.56s.",
            180
        ),
    ])
    func statedWaitsAreRead(_ text: String, _ seconds: Int64) throws {
        let retry = try Diagnose.text(text).retry
        #expect(retry.kind == .later && retry.seconds == seconds)
    }

    @Test func headersSayHowLongToWait() throws {
        let text =
            "HTTP/2 429\nretry-after: 17\ncontent-type: application/json\n\n{\"error\":{\"message\":\"Provider returned error\",\"code\":429}}"
        #expect(try Diagnose.text(text).retry.seconds == 17)
    }

    @Test func chutesCountsInFourHoursOfUTC() throws {
        let retry = try Diagnose.text(#"{"detail":"Subscription usage cap exceeded. Please add balance to continue."}"#)
            .retry
        #expect(retry.moment == Instant("2026-11-22T00:00:00Z"))
        let later = Diagnose.diagnoser.diagnose(
            try ErrorInput(pasted: Array("Subscription usage cap exceeded. Please add balance to continue.".utf8)),
            now: Instant(seconds: 1_795_305_600))
        #expect(later.retry.moment == Instant("2026-11-22T04:00:00Z"))
    }

    @Test(arguments: [
        ("daily", "2026-11-22T00:00:00Z"), ("weekly", "2026-11-23T00:00:00Z"), ("monthly", "2026-12-01T00:00:00Z"),
    ])
    func capsOfKeysStartAgain(_ period: String, _ moment: String) throws {
        #expect(try Diagnose.text("Key limit exceeded (\(period) limit)").retry.moment == Instant(moment))
    }

    @Test func aTotalCapDoesNot() throws {
        #expect(
            try Diagnose.text("Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys")
                .retry.kind == .never)
    }

    @Test(arguments: ["Insufficient Balance", "Content Exists Risk", "User not found.", "Model Not Exist"])
    func someThingsNeverHelpByWaiting(_ text: String) throws {
        #expect(try Diagnose.text(text).retry.kind == .never)
    }

    @Test(arguments: [
        ("429 Too Many Requests: your quota resets at 2026-11-23T03:00:00+02:00.", "2026-11-23T01:00:00Z"),
        ("429: please retry after Sun, 22 Nov 2026 10:00:00 GMT", "2026-11-22T10:00:00Z"),
        ("Rate limit exceeded (429), try again tomorrow", "2026-11-22T00:00:00Z"),
        ("Please wait until 23:59 UTC before trying again (429)", "2026-11-21T23:59:00Z"),
    ])
    func aMomentThatASentenceNamesIsTaken(_ text: String, _ moment: String) throws {
        let retry = try Diagnose.text(text).retry
        #expect(retry.kind == .atReset && retry.moment == Instant(moment), "\(retry)")
    }

    @Test(arguments: [
        "429: retry after 20 seconds", "429: wait until further notice",
        "429: resets at 25:00 UTC, 2026-99-99T00:00:00Z",
        "429: try again after lunch, 40 Nov 2026 10:00:00",
    ])
    func whatNamesNoMomentIsLeft(_ text: String) throws {
        #expect(try Diagnose.text(text).retry.moment == nil)
    }

    @Test func aStatusInBracketsIsRead() throws {
        #expect(try Diagnose.text("Sleep for 3 hours 12 minutes (429)").retry.seconds == 11_520)
    }

    @Test func spansOfTimeAreRead() {
        for (text, seconds) in [
            ("22s", 22), ("40", 40), ("40 seconds.", 40), ("1h2m", 3720), ("350ms", 1), ("3 minutes", 180), ("0.5", 1),
        ] as [(String, Int64)] {
            #expect(RetryAdvisor.Duration.seconds(text) == seconds, "\(text)")
        }
        for text in [
            "", "soon", "-4", "tomorrow", "99999999999999999999", "1e9", "4 apples",
            String(repeating: "999999999999d", count: 200) + "x",
        ] {
            #expect(RetryAdvisor.Duration.seconds(text) == nil, "\(text)")
        }
    }

    /// Every hour of two years, against the zone database.
    @Test func midnightInCaliforniaIsRight() throws {
        let zone = try #require(TimeZone(identifier: "America/Los_Angeles"))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let start = try #require(Instant("2026-01-01")).seconds
        for hour in 0..<Int64(2 * 365 * 24) {
            let seconds = start + hour * 3600
            let date = Date(timeIntervalSince1970: TimeInterval(seconds))
            #expect(PacificTime.offset(at: seconds) == Int64(zone.secondsFromGMT(for: date)))
            let next = calendar.startOfDay(for: date).addingTimeInterval(36 * 3600)
            #expect(
                PacificTime.midnight(after: Instant(seconds: seconds)).seconds
                    == Int64(calendar.startOfDay(for: next).timeIntervalSince1970))
        }
    }
}
