import JSONText

/// The clients of aichat's `config.yaml`.
enum AichatImporter: FrontEndImporter {
    static let id = "aichat"
    static let reads = "aichat's config.yaml"

    /// Kinds of clients, and names of clients that aichat knows an address for, where the catalogue's are others.
    private static let providers = [
        "claude": "anthropic", "azure-openai": "azure", "zhipuai": "bigmodel",
    ]

    static func read(_ text: String) throws(ImportProblem) -> ImportedProfile {
        let config = try YAMLImport.value(text, expected: reads)
        guard let clients = config["clients"]?.elements else { throw .notThat(reads) }
        var imported = ImportedProfile()
        let selected = Selection(config["model"]?.text)
        var isFound = selected == nil
        for client in clients {
            let name = name(of: client)
            var models = client["models"]?.elements ?? []
            let isSelected = selected?.client == name
            if isSelected, let model = selected?.model, !models.contains(where: { $0["name"]?.text == model }) {
                // aichat has lists of its own for the clients that it knows.
                models.append(.object([.init("name", .string(model))]))
            }
            if models.isEmpty {
                imported.leftOut.append("the client `\(name ?? "")`, which lists no models")
            }
            let count = imported.proxies.count
            for model in models {
                guard let proxy = proxy(of: client, model, config, &imported) else { continue }
                if isSelected, proxy.model == selected?.model {
                    imported.proxies.insert(proxy, at: 0)
                    isFound = true
                } else {
                    imported.proxies.append(proxy)
                }
            }
            if imported.proxies.count == count, let key = client["api_key"]?.text, !["", "none"].contains(key) {
                imported.leaveOut(key: key, as: "the `api_key` of the client `\(name ?? "")`")
            }
            imported.leaveOut(
                client.members, below: "clients", except: ["type", "name", "api_base", "api_key", "models", "patch"])
        }
        if !isFound { imported.leftOut.append("the selected `model`, which belongs to no client") }
        imported.leaveOut(config.members, except: ["model", "clients", "temperature", "top_p"])
        return imported
    }

    /// The model in use, as `client:model`.
    private struct Selection {
        let client: String
        let model: String?

        init?(_ text: String?) {
            guard let text, !text.isEmpty else { return nil }
            let colon = text.firstIndex(of: ":")
            client = String(text[..<(colon ?? text.endIndex)])
            model = colon.map { String(text[text.index(after: $0)...]) }
        }
    }

    private static func name(of client: JSONValue) -> String? { client["name"]?.text ?? client["type"]?.text }

    private static func proxy(
        of client: JSONValue, _ model: JSONValue, _ config: JSONValue, _ imported: inout ImportedProfile
    ) -> ImportedProxy? {
        let id = model["name"]?.text ?? model.text ?? ""
        if let kind = model["type"]?.text, kind != "chat" {
            imported.leftOut.append("the model `\(id)`, which is for \(kind)")
            return nil
        }
        let name = name(of: client)
        var proxy = ImportedProxy()
        proxy.model = id
        proxy.name = id
        proxy.url = client["api_base"]?.text
        if proxy.url == nil {
            let kind = client["type"]?.text ?? ""
            let known = kind.isEmpty || kind == "openai-compatible" ? name : kind
            proxy.provider = known.map { providers[$0] ?? $0 }
        }
        if let key = client["api_key"]?.text, !key.isEmpty {
            proxy.key = .literal(key)
        } else if let name, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) {
            // Of other names no shell can set the variable.
            proxy.key = .variable("\(name.uppercased())_API_KEY")
        }
        proxy.contextSize = model["max_input_tokens"]?.integer
        proxy.maxNewTokens = model["max_output_tokens"]?.integer
        _ = proxy.take("temperature", config["temperature"]?.amount)
        _ = proxy.take("top_p", config["top_p"]?.amount)
        takePatch(client["patch"], &proxy, &imported)
        imported.leaveOut(
            model.members, below: "clients.models",
            // That the number is sent is what it is in profiles.
            except: ["name", "type", "max_input_tokens", "max_output_tokens", "require_max_tokens"])
        return proxy
    }

    /// What is put into every request of a client: patches that are for all models, or for exactly this one.
    private static func takePatch(_ patch: JSONValue?, _ proxy: inout ImportedProxy, _ imported: inout ImportedProfile)
    {
        guard let patch, !patch.isNull else { return }
        let field = "clients.patch"
        guard let members = patch.members else { return imported.leaveOut(field) }
        imported.leaveOut(members, below: field, except: ["chat_completions"])
        for pattern in patch["chat_completions"]?.members ?? [] {
            guard [".*", "^.*$", ".+", proxy.model].contains(pattern.name) else {
                imported.leftOut.append("`\(field).chat_completions`, where it applies to some models only")
                continue
            }
            if let body = pattern.value["body"] { proxy.takeBody(body, called: "\(field).body", &imported) }
            if let headers = pattern.value["headers"] {
                proxy.takeHeaders(headers, called: "\(field).headers", &imported)
            }
            imported.leaveOut(pattern.value.members, below: field, except: ["body", "headers"])
        }
    }
}
