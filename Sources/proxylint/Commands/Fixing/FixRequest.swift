/// What a user asks lint to change.
struct FixRequest: Equatable {
    var appliesFixes = false
    var takesUnsafe = false
    var showsDiff = false
    var rules: [String] = []
    /// The reason that comments give; nil where none are to be written.
    var ignoreReason: String?

    /// Whether anything is to be changed or shown as a change.
    var isAsked: Bool { appliesFixes || showsDiff || takesUnsafe || !rules.isEmpty || ignoreReason != nil }

    static let flags = ["--fix", "--unsafe-fixes", "--diff"]
    static let optionsWithValue = ["--fix-only", "--add-ignore"]

    /// Takes a flag; false for any other argument.
    mutating func take(flag: String) -> Bool {
        switch flag {
        case "--fix": appliesFixes = true
        case "--unsafe-fixes": takesUnsafe = true
        case "--diff": showsDiff = true
        default: return false
        }
        return true
    }

    /// Takes an option; false for any other.
    mutating func take(_ name: Substring, _ value: String) -> Bool {
        switch name {
        case "--fix-only": rules += LintRequest.names(value)
        case "--add-ignore": ignoreReason = value
        default: return false
        }
        return true
    }
}
