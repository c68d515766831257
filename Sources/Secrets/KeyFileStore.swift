internal import Glibc
internal import ProfileFiles

/// Keys in files that only their owner can read, for machines without a keyring.
public struct KeyFileStore: Sendable {
    /// The folder, without a final slash.
    public let folder: String

    /// The store below `$XDG_DATA_HOME`, else below `~/.local/share`.
    ///
    /// - Throws: `KeyProblem.noHome`.
    public init(variable: (String) -> String?) throws(KeyProblem) {
        if let data = variable("XDG_DATA_HOME"), data.hasPrefix("/") {
            folder = data + "/proxylint/keys"
        } else if let home = variable("HOME"), home.hasPrefix("/") {
            folder = home + "/.local/share/proxylint/keys"
        } else {
            throw .noHome
        }
    }

    /// The file of an entry.
    public func path(of name: String) -> String { "\(folder)/\(Self.fileName(for: name))" }

    /// The bytes of an entry; nil where there is none.
    ///
    /// - Throws: `KeyProblem`.
    func read(_ name: String) throws(KeyProblem) -> [UInt8]? {
        do {
            return try KeyFile.read(path(of: name))
        } catch {
            if case .noFile = error { return nil }
            throw error
        }
    }

    /// Stores a key: written beside, flushed, renamed; what was there stays whole until then.
    ///
    /// - Throws: `KeyProblem`.
    public func write(_ secret: Secret, as name: String) throws(KeyProblem) {
        try makeFolder()
        removeRests()
        let target = path(of: name)
        let result: Result<Void, AtomicFile.Problem> = secret.withBytes { bytes in
            Result { () throws(AtomicFile.Problem) in
                try AtomicFile.write(bytes, to: target, mode: 0o600, replaces: true)
            }
        }
        if case .failure(let problem) = result {
            if case .failed(let reason) = problem { throw .unwritable(target, reason) }
            throw .unwritable(target, problem.message)
        }
    }

    /// Removes an entry; false where there is none.
    ///
    /// - Throws: `KeyProblem`.
    public func remove(_ name: String) throws(KeyProblem) -> Bool {
        guard unlink(path(of: name)) != 0 else { return true }
        guard errno == ENOENT || errno == ENOTDIR else { throw .unwritable(path(of: name), Self.reason) }
        return false
    }

    /// The names of the entries, sorted.
    ///
    /// - Throws: `KeyProblem`.
    public func names() throws(KeyProblem) -> [String] {
        guard let directory = opendir(folder) else {
            if errno == ENOENT || errno == ENOTDIR { return [] }
            throw .unreadableFile(folder, Self.reason)
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix("."), let decoded = Self.name(ofFile: name) { names.append(decoded) }
        }
        return names.sorted()
    }

    /// Removes what a write that was killed left behind: files whose process is gone.
    private func removeRests() {
        guard let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let parts = name.split(separator: "-")
            guard name.hasPrefix(".proxylint-"), parts.count == 3, let process = pid_t(parts[1]) else { continue }
            if kill(process, 0) != 0, errno == ESRCH { unlink("\(folder)/\(name)") }
        }
    }

    private func makeFolder() throws(KeyProblem) {
        var path = ""
        for part in folder.split(separator: "/") {
            path += "/\(part)"
            // Folders of our own are closed to others; those that are there already stay as they are.
            if mkdir(path, 0o700) != 0, errno != EEXIST { throw .unwritable(path, Self.reason) }
        }
    }

    private static var reason: String { String(cString: strerror(errno)) }

    // MARK: Names

    /// Letters, digits, `-`, `_` and inner full stops stay; every other byte becomes `%` and two digits.
    static func fileName(for name: String) -> String {
        var result = ""
        for (place, byte) in name.utf8.enumerated() {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: ".") where place > 0: result += "."
            default:
                let digits = String(byte, radix: 16)
                result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }

    static func name(ofFile file: String) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(file.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
