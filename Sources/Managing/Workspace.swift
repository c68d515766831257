public import Catalog
public import Diagnosing
public import Profiles
public import Setups
internal import Switching
public import YAMLSource

/// The profiles and the state that a command works with: what is on disk, and what is active.
public final class Workspace {
    /// What is known of the field.
    public let catalog: Catalog
    /// The profiles.
    public let store: ProfileStore
    private let variable: (String) -> String?
    private let tell: (String) -> Void
    /// What was remarked on already: the state is read more than once.
    private var remarks: Set<String> = []

    /// The profiles and the state of a user.
    ///
    /// - Parameters:
    ///   - folder: The folder of profiles that was asked for; nil for the usual one.
    ///   - variable: Reads an environment variable.
    ///   - noting: Takes every file that was read, for the keys that are written out in it.
    ///   - remark: Takes what is worth knowing and stops nothing, as a sentence without a final full stop; each once.
    public init(
        catalog: Catalog, folder: String?, variable: @escaping (String) -> String?,
        noting: (@Sendable (YAMLTree) -> Void)? = nil, remark: @escaping (String) -> Void
    ) {
        self.catalog = catalog
        self.variable = variable
        tell = remark
        store = ProfileStore(catalog: catalog, asked: folder, variable: variable, noting: noting)
    }

    // MARK: State

    /// The file of the state.
    ///
    /// - Throws: `UsageError` where there is no place for it.
    public func stateFile() throws(UsageError) -> StateFile {
        do {
            return StateFile(folder: try StateFolder.path(variable: variable))
        } catch {
            throw UsageError(error)
        }
    }

    /// The state as it is; an empty one, with a word on it, where it cannot be read.
    public func state() -> SavedState {
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
    public func update(_ change: (SavedState) -> SavedState?) throws(UsageError) {
        do {
            let reading = try stateFile().update(change)
            if let damage = reading.damage { remark(damage) }
        } catch let problem as StateProblem {
            throw UsageError(problem)
        } catch let usage as UsageError {
            throw usage
        } catch {
            throw UsageError("cannot write the state")
        }
    }

    /// The hosts that the user let keys of providers go to; none, with a word on it, where they cannot be read.
    public func trustedHosts() -> Set<TrustedHost> {
        guard let folder = try? StateFolder.path(variable: variable) else { return [] }
        do {
            return try TrustedHosts(folder: folder).read()
        } catch {
            remark(error.message)
            return []
        }
    }

    /// What a pointer of the state leads to; nil where it is nil.
    ///
    /// - Throws: `UsageError` where what was active is gone.
    public func proxy(_ pointer: SavedState.Pointer?) throws(UsageError) -> ActiveProxy? {
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
        if remarks.insert(sentence).inserted { tell(sentence) }
    }

    // MARK: Profiles

    /// Says so where the folder holds more files than are read: the profile that is meant may be among the others.
    private func remarkOnFilesLeftOut() {
        if let problem = store.filesLeftOut { remark(problem.message) }
    }

    /// The profile that a command is about: the one named, else the active one, else the only one there is.
    ///
    /// - Throws: `UsageError`.
    public func profile(named reference: String?) throws(UsageError) -> LoadedProfile {
        if let reference { return try profiles(named: reference)[0] }
        if let active = try proxy(state().active) { return active.loaded }
        let contents = store.contents()
        remarkOnFilesLeftOut()
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
    public func file(named reference: String?) throws(UsageError) -> String {
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
    public func profiles(named reference: String) throws(UsageError) -> [LoadedProfile] {
        do {
            let active = state().active.flatMap { try? ActiveProxy($0, in: store) }
            if !ProfileStore.looksLikeFile(reference) { remarkOnFilesLeftOut() }
            return try store.profiles(named: reference, active: active?.loaded)
        } catch {
            throw UsageError(error)
        }
    }

    /// Why proxies of a profile cannot be switched to now, by their places: `use` refuses them, or `next` passes them over.
    ///
    /// - Parameter preflight: What lint says of the profile.
    public func unusable(in loaded: LoadedProfile, _ preflight: Preflight, now: Instant) -> [Int: String] {
        UnusableProxies.reasons(
            in: loaded, broken: preflight.broken, remembered: state().failures, now: now, catalog)
    }

    /// The profile that an error is about, where only one can be meant: the active one, else the only one that fits.
    public func profile(fitting reading: ErrorReading) -> LoadedProfile? {
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
