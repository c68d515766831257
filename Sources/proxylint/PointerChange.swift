import Diagnosing
import Managing
import Profiles

/// Lets the state follow a profile or a proxy that is renamed or deleted.
struct PointerChange {
    private let setup: Setup
    private let session: ManagingSession
    private let file: String

    init(_ setup: Setup, _ session: ManagingSession) {
        self.setup = setup
        self.session = session
        file = ActiveProxy.absolutePath(setup.source.name)
    }

    /// What a pointer becomes behind a new name.
    func renamed(to name: String, path: String) -> (SavedState.Pointer) -> SavedState.Pointer? {
        let isProxy = setup.chosen != nil
        let path = ActiveProxy.absolutePath(path)
        return { pointer in
            SavedState.Pointer(
                profile: isProxy ? pointer.profile : name, proxy: isProxy ? name : pointer.proxy, index: pointer.index,
                file: path)
        }
    }

    /// Changes the pointers that lead to it.
    ///
    /// - Throws: `UsageError` where the state cannot be written.
    func follow(to change: (SavedState.Pointer) -> SavedState.Pointer?) throws(UsageError) {
        // Without a place for the state there is nothing that could point anywhere.
        guard (try? session.stateFile()) != nil,
            [session.state().active, session.state().previous].contains(where: isMeant)
        else { return }
        try session.update { state in
            var state = state
            state.follow { isMeant($0) ? change($0) : $0 }
            return state
        }
    }

    private func isMeant(_ pointer: SavedState.Pointer?) -> Bool {
        guard let pointer, pointer.file == file, pointer.profile == setup.profile.name?.value else { return false }
        guard let proxy = setup.chosen else { return true }
        return pointer.proxy == proxy.label
    }
}
