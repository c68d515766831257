import Catalog
import Testing

/// What models cost: read exactly, and only for models that are known.
struct ModelPriceTests {
    private let catalog = Catalog.embedded

    @Test(arguments: [
        ("0", 0), ("1", 1_000_000), ("0.15", 150_000), ("0.000001", 1), ("150", 150_000_000), ("1.225", 1_225_000),
        ("0.0000019", 1), (".5", 500_000), ("2.", 2_000_000), ("9223372036854", 9_223_372_036_854_000_000),
    ])
    func readsAmountsExactly(_ text: String, _ microUSD: Int64) {
        #expect(ModelPrice.microUSD(text) == microUSD)
    }

    @Test(arguments: [
        "", ".", "-1", "+1", "1e-6", "1,5", "1.2.3", "NaN", " 1", "9223372036855", "99999999999999999999999999999",
    ])
    func refusesWhatIsNoAmount(_ text: String) {
        #expect(ModelPrice.microUSD(text) == nil)
    }

    @Test func findsPricesByIdAndByAlias() throws {
        let fable = try #require(catalog.price(of: "claude-fable-5-1", at: "anthropic"))
        #expect(fable.input == 10_000_000 && fable.output == 50_000_000 && fable.cacheRead == 250_000)
        #expect(fable.asOf == CalendarDate("2026-11-20") && fable.source.contains("litellm"))
        let chat = try #require(catalog.price(of: "deepseek/deepseek-chat", at: "openrouter"))
        #expect(catalog.price(of: "deepseek/deepseek-chat-v3", at: "openrouter") == chat)
        #expect(catalog.price(of: "google/gemma-4-31b-it:free", at: "openrouter")?.output == 0)
    }

    @Test func anUnknownPriceIsNotZero() {
        #expect(catalog.price(of: "claude-fable-5-2", at: "anthropic")?.cacheRead == nil)
        #expect(catalog.price(of: "claude-2.1", at: "anthropic") == nil)
        #expect(catalog.price(of: "no-such-model", at: "openai") == nil)
        #expect(catalog.price(of: "", at: "openai") == nil && catalog.price(of: "gpt-6-sol", at: "") == nil)
        #expect(catalog.price(of: "gpt-6-sol\t1", at: "openai") == nil)
    }

    @Test func everyPriceBelongsToAModelAndIsPlausible() {
        var count = 0
        for row in (catalog.tables.first { $0.name == "prices.tsv" }?.table ?? CatalogTable([])).rows {
            guard let price = catalog.price(of: row[1], at: row[0]) else {
                Issue.record("\(row.line)")
                continue
            }
            #expect(catalog.model(price.id, at: price.provider)?.id == price.id, "\(row.line)")
            #expect(price.asOf != nil && !price.source.isEmpty, "\(row.line)")
            for (column, amount) in [(2, price.input), (3, price.output), (4, price.cacheRead)] {
                #expect(amount != nil || row[column].isEmpty, "\(row.line)")
                #expect((0...1_000_000_000).contains(amount ?? 0), "\(row.line)")
            }
            if price.id.hasSuffix(":free") { #expect(price.input == 0 && price.output == 0, "\(row.line)") }
            count += 1
        }
        #expect(count > 1600)
    }
}
