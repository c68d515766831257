import JSONText

/// The custom endpoints of a `librechat.yaml`.
enum LibreChatImporter: FrontEndImporter {
    static let id = "librechat"
    static let reads = "a librechat.yaml with custom endpoints"

    static func read(_ text: String) throws(ImportProblem) -> ImportedProfile {
        let config = try YAMLImport.value(text, expected: reads)
        guard let endpoints = config["endpoints"]?["custom"]?.elements else { throw .notThat(reads) }
        var imported = ImportedProfile()
        for endpoint in endpoints { read(endpoint, &imported) }
        imported.leaveOut(config["endpoints"]?.members, below: "endpoints", except: ["custom"])
        // The version is that of the file's form.
        imported.leaveOut(config.members, except: ["endpoints", "version"])
        return imported
    }

    private static func read(_ endpoint: JSONValue, _ imported: inout ImportedProfile) {
        let name = endpoint["name"]?.text
        var proxy = ImportedProxy()
        proxy.name = name
        proxy.isWholeURL = endpoint["directEndpoint"]?.boolean ?? false
        if let url = endpoint["baseURL"]?.text {
            if url == "user_provided" {
                imported.leftOut.append("`baseURL` of `\(name ?? "")`, which its users enter")
            } else if case .variable(let variable) = EnvironmentImporter.key(url) {
                imported.leftOut.append("`baseURL` of `\(name ?? "")`, which is in the variable \(variable)")
            } else {
                proxy.url = url
            }
        }
        if proxy.url == nil { proxy.provider = "custom" }
        if let key = endpoint["apiKey"]?.text, key != "user_provided" { proxy.key = EnvironmentImporter.key(key) }
        if let headers = endpoint["headers"] { proxy.takeHeaders(headers, called: "headers", &imported) }
        if let fields = endpoint["addParams"] { proxy.takeBody(fields, called: "addParams", &imported) }
        let models = endpoint["models"]?["default"]?.elements?.compactMap { $0.text ?? $0["name"]?.text } ?? []
        if endpoint["models"]?["fetch"]?.boolean == true {
            imported.leftOut.append("the list of models that `\(name ?? "")` fetches")
        }
        imported.leaveOut(endpoint["models"]?.members, below: "models", except: ["default", "fetch"])
        for model in models.isEmpty ? [proxy.model] : models {
            var one = proxy
            one.model = model
            if models.count > 1, let name { one.name = "\(name) \(model.replacing("/", with: "-"))" }
            if let limits = endpoint["tokenConfig"]?[model] {
                one.contextSize = limits["context"]?.integer
                imported.leaveOut(limits.members, below: "tokenConfig", except: ["context"])
            }
            imported.proxies.append(one)
        }
        imported.leaveOut(
            endpoint["tokenConfig"]?.members, below: "tokenConfig", except: Set(models))
        imported.leaveOut(
            endpoint.members,
            except: ["name", "apiKey", "baseURL", "models", "headers", "addParams", "directEndpoint", "tokenConfig"])
    }
}
