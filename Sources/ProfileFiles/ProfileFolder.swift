/// Where profiles are when no path is given.
public enum ProfileFolder {
    /// The first of: the folder asked for, `$PROXYLINT_PROFILES`, `./profiles`, `$XDG_CONFIG_HOME/proxylint/profiles`.
    ///
    /// - Parameters:
    ///   - variable: Reads an environment variable.
    ///   - exists: Whether a folder exists.
    public static func path(
        asked: String?, variable: (String) -> String?, exists: (String) -> Bool
    ) -> String? {
        if let asked { return asked }
        if let set = variable("PROXYLINT_PROFILES"), !set.isEmpty { return set }
        if exists("profiles") { return "profiles" }
        var configuration: String?
        if let set = variable("XDG_CONFIG_HOME"), set.hasPrefix("/") {
            configuration = set
        } else if let home = variable("HOME"), home.hasPrefix("/") {
            configuration = home + "/.config"
        }
        guard let folder = configuration.map({ $0 + "/proxylint/profiles" }), exists(folder) else { return nil }
        return folder
    }
}
