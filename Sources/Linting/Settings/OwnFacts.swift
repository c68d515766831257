/// What the linter's settings say of models and hosts that the catalogue does not know.
public struct OwnFacts: Sendable, Equatable {
    /// What is said of one provider's models.
    public struct Models: Sendable, Equatable {
        /// Ids that exist.
        public var exist: Set<String> = []
        /// Ids that are gone, each with what is used instead; empty where nothing is.
        public var retired: [String: String] = [:]

        /// Nothing said.
        public init() {}
    }

    /// By the provider's id in the catalogue.
    public var models: [String: Models] = [:]
    /// Hosts of one's own, in small letters; `*.example.org` stands for all below it.
    public var hosts: [String] = []

    /// Nothing said.
    public init() {}

    /// Whether a host is one of one's own.
    public func hasHost(_ host: String) -> Bool {
        hosts.contains { own in
            own.hasPrefix("*.") ? host.hasSuffix(own.dropFirst()) : host == own
        }
    }
}
