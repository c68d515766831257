internal import ProfileFiles

/// A process's turn to change the files of a folder: what is read in it is still so when it is written.
///
/// Writers that read before their turn would have to refuse where another was quicker.
public final class WritingTurn {
    /// The lock; nil where the folder cannot be locked, and a change meanwhile is only noticed.
    let lock: FolderLock?

    /// Waits for the turn to change a file; of a link the file that it leads to.
    public init(at path: String) { lock = FolderLock(holding: RealPath.of(path) ?? path) }
}
