/// What is known of a host that belongs to no provider: a middleman, a tunnel, an address that has moved.
public struct KnownHost: Sendable {
    /// What sort of host it is.
    public enum Kind: String, Sendable {
        /// Passes requests on to a provider and sees key and chat.
        case middleman
        /// A tunnel whose address does not last.
        case tunnel
        /// An address that has been given up.
        case moved
    }

    /// The host, or the domain all such hosts end in.
    public let host: String
    /// What sort of host it is.
    public let kind: Kind
    /// Whose it is.
    public let name: String
    /// Of a moved host: the address to use.
    public let value: String
    /// The fact behind it; its statement is the remark for people.
    public let fact: Fact
}

extension Catalog {
    /// What is known of `host`, or of a domain above it.
    public func knownHost(_ host: String) -> KnownHost? {
        // No host name is longer (RFC 1035).
        guard host.utf8.count <= 253 else { return nil }
        var rest = host[...]
        while true {
            var rows = hosts.rows(String(rest))
            if let row = rows.next(), let kind = KnownHost.Kind(rawValue: row[1]) {
                let grade = FactGrade(rawValue: row[5]) ?? .unverified
                return KnownHost(
                    host: row[0], kind: kind, name: row[2], value: row[3],
                    fact: Fact(row[4], date: CalendarDate(row[6]), source: row[7], grade: grade))
            }
            guard let dot = rest.firstIndex(of: ".") else { return nil }
            rest = rest[rest.index(after: dot)...]
        }
    }

    /// The provider that a host belongs to, and the fact that says in which way: `host`, `web_host` or `wrong_host`.
    public func owner(ofHost host: String) -> (provider: Provider, fact: CatalogFact)? {
        // A relay's file asks for the same few hosts thousands of times, and each search walks the table.
        guard host.utf8.count < 256 else { return searchedOwner(ofHost: host) }
        return hostOwnerCache.entry(host) { HostOwner(owner: searchedOwner(ofHost: host)) }?.owner
    }

    private func searchedOwner(ofHost host: String) -> (provider: Provider, fact: CatalogFact)? {
        for candidate in HostName.patterns(matching: host) {
            for row in providerFacts.rows(containing: candidate) where row[2] == candidate {
                guard ["host", "web_host", "wrong_host"].contains(row[1]) else { continue }
                let provider = Provider(id: row[0], table: providerFacts)
                // A user's own server is no owner of an address: `localhost` belongs to nobody.
                if provider.isUserOwned { continue }
                return (provider, CatalogFact(row))
            }
        }
        return nil
    }
}

/// What a search for a host's owner came to, so that it is made once.
struct HostOwner: Sendable {
    let owner: (provider: Provider, fact: CatalogFact)?
}
