import Catalog

/// The service that a text names in words: "Groq API error", "Provider: deepseek", "AnthropicException".
struct NamedProvider {
    /// The catalogue's id.
    let id: String
    /// The words that name it.
    let evidence: String

    init?(_ error: UnwrappedError, _ catalog: Catalog) {
        if let field = error.fields.first(where: { $0.name == "provider" }), field.value.count < 40,
            let id = Self.id(of: field.text, catalog)
                ?? field.text.split(separator: "-").first.flatMap({ Self.id(of: String($0), catalog) })
        {
            self.id = id
            evidence = "provider: \(field.text)"
            return
        }
        if let known = Self.byForm(error) {
            id = known
            evidence = ""
            return
        }
        let words = Self.words(of: error.text.prefix(3000))
        // The middleman stands first: "error from OpenRouter: Groq …".
        for (index, word) in words.enumerated() {
            let before = index > 0 ? words[index - 1] : ""
            let after = index + 1 < words.count ? words[index + 1] : ""
            // `CohereAPIError`, `litellm.GroqException`: the class is named for the service.
            let ending = ["exception", "apierror", "apicallerror", "apistatuserror"].first {
                word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 2
            }
            let isException = ending != nil
            let name = ending.map { String(word.dropLast($0.utf8.count)) } ?? word
            guard isException || Self.behind.contains(after) || Self.ahead.contains(before),
                let id = Self.id(of: name, catalog) ?? Self.id(of: "\(name) \(after)", catalog)
            else { continue }
            self.id = id
            evidence = isException ? word : Self.behind.contains(after) ? "\(name) \(after)" : "\(before) \(name)"
            return
        }
        return nil
    }

    /// Services whose answers have a form of their own.
    private static func byForm(_ error: UnwrappedError) -> String? {
        let names = Set(error.fields.map { $0.name })
        if error.fields.contains(where: { $0.path.contains("base_resp") })
            || names.isSuperset(of: ["http_code", "request_id"])
        {
            return "minimax"
        }
        if error.fields.contains(where: { $0.name == "status" && googleStatuses.contains($0.text) }),
            names.isSuperset(of: ["code"]), names.isDisjoint(with: ["provider_name"])
        {
            return "gemini"
        }
        let kinds = error.fields.filter { $0.name == "type" }
        let isPassedOn = error.fields.contains { $0.name == "provider_name" || $0.name == "raw" }
        if kinds.contains(where: { $0.text == "error" }), kinds.count > 1, !isPassedOn { return "anthropic" }
        let text = String(decoding: error.text.prefix(2000), as: UTF8.self).lowercased()
        if text.holds("openrouter/") && !text.holds("openrouter/docs") || text.holds("(openrouter)") {
            return "openrouter"
        }
        if text.holds("nvidia nim") || text.holds("nvidia_nim") { return "nvidia" }
        return nil
    }

    /// The names of `google.rpc.Code`, which Google's answers give as their status (google.aip.dev/193).
    private static let googleStatuses: Set<String> = [
        "INVALID_ARGUMENT", "FAILED_PRECONDITION", "OUT_OF_RANGE", "UNAUTHENTICATED", "PERMISSION_DENIED", "NOT_FOUND",
        "ABORTED", "ALREADY_EXISTS", "RESOURCE_EXHAUSTED", "CANCELLED", "DATA_LOSS", "INTERNAL", "UNIMPLEMENTED",
        "UNAVAILABLE", "DEADLINE_EXCEEDED",
    ]

    /// Words behind the name of who failed.
    private static let behind: Set<String> = [
        "error", "api", "returned", "request", "service", "server", "responded", "exception", "call", "apierror",
        "provider", "failed", "models", "chat", "account", "key", "status",
    ]
    /// Words before it.
    private static let ahead: Set<String> = [
        "provider", "to", "from", "at", "by", "via", "requesting", "with", "using",
    ]

    static func id(of name: String, _ catalog: Catalog) -> String? {
        let small = name.lowercased()
        if let alias = aliases[small] { return alias }
        guard small.utf8.count >= 3, !["custom", "local", "together", "poe"].contains(small) else { return nil }
        return catalog.provider(small)?.id
    }

    /// Other ways in which people and programs write names of the catalogue.
    private static let aliases: [String: String] = [
        "google": "gemini", "vertex": "gemini", "vertexai": "gemini", "googleai": "gemini", "palm": "gemini",
        "claude": "anthropic", "azureopenai": "azure", "lmstudio": "lm-studio", "lm studio": "lm-studio",
        "llama.cpp": "llama-cpp", "llamacpp": "llama-cpp", "kimi": "moonshot", "grok": "xai", "x.ai": "xai",
        "nano-gpt": "nanogpt", "nanogpt": "nanogpt", "open router": "openrouter", "z.ai": "zai", "zhipu": "bigmodel",
        "mistralai": "mistral", "mistralapistatus": "mistral", "mistralaiclient": "mistral", "togetherai": "together",
        "together_ai": "together", "together ai": "together", "ooba": "text-generation-webui", "kobold": "koboldcpp",
    ]

    /// Words in small letters; what belongs to a path or an identifier is none.
    private static func words(of text: ArraySlice<UInt8>) -> [String] {
        var words: [String] = []
        for run in text.split(whereSeparator: { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "\\"):
                false
            default: true
            }
        }) {
            var run = run
            while run.last == UInt8(ascii: ".") { run = run.dropLast() }
            guard run.count <= 40, !run.contains(UInt8(ascii: "/")), !run.contains(UInt8(ascii: "\\")) else {
                words.append("/")
                continue
            }
            let word = String(decoding: run, as: UTF8.self).lowercased()
            // `litellm.MistralException` names the service behind its dot.
            if word.hasPrefix("litellm.") { words.append(String(word.dropFirst(8))) } else { words.append(word) }
        }
        return words
    }
}
