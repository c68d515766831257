internal import Glibc
public import YAMLSource

/// Reads profiles, never more of them than will be looked at.
public enum ProfileReading {
    /// The text of a file.
    ///
    /// Reads one byte more than `limit`, so that the parser can tell that a file is too large without all of it.
    ///
    /// - Throws: `PathProblem`.
    public static func read(_ path: String, limit: Int = YAMLLimits.standard.bytes) throws(PathProblem) -> SourceText {
        guard !leadsElsewhere(path) else { throw .linkToOtherKind }
        // Without O_NONBLOCK opening a pipe that nobody writes to would wait for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw ProfileFinder.problem(errno, of: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ProfileFinder.problem(errno) }
        var expected = 0
        switch status.st_mode & S_IFMT {
        case S_IFREG: expected = Int(status.st_size)
        case S_IFIFO where path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/"):
            // The shell's `<(command)`: here waiting is right.
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
        default: throw .notAFile
        }
        return SourceText(name: path, bytes: try bytes(of: descriptor, expected: expected, limit: limit))
    }

    /// Whether a file that is called like a profile is a link to one that is not.
    ///
    /// In a repository of somebody else's `a.yaml` may lead to `~/.netrc`, lines of which a report would show.
    private static func leadsElsewhere(_ path: String) -> Bool {
        guard isCalledYAML(path) else { return false }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let real = RealPath.of(path) else {
            return false
        }
        return !isCalledYAML(real)
    }

    private static func isCalledYAML(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

    /// The text of standard input, called `name`.
    ///
    /// - Throws: `PathProblem`.
    public static func readStandardInput(
        name: String, limit: Int = YAMLLimits.standard.bytes
    ) throws(PathProblem) -> SourceText {
        SourceText(name: name, bytes: try bytes(of: STDIN_FILENO, expected: 0, limit: limit))
    }

    private static func bytes(of descriptor: Int32, expected: Int, limit: Int) throws(PathProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        var failure: Int32 = 0
        var isAtEnd = false
        while !isAtEnd, failure == 0, bytes.count <= limit {
            // A file of known size is read at once, with one byte of room to see its end.
            let wanted = min(bytes.isEmpty && expected > 0 ? expected + 1 : 64 * 1024, limit + 1 - bytes.count)
            let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
                var got = Glibc.read(descriptor, buffer.baseAddress, wanted)
                while got < 0, errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, wanted) }
                if got < 0 { failure = errno }
                count = max(0, got)
            }
            isAtEnd = chunk.isEmpty || expected > 0 && bytes.isEmpty && chunk.count == expected
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        }
        guard failure == 0 else { throw ProfileFinder.problem(failure) }
        return bytes
    }
}
