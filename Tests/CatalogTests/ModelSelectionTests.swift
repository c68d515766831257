import Testing

@testable import Catalog

/// What `models` chooses, and what stands in the place of models that are gone.
struct ModelSelectionTests {
    private static let catalog = Catalog(
        models: table(
            """
            gemini\tgemini-3.1-pro\t1048576\t\t65536\tno\tyes\tactive\t\t2026-11-20\t\t\tA\t2026-11-20\tx
            openrouter\tgoogle/gemma-4-31b-it:free\t262144\t\t\tyes\tno\tactive\t\t2026-11-20\t\t\tB\t2026-11-20\tx
            openrouter\tz-ai/glm-4.6\t204800\t\t\tno\tno\tretired\t2026-10-23\t2026-10-09\tz-ai/glm-5.2\t\tB\t2026-10-23\tx
            openrouter\tz-ai/glm-5.2\t1000000\t\t\tno\tyes\tactive\t\t2026-11-20\t\t\tB\t2026-11-20\tx
            openrouter\tz-ai/glm-5.3\t1000000\t\t\tno\tyes\tdeprecated\t2026-12-31\t2026-11-20\t\t\tB\t2026-11-20\tx
            openrouter\tz-ai/glm-5.3-flash\t128000\t\t\tno\tno\tactive\t\t2026-11-20\t\t\tB\t2026-11-20\tx
            zai\tglm-5.2\t1000000\t\t\tno\tyes\tactive\t\t2026-11-20\t\t\tA\t2026-11-20\tx
            """),
        aliases: table(""),
        providers: table(
            "openrouter\tfree_ending\t:free\t\tA\t2026-11-20\tx\nopenrouter\tkind\trouter\t\tA\t2026-11-20\tx\n"
                + "openrouter\tname\tOpenRouter\t\tA\t2026-11-20\tx\nzai\tname\tZ.ai\t\tA\t2026-11-20\tx"),
        frontEnds: table(""), hosts: table(""),
        prices: table(
            """
            openrouter\tz-ai/glm-5.2\t1.4\t4.4\t0.26\t2026-11-03\tx
            openrouter\tz-ai/glm-5.3\t1.4\t4.4\t0.26\t2026-11-03\tx
            openrouter\tz-ai/glm-5.3-flash\t0.15\t0.5\t\t2026-11-03\tx
            zai\tglm-5.2\t1.2\t4\t\t2026-11-03\tx
            """), date: "2026-11-28")

    private static func table(_ rows: String) -> CatalogTable { CatalogTable(Array("#columns\n\(rows)\n".utf8)) }

    private static let today = CalendarDate("2026-11-28") ?? CalendarDate(secondsSince1970: 0)
    private let catalog = catalog.judged(on: today)

    private func ids(_ change: (inout ModelSelection) -> Void) -> [String] {
        var selection = ModelSelection(on: Self.today)
        change(&selection)
        return selection.choices(from: catalog).map { "\($0.model.provider) \($0.model.id)" }
    }

    @Test func wordsMatchIDsMakersAndProviders() {
        #expect(ids { $0.words = ["google"] } == ["openrouter google/gemma-4-31b-it:free", "gemini gemini-3.1-pro"])
        #expect(ids { $0.words = ["GLM5.2", "zhipu"] } == ["zai glm-5.2", "openrouter z-ai/glm-5.2"])
        #expect(ids { $0.words = ["openrouter", "flash"] } == ["openrouter z-ai/glm-5.3-flash"])
        #expect(ids { $0.words = ["nothing"] }.isEmpty)
    }

    @Test func optionsNarrowTheChoice() {
        #expect(ids { $0.isFreeOnly = true } == ["openrouter google/gemma-4-31b-it:free"])
        #expect(
            ids {
                $0.minimumContext = 1_000_000
                $0.maximumPrice = 1_200_000
            } == ["zai glm-5.2"])
        #expect(ids { $0.endsOnly = true } == ["openrouter z-ai/glm-5.3"])
        #expect(ids { $0.leavesOutReasoning = true }.contains { $0.hasSuffix("glm-5.2") } == false)
        #expect(ids { $0.order = .price }.first == "openrouter google/gemma-4-31b-it:free")
        #expect(ids { $0.order = .context }.first == "gemini gemini-3.1-pro")
    }

    @Test func likeKeepsFamilyWindowAndPrice() throws {
        let model = try #require(catalog.model("z-ai/glm-5.2", at: "openrouter"))
        #expect(ids { $0.like = model } == ["zai glm-5.2", "openrouter z-ai/glm-5.3"])
    }

    @Test func theDayDecidesWhatLives() throws {
        let day = try #require(CalendarDate("2026-10-01"))
        let then = Self.catalog.judged(on: day)
        #expect(then.model("z-ai/glm-4.6", at: "openrouter")?.status == .deprecated)
        #expect(catalog.model("z-ai/glm-4.6", at: "openrouter")?.status == .retired)
        #expect(ModelSelection(on: day).choices(from: then).contains { $0.model.id == "z-ai/glm-4.6" })
        #expect(!ids { _ in }.contains("openrouter z-ai/glm-4.6"))
    }

    @Test func alternativesAreRelativesAndWhatIsAffordable() throws {
        let provider = try #require(catalog.provider("openrouter"))
        let paid = ModelAlternatives(insteadOf: "z-ai/glm-4.6", at: provider, on: Self.today, catalog)
        #expect(paid.ids(from: catalog) == ["z-ai/glm-5.2", "z-ai/glm-5.3-flash", "z-ai/glm-5.3"])
        let free = ModelAlternatives(
            insteadOf: "z-ai/glm-4.6", at: provider, hasBoughtNothing: true, on: Self.today, catalog)
        #expect(free.ids(from: catalog) == ["google/gemma-4-31b-it:free"])
    }

    @Test(arguments: [
        ("z-ai/glm-5.1", "zai-org/GLM-5.1-TEE"), ("claude-sonnet-4-5-20250929", "anthropic/claude-sonnet-4.5"),
        ("claude-3-5-haiku", "anthropic/claude-haiku-3.5"), ("accounts/fireworks/models/glm-5p2", "glm-5.2"),
        ("google/gemma-4-31b-it:free", "google/gemma-4-31B"),
    ])
    func namesOfOneModelAreOne(_ first: String, _ second: String) {
        #expect(ModelKinship(of: first).name == ModelKinship(of: second).name)
    }

    @Test func theSameModelIsFoundAtEveryProvider() throws {
        let kinship = ModelKinship(of: "zai-org/GLM-5.2-TEE")
        let found = catalog.namesakes(of: kinship)
        // What a walk through all models finds.
        let all = catalog.allModels.filter { ModelKinship(of: $0.id).name == kinship.name }
        #expect(found.map { "\($0.provider) \($0.id)" } == all.map { "\($0.provider) \($0.id)" })
        #expect(found.contains { $0.provider == "openrouter" && $0.id == "z-ai/glm-5.2" })
        #expect(catalog.namesakes(of: kinship).count == found.count)
    }

    @Test func familiesAreTold() {
        #expect(ModelKinship(of: "qwen/qwen3.5-397b-a17b").family == "qwen")
        #expect(ModelKinship(of: "openai/gpt-oss-120b").family == "gpt-oss")
        #expect(!ModelKinship(of: "z-ai/glm-5").isOfOneFamily(with: ModelKinship(of: "z-ai/glamour-5")))
    }
}
