/// The folders in which the system makes up files: none of them holds a key of the user's.
public enum SystemFolder {
    /// Whether an absolute path leads into one of them, read as it is written; links are not followed.
    public static func holds(_ path: String) -> Bool {
        guard path.hasPrefix("/") else { return false }
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.first.map { ["proc", "sys", "dev"].contains($0) } ?? false
    }
}
