import Catalog
import Setups
import Testing

/// The address of a proxy in the forms that front ends want.
struct EndpointAddressTests {
    @Test(arguments: [
        (
            "base_url: https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1",
            "https://openrouter.ai/api/v1/chat/completions"
        ),
        (
            "base_url: https://openrouter.ai/api/v1/", "https://openrouter.ai/api/v1",
            "https://openrouter.ai/api/v1/chat/completions"
        ),
        (
            "base_url: https://openrouter.ai/api/v1/chat/completions", "https://openrouter.ai/api/v1",
            "https://openrouter.ai/api/v1/chat/completions"
        ),
        ("chat_url: https://r.example.org/own", nil as String?, "https://r.example.org/own"),
        (
            "chat_url: https://r.example.org/v1/chat/completions", "https://r.example.org/v1",
            "https://r.example.org/v1/chat/completions"
        ),
        ("prefill: x", "https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1/chat/completions"),
    ])
    func eachFrontEndsFormIsDerived(_ field: String, _ base: String?, _ full: String) throws {
        let proxy = try Sample.proxy(
            "proxies: [{\(field), account: a, model: m}]\naccounts: {a: {provider: openrouter}}")
        #expect(proxy.url(in: .base) == base && proxy.url(in: .full) == full)
    }

    @Test func aProvidersOwnChatURLWins() throws {
        let proxy = try Sample.proxy("accounts: {a: {provider: novita}}\nproxies: [{account: a, model: m}]")
        #expect(proxy.url(in: .full) == Catalog.embedded.provider("novita")?.chatURL)
    }
}
