import JSONText

/// The custom endpoints of a `librechat.yaml`.
enum LibreChatImporter: FrontEndImporter {
    static let id = "librechat"
    static let reads = "a librechat.yaml with custom endpoints"

    static func read(_ text: String) throws(ImportProblem) -> ImportedSetup {
        guard let config = YAMLImport.value(text), let endpoints = config["endpoints"]?["custom"]?.elements else {
            throw .notThat(reads)
        }
        var setup = ImportedSetup()
        for endpoint in endpoints {
            let models = endpoint["models"]?["default"]?.elements?.compactMap { $0.text ?? $0["name"]?.text } ?? []
            for model in models {
                var proxy = ImportedProxy()
                proxy.model = model
                proxy.name =
                    models.count == 1 ? endpoint["name"]?.text : endpoint["name"]?.text.map { "\($0) \(model)" }
                proxy.url = endpoint["baseURL"]?.text
                if let key = endpoint["apiKey"]?.text, !["user_provided", "none"].contains(key) {
                    proxy.key = EnvironmentImporter.key(key)
                }
                proxy.headers =
                    endpoint["headers"]?.members?.compactMap { one in one.value.text.map { (one.name, $0) } } ?? []
                for member in endpoint["addParams"]?.members ?? []
                where !proxy.takeRequestField(member.name, member.value) {
                    proxy.extraBody.append(member)
                }
                setup.proxies.append(proxy)
            }
            let read: Set = ["name", "apiKey", "baseURL", "models", "headers", "addParams"]
            setup.leftOut += (endpoint.members ?? []).filter { !read.contains($0.name) }.map { "`\($0.name)`" }
        }
        return setup
    }
}
