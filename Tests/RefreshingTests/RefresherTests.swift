import Catalog
import Foundation
import Testing

@testable import Refreshing
@testable import Verifying

/// Lists at their full size, and everything that can be wrong with an answer.
struct RefresherTests {
    /// How many models the embedded list has that are not retired.
    private static func living(_ provider: String) -> Int {
        Catalog.embedded.models(of: provider).filter { $0.status != .retired }.count
    }

    @Test func listsOfFullSizeAreReadInAllFourUnits() throws {
        let cache = CacheFolder()
        var lists = FakeLists()
        lists[ListText.openRouterURL] = ListText.openRouter(0..<600)
        lists[ListText.chutesURL] = ListText.chutes(14)
        lists[ListText.nanoURL] = ListText.nano(600)
        lists[ListText.novitaURL] = ListText.novita(155)
        lists[ModelsDevList.url] = ListText.modelsDev()
        let outcomes = try cache.refresh(lists)
        #expect(outcomes["openrouter"] == .updated(models: 600, new: 600, gone: Self.living("openrouter")))
        #expect(outcomes["nanogpt"] == .updated(models: 600, new: 600, gone: Self.living("nanogpt")))
        #expect(outcomes["deepinfra"]?.reason == "connection refused; nothing is listening there")
        let catalog = try cache.catalog()
        let model = try #require(catalog.model("maker/model-5", at: "openrouter"))
        #expect(model.window == 131_072 && model.defaultWindow == 65_536 && model.status == .active)
        #expect(model.isFree == false && model.grade == .documented && model.asOf == CalendarDate("2026-11-28"))
        #expect(catalog.model("maker/model-5-0927", at: "openrouter")?.id == "maker/model-5")
        #expect(catalog.model("maker/model-7", at: "openrouter")?.window == nil)
        #expect(catalog.model("maker/model-2", at: "openrouter")?.isFree == true)
        #expect(catalog.price(of: "maker/model-1", at: "openrouter") == nil)
        let ending = try #require(catalog.model("maker/model-3", at: "openrouter"))
        #expect(ending.status == .deprecated && ending.ended == CalendarDate("2027-01-31"))
        let prices = [
            catalog.price(of: "maker/model-5", at: "openrouter"), catalog.price(of: "org/Chute-1", at: "chutes"),
            catalog.price(of: "nano-1", at: "nanogpt"), catalog.price(of: "nov/m1", at: "novita"),
            catalog.price(of: "m-0", at: "openai"),
        ]
        #expect(prices.map { $0?.input } == [270_000, 100_000, 250_000, 700_000, 500_000])
        #expect(prices.map { $0?.output } == [1_100_000, 400_000, 1_000_000, 2_100_000, 1_500_000])
        #expect(prices[2]?.cacheRead == 20_000)
        // What the whole list lacks is gone, and what a third party lacks is not.
        #expect(catalog.model("z-ai/glm-5.2", at: "openrouter")?.status == .retired)
        #expect(catalog.model("gemini-2.0-flash", at: "gemini")?.status == .retired)
        #expect(catalog.models(of: "openai").contains { $0.id.hasPrefix("gpt-") && $0.status == .active })
        #expect(catalog.list(of: "openrouter")?.date == CalendarDate("2026-11-28"))
        #expect(catalog.list(of: "deepinfra")?.isRefreshed == false)
    }

    /// Each leaves the file as it was, to the byte, and says why.
    @Test(arguments: [
        ("{\"data\":[]}", 200, "empty"), ("", 200, "the answer is empty"),
        ("<!DOCTYPE html><p>Just a moment...</p>", 200, "a web page"),
        (String(ListText.openRouter(0..<600).dropLast(900)), 200, "cut off"),
        ("{\"data\":{\"models\":1}}", 200, "the form"), ("[1,2,3]", 200, "the form"), ("null", 200, "the form"),
        ("{\"data\":[{\"name\":\"no id\"}]}", 200, "no chat model"), ("slow down", 429, "HTTP 429"),
        ("{}", 503, "HTTP 503"), ("", 302, "redirects are not followed"),
        (ListText.openRouter(0..<290), 200, "less than half"),
        (ListText.openRouter(350..<950), 200, "more than half"),
        (ListText.openRouter(0..<600, prompt: "0.27"), 200, "different unit"),
        (String(repeating: " ", count: 9 << 20), 200, "larger than 8 MiB"),
    ])
    func aBadAnswerKeepsTheOldList(_ body: String, _ status: Int, _ reason: String) throws {
        let cache = CacheFolder()
        var lists = FakeLists()
        lists[ListText.openRouterURL] = ListText.openRouter(0..<600)
        #expect(try cache.refresh(lists, ["openrouter"])["openrouter"]?.reason == "")
        let before = try cache.bytes()
        lists.answers[ListText.openRouterURL] = .success((status, body))
        let outcome = try cache.refresh(lists, ["openrouter"], on: "2026-11-29")["openrouter"]
        #expect(outcome?.reason.contains(reason) == true, "\(outcome?.reason ?? "taken")")
        #expect(try cache.bytes() == before)
    }

    @Test func aShortListIsTakenWhenItIsMeant() throws {
        let cache = CacheFolder()
        var lists = FakeLists()
        lists[ListText.openRouterURL] = ListText.openRouter(0..<600)
        _ = try cache.refresh(lists, ["openrouter"])
        lists[ListText.openRouterURL] = ListText.openRouter(0..<20)
        let outcome = try cache.refresh(lists, ["openrouter"], on: "2026-11-29", force: true)["openrouter"]
        #expect(outcome == .updated(models: 20, new: 0, gone: 580))
        let catalog = try cache.catalog()
        let gone = try #require(catalog.model("maker/model-21", at: "openrouter"))
        #expect(gone.status == .retired && gone.ended == CalendarDate("2026-11-29") && gone.grade == .corroborated)
        #expect(gone.lastSeen == CalendarDate("2026-11-28"))
        // The update before stays to be compared with.
        let previous = Catalog.embedded.with(try cache.file().readPrevious())
        let changes = catalog.changes(since: previous, at: "openrouter")
        #expect(changes.count == 580 && changes.allSatisfy { $0.kind == .gone })
    }

    @Test func pagesAreReadToTheEnd() throws {
        let cache = CacheFolder()
        var lists = FakeLists()
        lists[ListText.openRouterURL] = ListText.openRouter(0..<500, total: 620)
        lists[ListText.openRouterURL + "?offset=500&limit=1000"] = ListText.openRouter(500..<620, total: 620)
        #expect(
            try cache.refresh(lists, ["openrouter"])["openrouter"]
                == .updated(models: 620, new: 620, gone: Self.living("openrouter")))
        // A page that fails fails the list.
        lists.answers[ListText.openRouterURL + "?offset=500&limit=1000"] = .success((500, ""))
        #expect(try cache.refresh(lists, ["openrouter"])["openrouter"]?.reason.contains("HTTP 500") == true)
    }

    @Test func listsAreWrittenBesideOneAnother() throws {
        let cache = CacheFolder()
        var lists = FakeLists()
        lists[ListText.chutesURL] = ListText.chutes(14)
        _ = try cache.refresh(lists, ["chutes"], on: "2026-11-20")
        lists[ListText.nanoURL] = ListText.nano(600)
        _ = try cache.refresh(lists, ["nanogpt"])
        let catalog = try cache.catalog()
        #expect(catalog.list(of: "chutes")?.date == CalendarDate("2026-11-20"))
        #expect(catalog.list(of: "nanogpt")?.date == CalendarDate("2026-11-28"))
        #expect(catalog.oldestList?.isRefreshed == false)
    }

    @Test func makersSayWhenModelsEnd() throws {
        let anthropic = try MakerLists.anthropic(
            try #require(
                .init(
                    Array(
                        #"{"data":[{"id":"a","lifecycle":"deprecated","retires_at":"2027-01-05T00:00:00Z","max_input_tokens":200000},{"id":"b","lifecycle":"active","retires_at":"2026-01-01"}],"has_more":true,"last_id":"b c"}"#
                            .utf8))))
        #expect(anthropic.models[0].lifecycle == .ending(CalendarDate("2027-01-05")))
        #expect(anthropic.models[1].lifecycle == .alive && anthropic.next == "after_id=b%20c")
        let mistral = try MakerLists.mistral(
            try #require(
                .init(
                    Array(
                        #"{"data":[{"id":"m","max_context_length":131072,"deprecation":"2026-12-31T12:00:00Z","deprecation_replacement_model":"n"}]}"#
                            .utf8))))
        #expect(
            mistral.models[0].lifecycle == .ending(CalendarDate("2026-12-31")) && mistral.models[0].replacement == "n")
        let openAI = try MakerLists.openAI(
            try #require(
                .init(
                    Array(
                        #"{"data":[{"id":"gpt-9","shutdown_date":"2027-02-01"},{"id":"gpt-8","shutdown_date":null},{"id":"tts-1"},{"id":"o5"}]}"#
                            .utf8))))
        #expect(openAI.models.map(\.id) == ["gpt-9", "gpt-8", "o5"])
        #expect(openAI.models.map(\.lifecycle) == [.ending(CalendarDate("2027-02-01")), .alive, .unstated])
    }

    /// Text of servers cannot break rows or steer a terminal.
    @Test func oddIDsAreLeftOut() throws {
        let cache = CacheFolder()
        var lists = FakeLists()
        lists[ListText.chutesURL] = ListText.chutes(14).replacingOccurrences(of: "org/Chute-3\"", with: "org/\\tX\\n\"")
            .replacingOccurrences(of: "org/Chute-4\"", with: "\\u001b[31mred\"")
        #expect(
            try cache.refresh(lists, ["chutes"])["chutes"] == .updated(models: 12, new: 12, gone: Self.living("chutes"))
        )
    }
}
