import Catalog

/// Services that a text shows without naming them as the speaker: by a port, a page, a module, a variable, or a bare name.
enum ProviderMarks {
    /// The service of which the text bears a mark of its own; nil where there is none, or there are several.
    ///
    /// Asked late: a service that passes on what another one said shows that one's marks.
    static func strong(in error: UnwrappedError, _ catalog: Catalog) -> String? {
        let text = lowered(error)
        var found = Set(marks.filter { text.holds($0.mark) }.map { $0.id })
        if text.holds("google/gemini") { found.remove("gemini") }
        found.formUnion(modules(in: text, catalog))
        // Whoever is asked through OpenAI's library is not OpenAI; of two others nobody knows which one answered.
        found.remove("openai")
        return found.count == 1 ? found.first : nil
    }

    /// The only service whose name stands in the text, or whose library or pages do.
    static func only(in error: UnwrappedError, _ catalog: Catalog) -> String? {
        let text = lowered(error)
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "/" || $0 == "_") }
        var found: Set<String> = []
        for word in words {
            if let variable = variable(word) {
                if let id = NamedProvider.id(of: variable, catalog) { found.insert(id) }
                continue
            }
            let name = word.hasSuffix(".") ? word.dropLast() : word
            if name == "openai" || name == "chatgpt" { found.insert("openai") }
            // In a path or a model's id a name says nothing of who answered.
            guard (4...14).contains(name.utf8.count), !name.contains("/"), !name.contains("_"),
                !ordinary.contains(String(name)), let id = NamedProvider.id(of: String(name), catalog)
            else { continue }
            found.insert(id)
        }
        if found.count > 1 { found.remove("openai") }
        if found.count == 1 { return found.first }
        return found.isEmpty && text.holds("platform.openai.com") ? "openai" : nil
    }

    private static func lowered(_ error: UnwrappedError) -> String {
        String(decoding: error.text.prefix(3000), as: UTF8.self).lowercased()
    }

    /// `groq_api_key` names Groq.
    private static func variable(_ word: Substring) -> String? {
        for ending in ["_api_key", "_api_token", "_api_base", "_base_url"] where word.hasSuffix(ending) {
            let name = word.dropLast(ending.utf8.count)
            return name.contains("_") || name.isEmpty ? nil : String(name)
        }
        return nil
    }

    /// Libraries of one service alone, as stack traces name them: `groq.BadRequestError`, `site-packages/groq/`.
    private static func modules(in text: String, _ catalog: Catalog) -> Set<String> {
        var found: Set<String> = []
        for word in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "_" || $0 == "/") })
        {
            if word.hasSuffix("error") || word.hasSuffix("exception") || word.holds("packages/") {
                found.formUnion(module(String(word), catalog))
            }
        }
        return found
    }

    private static func module(_ word: String, _ catalog: Catalog) -> [String] {
        var path = word[...]
        if let place = word.place(of: "packages/") { path = word[place.upperBound...] }
        guard let first = path.split(whereSeparator: { $0 == "." || $0 == "/" }).first,
            path.utf8.count > first.utf8.count,
            !libraries.contains(String(first))
        else { return [] }
        return NamedProvider.id(of: String(first), catalog).map { [$0] } ?? []
    }

    /// Libraries that talk to every service, and first words of names that mean something else.
    private static let libraries: Set<String> = ["openai", "litellm", "google", "local", "custom", "together", "api"]

    private static let marks: [(mark: String, id: String)] = [
        (":11434", "ollama"), ("port: 11434", "ollama"), ("ollama", "ollama"), ("try pulling it first", "ollama"),
        ("azure openai", "azure"), ("openai.azure.com", "azure"), ("gemini", "gemini"),
        ("generativeai.google", "gemini"), ("generativeai error", "gemini"), ("ai.google.dev", "gemini"),
        ("google.api_core", "gemini"), ("google.rpc.", "gemini"),
        ("resource_exhausted", "gemini"), ("failed_precondition", "gemini"), ("\"invalid_argument", "gemini"),
        ("permission_denied", "gemini"),
        ("harm_category", "gemini"), ("prompt_feedback", "gemini"), ("console.groq.com", "groq"),
        ("console.anthropic.com", "anthropic"), ("jinja exception", "llama-cpp"), ("llama-server", "llama-cpp"),
        ("lmstudio", "lm-studio"), ("lm studio", "lm-studio"), (":1234/v1", "lm-studio"), ("koboldcpp", "koboldcpp"),
        ("tabbyapi", "tabbyapi"), ("vllm", "vllm"), ("--tool-call-parser", "vllm"), ("max_model_len", "vllm"),
        ("tool choice requires --enable", "vllm"),
    ]

    /// Names that are words of every day, of hardware, or of models that others serve.
    private static let ordinary: Set<String> = [
        "together", "fireworks", "venice", "nvidia", "perplexity", "local", "custom", "localhost", "google", "mistral",
        "claude", "grok", "kimi", "vertex", "palm", "glm", "openai", "chatgpt", "gpt", "replicate",
    ]
}
