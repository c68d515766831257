internal import ChildPrograms
internal import Glibc
public import Profiles

/// Fetches the key of an account from wherever the profile says it is.
public struct KeyReader: Sendable {
    private let variable: @Sendable (String) -> String?
    private let secretVariable: @Sendable (String) -> Secret?

    /// A reader of the process's environment, which holds the key of a variable in no text of its own.
    public init() {
        variable = { name in getenv(name).map { String(cString: $0) } }
        secretVariable = { name in
            getenv(name).map { Secret(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
        }
    }

    /// A reader.
    ///
    /// - Parameter variable: Reads an environment variable.
    public init(variable: @escaping @Sendable (String) -> String?) {
        self.variable = variable
        secretVariable = { name in variable(name).map { Secret($0.utf8) } }
    }

    /// A key with where it came from.
    public struct FoundKey: Sendable {
        /// The key.
        public let text: KeyText
        /// Where it came from, as half a sentence: "from the variable OPENROUTER_API_KEY".
        public let origin: String

        /// A key with where it came from.
        public init(text: KeyText, origin: String) {
            self.text = text
            self.origin = origin
        }
    }

    /// The key of `source`.
    ///
    /// - Parameters:
    ///   - profilePath: The profile's file, beside which relative files lie.
    ///   - isPassword: Whether it may be a password of the user's own, in which blanks and quotes count.
    /// - Throws: `KeyProblem`.
    public func key(
        of source: KeySource, profilePath: String, isPassword: Bool = false
    ) throws(KeyProblem) -> FoundKey {
        var bytes: [UInt8] = []
        defer { bytes.overwrite() }
        var origin = source.origin
        switch source {
        case .literal(let node): bytes = Array(node.text.utf8)
        case .environment(let name):
            guard let value = secretVariable(name.value), value.count > 0 else { throw .variableNotSet(name.value) }
            bytes = value.withBytes { Array($0) }
        case .file(let path): bytes = try KeyFile.read(full(path.value, beside: profilePath))
        case .keyring(let name): (bytes, origin) = try stored(name.value)
        }
        return FoundKey(text: try KeyText(bytes, isPassword: isPassword), origin: origin)
    }

    /// What is kept under a name: in the keyring, else in a file of ours.
    private func stored(_ name: String) throws(KeyProblem) -> ([UInt8], String) {
        try KeyName.check(name)
        let keyring = Keyring(variable: variable)
        var keyringProblem: KeyProblem?
        if keyring.isReachable {
            do {
                if let bytes = try keyring.read(name) {
                    return (bytes, "from the keyring, stored as \(SecretMask.shown(name: name))")
                }
            } catch {
                keyringProblem = error
            }
        }
        let files = try? KeyFileStore(variable: variable)
        if let bytes = try files?.read(name) { return (bytes, "from the key file of \(SecretMask.shown(name: name))") }
        if let keyringProblem, case .keyringFailed = keyringProblem { throw keyringProblem }
        throw .noEntry(name)
    }

    private func full(_ path: String, beside profile: String) -> String {
        if path.hasPrefix("~/"), let home = variable("HOME") { return home + path.dropFirst(1) }
        if path.hasPrefix("/") { return path }
        guard let slash = profile.lastIndex(of: "/") else { return path }
        return profile[...slash] + path
    }
}
