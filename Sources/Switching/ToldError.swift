public import Diagnosing
public import Setups

/// What an error that was told comes to for a rotation: which proxies are passed over, and what is kept of it.
public struct ToldError: Sendable {
    /// The cause's id; nil where the text is not known.
    public let cause: String?
    /// What it is, as a sentence without a final full stop.
    public let summary: String
    /// What fails with it.
    public let told: Rotation.Told?
    /// What is kept, so that a rotation does not come back to it too early.
    public let remembered: RememberedFailure?
    /// The provider that speaks, by the name for people, where the proxy in use is at another.
    ///
    /// Then nothing is held against the account in use: it may be the error of another proxy, or of an upstream.
    public let otherProvider: String?

    /// What an error comes to, told while the proxy with this route was in use; nil where it is not known.
    public init?(
        _ diagnosis: Diagnosis, of route: ProxyRoute, now: Instant, source: RememberedFailure.Source = .next
    ) {
        guard diagnosis.isKnown else { return nil }
        cause = diagnosis.cause?.id
        summary = diagnosis.summary
        if let speaker = diagnosis.provider, speaker != route.provider {
            otherProvider = diagnosis.providerName ?? speaker
            let reach = FailureReach(
                scope: .provider, service: speaker, account: nil, model: nil, upstream: speaker)
            told = Rotation.Told(reach, until: nil)
            remembered = nil
            return
        }
        otherProvider = nil
        let remembered = RememberedFailure(diagnosis, of: route, now: now, source: source)
        self.remembered = remembered
        told = FailureReach(diagnosis, of: route).map { Rotation.Told($0, until: remembered?.until) }
    }
}
