import Catalog
import Diagnosing
import Profiles
import Setups
import Testing
import YAMLSource

@testable import Managing

/// Edits of profiles, whatever their layout.
struct ProfileEditorTests {
    private let catalog = Catalog.embedded

    private func loaded(_ text: String) throws -> LoadedProfile {
        let store = ProfileStore(catalog: catalog, asked: nil, variable: { _ in nil })
        return try #require(store.profiles(of: SourceText(name: "odd.yaml", text: text)).first)
    }

    @Test(arguments: 1...240)
    func aSetValueChangesNothingElse(seed: UInt64) throws {
        let odd = OddProfile(seed: seed)
        let loaded = try loaded(odd.text)
        #expect(loaded.profile.node.tree.problems.isEmpty && odd.fields.count >= 6, "\(odd.text)")
        let bytes = Array(odd.text.utf8)
        for field in odd.fields {
            let edited = try ProfileEditor(loaded, catalog).setting(field.path, to: field.other).source.bytes
            #expect(edited.starts(with: bytes[..<field.range.lowerBound]), "\(field.path) in\n\(odd.text)")
            #expect(
                edited.reversed().starts(with: bytes[field.range.upperBound...].reversed()),
                "\(field.path)\n\(odd.text)")
            #expect(edited != bytes)
            // And it is read back: setting it once more changes nothing.
            let again = try self.loaded(String(decoding: edited, as: UTF8.self))
            #expect(try ProfileEditor(again, catalog).setting(field.path, to: field.other).source.bytes == edited)
        }
    }

    @Test(arguments: 1...240)
    func whatIsAddedCanBeTakenAwayAgain(seed: UInt64) throws {
        let odd = OddProfile(seed: seed)
        let loaded = try loaded(odd.text)
        for (field, value) in [
            ("front_end", "janitor"), ("generation.top_k", "40"), ("proxies.1.prefill", "*"),
            ("proxies.1.reasoning", "low"),
            ("accounts.main.privacy.free_training", "on"), ("proxies.1.headers.X-Title", "a: b"),
        ] {
            let added = try ProfileEditor(loaded, catalog).setting(field, to: value).source
            let with = try self.loaded(String(decoding: added.bytes, as: UTF8.self))
            #expect(added.bytes.count > odd.text.utf8.count && with.profile.node.tree.problems.isEmpty)
            let without = try ProfileEditor(with, catalog).unsetting(field).source
            #expect(without.bytes == Array(odd.text.utf8), "\(field) in\n\(odd.text)")
        }
    }

    @Test func valuesReadBackAsTheyWereTyped() throws {
        let odd = OddProfile(seed: 3)
        for text in [
            "plain", "a: b", "x #y", "it's", "\"q\"", " lead", "trail ", "- x", "null", "1.5", "~", "ünï 🎭", "a\\b",
            "a\tb", "two\nlines", "%x", "@y",
        ] {
            let edited = try ProfileEditor(try loaded(odd.text), catalog).setting("description", to: text).source
            let again = try loaded(String(decoding: edited.bytes, as: UTF8.self))
            let value = again.profile.node.pairs.first { $0.key.text == "description" }?.value
            #expect(value?.text == text)
            #expect(value?.textValue == text)
        }
    }
}
