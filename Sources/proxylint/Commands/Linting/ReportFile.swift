import Glibc
import Managing
import ProfileFiles

/// Files that lint writes besides its report.
enum ReportFile {
    /// Writes a text as the file at a path, whole or not at all.
    ///
    /// - Throws: `UsageError`.
    static func write(_ text: String, to path: String) throws(UsageError) {
        let bytes = Array(text.utf8)
        let result: Result<Void, AtomicFile.Problem> = bytes.withUnsafeBytes { bytes in
            Result { () throws(AtomicFile.Problem) in
                try AtomicFile.overwrite(bytes, to: path, mode: 0o644, holdsKey: false, replaces: true)
            }
        }
        if case .failure(let problem) = result { throw UsageError("`\(path)`: \(problem.message)") }
    }

    /// Whether there is a file at a path.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
