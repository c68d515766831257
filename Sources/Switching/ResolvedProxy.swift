public import Catalog
public import Diagnosing
public import Profiles
import YAMLSource

/// One value as it is used, with where it comes from.
public struct ResolvedValue: Sendable {
    /// The field, as profiles call it.
    public let field: String
    /// The value for people; a key masked.
    public let value: String
    /// Where it comes from: a line of the file, a fact of the catalogue, or what it was derived from.
    public let origin: String
}

/// A proxy with everything resolved: what the file says, and what the catalogue adds.
public struct ResolvedProxy: Sendable {
    /// What commands call it, `PROFILE/PROXY`.
    public let label: String
    /// Whether it is the active one.
    public let isActive: Bool
    /// The values, those of the file first.
    public let values: [ResolvedValue]

    /// A proxy of a profile, resolved.
    public init(_ proxy: Proxy, in setup: Setup, isActive: Bool, _ catalog: Catalog) {
        let profile = setup.profile
        label = setup.reference(to: proxy)
        self.isActive = isActive
        var list = ResolvedValues(setup)
        let account = setup.account(of: proxy)
        let provider = account?.provider.flatMap { catalog.provider($0.value) }
        list.add("account", proxy.account)
        if let field = account?.provider { list.add("provider", provider?.name ?? field.value, at: field.range) }
        if let key = account?.key { list.add("key", key.place, at: key.range) }
        if let account { list.addFacts(of: account) }
        let address = EndpointAddress(of: proxy, at: provider)
        if let address {
            if let field = address.field {
                list.add("base_url", address.base ?? "none", at: field.range)
            } else {
                list.add("base_url", address.text, from: provider?.fact("base_url"))
            }
            list.add(
                "chat_url", address.url(in: .full, provider: provider),
                origin: proxy.chatURL.map { list.place($0.range) } ?? "derived from the base URL")
        }
        list.add("model", proxy.model)
        let entry = provider.flatMap { provider in proxy.model.flatMap { catalog.model($0.value, at: provider.id) } }
        if let entry { list.addFacts(of: entry) }
        list.add("context_size", proxy.contextSize.map { (String($0.value), $0.range) })
        list.add("max_new_tokens", proxy.maxNewTokens.map { (String($0.value), $0.range) })
        list.add("upstreams", proxy.upstreams)
        list.add("reasoning", proxy.reasoning)
        list.addGeneration(of: proxy)
        list.addPrompt(ProxySettings(of: proxy, in: profile).customPrompt)
        list.add("prefill", proxy.prefill)
        list.add("prompt_post_processing", proxy.promptPostProcessing)
        if let headers = proxy.headers { list.add("headers", "\(headers.pairs.count), not shown", at: headers.range) }
        if let body = proxy.extraBody {
            list.add("extra_body", "\(body.pairs.count) fields, not shown", at: body.range)
        }
        for frontEnd in profile.frontEnds {
            guard let known = catalog.frontEnd(frontEnd.value) else { continue }
            let form = known.urlForm ?? .base
            list.add(
                "url for \(known.name)", address?.url(in: form, provider: provider),
                origin: known.fact("url_form").map { list.place(of: $0) } ?? "")
        }
        values = list.values
    }
}

/// Gathers resolved values.
private struct ResolvedValues {
    private let setup: Setup
    private(set) var values: [ResolvedValue] = []

    init(_ setup: Setup) { self.setup = setup }

    func place(_ range: ByteRange) -> String { "line \(setup.place(of: range).line)" }

    func place(of fact: CatalogFact) -> String {
        "catalogue [\(fact.date.map { "\($0), " } ?? "")\(fact.source)]"
    }

    mutating func add(_ field: String, _ value: String?, origin: String) {
        guard let value else { return }
        values.append(
            ResolvedValue(field: field, value: SecretMask.byForm.hidingSecrets(in: value), origin: origin))
    }

    mutating func add(_ field: String, _ value: String, at range: ByteRange) {
        add(field, value, origin: place(range))
    }

    mutating func add(_ field: String, _ value: String, from fact: CatalogFact?) {
        add(field, value, origin: fact.map { place(of: $0) } ?? "catalogue")
    }

    mutating func add(_ field: String, _ value: Located<String>?) {
        if let value { add(field, value.value, at: value.range) }
    }

    mutating func add(_ field: String, _ value: (text: String, range: ByteRange)?) {
        if let value { add(field, value.text, at: value.range) }
    }

    mutating func add(_ field: String, _ list: [Located<String>]) {
        guard let first = list.first else { return }
        add(field, list.map(\.value).joined(separator: ", "), at: first.range)
    }

    mutating func addFacts(of account: Account) {
        add("plan", account.plan)
        add(
            "credits_purchased_usd", account.creditsPurchasedUSD.map { (FrontEndForm.digits($0.value), $0.range) })
        for (name, value) in [
            ("free_training", account.privacy.freeTraining), ("free_publication", account.privacy.freePublication),
            ("paid_training", account.privacy.paidTraining),
            ("zero_data_retention", account.privacy.zeroDataRetention),
        ] {
            add("privacy.\(name)", value.map { ($0.value ? "on" : "off", $0.range) })
        }
        add("ignored_providers", account.ignoredProviders)
        add("allowed_providers", account.allowedProviders ?? [])
    }

    mutating func addFacts(of model: ModelEntry) {
        let origin = "catalogue [\(model.asOf.map { "\($0), " } ?? "")\(model.source)]"
        let ended = model.ended.map { " \($0)" } ?? ""
        add("model status", "\(model.status.rawValue)\(model.status == .active ? "" : ended)", origin: origin)
        add("model window", model.window.map { "\($0) tokens" }, origin: origin)
        add("longest reply", model.maximumOutput.map { "\($0) tokens" }, origin: origin)
        add("price", model.isFree.map { $0 ? "free" : "paid" }, origin: origin)
    }

    mutating func addGeneration(of proxy: Proxy) {
        let shared = setup.profile.generation
        let own = proxy.generation
        for (name, value) in own.numbers
            + shared.numbers.filter({ all in !own.numbers.contains { $0.name == all.name } })
        {
            add("generation.\(name)", FrontEndForm.digits(value.value), at: value.range)
        }
        add("generation.stop", own.stop.isEmpty ? shared.stop : own.stop)
        add("generation.streaming", (own.streaming ?? shared.streaming).map { ($0.value ? "on" : "off", $0.range) })
    }

    mutating func addPrompt(_ prompt: CustomPrompt?) {
        switch prompt {
        case nil: break
        case .text(let text): add("custom_prompt", "\(text.value.count) characters", at: text.range)
        case .file(let path): add("custom_prompt", "the file \(path.value)", at: path.range)
        }
    }
}
