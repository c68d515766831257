import Catalog

extension Classifier {
    /// Layer and cause, seen from the user: what an upstream says of its customer is about the router, not about them.
    func whose(_ cause: String, _ layer: ErrorLayer, isPassedOn: Bool, _ error: UnwrappedError) -> (
        cause: String, layer: ErrorLayer
    ) {
        guard isPassedOn, layer == .account || layer == .router, !Self.isOwnKey(error) else {
            return (cause, layer)
        }
        switch cause {
        case "no-credit", "no-credit-for-max-tokens", "no-credit-for-prompt", "key-limit", "subscription-cap":
            return ("provider-no-balance", .provider)
        case "free-daily-quota", "free-daily-quota-1000", "free-minute-quota", "free-monthly-quota", "rate-limit",
            "quota", "concurrency",
            "key-throttled", "rate-limit-unspecified":
            return ("upstream-rate-limit", .provider)
        case "invalid-key", "token-expired", "missing-auth", "auth-format", "wrong-key-type", "key-leaked",
            "account-flagged",
            "key-restricted":
            return ("provider-down", .provider)
        case "region", "server-error", "timeout": return (cause, .provider)
        default: return (cause, layer)
        }
    }

    /// Whether the upstream was asked with the user's own key.
    private static func isOwnKey(_ error: UnwrappedError) -> Bool {
        error.fields.contains { $0.name == "is_byok" && $0.text.lowercased() == "true" }
    }
}
