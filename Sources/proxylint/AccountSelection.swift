import Catalog
import Diagnosing
import Managing
import Profiles
import Secrets
import Switching
import Verifying

/// The accounts that a command is about: those of the profiles that are named, or of all.
struct AccountSelection {
    private let setups: [Setup]
    /// What of the folder cannot be read.
    let failures: [UsageError]

    /// - Throws: `UsageError` where nothing is meant, or more than one thing may be.
    init(_ session: ManagingSession, references: [String], all: Bool) throws(UsageError) {
        if all {
            guard references.isEmpty else { throw UsageError("name profiles or say --all, not both") }
            let contents = session.store.contents()
            (setups, failures) = (contents.setups, contents.failures.map { UsageError($0) })
            guard !setups.isEmpty || !failures.isEmpty else { throw Self.nothing }
            return
        }
        failures = []
        if references.isEmpty {
            setups = [try session.setup(named: nil)]
            return
        }
        var setups: [Setup] = []
        for reference in references { setups += try session.setups(named: reference) }
        self.setups = setups
    }

    private static var nothing: UsageError {
        UsageError(StoreProblem.nothing)
    }

    /// The accounts with their keys, in the order of the files; each once.
    ///
    /// - Throws: `UsageError` where there are none.
    func subjects(_ reader: KeyReader, _ catalog: Catalog) throws(UsageError) -> [AccountUnderTest] {
        var seen: Set<String> = []
        let subjects = setups.flatMap { setup in
            let wanted = setup.chosen.map { [$0] } ?? setup.profile.proxies
            return setup.profile.accounts.compactMap { account -> AccountUnderTest? in
                let name = account.name.value
                let proxies = wanted.filter { $0.account?.value == name }
                if setup.chosen != nil, proxies.isEmpty { return nil }
                let place =
                    "\(setup.source.name)\u{0}\(setup.profile.document)\u{0}\(name)\u{0}\(setup.chosen.map { String($0.index) } ?? "")"
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
        if let named = setups.lazy.compactMap(\.chosen).first {
            throw UsageError(
                "the proxy `\(named.label ?? String(named.index + 1))` names no account of its profile, so there is no key to verify"
            )
        }
        throw UsageError("there is no account to verify; a profile needs one with a provider and a key")
    }
}
