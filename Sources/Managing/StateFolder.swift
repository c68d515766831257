internal import Glibc
internal import ProfileFiles

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

    /// Makes the folder with all above it, for its owner alone; the system's own words where it cannot be made.
    static func make(_ folder: String) -> String? {
        var built = ""
        for part in folder.split(separator: "/") {
            built += "/" + part
            if mkdir(built, 0o700) != 0, errno != EEXIST {
                let code = errno
                // A parent may be there and closed to listing; what matters is the last.
                if access(built, F_OK) == 0 { continue }
                return String(cString: strerror(code))
            }
        }
        return nil
    }

    /// Writes a file of the state whole or not at all, for its owner alone.
    ///
    /// - Parameter lock: The lock of the file, which must be held.
    static func write(_ bytes: [UInt8], to path: String, under lock: FolderLock?) throws(AtomicFile.Problem) {
        let result: Result<Void, AtomicFile.Problem> = bytes.withUnsafeBytes { bytes in
            Result { () throws(AtomicFile.Problem) in
                if access(path, F_OK) == 0 {
                    // A link stays one.
                    try AtomicFile.replace(bytes, at: path, under: lock)
                } else {
                    try AtomicFile.write(bytes, to: path, mode: 0o600, replaces: true, under: lock)
                }
            }
        }
        try result.get()
    }
}

/// Why the state cannot be read or written.
public enum StateProblem: Error, Equatable, Sendable {
    /// Neither HOME nor XDG_STATE_HOME says where it is.
    case noHome
    /// A newer proxylint wrote it.
    case newer(path: String, version: Int64)
    /// It cannot be read; the system's own words.
    case unreadable(path: String, reason: String)
    /// It cannot be written; the system's own words.
    case unwritable(path: String, reason: String)
    /// The hosts that the user trusts cannot be read; the system's own words.
    case hostsUnreadable(path: String, reason: String)
    /// A host that the user trusts cannot be kept; the system's own words.
    case hostsUnwritable(path: String, reason: String)

    /// One sentence without a final full stop.
    public var message: String {
        switch self {
        case .noHome:
            "cannot save the active proxy, because neither HOME nor XDG_STATE_HOME is set; set one of them"
        case .newer(let path, let version):
            "`\(path)` was written by a newer proxylint (format version \(version)) and is left untouched; update proxylint, or remove the file"
        case .unreadable(let path, let reason): "cannot read `\(path)`, which stores what is active: \(reason)"
        case .unwritable(let path, let reason):
            "cannot save what is active in `\(path)`: \(reason); it is unchanged"
        case .hostsUnreadable(let path, let reason):
            "cannot read `\(path)`, which stores the trusted hosts: \(reason); none of them is trusted"
        case .hostsUnwritable(let path, let reason): "cannot save the host in `\(path)`: \(reason)"
        }
    }
}
