public import Catalog
public import Profiles
public import Setups
public import YAMLSource

/// One value as it is used, with where it comes from.
public struct ShownValue: Sendable {
    /// The field, as profiles call it.
    public let field: String
    /// The value for people; a key masked.
    public let value: String
    /// Where it comes from: a line of the file, a fact of the catalog, or what it was derived from.
    public let origin: String
}

/// A proxy with everything resolved: what the file says, and what the catalog adds.
public struct ShownProxy: Sendable {
    /// What commands call it, `PROFILE/PROXY`.
    public let label: String
    /// Whether it is the active one.
    public let isActive: Bool
    /// What it rests for; nil where nothing is remembered against it.
    public let rest: RememberedFailure?
    /// The values, those of the file first.
    public let values: [ShownValue]

    /// A proxy of a profile, resolved.
    ///
    /// - Parameters:
    ///   - remembered: Failures that were told.
    ///   - lines: The lines of the profile's file, where several proxies of it are shown.
    public init(
        _ proxy: Proxy, in loaded: LoadedProfile, isActive: Bool, remembered: [RememberedFailure] = [],
        now: Instant = Instant(seconds: 0), lines: LineIndex? = nil, _ catalog: Catalog
    ) {
        let resolved = loaded.resolve(proxy, catalog)
        label = loaded.reference(to: proxy)
        self.isActive = isActive
        rest = remembered.isEmpty ? nil : RememberedFailure.ruling(remembered, on: resolved.route, now: now)
        var list = ShownValues(lines ?? LineIndex(loaded.source))
        let (account, provider) = (resolved.account, resolved.provider)
        list.add("account", proxy.account)
        if let field = account?.provider { list.add("provider", provider?.name ?? field.value, at: field.range) }
        if let key = account?.key { list.add("key", key.place, at: key.range) }
        if let account { list.addFacts(of: account) }
        if let address = resolved.address {
            let base = resolved.url(in: .base)
            if let field = address.field {
                list.add("base_url", base ?? "none", at: field.range)
            } else {
                list.add("base_url", base ?? address.text, from: provider?.fact("base_url"))
            }
            list.add(
                "chat_url", resolved.url(in: .full),
                origin: proxy.chatURL.map { list.place($0.range) } ?? "derived from the base URL")
        }
        list.add("model", proxy.model)
        if let model = resolved.model { list.addFacts(of: model) }
        list.addCosts(of: resolved)
        list.add("context_size", proxy.contextSize.map { (String($0.value), $0.range) })
        list.add("max_new_tokens", proxy.maxNewTokens.map { (String($0.value), $0.range) })
        list.add("upstreams", proxy.upstreams)
        list.add("reasoning", proxy.reasoning)
        list.addGeneration(resolved.settings)
        list.addPrompt(resolved.settings.customPrompt)
        list.add("prefill", proxy.prefill)
        list.add("prompt_post_processing", proxy.promptPostProcessing)
        if let headers = proxy.headers { list.add("headers", "\(headers.pairs.count), not shown", at: headers.range) }
        if let body = proxy.extraBody {
            list.add("extra_body", "\(body.pairs.count) fields, not shown", at: body.range)
        }
        for known in resolved.owner.frontEnds {
            if let source = resolved.source(in: known) {
                list.add(
                    "source in \(known.name)", known.sources.first { $0.id == source }?.label ?? source,
                    from: known.fact("source_of"))
                continue
            }
            let form = known.urlForm ?? .base
            list.add(
                "url for \(known.name)", resolved.url(in: form),
                origin: known.fact("url_form").map { list.place(of: $0) } ?? "")
        }
        values = list.values
    }
}

/// Gathers resolved values.
private struct ShownValues {
    private let lines: LineIndex
    private(set) var values: [ShownValue] = []

    init(_ lines: LineIndex) { self.lines = lines }

    func place(_ range: ByteRange) -> String { "line \(lines.position(at: range.start).line)" }

    func place(of fact: CatalogFact) -> String {
        "catalog [\(fact.date.map { "\($0), " } ?? "")\(fact.source)]"
    }

    mutating func add(_ field: String, _ value: String?, origin: String) {
        guard let value else { return }
        values.append(
            ShownValue(field: field, value: SecretMask.byForm.hidingSecrets(in: value), origin: origin))
    }

    mutating func add(_ field: String, _ value: String, at range: ByteRange) {
        add(field, value, origin: place(range))
    }

    mutating func add(_ field: String, _ value: String, from fact: CatalogFact?) {
        add(field, value, origin: fact.map { place(of: $0) } ?? "catalog")
    }

    mutating func add(_ field: String, _ value: Located<String>?) {
        if let value { add(field, value.value, at: value.range) }
    }

    mutating func add(_ field: String, _ value: (text: String, range: ByteRange)?) {
        if let value { add(field, value.text, at: value.range) }
    }

    mutating func add(_ field: String, _ list: [Located<String>]) {
        guard let first = list.first else { return }
        add(field, list.map { $0.value }.joined(separator: ", "), at: first.range)
    }

    mutating func addFacts(of account: Account) {
        add("plan", account.plan)
        add(
            "credits_purchased_usd", account.creditsPurchasedUSD.map { (ChatBody.digits($0.value), $0.range) })
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
        let origin = "catalog [\(model.asOf.map { "\($0), " } ?? "")\(model.source)]"
        let ended = model.ended.map { " \($0)" } ?? ""
        add("model status", "\(model.status.rawValue)\(model.status == .active ? "" : ended)", origin: origin)
        add("model window", model.window.map { "\($0) tokens" }, origin: origin)
        add("maximum reply", model.maximumOutput.map { "\($0) tokens" }, origin: origin)
        if model.isFree == true { add("price", model.status == .retired ? "was free" : "free", origin: origin) }
    }

    mutating func addCosts(of proxy: ResolvedProxy) {
        guard proxy.cost != .free else { return }
        let cost = proxy.messageCost
        guard let price = cost.price, cost.message != nil else {
            if proxy.cost == .paid { add("price", "paid; price unknown", origin: "catalog") }
            return
        }
        let rates = price.rates(sending: cost.size.sent)
        guard let input = rates.input, let output = rates.output else { return }
        let above = rates.threshold.map { ", above \($0) tokens sent" } ?? ""
        add(
            "price",
            price.shown(
                "$\(MoneyText.exact(input)) in, $\(MoneyText.exact(output)) out per million tokens\(above)"),
            origin: "catalog [\(price.asOf.map { "\($0), " } ?? "")\(price.source)]")
        add(
            "a message", cost.shown(cost.message),
            origin: "\(cost.size.sent) tokens sent, \(cost.size.written) written; see `proxylint cost`")
    }

    mutating func addGeneration(_ settings: SettingsInForce) {
        for (name, value) in settings.numbers {
            add("generation.\(name)", ChatBody.digits(value.value), at: value.range)
        }
        if let first = settings.stop.first { add("generation.stop", settings.stopAsJSON, at: first.range) }
        add("generation.streaming", settings.streaming.map { ($0.value ? "on" : "off", $0.range) })
    }

    mutating func addPrompt(_ prompt: CustomPrompt?) {
        switch prompt {
        case nil: break
        case .text(let text): add("custom_prompt", "\(text.value.count) characters", at: text.range)
        case .file(let path): add("custom_prompt", "the file \(path.value)", at: path.range)
        }
    }
}
