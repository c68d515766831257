import Catalog
import Diagnosing
import Foundation
import Profiles
import Setups
import TestSupport
import Testing
import YAMLSource

@testable import Reporting

/// What users see of a diagnosis, held to the files in `Cases/`.
struct DiagnosisRenderingTests {
    private final class Vienna: LocalZone {
        func offset(at moment: Instant) -> (seconds: Int, name: String)? { (3600, "CET") }
    }

    private static let profile = """
        version: 1
        name: evenings
        front_end: janitor
        accounts:
          router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}, credits_purchased_usd: 0, privacy: {free_training: false}}
          direct: {provider: chutes, key: {keyring: chutes}}
        proxies:
          - {name: free, account: router, model: "google/gemma-4-31b-it:free", context_size: 32768}
          - {name: chutes-glm, account: direct, model: zai-org/GLM-5.1-TEE}
        """

    private static let texts: [(name: String, text: String)] = [
        (
            "daily",
            #"PROXY ERROR 429: {"error":{"message":"Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day","code":429},"user_id":"user_2aB3cD4eF5"} (unk)"#
        ),
        (
            "upstream",
            #"API Error (429 {"error":{"message":"Error from provider(429): {\"error\":{\"message\":\"Provider returned error\",\"code\":429,\"metadata\":{\"raw\":\"google/gemma-4-31b-it:free is temporarily rate-limited upstream. Please retry shortly, or add your own key\",\"provider_name\":\"Chutes\"}}}"}})"#
        ),
        (
            "training",
            "No endpoints found matching your data policy (Free model training). Configure: https://openrouter.ai/settings/privacy"
        ),
        (
            "network",
            "A network error occurred, you may be rate limited or having connection issues: Failed to fetch (unk)"
        ),
        ("frame", "PROXY ERROR 429: (unk)"),
        ("unknown", #"{"error":{"message":"flux capacitor misaligned","code":418}}"#),
    ]

    private func report(_ text: String, withProfile: Bool) throws -> DiagnosisReport {
        let source = SourceText(name: "profiles/evenings.yaml", bytes: Array(Self.profile.utf8))
        let profile = try #require(ProfileDecoder(catalog: .embedded).profiles(in: YAMLTree.parse(source)).first)
            .profile
        let now = try #require(Instant("2026-11-21T20:48:00Z"))
        let diagnosis = Diagnoser(catalog: .embedded).diagnose(
            try ErrorInput(pasted: Array(text.utf8)),
            for: withProfile ? AffectedProfile(LoadedProfile(profile: profile, source: source)) : nil, now: now)
        return DiagnosisReport(diagnosis, now: now, zone: Vienna())
    }

    @Test func textIsAsRecorded() throws {
        var shown = ""
        for (name, text) in Self.texts {
            for withProfile in [false, true] {
                shown += "===== \(name)\(withProfile ? ", with a profile" : "")\n"
                shown +=
                    TextDiagnosisRenderer(isColored: false, width: 80).render(
                        try report(text, withProfile: withProfile)
                    ).text + "\n"
            }
        }
        #expect(try Recorded("Tests/ReportingTests/Cases/diagnoses.txt").difference(from: shown) == nil)
        for line in shown.split(separator: "\n") where !line.contains("https://") {
            #expect(DisplayWidth.of(line) <= 80, "\(line)")
        }
    }

    @Test func jsonIsAsRecorded() throws {
        var shown = ""
        for (_, text) in Self.texts {
            shown += JSONDiagnosisRenderer(version: "0", catalogDate: "2026-11-21").render(
                try report(text, withProfile: true))
        }
        #expect(try Recorded("Tests/ReportingTests/Cases/diagnoses.jsonl").difference(from: shown) == nil)
        for line in shown.split(separator: "\n") {
            #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
        }
    }

    @Test func theSharedSummaryIsAsRecorded() throws {
        var shown = ""
        for (name, text) in Self.texts {
            shown += "===== \(name)\n"
            shown +=
                SharedDiagnosisRenderer(tried: ["reloaded the page"], tool: "proxylint 0").render(
                    try report(text, withProfile: true)
                ).text + "\n"
        }
        #expect(try Recorded("Tests/ReportingTests/Cases/shared.txt").difference(from: shown) == nil)
        #expect(!shown.contains("user_2a") && !shown.contains("CET") && !shown.contains("evenings.yaml"))
    }

    @Test(arguments: [
        (1, "1 second"), (59, "59 seconds"), (60, "60 seconds"), (120, "2 minutes"), (5400, "1 h 30 min"),
        (7200, "2 h"), (200_000, "2 days"),
    ])
    func spansOfTimeAreShort(_ seconds: Int64, _ words: String) {
        #expect(ClockPhrases.span(seconds) == words)
    }
}
