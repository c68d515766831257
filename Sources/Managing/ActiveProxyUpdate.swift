internal import Profiles
public import Setups

/// Lets the state follow a profile or a proxy that this program renames or deletes.
public struct ActiveProxyUpdate {
    private let loaded: LoadedProfile
    private let workspace: Workspace
    private let keys: WrittenKeys

    /// An update for a profile as it was before the change, and the proxy that is chosen in it.
    public init(_ loaded: LoadedProfile, _ workspace: Workspace) {
        self.loaded = loaded
        self.workspace = workspace
        keys = WrittenKeys(loaded.profile.node.tree)
    }

    /// Follows a profile whose text was changed, proxies by their places, and perhaps to another file.
    ///
    /// - Throws: `UsageError` where cannot write the state.
    public func follow(to changed: LoadedProfile) throws(UsageError) {
        let proxies = changed.profile.proxies
        guard proxies.count == loaded.profile.proxies.count else { return }
        try change { pointer in
            guard let old = loaded.profile.proxies.first(where: { isMeant(pointer, $0) }) else { return pointer }
            return ActiveProxy.pointer(to: proxies[old.index], in: changed)
        }
    }

    /// Forgets a profile, or the proxy that is chosen in it.
    ///
    /// - Throws: `UsageError` where cannot write the state.
    public func forget() throws(UsageError) {
        try change { pointer in
            guard let proxy = loaded.chosen else { return nil }
            return isMeant(pointer, proxy) ? nil : pointer
        }
    }

    private func change(_ change: (SavedState.Pointer) -> SavedState.Pointer?) throws(UsageError) {
        // Without a place for the state there is nothing that could point anywhere.
        guard (try? workspace.stateFile()) != nil else { return }
        let state = workspace.state()
        guard [state.active, state.previous].contains(where: { $0.map { isIn($0) && change($0) != $0 } ?? false })
        else {
            return
        }
        try workspace.update { state in
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
        pointer.proxy == ActiveProxy.kept(proxy, keys) && (proxy.name != nil || pointer.index == proxy.index)
    }
}
