import Catalog
import Foundation
import Testing

@testable import Refreshing

/// What a damaged file costs, and who is asked first.
struct OverlayTests {
    private func refreshed() throws -> CacheFolder {
        let cache = CacheFolder()
        var lists = FakeLists()
        lists[ListText.chutesURL] = ListText.chutes(14)
        _ = try cache.refresh(lists, ["chutes"])
        return cache
    }

    @Test func everyCutIsNoticed() throws {
        let cache = try refreshed()
        let bytes = try cache.bytes()
        let path = URL(filePath: try cache.file().path)
        for count in [0, 1, 20, 60, 100, 200, bytes.count / 2, bytes.count - 1] {
            try bytes.prefix(count).write(to: path)
            #expect(throws: OverlayFile.Problem.self, "\(count) bytes") { try cache.file().read() }
        }
        try (bytes + Data("x\n".utf8)).write(to: path)
        #expect(throws: OverlayFile.Problem.self) { try cache.file().read() }
        try Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: path)
        #expect(throws: OverlayFile.Problem.self) { try cache.file().read() }
        // The next update writes a whole one.
        var lists = FakeLists()
        lists[ListText.chutesURL] = ListText.chutes(14)
        _ = try cache.refresh(lists, ["chutes"])
        #expect(try cache.catalog().list(of: "chutes")?.isRefreshed == true)
    }

    /// A changed byte is no crash, and is told by those who look at all of them.
    @Test func changedBytesAreToldAndHarmless() throws {
        let cache = try refreshed()
        let bytes = try cache.bytes()
        for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 400)) {
            var broken = Array(bytes)
            broken[place] ^= 0x15
            guard let overlay = try? CatalogOverlay(broken) else { continue }
            let catalog = Catalog.embedded.with(overlay)
            _ = catalog.model("org/Chute-3", at: "chutes")?.window
            _ = catalog.lists.count
            #expect(catalog.overlayDamage != nil, "\(place)")
        }
        #expect(try cache.catalog().overlayDamage == nil)
    }

    @Test func theNewerOfTwoListsCounts() throws {
        let cache = CacheFolder()
        var lists = FakeLists()
        lists[ListText.chutesURL] = ListText.chutes(14)
        _ = try cache.refresh(lists, ["chutes"], on: "2025-01-01")
        #expect(try cache.catalog().list(of: "chutes")?.isRefreshed == false)
        #expect(try cache.catalog().model("org/Chute-1", at: "chutes") == nil)
    }

    @Test func agesAreToldByTheirOwnWords() {
        #expect(ListAge(days: 14).isOld == false && ListAge(days: 15).isOld)
        #expect(ListAge(days: 30).pricePrefix == "" && ListAge(days: 31).pricePrefix == "from about ")
        #expect(ListAge(days: 90).pricePrefix != nil && ListAge(days: 91).pricePrefix == nil)
    }

    /// A look-up in 20,000 models touches a few rows of them.
    @Test func manyModelsAreSearchedInPlace() throws {
        let rows = (0..<20_000).map {
            "chutes\tmany/model-\($0)\t32768\t\t\t\tno\tactive\t\t2026-11-28\t\t\tA\t2026-11-28\ttest"
        }
        let overlay = try CatalogOverlay(
            CatalogOverlay.bytes(of: [
                .models: rows, .lists: ["chutes\tmodels\t2026-11-28T00:00:00Z\t20000\tyes\ttest"],
            ]))
        let catalog = Catalog.embedded.with(overlay)
        for number in stride(from: 0, to: 20_000, by: 997) {
            #expect(catalog.model("many/model-\(number)", at: "chutes")?.window == 32_768)
        }
        #expect(catalog.model("many/model-20000", at: "chutes") == nil)
        #expect(catalog.model("z-ai/glm-5.2", at: "openrouter") != nil)
    }
}
