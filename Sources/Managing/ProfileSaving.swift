internal import Glibc
internal import ProfileFiles

/// Why a profile is not written.
public enum SavingProblem: Error, Equatable, Sendable {
    /// There is a file of that name; nothing was overwritten.
    case exists(path: String)
    /// It cannot be written; the system's own words. The old file stands.
    case unwritable(path: String, reason: String)
    /// The file is not what it was when it was read.
    case changedMeanwhile(path: String)

    /// One sentence without a final full stop.
    public var message: String {
        switch self {
        case .exists(let path): "`\(path)`: this file already exists; use --force to overwrite it, or another name"
        case .unwritable(let path, let reason): "cannot write `\(path)`: \(reason); nothing was changed"
        case .changedMeanwhile(let path):
            "`\(path)` was changed by another program in the meantime, so nothing was written; try again"
        }
    }
}

/// Writes profiles, whole or not at all.
public enum ProfileSaving {
    /// Replaces the text of a file that is there.
    ///
    /// - Parameters:
    ///   - old: What it held when it was read; nil to replace whatever it holds.
    ///   - turn: The turn in which it was read, where there is one.
    /// - Throws: `SavingProblem`; the old file stands then.
    public static func replace(
        _ bytes: [UInt8], at path: String, old: [UInt8]? = nil, in turn: WritingTurn? = nil
    ) throws(SavingProblem) {
        let lock = (turn ?? WritingTurn(at: path)).lock
        try withExtendedLifetime(lock) { () throws(SavingProblem) in
            if let old {
                guard let now = try? ProfileReading.read(path, limit: max(old.count, 1)).bytes, now == old else {
                    throw .changedMeanwhile(path: path)
                }
            }
            let result: Result<Void, AtomicFile.Problem> = bytes.withUnsafeBytes { bytes in
                Result { () throws(AtomicFile.Problem) in
                    try AtomicFile.replace(bytes, at: path, expecting: old, under: lock)
                }
            }
            switch result {
            case .success: return
            case .failure(.changed): throw .changedMeanwhile(path: path)
            case .failure(let problem): throw .unwritable(path: path, reason: problem.reason)
            }
        }
    }

    /// Writes a new file.
    ///
    /// - Parameters:
    ///   - original: The file that it is a copy of: whoever may not read that may not read the copy.
    ///   - replaces: Whether a file of that name is overwritten.
    /// - Throws: `SavingProblem`.
    public static func create(
        _ bytes: [UInt8], at path: String, copyOf original: String? = nil, replaces: Bool = false
    ) throws(SavingProblem) {
        var status = stat()
        var mode: UInt32 = 0o644
        if let original, stat(original, &status) == 0 { mode = UInt32(status.st_mode & 0o777) }
        let result: Result<Void, AtomicFile.Problem> = bytes.withUnsafeBytes { bytes in
            Result { () throws(AtomicFile.Problem) in
                try AtomicFile.overwrite(bytes, to: path, mode: mode, holdsKey: original != nil, replaces: replaces)
            }
        }
        switch result {
        case .success: return
        case .failure(.exists): throw .exists(path: path)
        case .failure(let problem): throw .unwritable(path: path, reason: problem.reason)
        }
    }

    /// Makes the folder of a file, where it is missing.
    ///
    /// - Throws: `SavingProblem.unwritable`.
    public static func makeFolder(of path: String) throws(SavingProblem) {
        guard let slash = path.lastIndex(of: "/") else { return }
        var built = path.hasPrefix("/") ? "/" : ""
        for part in path[..<slash].split(separator: "/") {
            built += part + "/"
            if access(built, F_OK) == 0 { continue }
            if mkdir(built, 0o755) != 0, errno != EEXIST {
                throw .unwritable(path: path, reason: String(cString: strerror(errno)))
            }
        }
    }
}
