import Catalog
import Managing
import Profiles
import Secrets
import Setups
import Switching
import Verifying

/// The accounts that a command is about: those of the profiles that are named, or of all.
struct AccountSelection {
    private let loadedProfiles: [LoadedProfile]
    /// What of the folder cannot be read.
    let failures: [UsageError]

    /// - Throws: `UsageError` where nothing is meant, or more than one thing may be.
    init(_ workspace: Workspace, references: [String], all: Bool) throws(UsageError) {
        if all {
            guard references.isEmpty else { throw UsageError("name profiles or use --all, not both") }
            let contents = workspace.store.contents()
            (loadedProfiles, failures) = (contents.profiles, contents.failures.map { UsageError($0) })
            guard !loadedProfiles.isEmpty || !failures.isEmpty else { throw Self.nothing }
            return
        }
        failures = []
        if references.isEmpty {
            loadedProfiles = [try workspace.profile(named: nil)]
            return
        }
        var loadedProfiles: [LoadedProfile] = []
        for reference in references { loadedProfiles += try workspace.profiles(named: reference) }
        self.loadedProfiles = loadedProfiles
    }

    private static var nothing: UsageError {
        UsageError(StoreProblem.nothing)
    }

    /// The accounts with their keys, in the order of the files; each once.
    ///
    /// - Throws: `UsageError` where there are none.
    func subjects(_ reader: KeyReader, _ catalog: Catalog) throws(UsageError) -> [AccountUnderTest] {
        let found = subjects(reader, catalog) { _ in true }
        guard found.isEmpty, failures.isEmpty else { return found }
        if let named = loadedProfiles.lazy.compactMap(\.chosen).first {
            throw UsageError(
                "the proxy `\(named.label ?? String(named.index + 1))` names no account in its profile, so there is no key to verify"
            )
        }
        throw UsageError("there is no account to verify; a profile needs one with a provider and a key")
    }

    /// The accounts at providers that are wanted, with their keys; no other key is read.
    func subjects(
        _ reader: KeyReader, _ catalog: Catalog, at isWanted: (String) -> Bool
    ) -> [AccountUnderTest] {
        var seen: Set<String> = []
        return loadedProfiles.flatMap { loaded in
            let resolved = loaded.resolved(catalog)
            let wanted = loaded.chosen.map { [$0] } ?? loaded.profile.proxies
            return loaded.profile.accounts.compactMap { account -> AccountUnderTest? in
                let name = account.name.value
                guard isWanted(resolved.provider(of: account)?.id ?? "") else { return nil }
                let proxies = wanted.filter { $0.account?.value == name }
                if loaded.chosen != nil, proxies.isEmpty { return nil }
                let place =
                    "\(loaded.source.name)\u{0}\(loaded.profile.document)\u{0}\(name)\u{0}\(loaded.chosen.map { String($0.index) } ?? "")"
                guard seen.insert(place).inserted else { return nil }
                let isOwn = resolved.provider(of: account)?.isUserOwned ?? false
                let key = account.key.map { source in
                    Result { () throws(KeyProblem) in
                        try reader.key(of: source, profilePath: loaded.source.name, isPassword: isOwn)
                    }
                }
                return AccountUnderTest(loaded: loaded, account: account, proxies: proxies, key: key)
            }
        }
    }
}
