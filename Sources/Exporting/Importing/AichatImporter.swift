import JSONText

/// The clients of aichat's `config.yaml`.
enum AichatImporter: FrontEndImporter {
    static let id = "aichat"
    static let reads = "aichat's config.yaml"

    static func read(_ text: String) throws(ImportProblem) -> ImportedSetup {
        guard let config = YAMLImport.value(text), let clients = config["clients"]?.elements else {
            throw .notThat(reads)
        }
        var setup = ImportedSetup()
        for client in clients {
            let name = client["name"]?.text
            for model in client["models"]?.elements ?? [] {
                var proxy = ImportedProxy()
                proxy.model = model["name"]?.text ?? ""
                proxy.name = proxy.model
                proxy.url = client["api_base"]?.text
                if proxy.url == nil { proxy.provider = name }
                proxy.key =
                    client["api_key"]?.text.map { .literal($0) } ?? name.map { .variable("\($0.uppercased())_API_KEY") }
                proxy.contextSize = model["max_input_tokens"]?.integer
                proxy.maxNewTokens = model["max_output_tokens"]?.integer
                _ = proxy.take("temperature", config["temperature"]?.amount)
                _ = proxy.take("top_p", config["top_p"]?.amount)
                setup.proxies.append(proxy)
            }
        }
        let read: Set = ["model", "clients", "temperature", "top_p"]
        setup.leftOut += (config.members ?? []).filter { !read.contains($0.name) }.map { "`\($0.name)`" }
        return setup
    }
}
