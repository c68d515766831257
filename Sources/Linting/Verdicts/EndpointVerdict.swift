import Catalog
import Profiles
import Setups

/// The judgement of a proxy's address.
public struct EndpointVerdict: Sendable {
    /// What is wrong with it; nil when nothing is, or when the file gives no address.
    public private(set) var problem: EndpointProblem?
    /// What is known of a host that belongs to no provider: a middleman, a tunnel.
    public private(set) var knownHost: KnownHost?

    init(
        _ address: EndpointAddress?, _ provider: Provider?, _ account: Account?, _ catalog: Catalog,
        frontEnds: [FrontEnd], _ own: OwnFacts
    ) {
        guard let address, let field = address.field else { return }
        var isChatURL = false
        if case .chatURL = address.origin { isChatURL = true }
        // Most addresses are the provider's own to the letter.
        if !isChatURL, let provider, !provider.isUserOwned, provider.baseURL == field.value { return }
        let url = address.url
        let form = EndpointFormCheck(text: field.value, url: url, isChatURL: isChatURL, provider: provider)
        problem = form.problem
        if problem == nil, own.hosts.isEmpty || !own.hasHost(url.host) {
            let host = EndpointHostCheck(url: url, isChatURL: isChatURL, provider: provider, catalog: catalog)
            problem = host.problem
            if problem == nil, !host.isProvidersOwn { knownHost = catalog.knownHost(url.host) }
        }
        problem = problem ?? form.pathProblem ?? Self.insecurity(url, provider, account)
        if problem == nil, isChatURL { problem = Self.refusal(of: address, by: frontEnds) }
    }

    /// Plain http to where others can read it.
    private static func insecurity(_ url: EndpointURL, _ provider: Provider?, _ account: Account?) -> EndpointProblem? {
        guard url.scheme == "http" else { return nil }
        let https = "https" + url.text.dropFirst("http".count)
        switch url.reach {
        case .thisMachine: return nil
        case .localNetwork:
            guard account?.key != nil else { return nil }
            return EndpointProblem(
                kind: .insecureURL, message: "the key is sent to `\(url.host)` over plain http",
                why: "anyone on the local network can read a key sent without TLS", severity: .warning)
        case .internet:
            let isProviders = provider.map { !$0.isUserOwned } ?? false
            return EndpointProblem(
                kind: .insecureURL, message: "`\(url.host)` is called over plain http",
                why: "anyone on the path can read the key and the chat", replacement: https,
                safety: isProviders ? .safe : .unsafe)
        }
    }

    /// A path of its own cannot be given to a front end that puts `/chat/completions` behind what it gets.
    private static func refusal(of address: EndpointAddress, by frontEnds: [FrontEnd]) -> EndpointProblem? {
        guard address.base == nil else { return nil }
        for frontEnd in frontEnds where frontEnd.urlForm == .base {
            let fact = frontEnd.fact("url_form")
            return EndpointProblem(
                kind: .wrongEndpoint,
                message:
                    "\(frontEnd.name) expects a base URL, but this `chat_url` does not end in `\(EndpointAddress.chatPath)`",
                why: "\(frontEnd.name) appends `\(EndpointAddress.chatPath)` to the URL",
                severity: .warning,
                facts: [fact?.asFact("\(frontEnd.name) wants a base URL")].compactMap { $0 })
        }
        return nil
    }
}
