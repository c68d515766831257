public import Catalog
public import JSONText
public import Profiles

/// What is exported: a profile's proxies with everything that front ends ask for.
public struct ExportSetup: Sendable {
    /// The profile's name.
    public let profile: String
    /// The profile's file, as the user calls it.
    public let file: String
    /// The proxies: the chosen one first, then the rest of the rotation.
    public let proxies: [ExportProxy]

    /// A setup; `proxies` must hold one at least.
    public init(profile: String, file: String, proxies: [ExportProxy]) {
        self.profile = profile
        self.file = file
        self.proxies = proxies
    }

    /// The chosen proxy.
    ///
    /// - Throws: `ExportProblem.noProxy`.
    func chosen() throws(ExportProblem) -> ExportProxy {
        guard let first = proxies.first else { throw .noProxy }
        return first
    }

    /// The proxies that have a base URL, and a note on each that has none; the chosen one must have one.
    ///
    /// - Throws: `ExportProblem`.
    func proxiesWithBase() throws(ExportProblem) -> (proxies: [ExportProxy], leftOut: [String]) {
        _ = try chosen().base()
        let with = proxies.filter { (try? $0.base()) != nil }
        let without = proxies.filter { (try? $0.base()) == nil }
        return (with, without.map { "The proxy \($0.label) is left out: its address cannot be written as a base URL" })
    }

    /// What a comment in an exported file says of its origin.
    var origin: String {
        let name = proxies.first.map { "\(profile)/\($0.label)" } ?? profile
        return "From the proxylint profile \(name)"
    }
}

/// One proxy with everything that front ends ask for.
public struct ExportProxy: Sendable {
    /// Its name, else its model.
    public let label: String
    /// Its provider; nil where the account names none that is known.
    public let provider: Provider?
    /// Where its requests go; nil where neither file nor catalogue says it.
    public let address: EndpointAddress?
    /// The model's id.
    public let model: String
    /// Tokens of context.
    public let contextSize: Int?
    /// Tokens a reply may have; 0 leaves it to the provider.
    public let maxNewTokens: Int?
    /// Sampling settings.
    public let settings: ProxySettings
    /// The custom prompt's text.
    public let customPrompt: String?
    /// How every reply begins.
    public let prefill: String?
    /// How much the model thinks: off, on, low, medium or high.
    public let reasoning: String?
    /// Slugs of upstreams, in order.
    public let upstreams: [String]
    /// How SillyTavern rearranges messages.
    public let promptPostProcessing: String?
    /// Further headers.
    public let headers: [(name: String, value: String)]
    /// Headers of the profile that no request could carry, with half a sentence why.
    public let leftOutHeaders: [(name: String, reason: String)]
    /// Further fields of requests.
    public let extraBody: [JSONValue.Member]
    /// A small chat through it.
    public let probe: JSONValue
    /// Tokens that its model takes, as far as the catalogue knows.
    public let contextWindow: Int?
    /// Whether it costs nothing per request, as far as the catalogue knows.
    public let isFree: Bool
    /// Its key; nil where the account has none.
    public let key: ExportKey?
    /// What tools that keep one key for each name call its account.
    public let account: AccountName

    /// A proxy.
    public init(
        label: String, provider: Provider?, address: EndpointAddress?, model: String, contextSize: Int?,
        maxNewTokens: Int?, settings: ProxySettings, customPrompt: String?, prefill: String?, reasoning: String?,
        upstreams: [String], promptPostProcessing: String?, headers: [(name: String, value: String)],
        leftOutHeaders: [(name: String, reason: String)], extraBody: [JSONValue.Member], probe: JSONValue,
        contextWindow: Int?, isFree: Bool, key: ExportKey?, account: AccountName
    ) {
        self.label = label
        self.provider = provider
        self.address = address
        self.model = model
        self.contextSize = contextSize
        self.maxNewTokens = maxNewTokens
        self.settings = settings
        self.customPrompt = customPrompt
        self.prefill = prefill
        self.reasoning = reasoning
        self.upstreams = upstreams
        self.promptPostProcessing = promptPostProcessing
        self.headers = headers
        self.leftOutHeaders = leftOutHeaders
        self.extraBody = extraBody
        self.probe = probe
        self.contextWindow = contextWindow
        self.isFree = isFree
        self.key = key
        self.account = account
    }

    /// The base URL.
    ///
    /// - Throws: `ExportProblem` where there is none.
    func base() throws(ExportProblem) -> String {
        guard let address else { throw .noAddress(label) }
        guard let base = address.url(in: .base, provider: provider) else { throw .noBase(label) }
        // Azure's version of its API stands there, and nothing can be put behind it.
        guard address.url.query == nil else {
            throw .cannotCarry(field: "the address of `\(label)`", target: "A base URL", what: "what stands behind `?`")
        }
        return base
    }

    /// The whole URL that chats are posted to.
    ///
    /// - Throws: `ExportProblem` where there is none.
    func chatURL() throws(ExportProblem) -> String {
        guard let url = address?.url(in: .full, provider: provider) else { throw .noAddress(label) }
        return url
    }

    /// Whether it uses the provider's own address, so that programs that know the provider need none.
    var isAtProvidersOwnAddress: Bool {
        guard let provider, !provider.isUserOwned else { return false }
        return address?.base == provider.baseURL
    }

    /// The provider whose name stands for its key: the account is the only one there, and the address the provider's own.
    ///
    /// Under one name for two accounts or two hosts the key of one would go to the other.
    var keysProvider: Provider? { account.isProvidersOnly && isAtProvidersOwnAddress ? provider : nil }

    /// What its requests hold besides model, messages and the length of the reply: settings, routing, reasoning in the
    /// provider's words, and the profile's own fields.
    ///
    /// - Parameter places: Names that have a place of their own; the profile's own fields stay whatever they are called.
    func requestFields(besides places: Set<String> = []) -> [JSONMember] {
        let own: Set = ["model", "messages", "max_tokens", "max_completion_tokens", "stream"]
        return (probe.members ?? []).filter { member in
            extraBody.contains { $0.name == member.name }
                || !own.contains(member.name) && !places.contains(member.name)
        }
    }

    /// The header that the provider takes the key in, where it is not `Authorization`.
    var keyHeader: String? {
        guard provider?.id == "azure" else { return nil }
        // Its newer form of address takes both.
        return address?.text.contains("/openai/v1") ?? false ? nil : "api-key"
    }

    /// Whether there is no key for a provider that refuses requests without one.
    var lacksKey: Bool { key == nil && provider?.requiresKey ?? false }
}
