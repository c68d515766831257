import Relays

/// The names that a relay serves.
struct RelayModelNames {
    /// Names that deployments and aliases have.
    let exact: Set<String>
    private let patterns: [String]

    init(_ relay: RelayContext) {
        var exact: Set<String> = []
        var patterns: [String] = []
        for deployment in relay.relay.deployments {
            guard let name = deployment.name?.value else { continue }
            if name.utf8.contains(UInt8(ascii: "*")) { patterns.append(name) } else { exact.insert(name) }
            // A model may also be asked for by the id of its entry.
            if let id = deployment.info?.text("id")?.value { exact.insert(id) }
        }
        for alias in relay.settings.aliases { exact.insert(alias.name) }
        self.exact = exact
        self.patterns = patterns
    }

    /// Whether a call to `name` finds a deployment.
    func serves(_ name: String) -> Bool {
        if name == "*" || exact.contains(name) || name.hasPrefix("os.environ/") { return true }
        return patterns.contains { Self.matches(name, $0) }
    }

    /// Whether a pattern with stars fits.
    private static func matches(_ name: String, _ pattern: String) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard let first = parts.first, let last = parts.last, name.hasPrefix(first), name.hasSuffix(last) else {
            return false
        }
        var rest = name.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.place(of: String(part)) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.count >= last.count
    }
}
