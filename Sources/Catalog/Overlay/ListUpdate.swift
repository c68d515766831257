/// What came of reading one list.
public struct ListUpdate: Sendable, Equatable {
    /// What happened to it.
    public enum Outcome: Sendable, Equatable {
        /// It is in use now; how many models it has, and how many of them were not there before, or are there no more.
        case updated(models: Int, new: Int, gone: Int)
        /// The old one stays in use, and why: the rest of a sentence without a final full stop.
        case kept(reason: String)
        /// It was not asked for, and why.
        case skipped(reason: String)
    }

    /// What people call it: `openrouter`, `models.dev`, `openrouter upstreams`.
    public let name: String
    /// What happened.
    public let outcome: Outcome

    /// An outcome of a list.
    public init(name: String, outcome: Outcome) {
        self.name = name
        self.outcome = outcome
    }

    /// Whether the old list stays although the new one was wanted.
    public var hasFailed: Bool {
        if case .kept = outcome { return true }
        return false
    }
}
