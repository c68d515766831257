import YAMLSource

/// Reads what one front end, or a file of another kind, holds of a set-up.
protocol FrontEndImporter: Sendable {
    /// The catalogue's id.
    static var id: String { get }
    /// What it reads, as the rest of "this is".
    static var reads: String { get }
    /// The largest text that it reads, in bytes.
    static var maxBytes: Int { get }

    /// The proxies that a text holds.
    static func read(_ text: String) throws(ImportProblem) -> ImportedProfile
}

extension FrontEndImporter {
    static var maxBytes: Int { YAMLLimits.standard.bytes }
}
