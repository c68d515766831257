/// Turns libyaml's marks, which count characters behind a byte order mark, into byte offsets.
///
/// Marks come nearly in order, so it walks from the last one asked for. In a text of ASCII there is nothing to walk.
struct CharacterOffsets {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let base: Int
    private let isASCII: Bool
    private var character = 0
    private var offset: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, byteOrderMarkLength: Int) {
        self.bytes = bytes
        base = byteOrderMarkLength
        offset = byteOrderMarkLength
        isASCII = UnsafeBufferPointer(rebasing: bytes.dropFirst(byteOrderMarkLength)).isASCII
    }

    /// The byte offset of the character with index `wanted`.
    mutating func byteOffset(ofCharacter wanted: Int) -> Int {
        if isASCII { return min(base + wanted, bytes.count) }
        while character < wanted, offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            character += 1
        }
        while character > wanted, offset > base {
            offset -= 1
            while offset > base, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
            character -= 1
        }
        return offset
    }
}
