import Catalog
import FrontEnds
import Testing

/// What SillyTavern's own sources are exported as, and come back as.
struct SillyTavernRoundTripTests {
    private func importing(_ text: String) throws -> String {
        ProfileWriter(catalog: .embedded, name: "back") { "back-\($0)" }
            .write(try Importers.read(text, from: "sillytavern"), from: "sillytavern", frontEnd: nil).text
    }

    /// Every provider that the catalogue names a source for comes back as itself.
    @Test func everySourceComesBackAsItsProvider() throws {
        let providers = try #require(Catalog.embedded.frontEnd("sillytavern")).values("source_of").compactMap { text in
            text.split(separator: ":").first.map { String($0) }
        }
        #expect(providers.count == 18)
        for provider in providers {
            let exported = Exported("sillytavern", provider: provider, "name: x, model: some-model", part: "preset")
            let written = try importing(exported.output)
            #expect(!exported.output.contains("custom_url"), "\(provider): \(exported.output)")
            #expect(written.contains("provider: \(provider)\n"), "\(provider): \(written)")
            #expect(written.contains("model: some-model\n") && !written.contains("base_url"), "\(written)")
        }
    }

    @Test func minimaxsSecondAddressIsKept() throws {
        let written = try importing(
            #"{"chat_completion_source": "minimax", "minimax_model": "MiniMax-M2.7", "minimax_endpoint": "cn"}"#)
        #expect(written.contains("base_url: \"https://api.minimaxi.com/v1\"\n"), "\(written)")
    }

    @Test func modelsThatSillyTavernReplacesAreNamed() {
        let old = Exported("sillytavern", provider: "deepseek", "name: x, model: deepseek-chat")
        #expect(old.messages.contains("replaces `deepseek-chat` with deepseek-v4-flash"), "\(old.messages)")
        let new = Exported("sillytavern", provider: "deepseek", "name: x, model: deepseek-v4-flash")
        #expect(!new.messages.contains("with deepseek-v4-flash"), "\(new.messages)")
    }
}
