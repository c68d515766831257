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
        /// What to enter.
        public let value: String
        /// What stood there, where it is another.
        public let was: String?
    }

    /// The findings, as they stand in the form.
    public let findings: [FieldFinding]
    /// The corrected form.
    public let card: [Line]
    /// The form as a profile, with its key as it was entered.
    public let source: SourceText

    /// The worst finding; nil when there is none.
    public var worst: Severity? { findings.map { $0.severity }.max() }
}
