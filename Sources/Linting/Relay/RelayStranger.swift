import Catalog
import Profiles
import Relays

/// A host that gets a key which is not meant for it.
struct RelayStranger {
    /// Whose key it is.
    let provider: Provider
    /// The host in `api_base`.
    let host: String

    /// What LiteLLM sends for an `openai/` model without a key.
    static let openAIVariable = "OPENAI_API_KEY"
    private static let generic: Set = ["openai", "custom_openai", "openai_like", "text-completion-openai"]
    /// Prefixes of providers that sell models at their own host only.
    ///
    /// Others are also served from hosts of one's own: clouds, gateways, endpoints that are rented.
    private static let native: Set = [
        "openrouter", "deepseek", "chutes", "nano-gpt", "groq", "xai", "moonshot", "together_ai", "fireworks_ai",
        "deepinfra", "novita", "poe", "featherless_ai", "cerebras",
    ]

    /// Whether a deployment's prefix stands for any host that speaks OpenAI's form.
    static func isGeneric(_ deployment: RelayDeployment) -> Bool {
        deployment.prefix.map { generic.contains($0.name) } ?? false
    }

    /// The host on the internet that gets the key for OpenAI where a deployment of `openai/` has none; nil where that is OpenAI.
    static func host(ofGeneric deployment: RelayDeployment, _ catalog: Catalog) -> String? {
        guard isGeneric(deployment), let url = url(of: deployment),
            catalog.provider("openai")?.match(ofHost: url.host) == nil
        else { return nil }
        return url.host
    }

    /// The hosts of strangers by the account whose key they get the key for OpenAI instead of; none in profiles.
    static func hosts(_ profile: ProfileContext) -> [String: String] {
        guard let relay = profile.file.relay, relay.kind == .litellm else { return [:] }
        var hosts: [String: String] = [:]
        for deployment in relay.deployments where hosts[deployment.accountID] == nil {
            hosts[deployment.accountID] = host(ofGeneric: deployment, profile.catalog)
        }
        return hosts
    }

    /// The stranger that gets the key of a deployment's own provider; nil where there is none.
    init?(ofNative deployment: RelayDeployment, _ catalog: Catalog) {
        guard let prefix = deployment.prefix, Self.native.contains(prefix.name),
            let provider = prefix.provider.flatMap(catalog.provider), !provider.isUserOwned, !provider.hosts.isEmpty,
            let url = Self.url(of: deployment), provider.match(ofHost: url.host) == nil,
            // Middlemen, tunnels, and other providers' hosts have rules of their own.
            catalog.knownHost(url.host) == nil, catalog.owner(ofHost: url.host) == nil
        else { return nil }
        switch deployment.key {
        // Without a key, LiteLLM takes the provider's own.
        case .absent: break
        case .variable(let name) where prefix.variables.contains(name.value): break
        default: return nil
        }
        self.provider = provider
        host = url.host
    }

    /// The address, where the file says it and it leads to the internet.
    private static func url(of deployment: RelayDeployment) -> EndpointURL? {
        guard let address = deployment.address, !address.value.hasPrefix("os.environ/") else { return nil }
        let url = EndpointURL(address.value)
        return url.host.isEmpty || url.reach != .internet ? nil : url
    }
}
