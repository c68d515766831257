import Catalog
import Profiles
import Setups

/// Finds addresses that the front end cannot call from where it runs.
struct UnreachableFromFrontEnd: Rule {
    static let id = "unreachable-from-front-end"
    static let family = RuleFamily.endpoint
    static let highestSeverity = Severity.error
    static let summary = "The front end cannot call this address from where it runs."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        guard !profile.frontEnds.isEmpty else { return }
        for proxy in profile.proxies {
            guard proxy.endpoint.problem == nil, let address = proxy.address else { continue }
            // A provider's own address is on the internet; only those that refuse web pages are out of reach.
            if let provider = proxy.provider, !provider.isUserOwned, provider.answersBrowsers { continue }
            for frontEnd in profile.frontEnds {
                let callers = frontEnd.callers
                guard let browser = callers.first(where: { $0.caller == .browser }) else { continue }
                // Where its own server can make the call as well, the user only has to choose that.
                if callers.contains(where: { $0.caller == .server && $0.fact.grade.isCertain }) { continue }
                if let verdict = verdict(frontEnd, browser.fact, address, proxy.provider) {
                    findings.report(
                        verdict.message, at: address.field?.range ?? proxy.proxy.model?.range ?? proxy.proxy.node.range,
                        severity: verdict.severity, grade: verdict.facts.map { $0.grade }.max() ?? .unverified,
                        why: verdict.why, facts: verdict.facts, profile: profile, proxy: proxy.proxy)
                    break
                }
            }
        }
    }

    private struct Verdict {
        let message: String
        let severity: Severity
        let why: String
        let facts: [Fact]
    }

    private func verdict(
        _ frontEnd: FrontEnd, _ browser: CatalogFact, _ address: EndpointAddress, _ provider: Provider?
    ) -> Verdict? {
        let called = browser.asFact("the browser calls the proxy from \(frontEnd.possessiveName) page")
        let local = frontEnd.fact("local_urls")
        switch address.url.reach {
        case .thisMachine:
            // Only where it is known that some of the front end's users cannot reach it.
            guard let local, local.value == "localhost-only" || local.value == "no" else { return nil }
            return Verdict(
                message: "\(frontEnd.name) reaches `\(address.url.host)` only from its website on this machine",
                severity: .warning,
                why:
                    "its app calls from \(frontEnd.possessiveName) servers, and web pages need a server that allows them (CORS)",
                facts: [local.asFact("local addresses work only from the website on the same machine")])
        case .localNetwork:
            guard let local, local.value != "yes" else { return nil }
            guard address.url.scheme == "http" else { return nil }
            return Verdict(
                message: "\(frontEnd.name) cannot call `\(address.url.host)`", severity: .error,
                why: "browsers refuse plain http to another machine from an https page",
                facts: local.grade == .unverified
                    ? [called] : [local.asFact("local network addresses do not work over http")])
        case .internet:
            guard let provider, let fact = provider.fact("browser_calls"), fact.value == "no" else { return nil }
            return Verdict(
                message: "\(frontEnd.name) cannot call \(provider.name)", severity: .error,
                why:
                    "\(provider.name) does not allow calls from web pages (CORS), and \(frontEnd.name) calls from one; a relay helps",
                facts: [fact.asFact("\(provider.name) does not answer web pages"), called])
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                What can be called depends on who calls. Janitor's website calls from the browser, its app from \
                Janitor's servers. Neither reaches a machine on your local network over plain http, the servers never \
                reach `localhost`, and the browser needs an API that allows web pages (CORS). SillyTavern calls from \
                its own server and has none of these limits.
                """,
            symptoms: ["front end: `A network error occurred … Failed to fetch (unk)`, `blocked by CORS policy`"],
            remedy: "Use a front end that runs on your machine, such as SillyTavern, or a tunnel or relay with https.",
            facts: [
                .recorded("janitor", "callers"),
                .recorded("nvidia", field: "browser_calls", "NVIDIA's API does not answer web pages"),
            ],
            examples: [
                .fires(
                    "A server on this machine, for Janitor", .warning,
                    """
                    version: 1
                    name: here
                    front_end: janitor
                    accounts:
                      box: {provider: koboldcpp}
                    proxies:
                      - {account: box, base_url: ‹"http://127.0.0.1:5001/v1"›, model: any}
                    """),
                .fires(
                    "A server on the local network, for Janitor", .error,
                    """
                    version: 1
                    name: lan
                    front_end: [sillytavern, janitor]
                    accounts:
                      box: {provider: koboldcpp}
                    proxies:
                      - {account: box, base_url: ‹"http://192.168.1.20:5001/v1"›, model: any}
                    """),
                .silent(
                    "The same, for SillyTavern",
                    """
                    version: 1
                    name: lan
                    front_end: sillytavern
                    accounts:
                      box: {provider: koboldcpp}
                    proxies:
                      - {account: box, base_url: "http://192.168.1.20:5001/v1", model: any}
                    """),
                .silent(
                    "Without a front end, nothing is reported",
                    """
                    version: 1
                    name: open
                    accounts:
                      box: {provider: koboldcpp}
                    proxies:
                      - {account: box, base_url: "http://127.0.0.1:5001/v1", model: any}
                    """),
            ])
    }
}
