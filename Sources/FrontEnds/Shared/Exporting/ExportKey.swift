import Profiles
import Setups

/// The key of an exported proxy.
public struct ExportKey: Sendable {
    /// The environment variable that exported files name for it.
    public let variable: String
    /// Whether the profile names that variable itself.
    public let isVariableGiven: Bool
    /// Where the profile says it is, as half a sentence.
    public let origin: String
    /// The key itself, where the user asked for it to be written out.
    public let revealed: String?

    /// The key of a proxy's account; nil where it has none.
    init?(of proxy: ResolvedProxy, revealed: String?) {
        guard let account = proxy.account, let source = account.key,
            let variable = KeyVariables(profile: proxy.profile, catalog: proxy.owner.catalog)[account]
        else { return nil }
        self.variable = variable
        if case .environment = source { isVariableGiven = true } else { isVariableGiven = false }
        origin = source.origin
        self.revealed = revealed
    }

    /// What belongs into a variable that a program has chosen itself, as half a sentence behind its name.
    func goes(into name: String) -> String {
        name == variable && isVariableGiven ? "" : ": put the key \(origin) into it"
    }

    /// Where the variable comes from, for a list of them.
    var variableWithOrigin: String {
        isVariableGiven ? "\(variable) (the profile names it)" : "\(variable) (the key \(origin))"
    }

    /// How a shell is given the variable without the key in its history.
    static func howToSet(_ variable: String) -> String { "to set it: read -rs \(variable) && export \(variable)" }
}
