import Catalog
import Diagnosing
import Linting
import Managing
import Profiles
import Setups
import Switching
import Verifying

/// The profiles and the state that a command works with.
final class ManagingSession {
    let catalog: Catalog
    let store: ProfileStore
    private let terminal: Terminal
    /// What was remarked on already: the state is read more than once.
    private var remarks: Set<String> = []

    /// - Parameter folder: The folder of profiles that was asked for.
    init(catalog: Catalog, folder: String?, terminal: Terminal) {
        self.catalog = catalog
        self.terminal = terminal
        store = ProfileStore(catalog: catalog, asked: folder, variable: terminal.variable)
    }

    // MARK: State

    /// The file of the state.
    ///
    /// - Throws: `UsageError` where there is no place for it.
    func stateFile() throws(UsageError) -> StateFile {
        do {
            return StateFile(folder: try StateFolder.path(variable: terminal.variable))
        } catch {
            throw UsageError(error)
        }
    }

    /// The state as it is; an empty one, with a word on it, where it cannot be read.
    func state() -> SavedState {
        guard let file = try? stateFile() else { return SavedState() }
        file.sweep()
        store.sweep()
        do {
            let reading = try file.read()
            if let damage = reading.damage { remark(damage) }
            return reading.state
        } catch {
            remark(error.message)
            return SavedState()
        }
    }

    /// Changes the state.
    ///
    /// - Throws: `UsageError`; the old state stands then.
    func update(_ change: (SavedState) -> SavedState?) throws(UsageError) {
        do {
            let reading = try stateFile().update(change)
            if let damage = reading.damage { remark(damage) }
        } catch let problem as StateProblem {
            throw UsageError(problem)
        } catch let usage as UsageError {
            throw usage
        } catch {
            throw UsageError("the state cannot be written")
        }
    }

    /// The hosts that the user let keys of providers go to; none, with a word on it, where they cannot be read.
    func trustedHosts() -> Set<TrustedHost> {
        guard let folder = try? StateFolder.path(variable: terminal.variable) else { return [] }
        do {
            return try TrustedHosts(folder: folder).read()
        } catch {
            remark(error.message)
            return []
        }
    }

    /// The trusted hosts with the one that is given to `--trust-host`, which is kept from now on.
    ///
    /// - Parameter keeps: Whether it is kept, or counts for this run alone.
    /// - Throws: `UsageError` where it is no host, where no key of a known provider would go there, or where it cannot be kept.
    func trustedHosts(
        with name: String?, for subjects: [AccountUnderTest], keeps: Bool = true
    ) throws(UsageError) -> Set<TrustedHost> {
        let known = trustedHosts()
        guard let name else { return known }
        let url = EndpointURL("https://\(name)")
        guard url.fault == nil, !url.isBracketed, url.authority == name.lowercased(), url.port == nil else {
            throw UsageError("--trust-host takes a host alone, without https:// and port, as in relay.example.org")
        }
        let added = Set(subjects.compactMap { KeyGuard.trust(for: url.host, of: $0, catalog) })
        guard !added.isEmpty else {
            throw UsageError(
                "no key of a known provider would go to `\(url.host)` with a `custom` account, so there is nothing to trust; leave --trust-host away"
            )
        }
        guard keeps else { return known.union(added) }
        for host in added.sorted(by: { $0.provider < $1.provider }) where !known.contains(host) {
            guard let folder = try? StateFolder.path(variable: terminal.variable) else {
                throw UsageError(
                    "the host cannot be kept, as neither HOME nor XDG_STATE_HOME is set; set one of them")
            }
            do {
                try TrustedHosts(folder: folder).add(host)
            } catch {
                throw UsageError(error)
            }
            terminal.complain(
                "Keys of \(catalog.provider(host.provider)?.name ?? host.provider) may go to \(host.host) from now on.\n"
            )
        }
        return known.union(added)
    }

    /// What a pointer of the state leads to; nil where it is nil.
    ///
    /// - Throws: `UsageError` where what was active is gone.
    func proxy(_ pointer: SavedState.Pointer?) throws(UsageError) -> ActiveProxy? {
        guard let pointer else { return nil }
        do {
            let found = try ActiveProxy(pointer, in: store)
            if let change = found.remark { remark(change) }
            return found
        } catch {
            throw UsageError(error)
        }
    }

    private func remark(_ sentence: String) {
        if remarks.insert(sentence).inserted { terminal.complain("proxylint: \(sentence)\n") }
    }

    // MARK: Profiles

    /// The profile that a command is about: the one named, else the active one, else the only one there is.
    ///
    /// - Throws: `UsageError`.
    func profile(named reference: String?) throws(UsageError) -> LoadedProfile {
        if let reference { return try profiles(named: reference)[0] }
        if let active = try proxy(state().active) { return active.loaded }
        let contents = store.contents()
        guard let only = contents.profiles.first else {
            throw UsageError(contents.failures.first ?? StoreProblem.nothing)
        }
        guard contents.profiles.count == 1 else {
            throw UsageError(StoreProblem.several(contents.profiles.compactMap { $0.profile.name?.value }))
        }
        return only
    }

    /// The file of a reference, also one that cannot be read as a profile; without one, that of the active profile.
    ///
    /// - Throws: `UsageError`.
    func file(named reference: String?) throws(UsageError) -> String {
        let pointer = state().active
        do {
            let active = pointer.flatMap { try? ActiveProxy($0, in: store) }
            return try store.file(named: reference, active: active?.loaded, pointer: pointer)
        } catch {
            throw UsageError(error)
        }
    }

    /// The profiles that a reference means: all of a file, or one; never none.
    ///
    /// - Throws: `UsageError`.
    func profiles(named reference: String) throws(UsageError) -> [LoadedProfile] {
        do {
            let active = state().active.flatMap { try? ActiveProxy($0, in: store) }
            return try store.profiles(named: reference, active: active?.loaded)
        } catch {
            throw UsageError(error)
        }
    }

    /// The profile that an error is about, where only one can be meant: the active one, else the only one that fits.
    func profile(fitting reading: ErrorReading) -> LoadedProfile? {
        if let active = state().active.flatMap({ try? ActiveProxy($0, in: store) }),
            active.loaded.concerns(provider: reading.provider)
        {
            let provider = active.loaded.profile.providerID(of: active.proxy)
            let isIt =
                (reading.provider ?? provider) == provider
                && (reading.model ?? active.proxy.model?.value) == active.proxy.model?.value
            let loaded = active.loaded
            return isIt ? loaded : loaded.choosing(nil)
        }
        let all = store.contents().profiles
        if all.count == 1 { return all.first { $0.concerns(provider: reading.provider) } }
        guard let model = reading.model else { return nil }
        let fitting = all.filter { $0.concerns(provider: reading.provider) && $0.uses(model: model) }
        return fitting.count == 1 ? fitting[0] : nil
    }
}

extension UsageError {
    init(_ problem: StoreProblem) { self.init(problem.message) }
    init(_ problem: StateProblem) { self.init(problem.message) }
    init(_ problem: SavingProblem) { self.init(problem.message) }
    init(_ problem: FieldProblem) { self.init(problem.message) }

    /// Runs what may not work out, and tells it in its own sentence.
    static func telling<Value>(_ body: () throws(FieldProblem) -> Value) throws(UsageError) -> Value {
        do { return try body() } catch { throw UsageError(error) }
    }

    /// Runs what may not be written, and tells it in its own sentence.
    static func telling<Value>(_ body: () throws(SavingProblem) -> Value) throws(UsageError) -> Value {
        do { return try body() } catch { throw UsageError(error) }
    }
}
