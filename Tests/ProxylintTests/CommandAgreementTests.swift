import Foundation
import TestSupport
import Testing

/// What several commands say of the same thing, which must be the same.
struct CommandAgreementTests {
    private static let now = NextCommandTests.now
    private static let free = "evenings/free"

    private func place(_ text: String = ManagedFolder.evenings) throws -> ManagedFolder {
        try ManagedFolder(["evenings": text])
    }

    /// `evenings` with a model that nobody serves any more in the place of the one of `spare`.
    private static let broken = ManagedFolder.evenings.replacing("GLM-5.1-TEE", with: "no-such-model")
        .replacing("zai-org/no-such-model", with: "deepseek-ai/DeepSeek-R1")

    @Test(arguments: [ManagedFolder.evenings, broken, Sample.clean, Sample.warning])
    func listCountsAsLintDoes(text: String) throws {
        let place = try place(text)
        let closing = try #require(
            try place.run("lint").output.split(separator: "\n").first { $0.hasPrefix("1 file checked") })
        let counts = closing.split(separator: ": ").count > 1 ? closing.split(separator: ": ")[1] : "clean"
        let heading = try #require(try place.run("list").output.split(separator: "\n").first)
        #expect(heading.hasSuffix("  \(counts)"), "\(heading), but lint: \(closing)")
    }

    @Test(arguments: [[], ["--fail-on", "info"], ["--select", "key"]])
    func quietLintShowsTheSameFindings(options: [String]) throws {
        let place = try place()
        func findings(_ more: [String]) throws -> [Substring] {
            try RunningProgram.run(
                ["lint"] + options + more, in: place.folder.url, environment: place.environment
            ).output.split(separator: "\n").filter { $0.contains("-->") }
        }
        #expect(try findings(["-q"]) == findings([]))
        let output = try place.run("lint", "-q").output
        #expect(!output.contains("checked") && !output.contains("not set here"))
    }

    @Test(arguments: ["free-variant-ended", "wrong-endpoint"])
    func aNameOfARuleAndACauseIsExplainedWhole(name: String) throws {
        func object(_ arguments: [String]) throws -> [String: Any] {
            let outcome = try RunningProgram.run(arguments)
            return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        }
        let page = try object(["explain", name, "--format", "json"])
        #expect(page["rule"] as? String == name && page["rationale"] is String)
        let cause = try #require(page["cause_page"] as? [String: Any])
        #expect(cause["cause"] as? String == name && cause["means"] is String && cause["wordings"] is [Any])
        #expect(try object(["explain", "plaintext-key", "--format", "json"])["cause_page"] == nil)
    }

    @Test func whatVerifyFindsIsExplained() throws {
        let name = "account-fact-contradicted"
        #expect(try RunningProgram.run(["explain", name]).output.hasPrefix("\(name)  (account, warning)"))
        #expect(try RunningProgram.run(["explain", name, "--format", "json"]).status == 0)
        #expect(try RunningProgram.run(["rules"]).output.contains(name))
        #expect(try RunningProgram.run(["rules", "--format", "json"]).output.contains("\"\(name)\""))
    }

    @Test func diagnoseRecommendsNoProxyThatIsBroken() throws {
        let text = ManagedFolder.evenings.replacing("z-ai/glm-5.2", with: "z-ai/glm-5.2, base_url: \"http://[\"")
        let place = try place(text)
        #expect(try place.run("use", "evenings/paid").status == 1, "what `use` refuses")
        let outcome = try place.run("diagnose", NextCommandTests.dailyCap, "--profile", Self.free, "--now", Self.now)
        #expect(!outcome.output.contains("proxylint use evenings/paid"), "\(outcome.output)")
        #expect(outcome.output.contains("proxylint use evenings/spare"), "\(outcome.output)")
    }

    @Test func diagnoseRecommendsNoProxyThatRests() throws {
        let place = try place()
        try place.run("use", "evenings/paid", "--now", Self.now)
        try place.run("next", "--because", "Insufficient credits 402 openrouter", "--now", Self.now)
        func recommended(now: String) throws -> Bool {
            let cap = NextCommandTests.dailyCap
            return try place.run("diagnose", cap, "--profile", Self.free, "--now", now).output.contains(
                "proxylint use evenings/paid")
        }
        #expect(try !recommended(now: Self.now))
        #expect(try recommended(now: "2026-11-28T15:00:00Z"), "a week later it is forgotten")
    }
}
