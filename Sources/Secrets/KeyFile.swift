internal import ChildPrograms
internal import Glibc
internal import Profiles

/// A file that holds nothing but a key.
enum KeyFile {
    /// Its bytes, at most one more than a key may have.
    ///
    /// What is no key is refused, as a profile of somebody else's may name any file: several lines (a private key), NUL
    /// (variables of a process), and what the system makes up as it is read.
    ///
    /// - Throws: `KeyProblem`.
    static func read(_ path: String) throws(KeyProblem) -> [UInt8] {
        guard !SystemFolder.holds(path) else { throw .systemFile(path) }
        // Without O_NONBLOCK a pipe that nobody writes to would be waited for.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw .noFile(path) }
            throw .unreadableFile(path, String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            throw .unreadableFile(path, "it is a folder")
        }
        guard ![S_IFCHR, S_IFBLK].contains(status.st_mode & S_IFMT), !isOnSystemsOwn(descriptor) else {
            throw .systemFile(path)
        }
        // A pipe that somebody made on purpose: here waiting is right.
        if status.st_mode & S_IFMT == S_IFIFO { _ = fcntl(descriptor, F_SETFL, 0) }
        var bytes = try readAll(descriptor, of: path)
        if let problem = problem(of: bytes, path) {
            bytes.overwrite()
            throw problem
        }
        return bytes
    }

    /// Why bytes are no key; nil where they may be one.
    private static func problem(of bytes: [UInt8], _ path: String) -> KeyProblem? {
        if bytes.contains(0) { return .notText(path) }
        var line = bytes[...]
        if line.last == 0x0A { line = line.dropLast() }
        if line.last == 0x0D { line = line.dropLast() }
        return line.contains { $0 == 0x0A || $0 == 0x0D } ? .severalLines(path) : nil
    }

    /// Whether a file lies in what the system makes up: a link may lead there from anywhere.
    private static func isOnSystemsOwn(_ descriptor: Int32) -> Bool {
        var path = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let length = path.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { readlink("/proc/self/fd/\(descriptor)", $0, bytes.count) } ?? 0
        }
        return length > 0 && SystemFolder.holds(String(decoding: path[..<length], as: UTF8.self))
    }

    /// Everything that a descriptor gives, at most one byte more than a key may have.
    ///
    /// - Throws: `KeyProblem`.
    static func readAll(_ descriptor: Int32, of path: String) throws(KeyProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: KeyText.maxBytes + 1)
        defer { chunk.overwrite() }
        while bytes.count <= KeyText.maxBytes {
            let got = Glibc.read(descriptor, &chunk, KeyText.maxBytes + 1 - bytes.count)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .unreadableFile(path, String(cString: strerror(errno))) }
            guard got > 0 else { break }
            bytes += chunk[0..<got]
        }
        return bytes
    }
}
