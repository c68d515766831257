/// Walks over bytes eight at a time: every byte of every file passes here.
///
/// A word is compared as a whole. Of `word - 0x01…01` with `~word`, the highest bit of a byte is set where that byte is zero; carries can
/// only set one behind such a byte, so that "none" is always true.
extension UnsafeBufferPointer<UInt8> {
    private static var ones: UInt64 { 0x0101_0101_0101_0101 }
    private static var highBits: UInt64 { 0x8080_8080_8080_8080 }

    private func word(at offset: Int) -> UInt64 {
        UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    /// Whether some byte is this one.
    func holds(_ byte: UInt8) -> Bool {
        let wanted = Self.ones &* UInt64(byte)
        var offset = 0
        while offset + 8 <= count {
            let difference = word(at: offset) ^ wanted
            if (difference &- Self.ones) & ~difference & Self.highBits != 0 { return true }
            offset += 8
        }
        return self[offset...].contains(byte)
    }

    /// Whether all bytes are ASCII.
    var isASCII: Bool {
        var offset = 0
        while offset + 8 <= count {
            if word(at: offset) & Self.highBits != 0 { return false }
            offset += 8
        }
        return self[offset...].allSatisfy { $0 < 0x80 }
    }

    /// Whether the bytes are the same.
    func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        var offset = 0
        while offset + 8 <= count {
            if word(at: offset) != other.word(at: offset) { return false }
            offset += 8
        }
        while offset < count {
            if self[offset] != other[offset] { return false }
            offset += 1
        }
        return true
    }
}
