import Foundation
import TestSupport
import Testing

/// The README's sample of `verify` is what the program prints, but for how long things took.
struct VerifySampleTests {
    private static let keys = [
        "OPENROUTER_API_KEY": TestKey.key(of: "openrouter", 1), "CHUTES_API_KEY": TestKey.key(of: "chutes", 2),
        "DEEPSEEK_API_KEY": TestKey.key(of: "deepseek", 3),
    ]
    private static let answers = [
        "OPENROUTER_API_KEY": ProviderWorld.Answer(
            body: """
                {"data":{"usage":0.42,"limit":5,"limit_remaining":4.58,"limit_reset":"monthly","is_free_tier":false,\
                "free_model_daily_requests":{"limit":1000,"used":37,"remaining":963}}}
                """),
        "CHUTES_API_KEY": .init(status: 404, body: "{\"detail\":\"model not found: proxylint/no-such-model\"}"),
        "DEEPSEEK_API_KEY": .init(
            status: 401,
            body:
                "{\"error\":{\"message\":\"Authentication Fails, Your api key is invalid\",\"type\":\"authentication_error\"}}"
        ),
    ]
    private static let opening = "```console\n$ proxylint verify docs/examples/keys.yaml\n"

    /// The text without the lines that tell what was asked and how long it took.
    private static func withoutTimes(_ text: String) -> String {
        text.replacing(/\n  asked: [^\n]*(\n    [^\n]*)*/, with: "")
    }

    @Test func theReadmeShowsRealOutput() throws {
        let answers = Dictionary(uniqueKeysWithValues: Self.answers.map { (Self.keys[$0.key] ?? "", $0.value) })
        let world = try ProviderWorld(answers: answers)
        let outcome = try RunningProgram.run(
            ["verify", "docs/examples/keys.yaml", "--now", "2026-11-21T20:48:00Z"],
            environment: world.environment.merging(Self.keys) { $1 })
        #expect(outcome.status == 1)
        let file = Repository.file("README.md")
        let readme = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(readme.firstRange(of: Self.opening)?.upperBound)
        let end = try #require(readme[start...].firstRange(of: "```\n")?.lowerBound)
        if Recorded.isRecording {
            try (readme[..<start] + outcome.output + readme[end...]).write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(
                Self.withoutTimes(String(readme[start..<end])) == Self.withoutTimes(outcome.output),
                "run `make record` and look at the change")
        }
    }
}
