/// Which fixes are to be applied.
public struct FixSelection: Sendable {
    /// Whether those that need a look are applied too.
    public var takesUnsafe: Bool
    /// The rules whose findings are fixed; nil for all.
    public var rules: Set<String>?

    /// A selection.
    public init(takesUnsafe: Bool = false, rules: Set<String>? = nil) {
        self.takesUnsafe = takesUnsafe
        self.rules = rules
    }

    /// The fix to apply for a finding: the best of those allowed; nil where none is.
    public func fix(for finding: Finding) -> Fix? {
        guard rules?.contains(finding.rule) ?? true else { return nil }
        return finding.fixes.first { takesUnsafe || $0.safety == .safe }
    }

    /// Whether a finding could be fixed, but only by a fix that needs a look.
    public func waitsForLook(_ finding: Finding) -> Bool {
        !takesUnsafe && fix(for: finding) == nil
            && FixSelection(takesUnsafe: true, rules: rules).fix(for: finding) != nil
    }
}
