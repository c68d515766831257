import Foundation
import TestSupport
import Testing

/// `models` and `cost` as a user calls them.
struct CostCommandTests {
    private static let now = ["--now", "2026-11-28"]

    private func run(
        _ place: ManagedFolder, _ arguments: [String], _ variables: [String: String] = [:]
    ) throws -> RunningProgram.Outcome {
        try RunningProgram.run(
            arguments, in: place.folder.url, environment: place.environment.merging(variables) { $1 })
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func modelsFitEightyColumnsAndSayWhatTheyAre() throws {
        let place = try ManagedFolder()
        for query in [["--free"], ["glm"], ["--ending"], ["--provider", "nanogpt", "claude"], ["nemotron"]] {
            let outcome = try run(place, ["models"] + query + Self.now)
            #expect(outcome.status == 0, "\(outcome.messages)")
            let wide = outcome.output.split(separator: "\n").filter { $0.count > 80 }
            #expect(wide == [], "\(query)")
        }
    }

    @Test func nothingFoundIsBadNewsWithAHint() throws {
        let place = try ManagedFolder()
        let none = try run(place, ["models", "gemmini"] + Self.now)
        #expect(none.status == 1 && none.output.isEmpty && none.messages.contains("did you mean"), "\(none.messages)")
        for wrong in [
            ["--provider", "opnrouter"], ["--min-context", "many"], ["--max-price", "-1"], ["--like", "no/such"],
            ["--limit", "-1"], ["--now", "soon"],
        ] {
            let outcome = try run(place, ["models"] + wrong)
            #expect(outcome.status == 2 && outcome.output.isEmpty, "\(wrong): \(outcome.messages)")
        }
    }

    @Test func modelsAsJSON() throws {
        let place = try ManagedFolder()
        let outcome = try run(
            place, ["models", "--free", "--provider", "openrouter", "--limit", "2", "--format", "json"] + Self.now)
        let document = try json(outcome.output)
        let models = try #require(document["models"] as? [[String: Any]])
        #expect(models.count == 2 && document["total"] as? Int ?? 0 > 2 && document["day"] as? String == "2026-11-28")
        #expect(models.allSatisfy { $0["free"] as? Bool == true && $0["provider"] as? String == "openrouter" })
    }

    @Test func costsSideBySide() throws {
        let place = try ManagedFolder()
        let outcome = try run(place, ["cost", "evenings"] + Self.now)
        #expect(outcome.status == 0, "\(outcome.messages)")
        for line in ["free", "paid", "caps on", "elsewhere", "a message by context size", "assumptions"] {
            #expect(outcome.output.contains(line), "\(line): \(outcome.output)")
        }
        #expect(!outcome.output.contains("█") && outcome.output.contains("#"))
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let unicode = try run(place, ["cost", "evenings"] + Self.now, ["LC_ALL": "C.UTF-8"])
        #expect(unicode.output.contains("█"))
    }

    @Test func costsAsJSONHoldNoDust() throws {
        let place = try ManagedFolder()
        let outcome = try run(place, ["cost", "evenings/paid", "--format", "json"] + Self.now)
        let proxies = try #require(try json(outcome.output)["proxies"] as? [[String: Any]])
        let proxy = try #require(proxies.first)
        let sent = try #require(proxy["tokens_sent"] as? Int)
        let written = try #require(proxy["tokens_written"] as? Int)
        let expected = (Double(sent) * 1.4 + Double(written) * 4.4).rounded() / 1_000_000
        #expect(proxy["message_usd"] as? Double == expected)
        let digits = try #require(outcome.output.firstMatch(of: /"message_usd":0\.(\d+)/)?.1)
        #expect(digits.count <= 6)
    }
}
