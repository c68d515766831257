public import Catalog

/// How far a failure reaches: which other proxies fail with the one that did.
public struct FailureReach: Sendable {
    /// What fails together.
    public let scope: ErrorCause.Scope
    /// The provider of the proxy that failed, by the catalogue's id.
    public let provider: String?
    /// Its account (`AccountIdentity`).
    public let account: String?
    /// Its model.
    public let model: String?
    /// The upstream that refused, where the error names it or only one may serve the proxy.
    public let upstream: String?
    /// The tokens that the error allows.
    public let allowedTokens: Int?
    /// Whether another account at the same provider may be a way around: with a wrong key it is, with a cap it is not.
    public let endsWithAccount: Bool

    /// A reach.
    public init(
        scope: ErrorCause.Scope, provider: String?, account: String?, model: String?, upstream: String?,
        allowedTokens: Int? = nil, endsWithAccount: Bool = false
    ) {
        self.scope = scope
        self.provider = provider
        self.account = account
        self.model = model
        self.upstream = upstream
        self.allowedTokens = allowedTokens
        self.endsWithAccount = endsWithAccount
    }

    /// The reach of a diagnosed error of the proxy with this route.
    public init?(_ diagnosis: Diagnosis, of route: ProxyRoute) {
        guard let cause = diagnosis.cause else { return nil }
        self.init(
            scope: cause.scope, provider: route.provider, account: route.account,
            model: route.model, upstream: diagnosis.upstream ?? route.onlyUpstream,
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
        let isElsewhere = route.provider != provider || route.provider == nil
        let isOtherModel = route.model != model
        let away = "it is at \(route.providerName)"
        switch scope {
        case .account:
            if isElsewhere { return .clear(away) }
            if route.account == account { return .shares("it is on the same account at \(route.providerName)") }
            return endsWithAccount
                ? .clear("it has another key at \(route.providerName)") : .evades(otherAccount(route))
        case .provider, .network:
            return isElsewhere ? .clear(away) : .shares("it is at \(route.providerName) too")
        case .freeRequests:
            if isElsewhere { return .clear("\(away), with limits of its own") }
            guard route.account == account else { return .evades(otherAccount(route)) }
            return route.isFree
                ? .shares("it draws on the same free requests of the account")
                : .clear("its model is paid, and the cap is on free models")
        case .upstream:
            if let upstream, route.onlyUpstream == upstream || route.provider == upstream {
                return .shares("it ends at the same upstream, \(upstream)")
            }
            if isElsewhere { return .clear(away) }
            return isOtherModel
                ? .clear("another model has another pool") : .shares("it draws on the same pool of the same model")
        case .prompt: return verdictOnPrompt(route, isElsewhere || isOtherModel)
        case .model, .settings, .frontEnd, .request:
            if isElsewhere { return .clear(away) }
            return isOtherModel
                ? .clear("it uses another model") : .shares("it is the same model at \(route.providerName)")
        }
    }

    private func verdictOnPrompt(_ route: ProxyRoute, _ isOther: Bool) -> Verdict {
        guard isOther else { return .shares("it is the same model at \(route.providerName)") }
        guard let allowedTokens else { return .clear("another model may take it") }
        guard let window = route.window else { return .shares("its window is not known") }
        return window > allowedTokens
            ? .clear("its window is \(window) tokens") : .shares("its window is \(window) tokens as well")
    }

    private func otherAccount(_ route: ProxyRoute) -> String {
        "it is at \(route.providerName) too, whose limits are not to be got round with another account"
    }
}
