import Catalog
import Setups

/// What several rules say of the caps on free models.
enum FreeModelFacts {
    static var facts: [Fact] {
        [
            Fact(
                "free models allow 20 requests a minute and 50 a day per account, or 1000 a day once 10 USD of credits were bought",
                date: CalendarDate("2026-08-22"), source: "OpenRouter docs", grade: .documented),
            Fact(
                "more keys or accounts do not raise the limits", date: CalendarDate("2026-08-22"),
                source: "OpenRouter docs", grade: .documented),
        ]
    }
}

extension ProxyContext {
    /// The cap on free requests that it stands under; nil where it stands under none, or nobody knows.
    var freeCap: FreeCap? { resolved.freeCap }
}
