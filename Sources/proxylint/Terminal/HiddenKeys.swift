import Profiles
import Synchronization
import YAMLSource

/// The keys that are written out in the profiles that a command has read: a terminal shows none of them.
final class HiddenKeys: Sendable {
    private let keys = Mutex(WrittenKeys())

    /// Notes the keys of a file.
    ///
    /// - Parameter isName: Whether a text is a name of the program's own.
    func note(_ tree: YAMLTree, isName: (String) -> Bool) {
        keys.withLock { $0.note(tree, isName: isName) }
    }

    /// A text without them.
    func hiding(in text: String) -> String { keys.withLock { $0.hiding(in: text) } }
}
