import Glibc
import Secrets

/// Where the `key` commands keep keys: the keyring, else files.
struct KeyStorage {
    private let terminal: Terminal
    private let keyring: Keyring

    init(_ terminal: Terminal) {
        self.terminal = terminal
        keyring = Keyring { name in getenv(name).map { String(cString: $0) } }
    }

    /// Runs a command, and tells what went wrong.
    func report(_ body: (KeyStorage) throws(KeyProblem) -> ExitStatus) -> ExitStatus {
        MemoryProtection.begin()
        do {
            return try body(self)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func files() throws(KeyProblem) -> KeyFileStore { try KeyFileStore(variable: terminal.variable) }

    /// Stores a key, and says where: "in the keyring", "in FILE".
    ///
    /// - Throws: `KeyProblem`.
    func store(_ secret: Secret, as name: String, inFile: Bool) throws(KeyProblem) -> String {
        if !inFile {
            do {
                try keyring.write(secret, as: name)
                // An older copy in a file would only lie around.
                _ = try? files().remove(name)
                return "in the keyring"
            } catch {
                guard case .noKeyring(let why) = error else { throw error }
                terminal.complain(
                    "No keyring is available (\(why)), so the key goes into a file only you can read.\n")
            }
        }
        let files = try files()
        try files.write(secret, as: name)
        // The keyring goes before files, and would hand out an older key.
        if keyring.isReachable {
            do {
                _ = try keyring.remove(name)
            } catch KeyProblem.noKeyring {
                // Then there is none in it either.
            } catch {
                terminal.complain("A key with this name in the keyring takes precedence, and could not be removed.\n")
            }
        }
        return "in \(files.path(of: name))"
    }

    /// Whether a key of this name is stored.
    func holds(_ name: String) -> Bool {
        (try? list())?.contains { $0.name == name } ?? false
    }

    /// Removes a key wherever it is, and says from where.
    ///
    /// - Throws: `KeyProblem`.
    func remove(_ name: String) throws(KeyProblem) -> [String] {
        var places: [String] = []
        var problem: KeyProblem?
        if keyring.isReachable {
            do {
                if try keyring.remove(name) { places.append("from the keyring") }
            } catch {
                problem = error
            }
        }
        let files = try files()
        if try files.remove(name) { places.append("from \(files.path(of: name))") }
        if places.isEmpty, let problem { throw problem }
        return places
    }

    /// The names of all keys with where they are: "keyring", "file".
    ///
    /// - Throws: `KeyProblem`.
    func list() throws(KeyProblem) -> [(name: String, place: String)] {
        var keys: [(name: String, place: String)] = []
        if keyring.isReachable {
            do {
                keys = try keyring.names().map { ($0, "keyring") }
            } catch {
                terminal.complain("proxylint: \(error.message)\n")
            }
        }
        let inKeyring = Set(keys.map(\.name))
        keys += try files().names().filter { !inKeyring.contains($0) }.map { ($0, "file") }
        return keys.sorted { $0.name < $1.name }
    }
}
