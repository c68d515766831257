import JSONText

/// The `config.yaml` of a LiteLLM proxy: every deployment is a proxy.
enum LiteLLMImporter: FrontEndImporter {
    static let id = "litellm"
    static let reads = "the config.yaml of a LiteLLM proxy"

    static func read(_ text: String) throws(ImportProblem) -> ImportedProfile {
        let config = try YAMLImport.value(text, expected: reads)
        guard let deployments = config["model_list"]?.elements else { throw .notThat(reads) }
        var imported = ImportedProfile()
        for deployment in deployments {
            let name = deployment["model_name"]?.text
            guard let parameters = deployment["litellm_params"], parameters.members != nil else {
                imported.leftOut.append(
                    "the deployment \(name.map { "`\($0)`" } ?? "without a name"), which has no litellm_params")
                continue
            }
            var proxy = ImportedProxy()
            proxy.name = name
            proxy.contextSize = deployment["model_info"]?["max_input_tokens"]?.integer
            imported.leaveOut(deployment["model_info"]?.members, below: "model_info", except: ["max_input_tokens"])
            imported.leaveOut(deployment.members, except: ["model_name", "litellm_params", "model_info"])
            place(&proxy, parameters, &imported)
            for member in parameters.members ?? [] { take(member, &proxy, &imported) }
            imported.proxies.append(proxy)
        }
        for section in config.members ?? [] where section.name != "model_list" {
            guard let members = section.value.members else {
                imported.leaveOut(section.name)
                continue
            }
            imported.leaveOut(members, below: section.name, except: ["fallbacks"])
            if let fallbacks = section.value["fallbacks"] {
                sort(&imported, fallbacks, called: "\(section.name).fallbacks")
            }
        }
        return imported
    }

    /// Fallbacks are the order of the proxies, where one order can say them all.
    private static func sort(_ imported: inout ImportedProfile, _ fallbacks: JSONValue, called field: String) {
        let pairs = LiteLLMFallbacks.pairs(fallbacks)
        let names = imported.proxies.map { $0.name ?? "" }
        let known = Set(names)
        for pair in pairs where !known.contains(pair.second) {
            imported.leftOut.append("the fallback `\(pair.second)`, which is not in model_list")
        }
        guard let order = LiteLLMFallbacks.order(names, pairs) else {
            imported.leftOut.append("`\(field)`, which form a loop")
            return
        }
        let groups = Dictionary(grouping: imported.proxies) { $0.name ?? "" }
        imported.proxies = order.flatMap { groups[$0] ?? [] }
    }

    private static func place(_ proxy: inout ImportedProxy, _ parameters: JSONValue, _ imported: inout ImportedProfile)
    {
        let given = parameters["api_base"]?.text ?? parameters["base_url"]?.text
        let prefix = LiteLLMPrefix(
            parameters["model"]?.text ?? "", own: parameters["custom_llm_provider"]?.text, hasAddress: given != nil)
        proxy.model = prefix.model
        proxy.provider = prefix.provider
        guard let given else { return }
        // With an address `openai/` is for whatever speaks OpenAI's form.
        if prefix.provider == "openai" { proxy.provider = nil }
        if let variable = variable(given) {
            proxy.provider = "custom"
            imported.leftOut.append("`litellm_params.api_base`, which is in the variable \(variable)")
        } else if prefix.provider == "azure", !given.contains("/deployments/") {
            proxy.url = AzureAddress.url(given, prefix.model, version: parameters["api_version"]?.text)
            proxy.isWholeURL = true
        } else {
            proxy.url = given
        }
    }

    /// The environment variable that stands in the place of a value.
    private static func variable(_ text: String) -> String? {
        text.hasPrefix("os.environ/") ? String(text.dropFirst(11)) : nil
    }

    private static func take(_ member: JSONMember, _ proxy: inout ImportedProxy, _ imported: inout ImportedProfile) {
        let value = member.value
        switch member.name {
        case "model", "api_base", "base_url", "custom_llm_provider": break
        case "api_version" where proxy.provider == "azure": break
        case "api_key":
            guard let key = value.text, !key.isEmpty, key != "none" else { return }
            proxy.key = variable(key).map { .variable($0) } ?? .literal(key)
        case "extra_headers", "headers": proxy.takeHeaders(value, called: "litellm_params.\(member.name)", &imported)
        case "extra_body": proxy.takeBody(value, called: "litellm_params.extra_body", &imported)
        case "reasoning_effort", "reasoning", "thinking": proxy.extraBody.append(member)
        default:
            if !proxy.takeRequestField(member.name, value) { imported.leaveOut("litellm_params.\(member.name)") }
        }
    }
}
