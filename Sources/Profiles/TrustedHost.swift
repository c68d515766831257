/// A host that the user once let keys of a provider go to, though it is none of the provider's.
///
/// No profile can say so: it may come from anybody.
public struct TrustedHost: Sendable, Hashable {
    /// The catalogue's id of the provider whose keys they are.
    public let provider: String
    /// The host, in lower case.
    public let host: String

    /// A host for keys of a provider.
    public init(provider: String, host: String) {
        self.provider = provider
        self.host = host.lowercased()
    }
}
