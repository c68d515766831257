public import Catalog
public import Diagnosing
import Linting
import Profiles

/// Proxies that fail together.
public struct LimitGroup: Sendable {
    /// What they share.
    public enum Kind: String, Sendable {
        /// Requests to free models of one account, counted together.
        case freeRequests = "free-requests"
        /// The key, the money and the plan of one account.
        case account
        /// The upstream that runs their models.
        case upstream
    }

    /// What they share.
    public let kind: Kind
    /// What it is called: the account with its provider, or the upstream.
    public let name: String
    /// What it means, as half a sentence.
    public let meaning: String
    /// The proxies, as `PROFILE/PROXY`.
    public let proxies: [String]

    /// The groups of all proxies, those with a daily cap first; a group of an account or an upstream has two at least.
    public static func groups(of setups: [Setup], _ catalog: Catalog) -> [LimitGroup] {
        var found: [(key: String, kind: Kind, name: String, meaning: String, proxies: [String])] = []
        func add(_ key: String, _ kind: Kind, _ name: String, _ meaning: String, _ proxy: String) {
            if let place = found.firstIndex(where: { $0.key == key }) {
                found[place].proxies.append(proxy)
            } else {
                found.append((key, kind, name, meaning, [proxy]))
            }
        }
        for setup in setups {
            for (proxy, limits) in zip(setup.profile.proxies, setup.profile.sharedLimits(catalog)) {
                let label = setup.reference(to: proxy)
                guard let account = setup.account(of: proxy) else { continue }
                let identity = AccountIdentity.text(of: account, in: setup.path)
                let provider = account.provider.flatMap { catalog.provider($0.value) }
                let owner = "\(provider?.name ?? "custom"), account \(account.name.value)"
                for limit in limits {
                    switch limit {
                    case .account:
                        add("account \(identity)", .account, owner, "one key, one balance, one plan", label)
                    case .freeModels where provider?.id == "openrouter":
                        let cap = FreeRequests.dailyCap(of: account)
                        let count = cap.isCertain ? "\(cap.count)" : "50 or 1000"
                        add(
                            "free \(identity)", .freeRequests, owner,
                            "\(count) free requests a day and 20 a minute for all of them together, until 00:00 UTC",
                            label)
                    case .freeModels: break
                    // What no front end sends pins nothing.
                    case .upstream(let slug) where setup.route(of: proxy, catalog).upstreams != [slug]: break
                    case .upstream(let slug):
                        add("upstream \(slug)", .upstream, slug, "when it is busy or down, all of them fail", label)
                    }
                }
            }
        }
        let order: [Kind] = [.freeRequests, .account, .upstream]
        return order.flatMap { kind in
            found.filter { $0.kind == kind && (kind == .freeRequests || $0.proxies.count > 1) }.sorted {
                $0.name < $1.name
            }
        }.map { LimitGroup(kind: $0.kind, name: $0.name, meaning: $0.meaning, proxies: $0.proxies) }
    }
}
