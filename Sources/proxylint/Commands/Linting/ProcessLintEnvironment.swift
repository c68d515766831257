import Glibc
import Linting

/// The process's own variables and files.
///
/// Says whether they are there, never what they hold.
final class ProcessLintEnvironment: LintEnvironment {
    func hasVariable(_ name: String) -> Bool {
        getenv(name).map { $0.pointee != 0 } ?? false
    }

    func file(_ path: String, besideProfileAt profilePath: String) -> FileState {
        var full = path
        if path.hasPrefix("~/"), let home = getenv("HOME") {
            full = String(cString: home) + path.dropFirst(1)
        } else if !path.hasPrefix("/"), let slash = profilePath.lastIndex(of: "/") {
            full = profilePath[...slash] + path
        }
        var status = stat()
        guard stat(full, &status) == 0 else { return .absent }
        return .present(readableByOthers: status.st_mode & (S_IRGRP | S_IROTH) != 0)
    }
}
