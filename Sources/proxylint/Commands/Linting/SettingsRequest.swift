/// What a user asks about the linter's own settings.
struct SettingsRequest: Equatable {
    /// The file of settings to use; nil for the nearest above each profile.
    var file: String?
    var ignoresFiles = false
    /// The profile whose settings are shown; nil to lint.
    var shown: String?
    /// For how many days behind its end a model is a remark; nil for none.
    var graceDays: String?

    static let flags = ["--no-config"]
    static let optionsWithValue = ["--config", "--show-settings", "--grace"]

    /// Takes a flag; false for any other argument.
    mutating func take(flag: String) -> Bool {
        if flag == "--no-config" { ignoresFiles = true }
        return flag == "--no-config"
    }

    /// Takes an option; false for any other.
    mutating func take(_ name: Substring, _ value: String) -> Bool {
        switch name {
        case "--config": file = value
        case "--show-settings": shown = value
        case "--grace": graceDays = value
        default: return false
        }
        return true
    }
}
