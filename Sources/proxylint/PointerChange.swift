import Managing
import Profiles
import Setups
import Switching

/// Lets the state follow a profile or a proxy that this program renames or deletes.
struct PointerChange {
    private let loaded: LoadedProfile
    private let session: ManagingSession

    init(_ loaded: LoadedProfile, _ session: ManagingSession) {
        self.loaded = loaded
        self.session = session
    }

    /// Follows a profile whose text was changed, proxies by their places, and perhaps to another file.
    ///
    /// - Throws: `UsageError` where the state cannot be written.
    func follow(to changed: LoadedProfile) throws(UsageError) {
        let proxies = changed.profile.proxies
        guard proxies.count == loaded.profile.proxies.count else { return }
        try change { pointer in
            guard let old = loaded.profile.proxies.first(where: { isMeant(pointer, $0) }) else { return pointer }
            return ActiveProxy.pointer(to: proxies[old.index], in: changed)
        }
    }

    /// Forgets a profile, or the proxy that is chosen in it.
    ///
    /// - Throws: `UsageError` where the state cannot be written.
    func forget() throws(UsageError) {
        try change { pointer in
            guard let proxy = loaded.chosen else { return nil }
            return isMeant(pointer, proxy) ? nil : pointer
        }
    }

    private func change(_ change: (SavedState.Pointer) -> SavedState.Pointer?) throws(UsageError) {
        // Without a place for the state there is nothing that could point anywhere.
        guard (try? session.stateFile()) != nil else { return }
        let state = session.state()
        guard [state.active, state.previous].contains(where: { $0.map { isIn($0) && change($0) != $0 } ?? false })
        else {
            return
        }
        try session.update { state in
            var state = state
            state.follow { isIn($0) ? change($0) : $0 }
            return state
        }
    }

    /// Whether a pointer leads into this profile.
    private func isIn(_ pointer: SavedState.Pointer) -> Bool {
        pointer.file == ActiveProxy.kept(path: loaded.path) && pointer.profile == loaded.profile.shownName
    }

    private func isMeant(_ pointer: SavedState.Pointer, _ proxy: Proxy) -> Bool {
        pointer.proxy == ActiveProxy.kept(proxy) && (proxy.name != nil || pointer.index == proxy.index)
    }
}
