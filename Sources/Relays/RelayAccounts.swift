import Catalog
import Profiles
import YAMLSource

/// The accounts that a relay's deployments draw on: one for each key at each provider.
struct RelayAccounts {
    private let catalog: Catalog
    private var accounts: [Account] = []
    private var places: [String: Int] = [:]
    private var counts: [String: Int] = [:]

    init(_ catalog: Catalog) { self.catalog = catalog }

    /// The account of a deployment.
    ///
    /// - Parameters:
    ///   - provider: The catalogue's id; nil for a provider that it does not know.
    ///   - place: The host, or the relay's own name for the provider.
    mutating func account(
        of provider: String?, key: RelayDeployment.Key, at place: String?, _ node: YAMLNode
    ) -> Account {
        let home = provider == "custom" ? place ?? "custom" : provider ?? place ?? "unknown"
        let id: String
        var source: KeySource?
        switch key {
        case .variable(let name):
            id = "\(home) $\(name.value)"
            source = .environment(name)
        case .literal(let text):
            id = "\(home) =\(text.value)"
            source = isKey(text.value, at: provider) ? .literal(text.node) : nil
        case .none: id = "\(home) none"
        case .absent: id = home
        case .elsewhere: id = "\(home) elsewhere"
        }
        if let known = places[id] { return accounts[known] }
        let count = (counts[home] ?? 0) + 1
        counts[home] = count
        let name = count == 1 ? home : "\(home)-\(count)"
        let account = Account(
            name: Located(name, node), node: node, provider: provider.map { Located($0, node) }, key: source,
            creditsPurchasedUSD: nil, plan: nil, hasOwnKeysAtRouter: nil, privacy: .unknown, ignoredProviders: [],
            allowedProviders: nil)
        places[id] = accounts.count
        accounts.append(account)
        return account
    }

    /// Whether a text may be a secret: what a host of one's own takes may be any word.
    private func isKey(_ text: String, at provider: String?) -> Bool {
        guard let provider, let known = catalog.provider(provider), !known.isUserOwned else {
            return text.utf8.count >= 16 || catalog.recognizedKeyPrefix(of: text.utf8) != nil
        }
        return true
    }

    /// The deployments as a profile.
    func profile(_ root: YAMLNode, document: Int, _ proxies: [Proxy]) -> Profile {
        Profile(
            document: document, node: root, name: nil, frontEnds: [], accounts: accounts, proxies: proxies,
            generation: Generation(numbers: [], stop: [], streaming: nil), customPrompt: nil, messagesPerDay: nil)
    }
}

/// The settings of a deployment's requests.
struct RelayParameters {
    /// The numeric ones, as profiles have them.
    let generation: Generation

    private static let names = [
        "temperature", "top_p", "top_k", "min_p", "top_a", "repetition_penalty", "frequency_penalty",
        "presence_penalty", "seed",
    ]

    init(_ parameters: RelayMapping) {
        var numbers: [(name: String, value: Located<Double>)] = []
        for field in parameters.fields where Self.names.contains(field.name) {
            switch field.value.coreValue {
            case .integer(let number): numbers.append((field.name, Located(Double(number), field.value)))
            case .number(let number): numbers.append((field.name, Located(number, field.value)))
            default: continue
            }
        }
        generation = Generation(numbers: numbers, stop: [], streaming: nil)
    }

    /// Settings with values that no provider takes, by the limits that profiles have.
    ///
    /// Servers of one's own may take others.
    static func faults(_ profile: Profile, _ catalog: Catalog) -> [ProfileFault] {
        guard profile.proxies.contains(where: { !$0.generation.numbers.isEmpty }) else { return [] }
        var judged: Set<String> = []
        for account in profile.accounts {
            guard let id = account.provider?.value, let provider = catalog.provider(id) else { continue }
            if !provider.isUserOwned { judged.insert(account.name.value) }
        }
        let limits = ProfileFormat.settingLimits
        var faults: [ProfileFault] = []
        for proxy in profile.proxies {
            guard let account = proxy.account?.value, judged.contains(account) else { continue }
            for (name, value) in proxy.generation.numbers {
                guard let limit = limits.first(where: { $0.name == name }), !limit.values.contains(value.value) else {
                    continue
                }
                faults.append(
                    ProfileFault(
                        kind: .outOfRange(field: name, wanted: limit.phrase, replacement: nil), range: value.range,
                        node: value.node))
            }
        }
        return faults
    }
}
