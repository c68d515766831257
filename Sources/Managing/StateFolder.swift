/// Where the state is kept.
public enum StateFolder {
    /// `$XDG_STATE_HOME/proxylint`, else `~/.local/state/proxylint`.
    ///
    /// - Throws: `StateProblem.noHome`.
    public static func path(variable: (String) -> String?) throws(StateProblem) -> String {
        // The specification wants relative ones ignored.
        if let set = variable("XDG_STATE_HOME"), set.hasPrefix("/") { return set + "/proxylint" }
        guard let home = variable("HOME"), home.hasPrefix("/") else { throw .noHome }
        return home + "/.local/state/proxylint"
    }
}

/// Why the state cannot be read or written.
public enum StateProblem: Error, Equatable, Sendable {
    /// Neither HOME nor XDG_STATE_HOME says where it is.
    case noHome
    /// A newer proxylint wrote it.
    case newer(path: String, version: Int)
    /// It cannot be read; the system's own words.
    case unreadable(path: String, reason: String)
    /// It cannot be written; the system's own words.
    case unwritable(path: String, reason: String)

    /// One sentence without a final full stop.
    public var message: String {
        switch self {
        case .noHome:
            "which proxy is active cannot be kept, as neither HOME nor XDG_STATE_HOME is set; set one of them"
        case .newer(let path, let version):
            "`\(path)` was written by a newer proxylint (version \(version) of its form), and is left as it is; update proxylint, or remove the file"
        case .unreadable(let path, let reason): "`\(path)`, which holds what is active, cannot be read: \(reason)"
        case .unwritable(let path, let reason):
            "what is active cannot be kept in `\(path)`: \(reason); it is unchanged"
        }
    }
}
