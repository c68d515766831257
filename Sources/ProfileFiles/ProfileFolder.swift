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
        guard let folder = usual(variable: variable), exists(folder) else { return nil }
        return folder
    }

    /// `$XDG_CONFIG_HOME/proxylint/profiles`, else `~/.config/proxylint/profiles`; nil where neither variable is set.
    public static func usual(variable: (String) -> String?) -> String? {
        if let set = variable("XDG_CONFIG_HOME"), set.hasPrefix("/") { return set + "/proxylint/profiles" }
        guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
        return home + "/.config/proxylint/profiles"
    }
}
