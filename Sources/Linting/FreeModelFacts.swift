import Catalog
import Setups

/// What several rules say of the caps on free models.
enum FreeModelFacts {
    static var facts: [Fact] {
        [
            .recorded("openrouter", "free-limits"),
            .recorded("openrouter", "free-limits-shared"),
        ]
    }
}

extension ProxyContext {
    /// The cap on free requests that it stands under; nil where it stands under none, or nobody knows.
    var freeCap: FreeCap? { resolved.freeCap }
}
