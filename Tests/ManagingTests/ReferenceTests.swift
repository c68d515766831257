import Catalog
import Foundation
import Profiles
import Setups
import Testing
import YAMLSource

@testable import Managing

/// What users type where one profile or proxy is meant.
struct ReferenceTests {
    private static let profiles = [
        "evenings": """
        version: 1
        name: evenings
        accounts:
          router: {provider: openrouter, key: {env: K}}
          chutes: {provider: chutes, key: {env: C}}
        proxies:
          - {name: free, account: router, model: "google/gemma-4-31b-it:free"}
          - {name: paid, account: router, model: z-ai/glm-5.2}
          - {name: spare, account: chutes, model: zai-org/GLM-5.1-TEE}

        """,
        "mornings": """
        version: 1
        name: mornings
        accounts:
          main: {provider: deepseek, key: {env: D}}
        proxies:
          - {name: fast, account: main, model: deepseek-flash}
          - {name: "2", account: main, model: deepseek-pro}

        """,
    ]

    /// The reference of what a text means; the message where it means nothing.
    private func meaning(of text: String, active: String? = nil) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "proxylint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, profile) in Self.profiles {
            try Data(profile.utf8).write(to: folder.appending(path: "\(name).yaml"))
        }
        let store = ProfileStore(catalog: .embedded, asked: folder.path) { _ in nil }
        let active = try active.map { try store.profile(named: $0) }
        do {
            let found = try store.profile(named: text, active: active)
            return found.chosen.map(found.reference) ?? found.profile.shownName ?? ""
        } catch {
            return error.message
        }
    }

    @Test(arguments: [
        ("evenings", "evenings"), ("evenings/spare", "evenings/spare"), ("eve", "evenings"), ("EVENINGS", "evenings"),
        ("spare", "evenings/spare"), ("Spare", "evenings/spare"), ("spa", "evenings/spare"),
        ("eve/sp", "evenings/spare"), ("evenings/sp", "evenings/spare"), ("evenings/3", "evenings/spare"),
        ("evenings/chutes", "evenings/spare"), ("chutes", "evenings/spare"), ("Chutes", "evenings/spare"),
        ("z-ai/glm-5.2", "evenings/paid"), ("zai-org/GLM-5.1-TEE", "evenings/spare"), ("gemma", "evenings/free"),
        ("1", "evenings/free"), ("4", "mornings/fast"), ("mornings/2", "mornings/2"), ("mor/2", "mornings/2"),
        ("mor/1", "mornings/fast"), ("Even/3", "evenings/spare"), ("even/glm-5.2", "evenings/paid"),
    ])
    func whatPointsToOneThing(text: String, meant: String) throws {
        #expect(try meaning(of: text) == meant)
    }

    @Test func theActiveProfileGoesFirst() throws {
        #expect(try meaning(of: "2") == "evenings/paid")
        // A proxy that is called by a number goes before the number of `list`.
        #expect(try meaning(of: "2", active: "mornings") == "mornings/2")
        #expect(try meaning(of: "f").contains("may mean evenings/free, mornings/fast"))
        #expect(try meaning(of: "f", active: "mornings") == "mornings/fast")
    }

    @Test(arguments: [
        ("openrouter", "`openrouter` may mean evenings/free, evenings/paid; name one"),
        ("9", "there is no number 9; `proxylint list` counts 5 proxies"),
        ("evnings", "did you mean `evenings`?"), ("evenings/sapre", "did you mean `evenings/spare`?"),
        ("sapre", "did you mean `evenings/spare`?"), ("elsewhere", "`proxylint list` shows the profiles"),
        ("eve/sapre", "the profile `evenings` has no proxy `sapre`; did you mean `evenings/spare`?"),
        ("chtes", "did you mean `evenings/spare`?"), ("opnrouter", "did you mean `openrouter`?"),
        ("glm-51", "did you mean `evenings/spare`?"), ("nowhere/at.yaml", "there is no profile `nowhere/at.yaml`"),
        ("evenings/elsewhere", "it has free, paid, spare"), ("0", "there is no number 0"),
    ])
    func whatPointsNowhere(text: String, message: String) throws {
        let meant = try meaning(of: text)
        #expect(meant.contains(message), "\(meant)")
    }

    @Test(arguments: [
        ("temp", "generation.temperature"), ("credits", "account.credits_purchased_usd"), ("ctx", "context_size"),
        ("max_n", "max_new_tokens"), ("repet", "generation.repetition_penalty"), ("model", "model"),
    ])
    func aFieldByAShortName(name: String, field: String) throws {
        let source = SourceText(name: "evenings.yaml", text: Self.profiles["evenings"] ?? "")
        let store = ProfileStore(catalog: .embedded, asked: nil) { _ in nil }
        let loaded = try #require(store.profiles(of: source).first)
        let proxy = try #require(loaded.profile.proxies.first)
        #expect(try FieldPath(name, of: loaded.choosing(proxy)).label == field)
    }

    @Test(arguments: [
        ("temprature", "did you mean `generation.temperature`?"),
        ("tempratur", "did you mean `generation.temperature`?"),
        ("modle", "did you mean `model`?"), ("colour", "`proxylint schema` lists them all"),
    ])
    func aFieldThatIsMisspelled(name: String, hint: String) throws {
        let source = SourceText(name: "mornings.yaml", text: Self.profiles["mornings"] ?? "")
        let loaded = try #require(
            ProfileStore(catalog: .embedded, asked: nil) { _ in nil }.profiles(of: source).first)
        let problem = #expect(throws: FieldProblem.self) { try FieldPath(name, of: loaded) }
        #expect(problem?.message.contains(hint) == true, "\(problem?.message ?? "")")
    }

    @Test(arguments: [
        ("context_size", "8k", "; write `8192` for `8k`"), ("context_size", "16,384", "; write `16384` for `16,384`"),
        ("generation.temperature", "0,9", "; write `0.9` for `0,9`"), ("context_size", "much", "16777216"),
    ])
    func aNumberAsPeopleWriteIt(field: String, value: String, hint: String) throws {
        let source = SourceText(name: "evenings.yaml", text: Self.profiles["evenings"] ?? "")
        let store = ProfileStore(catalog: .embedded, asked: nil) { _ in nil }
        let loaded = try #require(store.profiles(of: source).first)
        let proxy = try #require(loaded.profile.proxies.first)
        let target = loaded.choosing(proxy)
        let problem = #expect(throws: FieldProblem.self) {
            try ProfileEditor(target, .embedded).setting(field, to: value)
        }
        #expect(problem?.message.hasSuffix(hint) == true, "\(problem?.message ?? "")")
    }

    @Test func anAccountThatIsMeantIsFound() throws {
        let text = (Self.profiles["evenings"] ?? "").replacing(
            "key: {env: K}", with: "key: {env: K}, credits_purchased_usd: 0")
        let store = ProfileStore(catalog: .embedded, asked: nil) { _ in nil }
        let loaded = try #require(store.profiles(of: SourceText(name: "evenings.yaml", text: text)).first)
        #expect(try FieldPath("credits", of: loaded).label == "accounts.router.credits_purchased_usd")
        #expect(throws: FieldProblem.self) { try FieldPath("p", of: loaded) }
    }
}
