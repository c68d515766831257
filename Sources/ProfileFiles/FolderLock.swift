internal import Glibc

/// A lock on a folder, by which processes that write into it take turns; nothing is left behind when one is killed.
public final class FolderLock {
    private let descriptor: Int32
    /// The folder, with a final slash; empty for the current one.
    let folder: String

    /// The beginning of the names of files that are being written.
    static let temporaryPrefix = ".proxylint-"
    /// Seconds that a process waits for another; a write takes milliseconds.
    private static let longestWait = 20

    /// Waits for the lock of the folder that a file is in, and clears away what killed processes left there.
    ///
    /// Where the folder cannot be read, or its file system knows no locks, there is none: nil.
    public init?(holding path: String) {
        folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let opened = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { return nil }
        descriptor = opened
        guard Self.lock(opened) else { return nil }
        sweep()
    }

    deinit { close(descriptor) }

    /// Whether a file is in the folder that is locked, by whatever path: waiting for oneself would take for ever.
    func covers(_ path: String) -> Bool {
        let other = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        var own = stat()
        var status = stat()
        return fstat(descriptor, &own) == 0 && stat(other, &status) == 0 && own.st_dev == status.st_dev
            && own.st_ino == status.st_ino
    }

    private static func lock(_ descriptor: Int32) -> Bool {
        var tries = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, tries < longestWait * 200 else { return false }
            tries += 1
            usleep(5000)
        }
        return true
    }

    /// Removes files that were being written: with the lock held, whoever wrote them is gone.
    private func sweep() {
        guard let directory = opendir(folder.isEmpty ? "." : folder) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasPrefix(Self.temporaryPrefix), Self.isTemporary(name) else { continue }
            unlink(folder + name)
        }
    }

    /// Whether a name is one that `AtomicFile` makes: two numbers behind the prefix.
    private static func isTemporary(_ name: String) -> Bool {
        let parts = name.dropFirst(temporaryPrefix.count).split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// Clears away what killed processes left in a folder, unless somebody writes there just now.
    public static func sweep(folder: String) {
        let path = folder.hasSuffix("/") ? folder : folder + "/"
        let opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { return }
        let isFree = flock(opened, LOCK_EX | LOCK_NB) == 0
        close(opened)
        if isFree { _ = FolderLock(holding: path) }
    }
}
