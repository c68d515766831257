public import YAMLSource

/// One profile of a file, as far as it could be read; what could not is among the faults.
public struct Profile: Sendable {
    /// The document of the file, counted from 1.
    public let document: Int
    /// The whole mapping.
    public let node: YAMLNode
    /// What commands call it.
    public let name: Located<String>?
    /// Ids of the front ends it is for.
    public let frontEnds: [Located<String>]
    /// Its accounts, in the order of the file.
    public let accounts: [Account]
    /// Its proxies, in order of preference.
    public let proxies: [Proxy]
    /// Sampling settings for every proxy.
    public let generation: Generation
    /// The custom prompt.
    public let customPrompt: CustomPrompt?
    /// Messages its owner expects to send in a day.
    public let messagesPerDay: Located<Int64>?
    /// The names in it, to look them up; nil where it is so small that a walk is quicker.
    private let index: ProfileNameIndex?

    /// A profile of parts that were read elsewhere.
    public init(
        document: Int, node: YAMLNode, name: Located<String>?, frontEnds: [Located<String>], accounts: [Account],
        proxies: [Proxy], generation: Generation, customPrompt: CustomPrompt?, messagesPerDay: Located<Int64>?
    ) {
        self.document = document
        self.node = node
        self.name = name
        self.frontEnds = frontEnds
        self.accounts = accounts
        self.proxies = proxies
        self.generation = generation
        self.customPrompt = customPrompt
        self.messagesPerDay = messagesPerDay
        index = ProfileNameIndex(accounts, proxies)
    }

    /// The account with this name.
    public func account(named name: String) -> Account? {
        if let index { return index.accounts[name].map { accounts[$0] } }
        return accounts.first { $0.name.value == name }
    }

    /// Whether another proxy than this one is called the same.
    public func hasLabelTwice(_ proxy: Proxy) -> Bool {
        guard let label = proxy.label else { return false }
        if let index { return index.repeatedLabels.contains(label) }
        return proxies.contains { $0.index != proxy.index && $0.label == label }
    }
}

// Accounts and proxies are classes because they are passed on often: copying their many fields costs more than the
// reading of them.

/// A key at one provider.
///
/// What is nil is unknown, never assumed.
public final class Account: Sendable {
    /// The name that proxies refer to.
    public let name: Located<String>
    /// The whole mapping.
    public let node: YAMLNode
    /// The catalogue's id of the provider; nil where the file names none that exists.
    public let provider: Located<String>?
    /// Where the key is.
    public let key: KeySource?
    /// USD of credits ever bought.
    public let creditsPurchasedUSD: Located<Double>?
    /// The subscription.
    public let plan: Located<String>?
    /// Whether keys of the user's own are lodged at the router.
    public let hasOwnKeysAtRouter: Located<Bool>?
    /// The privacy switches.
    public let privacy: PrivacySwitches
    /// Slugs of upstreams that are ignored.
    public let ignoredProviders: [Located<String>]
    /// Slugs of the only upstreams allowed; nil where nothing is said.
    public let allowedProviders: [Located<String>]?

    /// An account.
    public init(
        name: Located<String>,
        node: YAMLNode,
        provider: Located<String>?,
        key: KeySource?,
        creditsPurchasedUSD: Located<Double>?,
        plan: Located<String>?,
        hasOwnKeysAtRouter: Located<Bool>?,
        privacy: PrivacySwitches,
        ignoredProviders: [Located<String>],
        allowedProviders: [Located<String>]?
    ) {
        self.name = name
        self.node = node
        self.provider = provider
        self.key = key
        self.creditsPurchasedUSD = creditsPurchasedUSD
        self.plan = plan
        self.hasOwnKeysAtRouter = hasOwnKeysAtRouter
        self.privacy = privacy
        self.ignoredProviders = ignoredProviders
        self.allowedProviders = allowedProviders
    }
}

/// Where a key is.
public enum KeySource: Sendable {
    /// The key stands in the file.
    case literal(YAMLNode)
    /// It is in this environment variable.
    case environment(Located<String>)
    /// It is in this file, given relative to the profile.
    case file(Located<String>)
    /// It is in this entry of the keyring.
    case keyring(Located<String>)
}

/// The account's privacy switches.
public struct PrivacySwitches: Sendable {
    /// Free endpoints that may train are allowed.
    public let freeTraining: Located<Bool>?
    /// Free endpoints that may publish prompts are allowed.
    public let freePublication: Located<Bool>?
    /// Paid endpoints that may train are allowed.
    public let paidTraining: Located<Bool>?
    /// Only endpoints that retain nothing, everywhere.
    public let zeroDataRetention: Located<Bool>?
    /// Only endpoints that retain nothing, for groups of models.
    public let zeroDataRetentionByGroup: [(group: String, value: Located<Bool>)]
    /// The account has confirmed an age of 18 or over.
    public let ageConfirmed: Located<Bool>?

    /// Switches of which nothing is known.
    public static let unknown = PrivacySwitches(
        freeTraining: nil, freePublication: nil, paidTraining: nil, zeroDataRetention: nil,
        zeroDataRetentionByGroup: [], ageConfirmed: nil)
}

/// One selectable configuration.
public final class Proxy: Sendable {
    /// Its place among the proxies, counted from 0.
    public let index: Int
    /// The whole mapping.
    public let node: YAMLNode
    /// What commands call it.
    public let name: Located<String>?
    /// The name of its account.
    public let account: Located<String>?
    /// The base URL, where the file gives one.
    public let baseURL: Located<String>?
    /// The exact URL to post to, where the file gives one.
    public let chatURL: Located<String>?
    /// The model id.
    public let model: Located<String>?
    /// Tokens of context.
    public let contextSize: Located<Int64>?
    /// Maximum tokens per reply; 0 leaves it to the provider.
    public let maxNewTokens: Located<Int64>?
    /// Slugs of upstreams, in order.
    public let upstreams: [Located<String>]
    /// How much the model thinks: off, on, low, medium or high.
    public let reasoning: Located<String>?
    /// Sampling settings that differ from the profile's.
    public let generation: Generation
    /// A custom prompt instead of the profile's.
    public let customPrompt: CustomPrompt?
    /// The start of every reply.
    public let prefill: Located<String>?
    /// How SillyTavern rearranges messages.
    public let promptPostProcessing: Located<String>?
    /// Further headers; their values may be secret.
    public let headers: YAMLNode?
    /// Further fields of the request's body; their values may be secret.
    public let extraBody: YAMLNode?

    /// A proxy.
    public init(
        index: Int,
        node: YAMLNode,
        name: Located<String>?,
        account: Located<String>?,
        baseURL: Located<String>?,
        chatURL: Located<String>?,
        model: Located<String>?,
        contextSize: Located<Int64>?,
        maxNewTokens: Located<Int64>?,
        upstreams: [Located<String>],
        reasoning: Located<String>?,
        generation: Generation,
        customPrompt: CustomPrompt?,
        prefill: Located<String>?,
        promptPostProcessing: Located<String>?,
        headers: YAMLNode?,
        extraBody: YAMLNode?
    ) {
        self.index = index
        self.node = node
        self.name = name
        self.account = account
        self.baseURL = baseURL
        self.chatURL = chatURL
        self.model = model
        self.contextSize = contextSize
        self.maxNewTokens = maxNewTokens
        self.upstreams = upstreams
        self.reasoning = reasoning
        self.generation = generation
        self.customPrompt = customPrompt
        self.prefill = prefill
        self.promptPostProcessing = promptPostProcessing
        self.headers = headers
        self.extraBody = extraBody
    }

    /// What reports call it: its name, else its model.
    public var label: String? { name?.value ?? model?.value }
}

/// Sampling settings.
public struct Generation: Sendable {
    /// The numeric settings that are set, with their field names, in the order of the file.
    public let numbers: [(name: String, value: Located<Double>)]
    /// Texts at which a reply ends.
    public let stop: [Located<String>]
    /// Whether replies arrive word by word.
    public let streaming: Located<Bool>?

    /// Settings.
    public init(numbers: [(name: String, value: Located<Double>)], stop: [Located<String>], streaming: Located<Bool>?) {
        self.numbers = numbers
        self.stop = stop
        self.streaming = streaming
    }
}

/// The custom prompt.
public enum CustomPrompt: Sendable {
    /// The text itself.
    case text(Located<String>)
    /// A file, given relative to the profile.
    case file(Located<String>)
}
