import Catalog
import FrontEnds
import Testing

/// The lists of exporters and importers.
struct ExporterListTests {
    @Test func everyEntryIsAFrontEndOfTheCatalogueInOrder() {
        let ids = Exporters.list.map { $0.id }
        #expect(ids.count == 15 && ids == ids.sorted())
        for id in ids + Importers.list.map({ $0.id }) { #expect(Catalog.embedded.frontEnd(id) != nil, "\(id)") }
    }
}
