import Managing
import Profiles
import Verifying

extension Workspace {
    /// The trusted hosts with the one that is given to `--trust-host`, which is kept from now on.
    ///
    /// - Parameter keeps: Whether it is kept, or counts for this run alone.
    /// - Throws: `UsageError` where it is no host, where no key of a known provider would go there, or where it cannot be kept.
    func trustedHosts(
        with name: String?, for subjects: [AccountUnderTest], keeps: Bool = true, on terminal: Terminal
    ) throws(UsageError) -> Set<TrustedHost> {
        let known = trustedHosts()
        guard let name else { return known }
        let url = EndpointURL("https://\(name)")
        guard url.fault == nil, !url.isBracketed, url.authority == name.lowercased(), url.port == nil else {
            throw UsageError("--trust-host takes only a host, without https:// or port, such as relay.example.org")
        }
        let added = Set(subjects.compactMap { KeyGuard.trust(for: url.host, of: $0, catalog) })
        guard !added.isEmpty else {
            throw UsageError(
                "no known provider's key would be sent to `\(url.host)`, so there is nothing to trust; drop --trust-host"
            )
        }
        guard keeps else { return known.union(added) }
        for host in added.sorted(by: { $0.provider < $1.provider }) where !known.contains(host) {
            guard let folder = try? StateFolder.path(variable: terminal.variable) else {
                throw UsageError(
                    "cannot save the host, because neither HOME nor XDG_STATE_HOME is set; set one of them")
            }
            do {
                try TrustedHosts(folder: folder).add(host)
            } catch {
                throw UsageError(error)
            }
            terminal.complain(
                "From now on, \(catalog.provider(host.provider)?.name ?? host.provider) keys may be sent to \(host.host).\n"
            )
        }
        return known.union(added)
    }
}
