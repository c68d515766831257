import Catalog
import FrontEnds
import Testing

/// Exports for relays: many proxies in one file.
struct RelayExportTests {
    private func export(_ frontEnd: String, _ text: String) throws -> Export {
        let proxies = Sample.profiles(text).first?.resolved(.embedded).proxies ?? []
        let exported = proxies.compactMap { ExportProxy($0, customPrompt: nil, revealedKey: nil) }
        #expect(exported.count == proxies.count && !proxies.isEmpty)
        return try Exporters.export(ExportInput(profile: "many", file: "p.yaml", proxies: exported), to: frontEnd)
    }

    private func many(_ count: Int) -> String {
        let proxies = (0..<count).map { "  - {name: p\($0), account: main, model: m\($0)}\n" }.joined()
        return "version: 1\nname: many\naccounts: {main: {provider: openrouter, key: {env: KEY}}}\nproxies:\n" + proxies
    }

    /// LiteLLM tries five for a request.
    @Test func aDeploymentHasAtMostFiveFallbacks() throws {
        let text = try export("litellm", many(8)).documents.map { $0.text }.joined()
        #expect(text.contains("- p0: [p1, p2, p3, p4, p5]\n"), "\(text)")
        #expect(text.contains("- p5: [p6, p7]\n") && text.contains("- p6: [p7]\n") && !text.contains("- p7: ["))
    }

    @Test func theSizeGrowsWithTheNumberOfProxies() throws {
        let small = try export("litellm", many(100)).documents.reduce(0) { $0 + $1.text.utf8.count }
        let large = try export("litellm", many(400)).documents.reduce(0) { $0 + $1.text.utf8.count }
        #expect(large < small * 5)
    }

    @Test func bifrostHasDeepSeekItself() throws {
        let text = """
            version: 1
            name: many
            accounts:
              deep: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
              own: {provider: custom, key: {env: OWN_KEY}}
            proxies:
              - {name: a, account: deep, model: deepseek-flash}
              - {name: b, account: own, base_url: "https://relay.example.org/api", model: m}

            """
        let made = try export("bifrost", text)
        let output = made.documents.map { $0.text }.joined()
        #expect(output.contains("\"deepseek\": {") && output.contains("env.DEEPSEEK_API_KEY"), "\(output)")
        #expect(!output.contains("custom_provider_config"), "\(output)")
        // What is left out needs no key.
        let notes = made.notes.joined(separator: "\n")
        #expect(notes.contains("The proxy b is left out") && !notes.contains("OWN_KEY"), "\(notes)")
    }
}
