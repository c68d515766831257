public import Catalog
import Profiles
public import Setups

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
    public static func groups(of loadedProfiles: [LoadedProfile], _ catalog: Catalog) -> [LimitGroup] {
        var found: [(key: String, kind: Kind, name: String, meaning: String, proxies: [String])] = []
        func add(_ key: String, _ kind: Kind, _ name: String, _ meaning: String, _ proxy: String) {
            if let place = found.firstIndex(where: { $0.key == key }) {
                found[place].proxies.append(proxy)
            } else {
                found.append((key, kind, name, meaning, [proxy]))
            }
        }
        for loaded in loadedProfiles {
            for resolved in loaded.resolved(catalog).proxies {
                guard let account = resolved.account else { continue }
                let label = loaded.reference(to: resolved.proxy)
                let identity = AccountIdentity.text(of: account, in: loaded.path)
                let owner = "\(resolved.provider?.name ?? "custom"), account \(account.name.value)"
                for limit in resolved.limits {
                    switch limit {
                    case .account:
                        add("account \(identity)", .account, owner, "one key, one balance, one plan", label)
                    case .freeModels:
                        guard let cap = resolved.freeCap else { break }
                        let minute = cap.perMinute.map { " and \($0) a minute" } ?? ""
                        add(
                            "free \(identity)", .freeRequests, owner,
                            "\(cap.counted) free requests a day\(minute) for all of them together, until 00:00 UTC",
                            label)
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
