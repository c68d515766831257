public import Catalog
public import Setups

/// What an error is, whether waiting helps, and what to do.
public struct Diagnosis: Sendable {
    /// How sure it is.
    public enum Confidence: String, Sendable {
        /// A code or a wording that only this error has.
        case high
        /// A wording that several errors share, with something that points to this one.
        case medium
        /// A word that many services use, or a status alone.
        case low
        /// Nothing known stands in the text.
        case none
    }

    /// A place in the text that shows the cause.
    public struct Evidence: Sendable {
        /// The words as they stand there, without anything that says who somebody is.
        public let text: String
        /// What they say.
        public let meaning: String
        /// Who shows the wording, with the date; nil for what is read from the answer itself.
        public let fact: Fact?
    }

    /// A cause that looks alike and is not it.
    public struct RuledOut: Sendable {
        /// The cause.
        public let cause: String
        /// Why it is not it, without a final full stop.
        public let why: String
    }

    /// Something to do.
    public struct Remedy: Sendable {
        /// What to do, without a final full stop.
        public let action: String
        /// Why it helps; may be empty.
        public let why: String
        /// A command of this program that does it or shows more.
        public let command: String?
        /// The page to open.
        public let url: String?
        /// The place in the profile that it is about.
        public let place: ProfilePlace?
    }

    /// Who refused.
    public let layer: ErrorLayer
    /// Why; nil where it is unknown.
    public let cause: ErrorCause?
    /// How sure that is.
    public let confidence: Confidence
    /// The catalogue's id of the service that was asked.
    public let provider: String?
    /// Its name for people.
    public let providerName: String?
    /// The host behind a router, by its slug where one is known.
    public let upstream: String?
    /// Its name for people.
    public let upstreamName: String?
    /// The model ID.
    public let model: String?
    /// The HTTP status.
    public let httpStatus: Int?
    /// Of a prompt that is too long: the tokens that the error allows; nil where it names none.
    public let allowedTokens: Int64?
    /// The front end that shows it, by the catalogue's id.
    public let frontEnd: String?
    /// Its name for people.
    public let frontEndName: String?
    /// The cause in one sentence without a final full stop.
    public let summary: String
    /// What shows it.
    public let evidence: [Evidence]
    /// What looks alike and is not it.
    public let ruledOut: [RuledOut]
    /// Causes that the text leaves open, each with what its own text would say.
    public let possibilities: [RuledOut]
    /// When to try again.
    public let retry: RetryAdvice
    /// What to do, the most useful first.
    public let remedies: [Remedy]
    /// What people try that does not help here.
    public let vainRemedies: [Remedy]
    /// The profile's proxy that failed, by name; nil without a profile.
    public let proxy: String?
    /// The error's own words, cleaned and without anything that says who somebody is; for a summary to share.
    public let message: String

    /// Whether anything known was found.
    public var isKnown: Bool { cause != nil }
}
