public import Catalog
internal import YAMLSource

/// What a user says of a new account: it decides how many free requests there are, and which upstreams answer.
public struct DeclaredAccount: Equatable, Sendable {
    /// USD of credits ever bought; nil where nothing was said.
    public var creditsPurchasedUSD: Int64?
    /// Whether free endpoints that may train on prompts are allowed; nil where nothing was said.
    public var freeTraining: Bool?

    /// Nothing was said.
    public init() {}

    /// What it adds to the account, in the order of the format.
    var fields: [NewYAMLField] {
        var fields: [NewYAMLField] = []
        if let creditsPurchasedUSD {
            fields.append(NewYAMLField(name: "credits_purchased_usd", value: .bare(String(creditsPurchasedUSD))))
        }
        if let freeTraining {
            let value = NewYAMLField(name: "free_training", value: .bare(freeTraining ? "true" : "false"))
            fields.append(NewYAMLField(name: "privacy", value: .mapping([value])))
        }
        return fields
    }

    /// The caps on free requests between which the credits of an account decide; nil where they decide nothing.
    public static func caps(at provider: Provider, _ model: ModelEntry?) -> (least: FreeCap.Tier, most: FreeCap.Tier)? {
        guard model?.isFree == true, let tiers = provider.freeCap(creditsPurchased: nil)?.tiers, tiers.count > 1,
            let least = tiers.first, let most = tiers.last
        else { return nil }
        return (least, most)
    }
}
