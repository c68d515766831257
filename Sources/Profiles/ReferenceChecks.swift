import Catalog
import YAMLSource

/// What the sections of a profile say about one another; the schema cannot.
extension ShapeChecker {
    mutating func checkReferences(of profile: Profile, in catalog: Catalog) {
        var accounts = FirstOccurrences()
        for account in profile.accounts { _ = accounts.first(of: account.name.value, at: account.name.range) }
        var used = FirstOccurrences()
        var names = FirstOccurrences()
        for proxy in profile.proxies {
            if let name = proxy.name, let first = names.first(of: name.value, at: name.range) {
                if first != name.range {
                    report(.duplicateName(name: name.value, of: "proxy", first: first), at: name.range, name.node)
                } else {
                    // The name came twice through one anchor: the second proxy is at fault, not the anchor.
                    report(
                        .duplicateName(name: name.value, of: "proxy", first: first), at: headRange(of: proxy.node),
                        proxy.node)
                }
            }
            guard let account = proxy.account else { continue }
            _ = used.first(of: account.value, at: account.range)
            guard let definition = profile.account(named: account.value) else {
                if !profile.accountsAreUnreadable {
                    let known = profile.accounts.map { $0.name.value }
                    let suggestion =
                        Similarity.nearest(to: account.value, among: known) ?? (known.count == 1 ? known.first : nil)
                    report(
                        .undefinedAccount(name: account.value, suggestion: suggestion, known: known), at: account.range,
                        account.node)
                }
                continue
            }
            checkAddress(of: proxy, definition, in: catalog)
        }
        // Without readable proxies nothing can be said of what they use.
        guard !profile.proxies.isEmpty, profile.proxies.allSatisfy({ $0.account != nil }) else { return }
        // A misspelled reference is one cause: the account it meant is not unused as well.
        guard profile.proxies.allSatisfy({ $0.account.map { accounts.contains($0.value) } ?? true }) else { return }
        for account in profile.accounts where !used.contains(account.name.value) {
            report(.unusedAccount(name: account.name.value), at: account.name.range, account.name.node)
        }
    }

    /// A provider without an address of its own needs one from the proxy.
    private mutating func checkAddress(of proxy: Proxy, _ account: Account, in catalog: Catalog) {
        guard proxy.baseURL == nil, proxy.chatURL == nil, let provider = catalog.provider(of: account),
            provider.baseURL == nil, !proxy.hasUnreadableAddress
        else { return }
        report(
            .missingField(
                name: "base_url", of: "a proxy",
                hint: "the provider `\(provider.id)` has no fixed address, so the proxy must have one"),
            at: proxy.model?.range ?? headRange(of: proxy.node), proxy.node)
    }
}

extension Profile {
    /// Whether the accounts are absent or no mapping, which is a fault of its own.
    fileprivate var accountsAreUnreadable: Bool {
        accounts.isEmpty
    }
}

extension Proxy {
    /// Whether an address is given that is no text, which is a fault of its own.
    fileprivate var hasUnreadableAddress: Bool {
        var duplicates: [(first: YAMLNode, second: YAMLNode)] = []
        return node.entries(duplicates: &duplicates).contains {
            let key = node.tree.key(of: $0)
            return key.isText("base_url") || key.isText("chat_url")
        }
    }
}
