extension YAMLTree {
    /// Whether two texts hold the same documents, value for value: they differ in comments and layout at most.
    public func hasSameContent(as other: YAMLTree) -> Bool {
        EditCheck(old: self, new: other, replacements: []).passes(documents: documents)
    }
}
