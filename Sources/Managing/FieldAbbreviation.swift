internal import Profiles
import Setups
internal import YAMLSource

/// Short names of fields, as people type them.
enum FieldAbbreviation {
    /// What people call fields whose names do not begin so.
    private static let others = [
        "temp": "generation.temperature", "ctx": "context_size", "max_tokens": "max_new_tokens",
        "rep_pen": "generation.repetition_penalty", "url": "base_url", "prompt": "custom_prompt",
        "credits": "account.credits_purchased_usd", "frontend": "front_end",
    ]

    /// The whole path of a field by a name that begins that of one field only; nil where none or several begin so.
    static func path(of name: String, in loaded: LoadedProfile) -> String? {
        guard name.count >= 3, !name.contains(".") else { return nil }
        let (own, below) = FieldPath.fields(ProfileFormat())
        var found = others[name].map { [$0] } ?? []
        if found.isEmpty { found = own.filter { $0.hasPrefix(name) } }
        if found.isEmpty {
            found = below.filter { path in
                path.split(separator: ".").last.map { $0.hasPrefix(name) } ?? false
            }
        }
        var seen: Set<String> = []
        found = found.filter { seen.insert($0).inserted }
        guard found.count == 1 else { return nil }
        return inAccount(found[0], loaded)
    }

    /// A field of an account with the account's name where no proxy says which: the only one, or the only one that has it.
    private static func inAccount(_ path: String, _ loaded: LoadedProfile) -> String {
        guard path.hasPrefix("account."), loaded.chosen == nil else { return path }
        let field = String(path.dropFirst("account.".count))
        let accounts = loaded.profile.accounts
        let having = accounts.filter { account in account.node.pairs.contains { $0.key.text == field } }
        guard let meant = accounts.count == 1 ? accounts.first : having.count == 1 ? having.first : nil else {
            return path
        }
        return "accounts.\(meant.name.value).\(field)"
    }
}
