public import Catalog

/// The page behind a rule.
public struct RuleDocumentation: Sendable {
    /// Why it matters, in a few sentences.
    public let rationale: String
    /// What people see when they hit it, by layer; empty for what only lint sees.
    public let symptoms: [String]
    /// How to mend it, in a few sentences.
    public let remedy: String
    /// What it rests on.
    public let facts: [Fact]
    /// Profiles on which it must speak or be silent; the tests run them all.
    public let examples: [RuleExample]

    /// A page.
    public init(
        rationale: String, symptoms: [String] = [], remedy: String, facts: [Fact] = [], examples: [RuleExample]
    ) {
        self.rationale = rationale
        self.symptoms = symptoms
        self.remedy = remedy
        self.facts = facts
        self.examples = examples
    }
}

/// A profile that shows a rule at work.
public struct RuleExample: Sendable {
    /// What it shows, in a few words.
    public let title: String
    /// The file; in one that fires, `‹` and `›` stand around each expected range.
    public let markedText: String
    /// How bad each finding is; nil for an example that must not fire.
    public let severity: Severity?
    /// The text after the first fix, where there is one.
    public let fixed: String?
    /// What is around the file; nil where nothing may be looked up.
    public let surroundings: Surroundings?

    /// Variables and files outside the profile.
    public struct Surroundings: Sendable {
        /// Environment variables that are set.
        public let variables: Set<String>
        /// Files that exist, by their path in the profile.
        public let files: [String: FileState]

        /// Variables and files.
        public init(variables: Set<String> = [], files: [String: FileState] = [:]) {
            self.variables = variables
            self.files = files
        }
    }

    /// A profile on which the rule finds each range between `‹` and `›`, and nothing else.
    public static func fires(
        _ title: String, _ severity: Severity, _ markedText: String, fixed: String? = nil,
        surroundings: Surroundings? = nil
    ) -> RuleExample {
        RuleExample(
            title: title, markedText: markedText, severity: severity, fixed: fixed, surroundings: surroundings)
    }

    /// A profile close to a bad one on which the rule is silent.
    public static func silent(
        _ title: String, _ text: String, surroundings: Surroundings? = nil
    ) -> RuleExample {
        RuleExample(title: title, markedText: text, severity: nil, fixed: nil, surroundings: surroundings)
    }

    /// The file without the marks.
    public var text: String { markedText.filter { $0 != "‹" && $0 != "›" } }
}
