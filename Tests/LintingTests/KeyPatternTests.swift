import Catalog
import Testing

@testable import Linting

/// The catalogue's words for the forms of keys and the bounds of parameters are read whole.
struct KeyPatternTests {
    @Test(arguments: [
        ("sk-or-v1-{hex*64}", 73, "sk-or-v1-"), ("cpk_{hex*32}.{hex*32}.{alnum*32}", 102, "cpk_"),
        ("AQ.{word*37+}", 40, "AQ."), ("{alnum*32}", 32, ""), ("sk-ant-api03-{word*93}AA", 108, "sk-ant-api03-"),
        ("0000000000", 10, "0000000000"),
    ])
    func readsFormsOfKeys(_ words: String, _ length: Int, _ prefix: String) throws {
        let shape = try #require(KeyPattern(words))
        #expect(shape.length == length && shape.prefix == prefix && shape.isFixed == !words.contains("+"))
    }

    @Test func everyFormOfTheCatalogueCanBeRead() {
        for provider in Catalog.embedded.providers {
            for shape in provider.values("key_shape") { #expect(KeyPattern(shape) != nil, "\(shape)") }
            #expect(provider.parameterRanges.count == provider.facts("parameter_range").count, "\(provider.id)")
        }
        for frontEnd in Catalog.embedded.frontEnds {
            #expect(frontEnd.parameterRanges.count == frontEnd.facts("parameter_range").count, "\(frontEnd.id)")
        }
        #expect(KeyPattern("{hex*x}") == nil && KeyPattern("a{hex*3") == nil && KeyPattern("{some*3}") == nil)
    }
}
