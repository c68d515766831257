public import Catalog
public import Setups

/// How far a failure reaches: which other proxies fail with the one that did.
public struct FailureReach: Sendable {
    /// What fails together.
    public let scope: ErrorCause.Scope
    /// The service of the proxy that failed (`ProxyRoute.service`).
    public let service: String?
    /// Its base URL.
    public let address: String?
    /// Its account (`AccountIdentity`).
    public let account: String?
    /// Its model.
    public let model: String?
    /// The upstream that refused, where the error names it or only one may serve the proxy.
    public let upstream: String?
    /// The tokens that the error allows.
    public let allowedTokens: Int64?
    /// Whether another account at the same provider may be a way around: with a wrong key it is, with a cap it is not.
    public let endsWithAccount: Bool

    /// A reach.
    public init(
        scope: ErrorCause.Scope, service: String?, address: String? = nil, account: String?, model: String?,
        upstream: String?, allowedTokens: Int64? = nil, endsWithAccount: Bool = false
    ) {
        self.scope = scope
        self.service = service
        self.address = address
        self.account = account
        self.model = model
        self.upstream = upstream
        self.allowedTokens = allowedTokens
        self.endsWithAccount = endsWithAccount
    }

    /// The reach of a diagnosed error of the proxy with this route; nil where the cause is unknown.
    public init?(_ diagnosis: Diagnosis, of route: ProxyRoute) {
        guard let cause = diagnosis.cause else { return nil }
        let upstream = diagnosis.upstream ?? (route.upstreams.count == 1 ? route.upstreams[0] : nil)
        var scope = cause.scope
        // Nobody behind it is named, so it is the service itself that is down.
        if cause.id == "provider-down", upstream == nil { scope = .provider }
        // Free models cost nothing, so it is something else of the account that refuses them.
        if scope == .credit, route.cost == .free { scope = .account }
        self.init(
            scope: scope, service: route.service, address: route.address, account: route.account, model: route.model,
            upstream: upstream, allowedTokens: diagnosis.allowedTokens,
            endsWithAccount: cause.retry == .never && cause.id != "account-flagged")
    }

    /// Whether a proxy fails as well.
    public enum Verdict: Equatable, Sendable {
        /// It does not share what failed; why, as half a sentence.
        case clear(String)
        /// It shares what failed; why, as half a sentence.
        case shares(String)
        /// It would get round a provider's limit with another account; as half a sentence.
        case evades(String)

        /// Why it is no way around; nil where it is one.
        public var refusal: String? {
            switch self {
            case .clear: nil
            case .shares(let why), .evades(let why): why
            }
        }
    }

    /// Whether the proxy with this route fails as well.
    ///
    /// Another account at the same provider is no way around a cap: limits are not to be evaded with further accounts.
    public func verdict(on route: ProxyRoute) -> Verdict {
        let isElsewhere = route.service != service || route.service == nil
        let isOtherModel = route.model != model
        let isSameAccount = route.account == account
        let away = "it is at \(route.serviceName)"
        switch scope {
        case .account:
            if isElsewhere { return .clear(away) }
            if isSameAccount { return .shares("it is on the same account at \(route.serviceName)") }
            return endsWithAccount ? .clear("it has another key at \(route.serviceName)") : .evades(otherAccount(route))
        case .credit:
            if isElsewhere { return .clear(away) }
            guard isSameAccount else { return .clear("it has another balance at \(route.serviceName)") }
            return route.cost == .free
                ? .clear("its model is free and needs no credit")
                : .shares("it is paid for by the same account at \(route.serviceName)")
        case .freeModels:
            if isElsewhere { return .clear(away) }
            guard isSameAccount else { return .clear("its account has its own switches") }
            return route.cost == .free
                ? .shares("it is free too and needs the same account switch") : .clear("its model is paid")
        case .provider, .network:
            return isElsewhere ? .clear(away) : .shares("it is at \(route.serviceName) too")
        case .address:
            return route.address == address && !isElsewhere
                ? .shares("it has the same address") : .clear(isElsewhere ? away : "it has another address")
        case .freeRequests:
            if isElsewhere { return .clear("\(away), with its own limits") }
            guard isSameAccount else { return .evades(otherAccount(route)) }
            return route.cost == .free
                ? .shares("it shares the account's free requests")
                : .clear("its model is paid, and the cap is on free models")
        case .upstream: return verdictOnUpstream(route, isElsewhere, isOtherModel)
        case .prompt: return verdictOnPrompt(route, isElsewhere || isOtherModel)
        case .model, .settings, .frontEnd, .request:
            if isElsewhere { return .clear(away) }
            return isOtherModel
                ? .clear("it uses another model") : .shares("it is the same model at \(route.serviceName)")
        }
    }

    private func verdictOnUpstream(_ route: ProxyRoute, _ isElsewhere: Bool, _ isOtherModel: Bool) -> Verdict {
        if let upstream, !route.upstreams.isEmpty {
            return route.upstreams == [upstream]
                ? .shares("it uses the same upstream, \(upstream)")
                : .clear(
                    isElsewhere
                        ? "it is at \(route.serviceName)" : "it goes to \(route.upstreams.joined(separator: ", "))")
        }
        if isElsewhere { return .clear("it is at \(route.serviceName)") }
        return isOtherModel
            ? .clear("a different model has a different pool") : .shares("it uses the same pool of the same model")
    }

    private func verdictOnPrompt(_ route: ProxyRoute, _ isOther: Bool) -> Verdict {
        guard isOther else { return .shares("it is the same model at \(route.serviceName)") }
        guard let allowedTokens else { return .clear("another model may accept it") }
        guard let window = route.window else { return .shares("its window is not known") }
        return window > allowedTokens
            ? .clear("its window is \(window) tokens") : .shares("its window is no larger: \(window) tokens")
    }

    private func otherAccount(_ route: ProxyRoute) -> String {
        "it is at \(route.serviceName) too, and you must not use another account to get around its limits"
    }
}
