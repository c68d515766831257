public import Catalog
public import Profiles

/// What tools that keep one key for each name call an account.
public struct AccountName: Sendable {
    /// A name of its own, made of letters, digits and `-`: `evenings-relay`.
    public let own: String
    /// Whether its provider has no other account in the profile, and is one that is known.
    public let isProvidersOnly: Bool
}

/// Names for the accounts of a profile, each its own.
public struct AccountNames {
    private let profile: Profile
    private let catalog: Catalog
    private var names: [String: String] = [:]

    /// The names of a profile's accounts, made of its own name and theirs.
    public init(profile: Profile, catalog: Catalog) {
        self.profile = profile
        self.catalog = catalog
        var taken: Set<String> = []
        for account in profile.accounts {
            let wanted = Self.name(of: account.name.value, in: profile)
            var name = wanted
            var number = 2
            while !taken.insert(name).inserted {
                name = "\(wanted)-\(number)"
                number += 1
            }
            names[account.name.value] = name
        }
    }

    /// The name of an account; where a proxy has none, one made of what the proxy is called.
    public func name(of account: Account?, proxy label: String) -> AccountName {
        guard let account, let name = names[account.name.value] else {
            return AccountName(own: Self.name(of: label, in: profile), isProvidersOnly: false)
        }
        let provider = catalog.provider(of: account)
        let count = profile.accounts.filter { $0.provider?.value == account.provider?.value }.count
        return AccountName(own: name, isProvidersOnly: count == 1 && provider.map { !$0.isUserOwned } ?? false)
    }

    private static func name(of label: String, in profile: Profile) -> String {
        let parts = [word(profile.name?.value ?? ""), word(label)]
        let first = parts[0].isEmpty ? "proxylint" : parts[0]
        return parts[1].isEmpty ? first : "\(first)-\(parts[1])"
    }

    private static func word(_ text: String) -> String {
        text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}
