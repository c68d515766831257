import Catalog
import Diagnosing
import Profiles
import Secrets
import Verifying

/// The accounts that a command is about: those of the profiles that are named, or of all.
struct AccountSelection {
    private let setups: [Setup]
    /// What of the folder cannot be read.
    let failures: [UsageError]

    /// - Throws: `UsageError` where nothing is meant, or more than one thing may be.
    init(_ choice: ProfileChoice, references: [String], all: Bool) throws(UsageError) {
        if all {
            guard references.isEmpty else { throw UsageError("name profiles or say --all, not both") }
            (setups, failures) = choice.everything()
            guard !setups.isEmpty || !failures.isEmpty else { throw Self.nothing }
            return
        }
        failures = []
        if !references.isEmpty {
            var setups: [Setup] = []
            for reference in references { setups += try choice.setups(named: reference) }
            self.setups = setups
            return
        }
        let found = choice.everything()
        guard let only = found.setups.first else { throw found.failures.first ?? Self.nothing }
        guard found.setups.count == 1 else {
            throw UsageError("there are \(found.setups.count) profiles; name one of them, or say --all")
        }
        setups = [only]
    }

    /// The one profile that a command is about: the one named, else the only one there is.
    ///
    /// - Throws: `UsageError` where there is none, or several.
    static func single(_ choice: ProfileChoice, reference: String?) throws(UsageError) -> Setup {
        let selection = try AccountSelection(choice, references: reference.map { [$0] } ?? [], all: false)
        // A selection without failures has one at least; of several in a file the first is meant.
        guard let first = selection.setups.first else { throw nothing }
        return first
    }

    private static var nothing: UsageError {
        UsageError("there are no profiles; name a file, or put profiles into ./profiles")
    }

    /// The accounts with their keys, in the order of the files; each once.
    ///
    /// - Throws: `UsageError` where there are none.
    func subjects(_ reader: KeyReader, _ catalog: Catalog) throws(UsageError) -> [AccountUnderTest] {
        var seen: Set<String> = []
        let subjects = setups.flatMap { setup in
            let wanted = setup.profile.proxies.filter { setup.named == nil || $0.name?.value == setup.named }
            return setup.profile.accounts.compactMap { account -> AccountUnderTest? in
                let name = account.name.value
                let proxies = wanted.filter { $0.account?.value == name }
                if setup.named != nil, proxies.isEmpty { return nil }
                let place = "\(setup.source.name)\u{0}\(setup.profile.document)\u{0}\(name)\u{0}\(setup.named ?? "")"
                guard seen.insert(place).inserted else { return nil }
                let isOwn = account.provider.flatMap { catalog.provider($0.value)?.isUserOwned } ?? false
                let key = account.key.map { source in
                    Result { () throws(KeyProblem) in
                        try reader.key(of: source, profilePath: setup.source.name, isPassword: isOwn)
                    }
                }
                return AccountUnderTest(setup: setup, account: account, proxies: proxies, key: key)
            }
        }
        guard subjects.isEmpty, failures.isEmpty else { return subjects }
        if let named = setups.first(where: { $0.named != nil })?.named {
            throw UsageError("the proxy `\(named)` names no account of its profile, so there is no key to verify")
        }
        throw UsageError("there is no account to verify; a profile needs one with a provider and a key")
    }
}
