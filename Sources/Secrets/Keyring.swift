internal import ChildPrograms
internal import Glibc

/// The desktop's keyring (Secret Service), through `secret-tool` of Debian's libsecret-tools.
///
/// A key goes to it on standard input and comes back on standard output; it is never an argument.
public struct Keyring: Sendable {
    /// Reads an environment variable.
    private let variable: @Sendable (String) -> String?

    private static let program = "secret-tool"
    private static let application = ["application", "proxylint"]
    /// Somebody may have to type a password into its dialogue.
    private static let patience = 120
    private static let maxBytes = 1 << 20

    /// The keyring of the session that the environment names.
    public init(variable: @escaping @Sendable (String) -> String?) {
        self.variable = variable
    }

    /// Whether there may be one: without a session bus nobody is asked.
    public var isReachable: Bool { absence == nil }

    /// Why there is none; nil where there may be one.
    private var absence: String? {
        if let address = variable("DBUS_SESSION_BUS_ADDRESS"), !address.isEmpty { return nil }
        if let folder = variable("XDG_RUNTIME_DIR"), access(folder + "/bus", F_OK) == 0 { return nil }
        return "no desktop session is running"
    }

    /// The bytes of an entry; nil where there is none.
    ///
    /// - Throws: `KeyProblem.noKeyring`, `KeyProblem.keyringFailed`.
    func read(_ name: String) throws(KeyProblem) -> [UInt8]? {
        let outcome = try run(["lookup"] + Self.application + ["name", name])
        if outcome.status == 0, !outcome.output.isEmpty { return outcome.output }
        if outcome.messages.isEmpty { return nil }
        throw .keyringFailed(Self.words(outcome))
    }

    /// Stores a key, in place of one of the same name.
    ///
    /// - Throws: `KeyProblem.noKeyring`, `KeyProblem.keyringFailed`.
    public func write(_ secret: Secret, as name: String) throws(KeyProblem) {
        let arguments = ["store", "--label", "proxylint: \(name)"] + Self.application + ["name", name]
        let result: Result<ChildProgram.Outcome, KeyProblem> = secret.withBytes { bytes in
            Result { () throws(KeyProblem) in try run(arguments, input: bytes) }
        }
        let outcome = try result.get()
        guard outcome.status == 0 else { throw .keyringFailed(Self.words(outcome)) }
    }

    /// Removes an entry; false where there is none.
    ///
    /// - Throws: `KeyProblem.noKeyring`, `KeyProblem.keyringFailed`.
    public func remove(_ name: String) throws(KeyProblem) -> Bool {
        let outcome = try run(["clear"] + Self.application + ["name", name])
        if outcome.status == 0 { return true }
        guard outcome.messages.isEmpty else { throw .keyringFailed(Self.words(outcome)) }
        return false
    }

    /// The names of the entries, sorted.
    ///
    /// - Throws: `KeyProblem.noKeyring`, `KeyProblem.keyringFailed`.
    public func names() throws(KeyProblem) -> [String] {
        var outcome = try run(["search", "--all"] + Self.application)
        // The tool prints keys and names alike, which stream depends on its version: only names are kept.
        defer { outcome.output.overwrite() }
        var names: Set<String> = []
        for bytes in [outcome.output, outcome.messages] {
            for line in bytes.split(separator: UInt8(ascii: "\n")) where line.starts(with: "attribute.name = ".utf8) {
                names.insert(String(decoding: line.dropFirst(17), as: UTF8.self))
            }
        }
        if names.isEmpty, outcome.status != 0, !outcome.messages.isEmpty { throw .keyringFailed(Self.words(outcome)) }
        return names.sorted()
    }

    private func run(
        _ arguments: [String], input: UnsafeRawBufferPointer? = nil
    ) throws(KeyProblem) -> ChildProgram.Outcome {
        if let absence { throw .noKeyring(absence) }
        let outcome = ChildProgram.run(
            [Self.program] + arguments, input: input, limit: Self.maxBytes, seconds: Self.patience)
        guard let outcome else {
            throw .noKeyring("secret-tool is missing; Debian's package is libsecret-tools")
        }
        guard !outcome.isTimedOut else {
            throw .keyringFailed("no answer within \(Self.patience) seconds; it may be waiting to be unlocked")
        }
        return outcome
    }

    /// The tool's own words in one line, without its name.
    private static func words(_ outcome: ChildProgram.Outcome) -> String {
        var text = String(decoding: outcome.messages.prefix(300), as: UTF8.self)
            .split(whereSeparator: \.isNewline).joined(separator: " ")
        if text.hasPrefix("secret-tool: ") { text.removeFirst(13) }
        return text.isEmpty ? "secret-tool failed without an error message" : text
    }
}
