public import YAMLSource

extension KeySource {
    /// Where a key is said to be, as half a sentence behind "the key"; never the key, also where it was pasted in the
    /// place of the name.
    public var origin: String {
        switch self {
        case .literal: "from the profile itself"
        case .environment(let name): "from the variable \(SecretMask.shown(name: name.value))"
        case .file(let path): "from the file \(SecretMask.shown(path: path.value))"
        case .keyring(let name): "stored as \(SecretMask.shown(name: name.value))"
        }
    }

    /// The key as a phrase, a literal one masked.
    public var place: String {
        if case .literal(let node) = self { return "the key \(origin), \(SecretMask.masked(key: node.text))" }
        return "the key \(origin)"
    }

    /// The bytes that say where it is; of a literal key its own.
    public var range: ByteRange {
        switch self {
        case .literal(let node): node.range
        case .environment(let name), .keyring(let name): name.range
        case .file(let path): path.range
        }
    }
}
