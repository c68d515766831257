import Catalog
import Diagnosing
import Setups
import Testing
import YAMLSource

@testable import Managing

/// Proxies added to profiles, whatever their layout.
struct ProxyAdditionTests {
    private let catalog = Catalog.embedded

    private func loaded(_ text: String) throws -> LoadedProfile {
        let store = ProfileStore(catalog: catalog, asked: nil, variable: { _ in nil })
        return try #require(store.profiles(of: SourceText(name: "odd.yaml", text: text)).first)
    }

    @Test(arguments: 1...120)
    func everythingElseStays(seed: UInt64) throws {
        let odd = OddProfile(seed: seed)
        let loaded = try loaded(odd.text)
        let provider = try #require(catalog.provider("deepseek"))
        let proxy = NewProxy(
            provider: provider, baseURL: nil, model: "deepseek-flash", key: .file("/a: b"), contextSize: 4096)
        let added = try ProxyAddition(loaded, catalog).adding(proxy)
        let text = String(decoding: added.edited.source.bytes, as: UTF8.self)
        let new = try self.loaded(text).profile
        #expect(new.node.tree.problems.isEmpty, "\(text)")
        #expect(new.proxies.count == loaded.profile.proxies.count + 1, "\(text)")
        let last = try #require(new.proxies.last)
        #expect(last.name?.value == added.name && last.model?.value == "deepseek-flash")
        #expect(last.contextSize?.value == 4096 && new.account(named: last.account?.value ?? "")?.key != nil)
        // What was there is there still, in its order.
        var rest = added.edited.source.bytes[...]
        for byte in odd.text.utf8 {
            let place = try #require(rest.firstIndex(of: byte), "\(text)")
            rest = rest[(place + 1)...]
        }
    }

    @Test func aProfileWithoutAnyGetsTheFirst() throws {
        let provider = try #require(catalog.provider("deepseek"))
        let proxy = NewProxy(provider: provider, baseURL: nil, model: "deepseek-flash", key: .none, contextSize: 4096)
        for text in ["version: 1\nname: x\n", "version: 1\nname: x\nproxies: []\n", "version: 1\nname: x\nproxies:\n"] {
            let added = try ProxyAddition(try loaded(text), catalog).adding(proxy)
            let new = try loaded(String(decoding: added.edited.source.bytes, as: UTF8.self)).profile
            #expect(new.proxies.count == 1 && new.accounts.count == 1)
        }
    }
}
