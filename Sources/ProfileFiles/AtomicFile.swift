internal import CSafeguards
internal import Glibc

/// Writes files so that they are whole or not there: beside, flushed, and only then under their name.
public enum AtomicFile {
    /// Why a file was not written.
    public enum Problem: Error, Equatable, Sendable {
        /// There is one already.
        case exists
        /// It is not what it was when it was read.
        case changed
        /// The system's own words.
        case failed(String)

        /// Why, without saying that it was to be written.
        public var reason: String {
            if case .failed(let reason) = self { return reason }
            return message
        }

        /// One sentence without a final full stop, to be put behind the path.
        public var message: String {
            switch self {
            case .exists: "this file already exists; use --force to overwrite it"
            case .changed: "another program changed it in the meantime"
            case .failed(let reason): "cannot write it: \(reason)"
            }
        }
    }

    /// Writes `bytes` as the file at `path`.
    ///
    /// - Parameters:
    ///   - mode: Who may read it.
    ///   - replaces: Whether a file of that name is replaced.
    ///   - lock: The lock of the folder, where it is held already.
    /// - Throws: `Problem`.
    public static func write(
        _ bytes: UnsafeRawBufferPointer, to path: String, mode: UInt32, replaces: Bool, under lock: FolderLock? = nil
    ) throws(Problem) {
        let held = lock ?? FolderLock(holding: path)
        try withExtendedLifetime(held) { () throws(Problem) in
            try write(bytes, to: path, mode: mode, replaces: replaces, keepsMode: false)
        }
    }

    /// What keeps a file from being written at `path`; nil where nothing does that can be told beforehand.
    public static func obstacle(at path: String, replaces: Bool) -> Problem? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        guard stat(path, &status) == 0 else { return .failed("there is a dangling link with that name") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            return .failed("there is a folder, a device, or a pipe with that name")
        }
        return replaces ? nil : .exists
    }

    /// Writes a file for a user: a new one, or with `replaces` the contents of the one that is there.
    ///
    /// Links are followed, devices and pipes refused, and a file that is there keeps its permissions.
    ///
    /// - Parameter mode: Who may read it: all of it for a new file, at the most for one that is there where it holds a key.
    /// - Throws: `Problem`.
    public static func overwrite(
        _ bytes: UnsafeRawBufferPointer, to path: String, mode: UInt32, holdsKey: Bool, replaces: Bool
    ) throws(Problem) {
        if let obstacle = obstacle(at: path, replaces: replaces) { throw obstacle }
        if replaces, access(path, F_OK) == 0 {
            try replace(bytes, at: path, allowing: holdsKey ? mode : 0o7777)
        } else {
            try write(bytes, to: path, mode: mode, replaces: false)
        }
    }

    /// Replaces the contents of a file that is there: of a link the file that it leads to, with the permissions it has.
    ///
    /// - Parameters:
    ///   - old: What it holds as far as the caller knows; nil where anything may be replaced.
    ///   - allowing: The permissions that it may keep.
    /// - Throws: `Problem`.
    public static func replace(
        _ bytes: UnsafeRawBufferPointer, at path: String, expecting old: [UInt8]? = nil, allowing: UInt32 = 0o7777,
        under lock: FolderLock? = nil
    ) throws(Problem) {
        guard let resolved = realpath(path, nil) else { throw .failed(reason) }
        let target = String(cString: resolved)
        free(resolved)
        var status = stat()
        guard stat(target, &status) == 0 else { throw .failed(reason) }
        // Whoever may not write the file may yet be allowed to rename another over it; that is not meant.
        guard access(target, W_OK) == 0 else { throw .failed(reason) }
        let held = lock.flatMap { $0.covers(target) ? $0 : nil } ?? FolderLock(holding: target)
        try withExtendedLifetime(held) { () throws(Problem) in
            try write(
                bytes, to: target, mode: UInt32(status.st_mode & 0o7777) & allowing, replaces: true, keepsMode: true,
                expecting: old)
        }
    }

    private static func write(
        _ bytes: UnsafeRawBufferPointer, to path: String, mode: UInt32, replaces: Bool, keepsMode: Bool,
        expecting old: [UInt8]? = nil
    ) throws(Problem) {
        var status = stat()
        if replaces, lstat(path, &status) == 0, ![S_IFREG, S_IFLNK].contains(status.st_mode & S_IFMT) {
            // Renaming over a device would take it from every program of the machine.
            throw .failed("there is a folder, a device, or a pipe with that name")
        }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let temporary = "\(folder)\(FolderLock.temporaryPrefix)\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw .failed(reason) }
        var failure: String?
        if !writeAll(bytes, to: descriptor) || keepsMode && fchmod(descriptor, mode) != 0 || fsync(descriptor) != 0 {
            failure = reason
        }
        if close(descriptor) != 0, failure == nil { failure = reason }
        if failure == nil, let old, safeguards_exchange(temporary, path) == 0 {
            // Whoever wrote since it was read for the last time wrote into what is put aside now.
            let isChanged = !holds(temporary, old)
            if isChanged { _ = safeguards_exchange(temporary, path) }
            unlink(temporary)
            if isChanged { throw .changed }
        } else if failure == nil {
            // A link is refused where the name is taken, whoever took it meanwhile.
            if replaces ? rename(temporary, path) != 0 : link(temporary, path) != 0 {
                let code = errno
                unlink(temporary)
                if code == EEXIST { throw .exists }
                throw .failed(String(cString: strerror(code)))
            }
        }
        if !replaces || failure != nil { unlink(temporary) }
        if let failure { throw .failed(failure) }
        flush(folder)
    }

    /// Writes the folder's list of names to the disk: without that a power cut may bring the old file back, or none.
    ///
    /// File systems that cannot do it are left alone; the file itself is whole either way.
    private static func flush(_ folder: String) {
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }

    private static var reason: String { String(cString: strerror(errno)) }

    private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
        (try? ProfileReading.read(path, limit: max(bytes.count, 1)).bytes) == bytes
    }

    private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let written = Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            offset += written
        }
        return true
    }
}
