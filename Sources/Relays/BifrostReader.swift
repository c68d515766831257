import Catalog
import Profiles
import YAMLSource

/// Reads Bifrost's `config.json`: every model of every key is a proxy.
struct BifrostReader {
    let catalog: Catalog
    let facts: RelayFacts

    init(_ catalog: Catalog, _ facts: RelayFacts) {
        self.catalog = catalog
        self.facts = facts
    }

    func read(_ document: YAMLNode, document number: Int) -> Relay {
        var duplicates: [(first: YAMLNode, second: YAMLNode)] = []
        let root = RelayMapping(document, &duplicates)
        var accounts = RelayAccounts(catalog)
        var deployments: [RelayDeployment] = []
        var proxies: [Proxy] = []
        let providers = root["providers"].map { RelayMapping($0, &duplicates) }
        for provider in providers?.fields ?? [] where provider.value.kind == .mapping {
            let settings = RelayMapping(provider.value, &duplicates)
            let network = settings.mapping("network_config")
            for node in settings["keys"]?.children.map({ $0.resolved }) ?? [] where node.kind == .mapping {
                let entry = RelayMapping(node, &duplicates)
                read(entry, provider, network, &accounts, &deployments, &proxies)
            }
        }
        let faults = duplicates.map { pair in
            ProfileFault(
                kind: .duplicateKey(name: pair.second.text, first: pair.first.range), range: pair.second.range,
                node: pair.second)
        }
        return Relay(
            kind: .bifrost, facts: facts, root: root, values: nil, deployments: deployments,
            profile: accounts.profile(root.node, document: number, proxies), faults: faults)
    }

    private func read(
        _ entry: RelayMapping, _ provider: RelayMapping.Field, _ network: RelayMapping?,
        _ accounts: inout RelayAccounts, _ deployments: inout [RelayDeployment], _ proxies: inout [Proxy]
    ) {
        let prefix =
            facts.prefix(provider.name) ?? RelayFacts.Prefix(name: provider.name, provider: nil, variables: [])
        let address = network?.text("base_url")
        let key = self.key(entry)
        let owner = address.flatMap { catalog.owner(ofHost: EndpointURL($0.value).host)?.provider.id }
        let id = address == nil ? prefix.provider : owner ?? "custom"
        let account = accounts.account(of: id, key: key, at: provider.name, entry.node)
        let models = entry["models"]?.children.filter { $0.kind == .scalar && $0.text != "*" } ?? []
        let isForeign = address != nil && owner == nil
        for node in models {
            let model = Located(node.resolved.text, node)
            deployments.append(
                RelayDeployment(
                    entry: entry, name: entry.text("name"), parameters: nil, info: nil, model: model,
                    target: .prefix(prefix, model: model.value), address: address, key: key,
                    accountID: account.name.value, proxyIndex: proxies.count))
            proxies.append(
                Proxy(
                    index: proxies.count, node: entry.node, name: entry.text("name"), account: account.name,
                    baseURL: nil, chatURL: nil, model: isForeign ? nil : model, contextSize: nil, maxNewTokens: nil,
                    upstreams: [], reasoning: nil, generation: Generation(numbers: [], stop: [], streaming: nil),
                    customPrompt: nil, prefill: nil, promptPostProcessing: nil, headers: nil, extraBody: nil))
        }
        guard models.isEmpty else { return }
        deployments.append(
            RelayDeployment(
                entry: entry, name: entry.text("name"), parameters: nil, info: nil, model: nil, target: .wildcard,
                address: address, key: key, accountID: account.name.value, proxyIndex: nil))
    }

    private func key(_ entry: RelayMapping) -> RelayDeployment.Key {
        guard let node = entry["value"], node.kind == .scalar else {
            return entry["value"] == nil ? .absent : .elsewhere
        }
        let text = node.text
        if let name = RelayReference(.bifrost).variable(in: text) {
            return .variable(Located(name, node, behind: "env.".utf8.count))
        }
        if text.isEmpty { return .absent }
        if RelayReference(.bifrost).misspelled(in: text) != nil { return .elsewhere }
        return .literal(Located(text, node))
    }
}
