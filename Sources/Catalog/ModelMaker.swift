/// Who makes which family of models, so that a model is found by its maker's name too.
enum ModelMaker {
    /// The names of the maker, for searching; empty where the family is none of the well-known ones.
    static func names(of kinship: ModelKinship) -> String {
        let family = kinship.family
        return makers.first { maker in
            maker.families.contains { $0.utf8.count == 1 ? family == $0 : family.hasPrefix($0) }
        }?.names ?? ""
    }

    private static let makers: [(families: [String], names: String)] = [
        (["claude"], "anthropic"),
        (["gpt", "chatgpt", "o"], "openai"),
        (["gemini", "gemma"], "google deepmind"),
        (["glm"], "zhipu z.ai zai"),
        (["kimi"], "moonshot"),
        (["qwen", "qwq"], "alibaba"),
        (["llama"], "meta"),
        (["grok"], "xai x.ai"),
        (
            ["mistral", "mixtral", "ministral", "codestral", "devstral", "magistral", "pixtral", "voxtral"], "mistral"
        ),
        (["command"], "cohere"),
        (["nemotron"], "nvidia"),
        (["hermes"], "nous"),
        (["minimax"], "minimax"),
        (["deepseek"], "deepseek"),
    ]
}
