/// Where profiles are written.
public enum ProfilePath {
    /// The file of a profile with this name in the folder of another.
    public static func sibling(of path: String, called name: String) -> String {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return folder + fileName(name)
    }

    /// The file name of a profile; names may hold what a file name should not begin with.
    public static func fileName(_ name: String) -> String {
        (name.hasPrefix(".") || name.hasPrefix("-") ? "profile" + name : name) + ".yaml"
    }
}
