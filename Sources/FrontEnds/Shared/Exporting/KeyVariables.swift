public import Catalog
public import Profiles

/// The environment variables that exported files name for keys: one for each account, never one for two different keys.
public struct KeyVariables: Sendable {
    private var names: [String: String] = [:]

    /// The variables of a profile's accounts.
    ///
    /// An account that names a variable keeps it. The others get their provider's, as tools know it, where they are
    /// the only one there, else one made of their own name.
    public init(profile: Profile, catalog: Catalog) {
        var taken: Set<String> = []
        for account in profile.accounts {
            guard case .environment(let name) = account.key else { continue }
            names[account.name.value] = name.value
            taken.insert(name.value)
        }
        for account in profile.accounts where account.key != nil && names[account.name.value] == nil {
            let provider = catalog.provider(of: account)
            let isOnlyOne = profile.accounts.filter { $0.provider?.value == account.provider?.value }.count == 1
            let usual = provider.flatMap { isOnlyOne && !$0.isUserOwned ? $0.usualKeyVariable : nil }
            let wanted = usual ?? Self.name(from: account.name.value)
            var name = wanted
            var number = 2
            while taken.contains(name) {
                name = "\(wanted)_\(number)"
                number += 1
            }
            taken.insert(name)
            names[account.name.value] = name
        }
    }

    /// The variable of an account; nil where the account has no key.
    public subscript(account: Account) -> String? { names[account.name.value] }

    /// Whether a text can be the name of an environment variable that a shell takes.
    ///
    /// Anything else could end the `${…}` that it stands in, and be run.
    public static func isName(_ text: String) -> Bool {
        let isGood = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
            default: false
            }
        }
        guard isGood, let first = text.utf8.first else { return false }
        return !(0x30...0x39).contains(first)
    }

    private static func name(from text: String) -> String {
        let signs = text.uppercased().unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value))
                ? Character(scalar) : "_"
        }
        let name = String(signs)
        guard name.contains(where: { $0 != "_" }) else { return "PROXY_API_KEY" }
        return (isName(name) ? name : "KEY_" + name) + Provider.keyVariableEnding
    }
}
