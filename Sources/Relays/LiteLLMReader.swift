import Catalog
import Profiles
import YAMLSource

/// Reads LiteLLM's `config.yaml`, or the values of its Helm chart.
struct LiteLLMReader {
    let catalog: Catalog
    let facts: RelayFacts

    init(_ catalog: Catalog, _ facts: RelayFacts) {
        self.catalog = catalog
        self.facts = facts
    }

    func read(_ document: YAMLNode, document number: Int) -> Relay {
        let configuration = LiteLLMValues.configuration(in: document)
        var duplicates: [(first: YAMLNode, second: YAMLNode)] = []
        let root = RelayMapping(configuration ?? document, &duplicates)
        for section in root.fields where section.value.kind == .mapping {
            _ = RelayMapping(section.value, &duplicates)
        }
        var accounts = RelayAccounts(catalog)
        var deployments: [RelayDeployment] = []
        var proxies: [Proxy] = []
        let credentials = LiteLLMDefaults(root)
        for node in entries(root) {
            let entry = RelayMapping(node, &duplicates)
            deployments.append(deployment(entry, credentials, &accounts, &proxies, &duplicates))
        }
        let faults = duplicates.map { pair in
            ProfileFault(
                kind: .duplicateKey(name: pair.second.text, first: pair.first.range), range: pair.second.range,
                node: pair.second)
        }
        let profile = accounts.profile(root.node, document: number, proxies)
        return Relay(
            kind: .litellm, facts: facts, root: root,
            values: configuration == nil ? nil : RelayMapping(document), deployments: deployments, profile: profile,
            faults: faults + RelayParameters.faults(profile, catalog))
    }

    /// The entries of the list of models, also where its name is misspelled.
    private func entries(_ root: RelayMapping) -> [YAMLNode] {
        let list =
            root["model_list"]
            ?? root.fields.first { field in
                field.value.kind == .sequence && Similarity.distance(field.name, "model_list", limit: 2) != nil
            }?.value
        guard let list, list.kind == .sequence else { return [] }
        return list.children.filter { $0.kind == .mapping }.map { $0.resolved }
    }

    private func deployment(
        _ entry: RelayMapping, _ defaults: LiteLLMDefaults, _ accounts: inout RelayAccounts, _ proxies: inout [Proxy],
        _ duplicates: inout [(first: YAMLNode, second: YAMLNode)]
    ) -> RelayDeployment {
        var parameters: RelayMapping?
        if let node = entry["litellm_params"], node.kind == .mapping { parameters = RelayMapping(node, &duplicates) }
        let info = entry.mapping("model_info")
        let name = entry.text("model_name")
        let model = parameters?.text("model")
        let address = parameters.flatMap { $0.text("api_base") ?? $0.text("base_url") }
        let target =
            model.map {
                LiteLLMModel(facts, ownProviders: defaults.ownProviders).target(of: $0.value, in: parameters, address)
            } ?? .elsewhere
        let key = parameters.map { self.key($0, target, defaults) } ?? .absent
        let place = LiteLLMPlace(catalog: catalog, target: target, address: address)
        let account = accounts.account(of: place.provider, key: key, at: place.host ?? prefixName(target), entry.node)
        let deployment = RelayDeployment(
            entry: entry, name: name, parameters: parameters, info: info, model: model, target: target,
            address: address, key: key, accountID: account.name.value, proxyIndex: model == nil ? nil : proxies.count)
        guard let model, let parameters else { return deployment }
        let settings = RelayParameters(parameters)
        proxies.append(
            Proxy(
                index: proxies.count, node: entry.node, name: name, account: account.name,
                baseURL: place.base, chatURL: place.chat,
                model: place.judgedModel(model, info),
                contextSize: info.flatMap { $0.integer("max_input_tokens") },
                maxNewTokens: parameters.integer("max_tokens"), upstreams: [], reasoning: nil,
                generation: settings.generation, customPrompt: nil, prefill: nil, promptPostProcessing: nil,
                headers: nil, extraBody: nil))
        return deployment
    }

    private func prefixName(_ target: RelayDeployment.Target) -> String? {
        if case .prefix(let prefix, _) = target { return prefix.name }
        return nil
    }

    /// Parameters by which a cloud's own means stand for a key.
    private static let otherMeans = [
        "litellm_credential_name", "vertex_credentials", "vertex_ai_credentials", "aws_access_key_id",
        "aws_profile_name",
        "aws_role_name", "aws_session_name", "azure_ad_token", "tenant_id", "client_secret", "oci_key", "oci_key_file",
    ]

    private func key(
        _ parameters: RelayMapping, _ target: RelayDeployment.Target, _ defaults: LiteLLMDefaults
    ) -> RelayDeployment.Key {
        guard let node = parameters["api_key"], node.kind == .scalar else {
            if defaults.giveKey || Self.otherMeans.contains(where: { parameters[$0] != nil }) { return .elsewhere }
            return .absent
        }
        let text = node.text
        if let name = RelayReference(.litellm).variable(in: text) {
            return .variable(Located(name, node, behind: "os.environ/".utf8.count))
        }
        if text.hasPrefix("os.environ/") || RelayReference(.litellm).misspelled(in: text) != nil { return .elsewhere }
        if text.isEmpty || RelayDummies.contains(text) { return .none(node) }
        return .literal(Located(text, node))
    }
}

/// What holds for every deployment.
struct LiteLLMDefaults {
    /// Whether keys come from a section of their own.
    let giveKey: Bool
    /// Providers that code beside the file brings.
    let ownProviders: Set<String>

    init(_ root: RelayMapping) {
        let router = root.mapping("router_settings")?.mapping("default_litellm_params")
        var own: Set<String> = []
        for node in root.mapping("litellm_settings")?["custom_provider_map"]?.children.map({ $0.resolved }) ?? []
        where node.kind == .mapping {
            if let name = RelayMapping(node).text("provider") { own.insert(name.value) }
        }
        ownProviders = own
        giveKey = router?["api_key"] != nil || root.mapping("litellm_settings")?["api_key"] != nil
    }
}
