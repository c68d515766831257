import Diagnosing
import Glibc
import Managing

/// Where the text to diagnose comes from: the arguments, a file, the clipboard, standard input, or a prompt.
struct ErrorTextSource {
    let arguments: [String]
    let usesClipboard: Bool
    let terminal: Terminal

    /// The text, ready to be diagnosed.
    ///
    /// - Throws: `UsageError` where there is none, or too much of it.
    func input() throws(UsageError) -> ErrorInput {
        let bytes = try bytes()
        do {
            return try ErrorInput(pasted: bytes)
        } catch {
            throw UsageError(error.message)
        }
    }

    /// The text, at most one byte more than is looked at.
    func bytes() throws(UsageError) -> [UInt8] {
        if usesClipboard {
            guard arguments.isEmpty else { throw UsageError("give the text or --clipboard, not both") }
            return try Clipboard(terminal: terminal).read(limit: ErrorInput.maxBytes + 1)
        }
        if arguments.count == 1, let saved = file(arguments[0]) { return saved }
        if !arguments.isEmpty, arguments != ["-"] { return Array(arguments.joined(separator: " ").utf8) }
        if arguments.isEmpty, isatty(STDIN_FILENO) == 1 {
            return PastePrompt(terminal: terminal).read(limit: ErrorInput.maxBytes + 1)
        }
        return Self.readAll(STDIN_FILENO, limit: ErrorInput.maxBytes + 1)
    }

    /// The contents of a saved answer; nil where the argument names no file, and so is the text itself.
    private func file(_ path: String) -> [UInt8]? {
        var status = stat()
        guard path.utf8.count < 1024, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return Self.readAll(descriptor, limit: ErrorInput.maxBytes + 1)
    }

    /// Everything a descriptor gives, up to `limit` bytes.
    static func readAll(_ descriptor: Int32, limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        while bytes.count < limit {
            let got = read(descriptor, &chunk, min(chunk.count, limit - bytes.count))
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { break }
            bytes += chunk[0..<got]
        }
        return bytes
    }
}
