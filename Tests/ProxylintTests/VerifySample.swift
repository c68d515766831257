import Foundation
import TestSupport

/// The sample of `verify` on its page: made against servers that stand for the providers.
enum VerifySample {
    /// Made-up keys, by the variables that hold them.
    static let keys = [
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
    /// The command line that the pages show.
    static let line = "proxylint verify docs/examples/keys.yaml"

    /// The text without the lines that tell what was asked and how long it took.
    static func withoutTimes(_ text: String) -> String {
        text.replacing(/\n  asked: [^\n]*(\n    [^\n]*)*/, with: "")
    }

    /// What it prints where three providers give these answers.
    static func run() throws -> (shown: String, status: Int32) {
        let answers = Dictionary(uniqueKeysWithValues: Self.answers.map { (Self.keys[$0.key] ?? "", $0.value) })
        let world = try ProviderWorld(answers: answers)
        let outcome = try RunningProgram.run(
            ["verify", "docs/examples/keys.yaml", "--now", "2026-11-21T20:48:00Z"],
            environment: world.environment.merging(Self.keys) { $1 })
        return (outcome.output + outcome.messages, outcome.status)
    }
}
