import Testing

@testable import Catalog

/// The index finds what a walk through the list would.
struct ModelIndexTests {
    private let catalog = Catalog.embedded

    @Test(arguments: ["openrouter", "chutes", "deepseek", "nanogpt"])
    func findsWhatTheListHas(_ provider: String) throws {
        let index = catalog.modelIndex(of: provider)
        let ids = catalog.models(of: provider).map(\.id)
        #expect(index.entries.map(\.id) == ids)
        for place in stride(from: 0, to: ids.count, by: 7) {
            let entry = index.entries[place]
            #expect(index.places(ofIDs: [entry.lowercased]).contains(place))
            for looseness in ModelName.Looseness.allCases {
                let key = ModelName.key(entry.name.words, looseness)
                let walked = ids.indices.filter {
                    ModelName.key(ModelName(ids[$0], provider: provider).words, looseness) == key
                }
                #expect(index.places(ofNames: [key], looseness) == walked, "\(entry.id)")
            }
            if let first = entry.name.words.first {
                #expect(index.places(withFirstWord: first).contains(place))
            }
        }
    }

    /// Nothing is passed over that is near.
    @Test func leavesOutNothingThatIsNear() {
        let index = catalog.modelIndex(of: "openrouter")
        for id in ["deepseek/deepseek-v3", "z-ai/glm5.2", "deepsek/deepseek-v3.2", "gpt-4o-mini", "claude sonet 4"] {
            for limit in 1...5 {
                let name = ModelIndex.lastPart(of: id)
                let near = Set(index.places(near: id, or: name, limit: limit))
                for (place, entry) in index.entries.enumerated() where !near.contains(place) {
                    #expect(Similarity.distance(id, entry.lowercased, limit: limit) == nil)
                    #expect(Similarity.distance(name, entry.lastPart, limit: limit) == nil)
                }
            }
        }
    }

    @Test func wordsOfBytesAreThoseOfCharacters() {
        // A letter beyond ASCII sends a text the long way; it is no part of the last part's words here.
        for id in catalog.models(of: "openrouter").map(\.id) {
            let far = ModelName("é/" + ModelIndex.lastPart(of: id) + "é", provider: "openrouter").words
            var near = ModelName(ModelIndex.lastPart(of: id) + "e", provider: "openrouter").words
            if let last = near.popLast() { near.append(last.dropLast() + "é") }
            #expect(near == far, "\(id)")
        }
    }

    @Test func keyPrefixesAreThoseOfTheProviders() {
        let walked = catalog.providers.flatMap { $0.facts("key_prefix").map { "\($0.subject) \($0.value)" } }
        #expect(catalog.keyPrefixes.map { "\($0.subject) \($0.value)" } == walked)
    }

    @Test func theOldestListIsTheOldestOfAll() {
        let walked = catalog.lists.filter { $0.date != nil }.min {
            ($0.date?.description ?? "", $0.provider) < ($1.date?.description ?? "", $1.provider)
        }
        #expect(catalog.oldestList == walked)
    }
}
