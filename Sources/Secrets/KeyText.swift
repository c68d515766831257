internal import Profiles

/// A key as it was found, made fit for a request.
public struct KeyText: Sendable {
    /// The key.
    public let secret: Secret
    /// What came along with it and was left away, in the words of messages; empty where nothing did.
    public let mended: [String]
    /// The key as it may be shown.
    public let masked: String

    /// As long as a key may be, in bytes.
    public static let maxBytes = 4096

    /// Takes away what pastes bring along: line breaks at the end, quotes, `Bearer `, invisible characters.
    ///
    /// - Parameter isPassword: Whether blanks and quotes inside may belong to it, as in a password of the user's own.
    /// - Throws: `KeyProblem`.
    public init(_ bytes: some Collection<UInt8>, isPassword: Bool = false) throws(KeyProblem) {
        guard bytes.count <= Self.maxBytes else { throw .tooLong }
        let pasted = Secret(bytes)
        let parts = pasted.withBytes {
            PastedKey.parts(of: $0.assumingMemoryBound(to: UInt8.self), isPassword: isPassword)
        }
        guard parts.isText else { throw .unusableCharacters }
        let key = Secret(pasted, keeping: parts.kept)
        guard key.count > 0 else { throw .empty }
        guard key.withBytes({ $0.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }) else { throw .unusableCharacters }
        secret = key
        mended = parts.surplus.map { $0.rawValue }
        masked = key.withBytes { SecretMask.masked(key: $0.assumingMemoryBound(to: UInt8.self)) }
    }
}
