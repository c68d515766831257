import Testing

@testable import Catalog

/// Amounts for people, and what tokens cost.
struct MoneyTests {
    @Test(
        arguments: [
            (0, "$0"), (1, "$0.000001"), (15, "$0.000015"), (1_500, "$0.0015"), (1_549, "$0.0015"), (1_550, "$0.0016"),
            (9_950, "$0.010"), (30_000, "$0.030"), (120_000, "$0.12"), (995_000, "$1.00"), (994_999, "$0.99"),
            (1_005_000, "$1.01"), (3_400_000, "$3.40"), (99_996_000, "$100"), (128_400_000, "$128"),
        ] as [(Int64, String)])
    func amountsHaveTwoDigitsOrCents(_ amount: Int64, _ text: String) {
        #expect(MoneyText.usd(amount) == text)
    }

    @Test func pricesAreToldDigitForDigit() {
        #expect(MoneyText.exact(1_400_000) == "1.4" && MoneyText.exact(6_880) == "0.00688")
        #expect(MoneyText.exact(15_000_000) == "15" && MoneyText.exact(0) == "0")
    }

    /// Above a number of tokens sent the whole request costs more: `sent × input + 800 × output` at the prices of that tier.
    @Test(
        arguments: [
            ("gemini", "gemini-2.5-pro", 250_000, 637_000),  // 2.5, 15
            ("gemini", "gemini-2.5-pro", 200_000, 258_000),  // 1.25, 10
            ("gemini", "gemini-2.5-pro", 200_001, 512_003),  // 2.5, 15; half a millionth up
            ("openai", "gpt-5.4", 300_000, 1_518_000),  // 5, 22.5
            ("openai", "gpt-5.4", 272_000, 692_000),  // 2.5, 15
            ("xai", "grok-4.7", 250_000, 1_009_600),  // 4, 12
            ("openrouter", "google/gemini-2.5-pro", 250_000, 637_000),
            ("openrouter", "qwen/qwen3.7-flash", 100_000, 10_320),  // 0.1, 0.4: the second of three tiers
        ] as [(String, String, Int64, Int64)])
    func longPromptsCostMore(_ provider: String, _ id: String, _ sent: Int64, _ amount: Int64) throws {
        let price = try #require(Catalog.embedded.price(of: id, at: provider))
        #expect(price.cost(sent: sent, written: 800) == amount)
    }

    /// A refreshed list brings another price, and says nothing of long prompts.
    @Test func refreshedPricesKeepTheirTiers() throws {
        let day = "2027-01-01"
        let catalog = Catalog.embedded.with(
            try CatalogOverlay(
                CatalogOverlay.bytes(of: [
                    .models: [
                        "gemini\tgemini-2.5-pro\t1048576\t\t\tno\tyes\tactive\t\t\(day)\t\t\tA\t\(day)\ttest"
                    ],
                    .prices: ["gemini\tgemini-2.5-pro\t2\t12\t0.2\t\(day)\ttest"],
                    .lists: ["gemini\tmodels\t\(day)T00:00:00Z\t1\tyes\thttps://example.com"],
                ])))
        let price = try #require(catalog.price(of: "gemini-2.5-pro", at: "gemini"))
        #expect(price.input == 2_000_000 && price.source == "test")
        let rates = price.rates(sending: 250_000)
        #expect(rates.input == 4_000_000 && rates.output == 18_000_000 && rates.cacheRead == 400_000)
    }

    @Test func whatTheProviderStillHadCountsTowardTheLengthOfAPrompt() throws {
        let price = try #require(Catalog.embedded.price(of: "gemini-2.5-pro", at: "gemini"))
        // 50000 at 2.5, 200000 at 0.25, 800 at 15.
        #expect(price.cost(sent: 50_000, cached: 200_000, written: 800) == 187_000)
        #expect(price.rates(sending: 250_000).threshold == 200_000 && price.rates(sending: 200_000).threshold == nil)
        #expect(price.cost(sent: .max, cached: .max, written: 0) == nil)
    }

    @Test(arguments: [
        "above 200000 tokens: a", "above x tokens, input x2, output x1: a", "above 2 tokens, input 2, output x1: a",
        "above 200000 tokens, input x2, output x1.5", "",
    ])
    func aFactOnLongPromptsThatIsWrittenOtherwiseSaysNothing(_ text: String) {
        #expect(LongContextPrice.read(text) == nil)
    }

    /// Each fact names priced models, and says something.
    @Test func factsOnLongPromptsNameModels() throws {
        var count = 0
        for provider in Catalog.embedded.providers {
            for fact in provider.facts("long_context") {
                let (ids, price) = try #require(LongContextPrice.read(fact.value), "\(fact.value)")
                #expect(price.inputFactor > 1_000_000 && price.outputFactor >= 1_000_000)
                for id in ids {
                    #expect(
                        Catalog.embedded.price(of: id, at: provider.id)?.longContext.contains(price) == true, "\(id)")
                    count += 1
                }
            }
        }
        #expect(count > 60)
    }

    /// A price over 30 days old is told as "from about", one over 90 not at all; the number stays.
    @Test func pricesAgeOnTheDayOfTheCatalog() throws {
        func told(on day: String) throws -> String? {
            let catalog = Catalog.embedded.judged(on: try #require(CalendarDate(day)))
            return try #require(catalog.price(of: "gemini-2.5-pro", at: "gemini")).told("$1")
        }
        // It is of 2026-11-20.
        #expect(try told(on: "2026-11-20") == "$1" && told(on: "2026-12-20") == "$1" && told(on: "2026-11-01") == "$1")
        #expect(try told(on: "2026-12-21") == "from about $1" && told(on: "2027-02-18") == "from about $1")
        #expect(try told(on: "2027-02-19") == nil)
        let price = try #require(Catalog.embedded.price(of: "gemini-2.5-pro", at: "gemini"))
        #expect(price.told("$1") == "$1" && price.input == 1_250_000)
    }

    /// Ten prices of the vendors' lists, with 16384 tokens sent and 700 written, by hand in millionths of a dollar:
    /// `16384 × input + 700 × output`, half a millionth rounded up.
    @Test(
        arguments: [
            ("anthropic", "claude-fable-5", 198_840),  // 163840 + 35000
            ("anthropic", "claude-haiku-4-5", 19_884),  // 16384 + 3500
            ("openrouter", "z-ai/glm-5.2", 26_018),  // 22937.6 + 3080
            ("openrouter", "z-ai/glm-5.3-flash", 2_808),  // 2457.6 + 350
            ("openrouter", "deepseek/deepseek-v4-flash-0731", 2_490),  // 2293.76 + 196
            ("openrouter", "deepseek/deepseek-v4.1-flash", 4_029),  // 3440.64 + 588
            ("openrouter", "moonshotai/kimi-k3", 59_652),  // 49152 + 10500
            ("gemini", "gemini-flash-latest", 14_913),  // 12288 + 2625
            ("gemini", "gemini-pro-latest", 41_168),  // 32768 + 8400
            ("mistral", "codestral-latest", 5_545),  // 4915.2 + 630
        ] as [(String, String, Int64)])
    func costsAreThoseReckonedByHand(_ provider: String, _ id: String, _ amount: Int64) throws {
        let price = try #require(Catalog.embedded.price(of: id, at: provider))
        #expect(price.cost(sent: 16_384, written: 700) == amount)
    }

    @Test func whatIsNotKnownCostsNothingKnown() throws {
        let price = try #require(Catalog.embedded.price(of: "z-ai/glm-5.2", at: "openrouter"))
        #expect(price.cost(sent: .max, written: 1) == nil)
        // 15384 cached at 0.26, 1000 sent at 1.4: 3999.84 + 1400 + 3080.
        #expect(price.cost(sent: 1_000, cached: 15_384, written: 700) == 8_480)
    }

    @Test func plansAreReadFromTheirFacts() throws {
        let chutes = try #require(Catalog.embedded.provider("chutes"))
        let plus = try #require(chutes.plan(called: "Chutes Plus"))
        #expect(plus.price == 10_000_000)
        #expect(plus.caps.contains { $0.amount == 4_170_000 && $0.period == .fourHours && $0.unit == .usd })
        #expect(chutes.plan(called: "PAYG")?.caps.isEmpty == true)
        #expect(chutes.plan(called: "gold") == nil)
        for provider in Catalog.embedded.providers {
            for fact in provider.facts("plan_cap") {
                let isRead = provider.plans.contains { $0.caps.contains { $0.fact.value == fact.value } }
                #expect(isRead, "\(provider.id): \(fact.value)")
            }
        }
    }
}
