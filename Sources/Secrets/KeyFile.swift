internal import ChildPrograms
internal import Glibc

/// A file that holds nothing but a key.
enum KeyFile {
    /// Its bytes, at most one more than a key may have.
    ///
    /// - Throws: `KeyProblem`.
    static func read(_ path: String) throws(KeyProblem) -> [UInt8] {
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
        // The shell's `<(command)`: here waiting is right.
        if status.st_mode & S_IFMT == S_IFIFO { _ = fcntl(descriptor, F_SETFL, 0) }
        return try readAll(descriptor, of: path)
    }

    /// Everything that a descriptor gives, at most one byte more than a key may have.
    ///
    /// - Throws: `KeyProblem`.
    static func readAll(_ descriptor: Int32, of path: String) throws(KeyProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: KeyText.mostBytes + 1)
        defer { chunk.overwrite() }
        while bytes.count <= KeyText.mostBytes {
            let got = Glibc.read(descriptor, &chunk, KeyText.mostBytes + 1 - bytes.count)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .unreadableFile(path, String(cString: strerror(errno))) }
            guard got > 0 else { break }
            bytes += chunk[0..<got]
        }
        return bytes
    }
}
