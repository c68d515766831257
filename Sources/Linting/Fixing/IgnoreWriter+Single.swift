public import YAMLSource

extension IgnoreWriter {
    /// The comment that silences one finding; nil where none can.
    ///
    /// - Parameter findings: All that the linter says of the text, `finding` among them.
    public func edit(ignoring finding: Finding, in text: SourceText, _ findings: [Finding]) -> TextEdit? {
        silencing(finding, in: text, findings)?.edit
    }
}
