public import YAMLSource

/// What a file of settings says, each value with its place.
public struct LintSettings: Sendable {
    /// A rule or a family with the severity that its findings are to have.
    public struct Level: Sendable {
        /// The rule's or family's name.
        public let name: String
        /// The severity; nil where the rule is off.
        public let severity: Severity?
        /// Where it stands.
        public let range: ByteRange
    }

    /// A value with its place.
    public struct Entry: Sendable {
        /// The value.
        public let text: String
        /// Where it stands.
        public let range: ByteRange
    }

    /// Settings for some of the files.
    public struct Override: Sendable {
        /// Which files.
        public let pattern: Entry
        /// Severities for them.
        public let levels: [Level]
        /// Their front ends, where they name none; nil where nothing is said.
        public let frontEnds: [Entry]?
    }

    /// The text.
    public let source: SourceText
    /// Severities by rule or family.
    public internal(set) var levels: [Level] = []
    /// Patterns of files that are not linted.
    public internal(set) var ignored: [Entry] = []
    /// Front ends of profiles that name none; nil where nothing is said.
    public internal(set) var frontEnds: [Entry]?
    /// Settings for some of the files, in their order.
    public internal(set) var overrides: [Override] = []
    /// Models and hosts of one's own.
    public internal(set) var ownFacts = OwnFacts()
    /// Where models of one's own are told of.
    public internal(set) var ownModels: [Entry] = []
    /// Hosts of one's own.
    public internal(set) var ownHosts: [Entry] = []
    /// The file of known findings, beside this file or absolute.
    public internal(set) var baseline: Entry?
    /// The age in days from which the catalogue counts as old.
    public internal(set) var catalogueAgeDays: (days: Int64, range: ByteRange)?

    init(source: SourceText) { self.source = source }

    /// The pattern by which a file is not linted; nil for one that is.
    ///
    /// - Parameter path: The file's path below the folder of the settings, with `/`.
    public func pattern(ignoring path: String) -> Entry? {
        ignored.last { PathPattern($0.text).matches(path) }
    }

    /// What holds for a file.
    ///
    /// - Parameter path: The file's path below the folder of the settings, with `/`.
    public func effective(for path: String) -> EffectiveSettings {
        var effective = EffectiveSettings(frontEnds: frontEnds, levels: [:])
        effective.take(levels)
        for override in overrides where PathPattern(override.pattern.text).matches(path) {
            effective.take(override.levels)
            effective.frontEnds = override.frontEnds ?? effective.frontEnds
        }
        return effective
    }

    /// The options of a run with these settings for one file.
    public func options(_ options: LintOptions, _ effective: EffectiveSettings) -> LintOptions {
        var options = options
        for (rule, level) in effective.levels {
            if let severity = level.severity {
                options.severities[rule] = severity
            } else {
                options.disabledRules.insert(rule)
            }
        }
        options.defaultFrontEnds = effective.frontEnds.map { $0.map { $0.text } }
        options.ownFacts = ownFacts
        options.catalogueAgeDays = catalogueAgeDays?.days
        return options
    }
}

/// The settings that hold for one file, with the places they come from.
public struct EffectiveSettings: Sendable {
    /// Front ends where the profile names none; nil where nothing is said.
    public internal(set) var frontEnds: [LintSettings.Entry]?
    /// The level of each rule that has one, by the rule's name.
    public internal(set) var levels: [String: LintSettings.Level]

    /// What two files have in common that are linted alike.
    public var key: String {
        let levels = levels.map { "\($0.key)=\($0.value.severity?.name ?? "off")" }.sorted().joined(separator: ",")
        return levels + ";" + (frontEnds.map { $0.map { $0.text }.joined(separator: ",") } ?? "-")
    }

    /// Lays levels over those that are there: what is said of a rule goes before what is said of its family.
    mutating func take(_ new: [LintSettings.Level]) {
        for level in new {
            guard let family = RuleFamily(rawValue: level.name) else { continue }
            for rule in RuleList.all where rule.family == family { levels[rule.id] = level }
        }
        for level in new where RuleFamily(rawValue: level.name) == nil { levels[level.name] = level }
    }
}
