internal import Glibc

/// Files by the one path that leads to them.
public enum RealPath {
    /// The absolute path of a file with every link followed; nil where there is none.
    public static func of(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
