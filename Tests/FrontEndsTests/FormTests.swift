import Catalog
import FrontEnds
import Setups
import Testing

/// The one form of each front end.
struct FormTests {
    private func form(_ frontEnd: String?, _ provider: String, _ fields: String) throws -> FrontEndForm {
        FrontEndForm(
            of: try Sample.proxy(provider: provider, fields), customPrompt: nil,
            for: frontEnd.flatMap { Catalog.embedded.frontEnd($0) })
    }

    private func lines(_ form: FrontEndForm) -> [String] { form.entries.map { "\($0.label): \($0.shown)" } }

    /// SillyTavern's own sources have no URL, and fields of their own.
    @Test(arguments: [
        ("deepseek", "DeepSeek", "DeepSeek API Key", "DeepSeek Model"),
        ("chutes", "Chutes", "Chutes API Key", "Chutes Model"),
        ("openrouter", "OpenRouter", "OpenRouter API Key", "OpenRouter Model"),
        ("gemini", "Google AI Studio", "Google AI Studio API Key", "Google Model"),
    ])
    func firstClassSourcesAreChosen(_ provider: String, _ source: String, _ key: String, _ model: String) throws {
        let form = try form("sillytavern", provider, "name: cozy, model: some-model, context_size: 32768")
        #expect(
            lines(form) == [
                "Chat Completion Source: \(source)", "\(key): the key from the variable MAIN_KEY",
                "\(model): some-model", "Context Size (tokens): 32768",
            ])
        #expect(form.shortcut == "/profile cozy")
    }

    @Test func endpointsThatAreChosenAreNamed() throws {
        #expect(
            lines(try form("sillytavern", "zai-coding", "model: glm-5.2")).prefix(2) == [
                "Chat Completion Source: Z.AI (GLM)", "Z.AI Endpoint: Coding API",
            ])
        #expect(
            lines(try form("sillytavern", "minimax", "model: MiniMax-M2.7")).prefix(2) == [
                "Chat Completion Source: MiniMax", "MiniMax Endpoint: Global (minimax.io)",
            ])
    }

    /// A provider's key at another address is no affair of the provider's own source.
    @Test func anyOtherAddressIsTheCustomSources() throws {
        let fields =
            "name: \"a b\", model: m, base_url: \"https://relay.example.org/v1\", headers: {X-A: one}, generation: {top_k: 40, seed: 7}"
        let form = try form("sillytavern", "deepseek", fields)
        #expect(
            lines(form) == [
                "Chat Completion Source: Custom (OpenAI-compatible)",
                "Custom Endpoint (Base URL): https://relay.example.org/v1",
                "Custom API Key: the key from the variable MAIN_KEY", "Enter a Model ID: m",
                "Include Body Parameters: top_k (see `proxylint export`)",
                "Include Request Headers: X-A (see `proxylint export`)", "Seed: 7",
            ])
        #expect(form.shortcut == "/profile \"a b\"")
    }

    @Test func janitorsFieldsStandInItsOrder() throws {
        let form = try form(
            "janitor", "openrouter", "name: x, model: m, context_size: 8000, max_new_tokens: 0, custom_prompt: Be brief"
        )
        #expect(
            lines(form) == [
                "Config Name: x", "Model Name: m", "Proxy URL: https://openrouter.ai/api/v1/chat/completions",
                "API Key: the key from the variable MAIN_KEY", "Custom Prompt: Be brief", "Max new tokens: 0",
                "Context size: 8000",
            ])
    }

    @Test func withoutAFolderOfItsOwnTheCataloguesWordsServe() throws {
        let form = try form("clankworld", "openrouter", "model: m, generation: {top_k: 3}")
        #expect(
            lines(form) == [
                "model: m", "Base URL: https://openrouter.ai/api/v1", "API key: the key from the variable MAIN_KEY",
                "top k: 3",
            ])
        #expect(lines(try self.form(nil, "openrouter", "model: m"))[1] == "base URL: https://openrouter.ai/api/v1")
    }

    /// What cannot be exported can still be told.
    @Test func aFormThatItsFrontEndRefusesIsToldInTheCataloguesWords() throws {
        let form = try form("sillytavern", "custom", "model: m, chat_url: \"https://relay.example.org/own\"")
        #expect(lines(form).first == "Enter a Model ID: m")
        #expect(form.problem == .noBase("m"))
        #expect(try self.form("librechat", "custom", fields: "/own").problem == .noBase("m"))
        #expect(try self.form("openwebui", "custom", fields: "/own").problem == .noBase("m"))
        #expect(try self.form("risuai", "custom", fields: "/own").problem == nil)
        #expect(try self.form("sillytavern", "custom", fields: "/v1/chat/completions").problem == nil)
        let anywhere = try self.form(nil, "custom", fields: "/own")
        #expect(lines(anywhere).contains("chat URL: https://relay.example.org/own"))
    }

    private func form(_ frontEnd: String?, _ provider: String, fields path: String) throws -> FrontEndForm {
        try form(frontEnd, provider, "model: m, chat_url: \"https://relay.example.org\(path)\"")
    }

    /// What an export cannot carry, and nobody can enter by hand, is not told to be entered.
    @Test(arguments: [
        ("openwebui", "openrouter", []), ("librechat", "openrouter", ["temperature: 0.7"]),
        ("librechat", "chutes", ["temperature: 0.7", #"stop: ["\nUser:","END"]"#]),
        ("risuai", "openrouter", ["Temperature: 0.7", #"Additional Parameters (stop): json::["\nUser:","END"]"#]),
        ("sillytavern", "openrouter", ["Temperature: 0.7", #"Custom Stopping Strings: ["\nUser:","END"]"#]),
    ])
    func onlyWhatHasAPlaceIsEntered(_ frontEnd: String, _ provider: String, _ settings: [String]) throws {
        let form = try form(
            frontEnd, provider, #"model: m, generation: {temperature: 0.7, stop: ["\nUser:", "END"]}"#)
        #expect(form.settings.map { "\($0.label): \($0.shown)" } == settings)
    }

    @Test func risuaisFieldsAreCalledAsOnItsScreen() throws {
        let form = try form("risuai", "openrouter", "model: m, context_size: 9000, custom_prompt: Be brief")
        #expect(
            form.entries.map { $0.label } == [
                "Request Model", "URL", "Key/Password", "Main Prompt", "Max Context Size",
            ])
    }

    @Test func noSecretIsShown() throws {
        let form = try form(
            "sillytavern", "custom", "model: m, base_url: \"https://joe:hunter22@relay.example.org/v1\"")
        #expect(!lines(form).joined().contains("hunter22"))
        #expect(form.entries.contains { $0.identity.contains("hunter22") })
    }
}
