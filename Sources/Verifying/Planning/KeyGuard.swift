public import Catalog

/// Says whether a key may be handed to whoever asks a proxy's address, by the rules that hold for requests of our own.
public enum KeyGuard {
    /// Why the key may not go there, with what to do, as one sentence without a final full stop; nil where it may.
    public static func refusal(of subject: AccountUnderTest, _ catalog: Catalog) -> String? {
        guard let provider = subject.account.provider.flatMap({ catalog.provider($0.value) }) else {
            return "the account names no provider that is known, so it is not known where its key may go"
        }
        let destination = KeyDestination(subject: subject, provider: provider, catalog: catalog)
        if let refusal = destination.foreignKey() { return text(refusal) }
        if case .failure(let error) = destination.address() { return text(error.refusal) }
        return nil
    }

    private static func text(_ refusal: RequestPlan.Refusal) -> String {
        refusal.remedy.isEmpty ? refusal.summary : "\(refusal.summary); \(refusal.remedy)"
    }
}
