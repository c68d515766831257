internal import Glibc

/// A key in memory: never printed, never copied without need, overwritten when it is no longer used.
public final class Secret: Sendable {
    // Written in init and deinit only.
    private nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer

    /// A secret of these bytes.
    public init(_ bytes: some Collection<UInt8>) {
        self.bytes = .allocate(byteCount: bytes.count, alignment: 1)
        self.bytes.copyBytes(from: bytes)
    }

    /// The parts of another secret, one behind the other.
    init(_ other: Secret, keeping parts: [Range<Int>]) {
        bytes = .allocate(byteCount: parts.reduce(0) { $0 + $1.count }, alignment: 1)
        var offset = 0
        for part in parts {
            bytes[offset..<offset + part.count].copyBytes(from: other.bytes[part])
            offset += part.count
        }
    }

    deinit {
        if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
        bytes.deallocate()
    }

    /// How many bytes it has.
    public var count: Int { bytes.count }

    /// Runs `body` with the bytes, which are valid only meanwhile.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(bytes))
    }

    /// Whether it is the same key; takes as long wherever they differ.
    public func isSame(as other: Secret) -> Bool {
        guard count == other.count else { return false }
        return zip(bytes, other.bytes).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

// Whoever prints, dumps or interpolates one sees nothing of it.
extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// A word in place of the key.
    public var description: String { "[key]" }
    /// A word in place of the key.
    public var debugDescription: String { "[key]" }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
