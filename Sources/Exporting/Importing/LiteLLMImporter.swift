import JSONText

/// The `config.yaml` of a LiteLLM proxy: every deployment is a proxy.
enum LiteLLMImporter: FrontEndImporter {
    static let id = "litellm"
    static let reads = "the config.yaml of a LiteLLM proxy"

    static func read(_ text: String) throws(ImportProblem) -> ImportedSetup {
        guard let config = YAMLImport.value(text), let deployments = config["model_list"]?.elements else {
            throw .notThat(reads)
        }
        var setup = ImportedSetup()
        for deployment in deployments {
            guard let parameters = deployment["litellm_params"]?.members else { continue }
            var proxy = ImportedProxy()
            proxy.name = deployment["model_name"]?.text
            proxy.contextSize = deployment["model_info"]?["max_input_tokens"]?.integer
            for member in parameters { take(member, &proxy, &setup) }
            setup.proxies.append(proxy)
        }
        for section in config.members ?? [] where section.name != "model_list" {
            // Fallbacks are the order of the proxies.
            for member in section.value.members ?? [] where member.name != "fallbacks" {
                setup.leftOut.append("`\(section.name).\(member.name)`")
            }
        }
        return setup
    }

    private static func take(_ member: JSONMember, _ proxy: inout ImportedProxy, _ setup: inout ImportedSetup) {
        let value = member.value
        switch member.name {
        case "model":
            let model = value.text ?? ""
            let slash = model.firstIndex(of: "/")
            let prefix = slash.map { String(model[..<$0]) }
            if let slash, let prefix {
                proxy.model = String(model[model.index(after: slash)...])
                if prefix != "openai" { proxy.provider = prefix }
            } else {
                proxy.model = model
            }
        case "api_base": proxy.url = value.text
        case "api_key":
            guard let key = value.text, key != "none" else { return }
            proxy.key = key.hasPrefix("os.environ/") ? .variable(String(key.dropFirst(11))) : .literal(key)
        case "extra_headers":
            proxy.headers = value.members?.compactMap { one in one.value.text.map { (one.name, $0) } } ?? []
        case "extra_body":
            for field in value.members ?? [] where !proxy.takeRequestField(field.name, field.value) {
                proxy.extraBody.append(field)
            }
        default:
            if !proxy.takeRequestField(member.name, value) { setup.leftOut.append("`litellm_params.\(member.name)`") }
        }
    }
}
