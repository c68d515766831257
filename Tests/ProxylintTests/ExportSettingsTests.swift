import Catalog
import Foundation
import TestSupport
import Testing

/// Nothing that a profile says is dropped in silence: every setting is in what is exported, or named in a note.
struct ExportSettingsTests {
    static let frontEnds = [
        "aichat", "aider", "bifrost", "continue", "curl", "env", "janitor", "librechat", "litellm", "llm", "openwebui",
        "risuai",
        "sillytavern", "typingmind", "zed",
    ]
    /// Each setting with how it can stand in a document; RisuAI has some a hundredfold.
    private static let settings: [(name: String, marks: [String])] = [
        ("context_size", ["23456"]), ("max_new_tokens", ["7771"]), ("temperature", ["0.61", "\": 61"]),
        ("top_p", ["0.62"]), ("top_k", ["63"]), ("min_p", ["0.064"]), ("top_a", ["0.065"]),
        ("repetition_penalty", ["1.166"]), ("frequency_penalty", ["0.67", "\": 67"]),
        ("presence_penalty", ["0.68", "\": 68"]), ("seed", ["6900001"]), ("stop", ["STOPMARK"]),
        ("streaming", ["stream_openai\": false", "\"stream\":false}\n", "can_stream: false", "streaming: false"]),
        (
            "reasoning",
            [
                "\"effort\":\"high\"", "reasoning_effort\":\"high\"", "reasoning_effort = \"high\"",
                "reasoning_effort\": \"high\"", "reasoning_effort\\\":\\\"high\\\"",
            ]
        ),
        ("upstreams", ["upmark"]), ("custom_prompt", ["PROMPTMARK"]), ("prefill", ["FILLMARK"]),
        ("prompt_post_processing", ["merge"]), ("headers", ["HEADMARK"]), ("extra_body", ["bodymark"]),
    ]

    private static func profile(_ provider: String, in folder: TemporaryFolder) throws -> String {
        let base = provider == "custom" ? "base_url: \"https://relay.example.org/v1\", " : ""
        return try folder.write(
            "\(provider).yaml",
            """
            version: 1
            name: all
            accounts:
              main: {provider: \(provider), key: {env: KEY}}
            proxies:
              - name: every
                account: main
                model: vendor/model
                \(base.isEmpty ? "" : "base_url: https://relay.example.org/v1")
                context_size: 23456
                max_new_tokens: 7771
                upstreams: [upmark]
                reasoning: high
                prefill: FILLMARK
                prompt_post_processing: merge
                headers: {X-Mark: HEADMARK, Authorization: "Basic abc", Accept: text/plain, X-Odd: "a\\nb"}
                extra_body: {bodymark: 1}
            generation: {temperature: 0.61, top_p: 0.62, top_k: 63, min_p: 0.064, top_a: 0.065, repetition_penalty: 1.166, frequency_penalty: 0.67, presence_penalty: 0.68, seed: 6900001, stop: [STOPMARK], streaming: false}
            custom_prompt: PROMPTMARK

            """)
    }

    private struct Exported: Decodable {
        struct Document: Decodable { let text: String }
        let documents: [Document]
        let notes: [String]
        var text: String { documents.map(\.text).joined() }
        /// The names in the notes on what is not carried, without what is said of each.
        var missing: Set<String> {
            Set(
                notes.filter { $0.hasPrefix("not carried: ") && !$0.contains("the header `") }.flatMap { note in
                    note.dropFirst(13).replacing(#/[ ]\([^)]*\)/#, with: "").split(separator: ", ").map {
                        String($0.prefix(while: { $0 != ";" }))
                    }
                })
        }
    }

    private static func export(_ frontEnd: String, _ file: String) throws -> Exported {
        let outcome = try RunningProgram.run(["export", frontEnd, file, "--force", "--format", "json"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        return try JSONDecoder().decode(Exported.self, from: Data(outcome.output.utf8))
    }

    @Test(arguments: frontEnds, ["custom", "openrouter", "gemini"])
    func everySettingIsCarriedOrNamed(_ frontEnd: String, _ provider: String) throws {
        let folder = try TemporaryFolder()
        let exported = try Self.export(frontEnd, Self.profile(provider, in: folder))
        for (name, marks) in Self.settings {
            let isCarried = marks.contains { exported.text.contains($0) }
            #expect(
                isCarried != exported.missing.contains(name),
                "\(name): \(isCarried ? "carried and named" : "lost") in \(exported.text)\(exported.notes)")
        }
        for header in ["Authorization", "Accept", "X-Odd"] {
            #expect(exported.notes.contains { $0.hasPrefix("not carried: the header `\(header)`") }, "\(header)")
        }
        #expect(!exported.text.contains("Basic abc"))
    }

    @Test func whatIsMissingIsToldOnStandardErrorToo() throws {
        let folder = try TemporaryFolder()
        let file = try Self.profile("custom", in: folder)
        let outcome = try RunningProgram.run(["export", "zed", file, "--force"], environment: ["COLUMNS": "120"])
        #expect(outcome.messages.contains("not carried: temperature, top_p"), "\(outcome.messages)")
        #expect(!outcome.output.contains("not carried"))
    }

    /// Of several proxies each loses something else.
    @Test func severalProxiesAreToldApart() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "p.yaml",
            """
            version: 1
            name: two
            accounts:
              main: {provider: custom, key: {env: KEY}}
            proxies:
              - {name: one, account: main, model: m, base_url: "https://relay.example.org/v1", prefill: Sure}
              - {name: two, account: main, model: m, base_url: "https://relay.example.org/v1"}

            """)
        #expect(try Self.export("litellm", file).notes.contains("not carried: prefill; of one"))
    }

    /// What the catalogue says a front end sends is what is exported to it, or says how it gets there.
    @Test func theCatalogueAgrees() throws {
        let folder = try TemporaryFolder()
        let names = Set(Self.settings.map(\.name))
        for frontEnd in Self.frontEnds {
            var carried: Set<String> = []
            for provider in ["custom", "openrouter"] {
                let missing = try Self.export(frontEnd, Self.profile(provider, in: folder)).missing
                carried.formUnion(names.subtracting(missing))
            }
            let facts = try #require(Catalog.embedded.frontEnd(frontEnd)).facts("sends")
            for fact in facts where !carried.contains(fact.value) {
                #expect(fact.note.contains("by hand"), "\(frontEnd) sends \(fact.value)")
            }
            let sent = Set(facts.map(\.value)).union(["context_size"])
            #expect(carried.subtracting(sent).isEmpty, "\(frontEnd): \(carried.subtracting(sent).sorted())")
        }
    }
}
