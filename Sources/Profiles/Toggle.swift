import YAMLSource

/// Booleans, with the words people use for switches.
enum Toggle {
    /// Reads a switch; nil for anything else.
    static func value(_ value: CoreValue) -> Bool? {
        switch value {
        case .boolean(let flag): flag
        case .text("on"), .text("On"), .text("ON"), .text("yes"), .text("Yes"), .text("YES"): true
        case .text("off"), .text("Off"), .text("OFF"), .text("no"), .text("No"), .text("NO"): false
        default: nil
        }
    }

    /// What was probably meant by a value that is no switch.
    static func suggestion(for value: CoreValue) -> String? {
        switch value {
        case .integer(1): return "true"
        case .integer(0): return "false"
        case .text(let text):
            switch text.lowercased() {
            case "true", "enabled", "enable", "y", "1": return "true"
            case "false", "disabled", "disable", "n", "0": return "false"
            default: return nil
            }
        default: return nil
        }
    }
}
