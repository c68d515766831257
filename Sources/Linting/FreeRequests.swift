import Catalog
public import Profiles

/// OpenRouter's caps on requests to free models.
public enum FreeRequests {
    /// Credits in USD from which on the larger cap holds.
    static let creditsForMore = 10.0

    /// The cap of an account, and whether it is certain; without declared credits the larger of the two.
    public static func dailyCap(of account: Account) -> (count: Int, isCertain: Bool) {
        guard let credits = account.creditsPurchasedUSD?.value else { return (1000, false) }
        return (credits < creditsForMore ? 50 : 1000, true)
    }

    /// Whether a proxy uses a model under these caps; nil where that is not known.
    static func apply(to proxy: ProxyContext) -> Bool? {
        guard let provider = proxy.provider else { return nil }
        guard provider.id == "openrouter" else { return false }
        guard let model = proxy.proxy.model?.value else { return nil }
        return proxy.model.entry?.isFree ?? (model.hasSuffix(":free") ? true : nil)
    }

    static var facts: [Fact] {
        [
            Fact(
                "free models take 20 requests a minute and 50 a day of an account, 1000 a day once 10 USD were bought",
                date: CalendarDate("2026-08-22"), source: "OpenRouter docs", grade: .documented),
            Fact(
                "further keys or accounts do not raise the limits", date: CalendarDate("2026-08-22"),
                source: "OpenRouter docs", grade: .documented),
        ]
    }
}
