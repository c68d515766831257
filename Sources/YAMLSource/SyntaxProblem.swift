/// Something in a text that keeps it, or a part of it, from being read as YAML.
public struct SyntaxProblem: Error, Sendable {
    /// What was wrong and what to do, as one or two sentences without a final full stop.
    ///
    /// Holds nothing of the text.
    public let message: String
    /// Where.
    public let range: ByteRange
    /// A second place that belongs to it, such as the quote that is never closed.
    public let related: (message: String, range: ByteRange)?
    /// Whether reading stopped here.
    public let isFatal: Bool

    init(
        _ message: String, at range: ByteRange, related: (message: String, range: ByteRange)? = nil, fatal: Bool = true
    ) {
        self.message = message
        self.range = range
        self.related = related
        self.isFatal = fatal
    }
}
