public import Catalog
public import Relays
import YAMLSource

/// A relay's configuration file as rules see it.
///
/// Its deployments are the proxies of `profile`, so that the rules on proxies judge them as they are; the rules of the
/// family *relay* look at the file itself.
public final class RelayContext: Sendable {
    /// The relay.
    public let relay: Relay
    /// Its deployments as a profile.
    public let profile: ProfileContext
    /// The sections around the deployments, of LiteLLM's file.
    public let settings: LiteLLMSettings
    /// What is known of the field.
    public var catalog: Catalog { profile.catalog }

    init(_ relay: Relay, _ profile: ProfileContext) {
        self.relay = relay
        self.profile = profile
        settings = LiteLLMSettings(relay)
    }

    /// A deployment as a proxy; nil where it is none.
    func proxy(_ deployment: RelayDeployment) -> ProxyContext? {
        guard let place = deployment.proxyIndex, profile.proxies.indices.contains(place) else { return nil }
        return profile.proxies[place]
    }

    /// Whether it is LiteLLM's.
    var isLiteLLM: Bool { relay.kind == .litellm }

    /// Rules on profiles that also judge deployments.
    static func isJudged(by rule: RuleEntry) -> Bool {
        switch rule.family {
        case .model, .endpoint, .key, .settings, .relay, .comment: true
        // What a relay's entry says of its window is without the reply, and it serves no one chat.
        case .context: rule.id == ContextExceedsModel.id || rule.id == ReplyExceedsModel.id
        case .file: rule.id == YAMLSyntax.id || rule.id == DuplicateKey.id || rule.id == OutOfRange.id
        case .account, .plan: false
        }
    }
}

extension FindingCollector {
    /// Reports a finding in a relay's file.
    mutating func report(
        _ message: String, at range: ByteRange, severity: Severity? = nil, why: String, facts: [Fact] = [],
        related: [RelatedPlace] = [], fixes: [Fix] = [], in relay: RelayContext, of deployment: RelayDeployment? = nil
    ) {
        report(
            message, at: range, severity: severity, grade: facts.map { $0.grade }.min() ?? .documented, why: why,
            facts: facts, related: related, fixes: fixes, profile: relay.profile,
            proxy: deployment.flatMap { relay.proxy($0)?.proxy })
    }
}
