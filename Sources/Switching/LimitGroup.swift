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
    public private(set) var proxies: [String]

    /// The groups of all proxies, those with a daily cap first; a group of an account or an upstream has two at least.
    public static func groups(of loadedProfiles: [LoadedProfile], _ catalog: Catalog) -> [LimitGroup] {
        var found: [LimitGroup] = []
        var places: [String: Int] = [:]
        func add(_ key: String, _ kind: Kind, _ name: String, _ meaning: String, _ proxy: String) {
            if let place = places[key] {
                found[place].proxies.append(proxy)
            } else {
                places[key] = found.count
                found.append(LimitGroup(kind: kind, name: name, meaning: meaning, proxies: [proxy]))
            }
        }
        var free = FreeRequests()
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
                        guard let cap = resolved.freeCap, let provider = resolved.provider else { break }
                        free.add(label, cap, provider, account.name.value, identity)
                    case .upstream(let slug):
                        add("upstream \(slug)", .upstream, slug, "when it is busy or down, all of them fail", label)
                    }
                }
            }
        }
        let shared = [Kind.account, .upstream].flatMap { kind in
            found.filter { $0.kind == kind && $0.proxies.count > 1 }.sorted { $0.name < $1.name }
        }
        return free.groups.sorted { $0.name < $1.name } + shared
    }

    /// Free requests by their providers: further accounts at one provider do not raise the cap (`daily-cap-too-small`).
    private struct FreeRequests {
        private var providers:
            [(id: String, name: String, accounts: [(identity: String, name: String)], cap: FreeCap, proxies: [String])] =
                []

        mutating func add(
            _ proxy: String, _ cap: FreeCap, _ provider: Provider, _ account: String, _ identity: String
        ) {
            guard let place = providers.firstIndex(where: { $0.id == provider.id }) else {
                providers.append((provider.id, provider.name, [(identity, account)], cap, [proxy]))
                return
            }
            providers[place].proxies.append(proxy)
            if cap.count > providers[place].cap.count { providers[place].cap = cap }
            if !providers[place].accounts.contains(where: { $0.identity == identity }) {
                providers[place].accounts.append((identity, account))
            }
        }

        var groups: [LimitGroup] {
            providers.map { provider in
                let cap = provider.cap
                let minute = cap.perMinute.map { " and \($0) a minute" } ?? ""
                let isOne = provider.accounts.count == 1
                var names: [String] = []
                for account in provider.accounts where !names.contains(account.name) { names.append(account.name) }
                return LimitGroup(
                    kind: .freeRequests,
                    name: "\(provider.name), account\(isOne ? "" : "s") \(names.joined(separator: ", "))",
                    meaning:
                        "\(cap.counted) free requests a day\(minute) for all of them together, until 00:00 UTC"
                        + (isOne ? "" : "; another account does not raise the limit"),
                    proxies: provider.proxies)
            }
        }
    }
}
