/// A file of the catalogue that is no table: its bytes as they are.
public struct CatalogBytes: @unchecked Sendable {  // the bytes live as long as it does, and never change
    private let bytes: UnsafeBufferPointer<UInt8>
    private let owner: CatalogMemory?

    /// Bytes that live as long as the program.
    init(embedded bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        owner = nil
    }

    /// A copy of `bytes`, for tests.
    public init(_ bytes: [UInt8]) {
        let memory = CatalogMemory(bytes)
        self.bytes = memory.bytes
        owner = memory
    }

    /// The number of bytes.
    public var count: Int { bytes.count }

    /// The byte at an offset; 0 behind the end.
    public subscript(offset: Int) -> UInt8 { bytes.indices.contains(offset) ? bytes[offset] : 0 }

    /// The 32 bits at an offset, the lowest byte first.
    public func word(at offset: Int) -> UInt32 {
        UInt32(self[offset]) | UInt32(self[offset + 1]) << 8 | UInt32(self[offset + 2]) << 16
            | UInt32(self[offset + 3]) << 24
    }
}
