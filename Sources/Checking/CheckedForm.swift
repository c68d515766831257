public import Linting
public import YAMLSource

/// A form that was checked: what is wrong with its fields, and how it should be.
public struct CheckedForm: Sendable {
    /// One finding about a field.
    public struct FieldFinding: Sendable {
        /// The field as the front end calls it; nil where it is about the whole.
        public let field: String?
        /// The rule.
        public let rule: String
        /// How bad it is.
        public let severity: Severity
        /// What is wrong.
        public let message: String
        /// Why.
        public let why: String
        /// What to do; nil where nothing is certain.
        public let fix: String?
    }

    /// A line of the card.
    public struct Line: Sendable {
        /// The field.
        public let field: String
        /// What to enter; nil where what stood there is wrong and nothing is certain to be right.
        public let value: String?
        /// What stood there, where it is another.
        public let was: String?
        /// What to choose from in its place, the nearest first; empty where nothing is known, or nothing is to be chosen.
        public let choices: [String]
    }

    /// The findings, as they stand in the form.
    public let findings: [FieldFinding]
    /// The corrected form.
    public let card: [Line]
    /// What of the paste was not understood, by its labels.
    public let unread: [String]
    /// The form as a profile, with its key as it was entered.
    public let source: SourceText

    /// Whether every line of the card can be entered as it stands.
    public var isReady: Bool { card.allSatisfy { $0.value != nil } }

    /// The worst finding; nil when there is none.
    public var worst: Severity? { findings.map { $0.severity }.max() }
}
