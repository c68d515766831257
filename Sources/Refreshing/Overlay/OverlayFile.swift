public import Catalog
internal import Glibc
internal import ProfileFiles

/// The file of refreshed lists: `$XDG_CACHE_HOME/proxylint/catalog.tsv`.
///
/// It is mapped, not read: a lint then touches the few pages that its look-ups touch. It is only ever replaced as a whole, so
/// what is mapped stays as it was.
public struct OverlayFile: Sendable {
    /// The file.
    public let path: String
    /// What it was before the last update.
    public var previousPath: String { folder + "/catalog.previous.tsv" }
    private let folder: String

    /// What refreshed lists may take at most; 20,000 models have some 4 MB.
    private static let maxBytes = 64 << 20

    /// Why it is not used, or not written.
    public enum Problem: Error, Equatable, Sendable {
        /// Neither HOME nor XDG_CACHE_HOME says where it is.
        case noHome
        /// It cannot be read; the system's own words.
        case unreadable(path: String, reason: String)
        /// It is damaged, and how.
        case damaged(path: String, reason: String)
        /// It cannot be written; the system's own words.
        case unwritable(path: String, reason: String)

        /// One sentence without a final full stop.
        public var message: String {
            switch self {
            case .noHome:
                "cannot save the refreshed lists, because neither HOME nor XDG_CACHE_HOME is set; set one of them"
            case .unreadable(let path, let reason):
                "cannot read the refreshed catalog `\(path)`: \(reason); proxylint uses the one it comes with"
            case .damaged(let path, let reason):
                "ignoring the refreshed catalog `\(path)`: \(reason); `proxylint catalog update` writes it again"
            case .unwritable(let path, let reason):
                "cannot write the refreshed catalog `\(path)`: \(reason); the old one stays in use"
            }
        }
    }

    /// The file of a user.
    ///
    /// - Throws: `Problem.noHome`.
    public init(variable: (String) -> String?) throws(Problem) {
        // The specification wants relative ones ignored.
        if let set = variable("XDG_CACHE_HOME"), set.hasPrefix("/") {
            folder = set + "/proxylint"
        } else if let home = variable("HOME"), home.hasPrefix("/") {
            folder = home + "/.cache/proxylint"
        } else {
            throw .noHome
        }
        path = folder + "/catalog.tsv"
    }

    /// The refreshed lists; nil where none were read yet.
    ///
    /// - Throws: `Problem`.
    public func read() throws(Problem) -> CatalogOverlay? { try Self.read(path) }

    /// The lists before the last update; nil where there are none.
    ///
    /// - Throws: `Problem`.
    public func readPrevious() throws(Problem) -> CatalogOverlay? { try Self.read(previousPath) }

    private static func read(_ path: String) throws(Problem) -> CatalogOverlay? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .unreadable(path: path, reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(path: path, reason: "it is not a file")
        }
        guard (1...Int64(maxBytes)).contains(Int64(status.st_size)), let count = Int(exactly: status.st_size) else {
            throw .damaged(
                path: path, reason: status.st_size > 0 ? "it is larger than \(maxBytes >> 20) MiB" : "it is empty")
        }
        let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let mapped, mapped != MAP_FAILED else {
            throw .unreadable(path: path, reason: String(cString: strerror(errno)))
        }
        // Mapped for as long as the program runs: rows point into it.
        let bytes = UnsafeBufferPointer(start: mapped.assumingMemoryBound(to: UInt8.self), count: count)
        do {
            return try CatalogOverlay(lasting: bytes)
        } catch {
            munmap(mapped, count)
            throw .damaged(path: path, reason: error.message)
        }
    }

    /// Replaces the file by what `change` makes of the lists as they are now, alone: two updates at once take turns, and neither
    /// loses what the other wrote.
    ///
    /// - Parameter change: Gets the lists in the file; nil where there are none, or damaged ones.
    /// - Throws: `Problem`; the old file stands then.
    public func replace(_ change: (CatalogOverlay?) -> [UInt8]?) throws(Problem) {
        if let reason = Self.makeFolder(folder) { throw .unwritable(path: path, reason: reason) }
        guard let lock = FolderLock(holding: path) else {
            throw .unwritable(path: path, reason: "another proxylint has been writing it for too long")
        }
        let old = (try? read()).flatMap { $0?.isIntact == true ? $0 : nil }
        guard let bytes = change(old) else { return }
        if old != nil { try? copyToPrevious(lock) }
        do throws(AtomicFile.Problem) {
            let result: Result<Void, AtomicFile.Problem> = bytes.withUnsafeBytes { bytes in
                Result { () throws(AtomicFile.Problem) in
                    try AtomicFile.write(bytes, to: path, mode: 0o600, replaces: true, under: lock)
                }
            }
            try result.get()
        } catch {
            guard case .failed(let reason) = error else { throw .unwritable(path: path, reason: error.message) }
            throw .unwritable(path: path, reason: reason)
        }
    }

    /// Keeps the lists as they are, to compare with: a second name for the same file, which is never written to.
    private func copyToPrevious(_ lock: FolderLock) throws(Problem) {
        let temporary = folder + "/.proxylint-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        guard link(path, temporary) == 0 else { return }
        if rename(temporary, previousPath) != 0 { unlink(temporary) }
        // Renaming one name of a file over another name of it does nothing.
        unlink(temporary)
        withExtendedLifetime(lock) {}
    }

    /// Makes the folder with all above it; the system's own words where it cannot be made.
    private static func makeFolder(_ folder: String) -> String? {
        var built = ""
        for part in folder.split(separator: "/") {
            built += "/" + part
            if mkdir(built, 0o700) != 0, errno != EEXIST, access(built, F_OK) != 0 {
                return String(cString: strerror(errno))
            }
        }
        return nil
    }
}
