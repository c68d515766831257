extension Finding {
    /// The family of its rule; nil where the rule is none of lint's.
    public var family: RuleFamily? { RuleList.documented.first { $0.id == rule }?.family }

    /// Whether it says that the file is no profile: it breaks YAML or the format.
    public var breaksFormat: Bool { severity == .error && family == .file }

    /// Whether it is about the file's YAML, and so about every profile in it.
    public var isAboutSyntax: Bool { rule == YAMLSyntax.id }

    /// Whether it only says that a variable is not set here: about this machine, not about the profile.
    public var isUnsetVariable: Bool { unsetVariable != nil && severity == .info }

    /// Whether its fix makes what was pasted the base URL that belongs into a profile.
    public var mendsBaseURL: Bool { rule == FullURLAsBase.id || rule == WrongEndpoint.id }
}

/// How many findings there are of each kind, as `lint` counts them in its closing line.
public struct FindingCounts: Sendable, Equatable {
    /// Errors.
    public let errors: Int
    /// Warnings.
    public let warnings: Int
    /// Infos of every kind, as JSON has them.
    public let infos: Int
    /// Infos that only say that a variable is not set here.
    public let unsetVariables: Int
    /// What people are told of infos: those about the profile itself.
    public var remarks: Int { infos - unsetVariables }

    /// Counts findings.
    public init(_ findings: [Finding]) {
        errors = findings.count { $0.severity == .error }
        warnings = findings.count { $0.severity == .warning }
        infos = findings.count { $0.severity == .info }
        unsetVariables = findings.count { $0.isUnsetVariable }
    }
}
