public import Catalog
public import JSONText
import Profiles
public import Setups

/// What is exported: a profile's proxies with everything that front ends ask for.
public struct ExportInput: Sendable {
    /// The profile's name.
    public let profile: String
    /// The profile's file, as the user calls it.
    public let file: String
    /// The proxies: the chosen one first, then the rest of the rotation.
    public let proxies: [ExportProxy]

    /// What is exported; `proxies` must hold one at least.
    public init(profile: String, file: String, proxies: [ExportProxy]) {
        self.profile = profile
        self.file = file
        self.proxies = proxies
    }

    /// Several profiles as one; nil where there is none.
    public init?(joining inputs: [ExportInput]) {
        guard let first = inputs.first else { return nil }
        if inputs.count == 1 {
            self = first
            return
        }
        profile = inputs.map { $0.profile }.joined(separator: ", ")
        file = first.file
        proxies = inputs.flatMap { $0.proxies }
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
        return (
            with,
            without.map { "The proxy \($0.label) is left out, because its address cannot be written as a base URL" }
        )
    }

    /// What a comment in an exported file says of its origin.
    var origin: String {
        let name = proxies.first.map { "\(profile)/\($0.label)" } ?? profile
        return "From the proxylint profile \(name)"
    }
}

/// A resolved proxy with what an export adds to it: the text of its prompt, its key, and what tools call its account.
public struct ExportProxy: Sendable {
    /// The proxy with everything that belongs to it.
    public let resolved: ResolvedProxy
    /// Its name, else its model.
    public let label: String
    /// The model ID.
    public let model: String
    /// The custom prompt's text.
    public let customPrompt: String?
    /// Its key; nil where the account has none.
    public let key: ExportKey?
    /// What tools that keep one key for each name call its account.
    public let account: AccountName
    /// The settings that it is used with.
    public let settings: SettingsInForce
    /// Further fields of requests.
    public let extraBody: [JSONValue.Member]
    /// A small chat through it.
    public let probe: JSONValue

    /// A proxy with the text of its prompt; nil where it names no model.
    ///
    /// - Parameter revealedKey: Its key, where it is to be written out.
    public init?(_ resolved: ResolvedProxy, customPrompt: String?, revealedKey: String? = nil) {
        guard let model = resolved.proxy.model?.value else { return nil }
        self.resolved = resolved
        self.model = model
        label = resolved.proxy.label ?? model
        self.customPrompt = customPrompt
        key = ExportKey(of: resolved, revealed: revealedKey)
        account = AccountNames(profile: resolved.profile, catalog: resolved.owner.catalog)
            .name(of: resolved.account, proxy: label)
        settings = resolved.settings
        extraBody = ChatBody.extraBody(of: resolved.proxy)
        probe = ChatBody(resolved).json
    }

    private var proxy: Proxy { resolved.proxy }
    /// Its provider; nil where the account names none that is known.
    public var provider: Provider? { resolved.provider }
    /// Where its requests go; nil where neither file nor catalogue says it.
    public var address: EndpointAddress? { resolved.address }
    /// Tokens of context.
    public var contextSize: Int64? { proxy.contextSize?.value }
    /// Maximum tokens per reply; 0 leaves it to the provider.
    public var maxNewTokens: Int64? { proxy.maxNewTokens?.value }
    /// The start of every reply.
    public var prefill: String? { proxy.prefill?.value }
    /// How much the model thinks: off, on, low, medium or high.
    public var reasoning: String? { proxy.reasoning?.value }
    /// Slugs of upstreams, in order.
    public var upstreams: [String] { proxy.upstreams.map { $0.value } }
    /// How SillyTavern rearranges messages.
    var promptPostProcessing: String? { proxy.promptPostProcessing?.value }
    /// Further headers.
    var headers: [(name: String, value: String)] { ProfileHeaders.headers(of: proxy) }
    /// Headers of the profile that no request could carry, with half a sentence why.
    var leftOutHeaders: [(name: String, reason: String)] { ProfileHeaders.leftOut(of: proxy) }
    /// Tokens that its model takes, as far as the catalogue knows.
    var contextWindow: Int64? { resolved.model?.window }
    /// Texts at which a reply ends.
    public var stop: [String] { settings.stop.map { $0.value } }
    /// Whether replies arrive word by word; nil where nothing is said.
    var streaming: Bool? { settings.streaming?.value }

    /// The base URL.
    ///
    /// - Throws: `ExportProblem` where there is none.
    func base() throws(ExportProblem) -> String {
        guard let address else { throw .noAddress(label) }
        guard let base = resolved.url(in: .base) else { throw .noBase(label) }
        // Azure's version of its API stands there, and nothing can be put behind it.
        guard address.url.query == nil else {
            throw .cannotCarry(field: "the address of `\(label)`", target: "A base URL", what: "the part after `?`")
        }
        return base
    }

    /// The whole URL that chats are posted to.
    ///
    /// - Throws: `ExportProblem` where there is none.
    func chatURL() throws(ExportProblem) -> String {
        guard let url = resolved.url(in: .full) else { throw .noAddress(label) }
        return url
    }

    /// Whether it uses the provider's own address, so that programs that know the provider need none.
    var isAtProvidersOwnAddress: Bool { resolved.isAtProvidersOwnAddress }

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
        // Azure's newer form of address takes both.
        address?.text.contains("/openai/v1") ?? false ? nil : provider?.keyHeader
    }

    /// Whether there is no key for a provider that refuses requests without one.
    var lacksKey: Bool { key == nil && provider?.requiresKey ?? false }
}
