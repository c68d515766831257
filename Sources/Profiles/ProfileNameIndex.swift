/// The names of a large profile: with a walk for each of thousands of proxies, commands would take quadratic time.
final class ProfileNameIndex: Sendable {
    /// The places of accounts by their names; of several with one name the first.
    let accounts: [String: Int]
    /// What several proxies are called.
    let repeatedLabels: Set<String>

    /// The index of a profile; nil where it is small: the first set of a process costs a tenth of a small lint.
    init?(_ accounts: [Account], _ proxies: [Proxy]) {
        guard accounts.count > 32 || proxies.count > 32 else { return nil }
        var places: [String: Int] = [:]
        for (place, account) in accounts.enumerated() where places[account.name.value] == nil {
            places[account.name.value] = place
        }
        self.accounts = places
        var seen: Set<String> = []
        var repeated: Set<String> = []
        for proxy in proxies {
            if let label = proxy.label, !seen.insert(label).inserted { repeated.insert(label) }
        }
        repeatedLabels = repeated
    }
}
