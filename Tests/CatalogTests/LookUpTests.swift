import Catalog
import Testing

struct LookUpTests {
    private let catalog = Catalog.embedded

    @Test func findsModelsByIdAndByAlias() {
        #expect(catalog.model("deepseek/deepseek-chat", at: "openrouter")?.status == .active)
        #expect(catalog.model("deepseek/deepseek-chat-v3", at: "openrouter")?.id == "deepseek/deepseek-chat")
        #expect(catalog.model("deepseek/deepseek-chat", at: "chutes") == nil)
        #expect(catalog.model("", at: "openrouter") == nil)
        #expect(catalog.model("deepseek/deepseek-cha", at: "openrouter") == nil)
    }

    @Test func knowsWindowsAndEnds() throws {
        let qwen = try #require(catalog.model("Qwen/Qwen3-32B-TEE", at: "chutes"))
        #expect(qwen.window == 40_960 && qwen.status == .active)
        let gone = try #require(catalog.model("deepseek/deepseek-chat-v3-0324:free", at: "openrouter"))
        #expect(gone.status == .retired && gone.isFree == true && gone.grade == .documented)
        #expect(gone.ended == CalendarDate("2025-11-29") && gone.lastSeen == CalendarDate("2025-11-25"))
        let chat = try #require(catalog.model("deepseek/deepseek-chat", at: "openrouter"))
        #expect(chat.window == 163_840 && chat.defaultWindow == 128_000)
    }

    @Test func knowsProvidersAndWhoOwnsAHost() {
        #expect(catalog.provider("chutes")?.baseURL == "https://llm.chutes.ai/v1")
        #expect(catalog.provider("lmstudio")?.id == "lm-studio")
        #expect(catalog.provider("chute") == nil && catalog.provider("") == nil)
        #expect(catalog.owner(ofHost: "chutes.ai")?.fact.field == "web_host")
        #expect(catalog.owner(ofHost: "my-slug.chutes.ai")?.provider.id == "chutes")
        #expect(catalog.owner(ofHost: "example.org") == nil)
        #expect(catalog.knownHost("calm-lake.trycloudflare.com")?.kind == .tunnel)
        #expect(catalog.knownHost("trycloudflare.com.example.org") == nil)
    }

    /// One answer for lint, imports and keys: whole labels of a plain name.
    @Test(arguments: [
        ("llm.chutes.ai", Provider.HostMatch.exact), ("LLM.chutes.ai", .exact), ("my-slug.chutes.ai", .below),
        ("a.b.chutes.ai", .below), ("my_slug.chutes.ai", .below), ("www.chutes.ai", nil), ("chutes.ai", nil),
        ("evilchutes.ai", nil), (".chutes.ai", nil), ("a..chutes.ai", nil), (#"evil.test\.chutes.ai"#, nil),
        ("evil.test/.chutes.ai", nil), ("evil.test%2f.chutes.ai", nil), ("evil.test@.chutes.ai", nil),
        ("evil.test#.chutes.ai", nil), ("evil.test\t.chutes.ai", nil), ("é.chutes.ai", nil), ("*.chutes.ai", nil),
        ("chutes.ai.evil.test", nil), ("a.chutes.ai.", nil), ("a.chutes.ai:443", nil), ("", nil),
    ])
    func hostsAreAProvidersByWholeLabels(_ host: String, _ match: Provider.HostMatch?) throws {
        #expect(try #require(catalog.provider("chutes")).match(ofHost: host) == match)
        if match != nil { #expect(catalog.owner(ofHost: host)?.provider.id == "chutes") }
        if !HostName.isPlain(host) { #expect(catalog.owner(ofHost: host) == nil) }
    }

    @Test func knowsInWhichVariableKeysAreKept() {
        #expect(catalog.owner(ofKeyVariable: "OPENROUTER_API_KEY")?.id == "openrouter")
        for name in ["RELAY_API_KEY", "CUSTOM_API_KEY", "LITELLM_API_KEY", "OPENROUTER_KEY", "openrouter_API_KEY", ""] {
            #expect(catalog.owner(ofKeyVariable: name) == nil)
        }
    }

    @Test func searchesTablesOfAnySize() {
        let empty = CatalogTable(Array("#a\tb\n".utf8))
        #expect(empty.rows.map(\.line) == [] && empty.rows("x").map(\.line) == [])
        #expect(CatalogTable([]).rows("x").map(\.line) == [])
        for count in 1...40 {
            let names = (0..<count).map { "row\($0 < 10 ? "0" : "")\($0)" }
            let table = CatalogTable(Array(("#name\tvalue\n" + names.map { "\($0)\tv\n" }.joined()).utf8))
            for name in names { #expect(table.rows(name).map { $0[0] } == [name]) }
            #expect(table.rows("row").map(\.line) == [] && table.rows("zzz").map(\.line) == [])
        }
    }

    @Test(arguments: [
        ("kitten", "sitting", 3), ("form", "from", 1), ("", "abc", 3), ("same", "same", 0), ("ab", "ba", 1),
    ])
    func countsEdits(_ first: String, _ second: String, _ distance: Int) {
        #expect(Similarity.distance(first, second, limit: 5) == distance)
        #expect(Similarity.distance(second, first, limit: 5) == distance)
        if distance > 0 { #expect(Similarity.distance(first, second, limit: distance - 1) == nil) }
    }
}

struct CalendarDateTests {
    @Test(arguments: [
        ("2026-11-21", "2026-11-21", 0), ("2026-11-21", "2026-12-01", 10), ("2026-11-21", "2026-07-24", -120),
        ("2024-02-28", "2024-03-01", 2), ("1900-02-28", "1900-03-01", 1), ("0001-01-01", "9999-12-31", 3_652_058),
    ])
    func countsDays(_ first: String, _ second: String, _ days: Int) throws {
        #expect(try #require(CalendarDate(first)).days(until: #require(CalendarDate(second))) == days)
    }

    @Test func readsAndWritesDays() {
        #expect(CalendarDate("2026-11-21")?.description == "2026-11-21")
        for text in ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "2026-11-21x", "", "----------"]
        {
            #expect(CalendarDate(text) == nil, "\(text)")
        }
        #expect(
            CalendarDate("2024-02-29") != nil && CalendarDate("1900-02-29") == nil && CalendarDate("2000-02-29") != nil)
    }

    @Test(arguments: [
        (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (-1, "1969-12-31"),
        (951_782_400, "2000-02-29"), (1_795_219_200, "2026-11-21"), (4_107_542_400, "2100-03-01"),
    ])
    func knowsTheDayOfAnInstant(_ seconds: Int64, _ day: String) {
        #expect(CalendarDate(secondsSince1970: seconds).description == day)
    }

    @Test func survivesAnyInstant() {
        for seconds in [Int64.min, .min / 2, -62_135_596_800, 253_402_300_800, .max] {
            _ = CalendarDate(secondsSince1970: seconds).description
        }
    }
}
