import Testing

@testable import YAMLSource

/// Eight bytes at a time say what one byte after the other does.
struct WordWiseTests {
    @Test(arguments: 0...40)
    func everyPlaceIsSeen(_ count: Int) {
        let plain = [UInt8](repeating: 0x24, count: count)
        plain.withUnsafeBufferPointer { bytes in
            #expect(!bytes.holds(0x25))
            #expect(bytes.isASCII)
        }
        for place in 0..<count {
            for byte in [0x25, 0x80, 0xFF, 0x00, 0xA5] as [UInt8] {
                var other = plain
                other[place] = byte
                other.withUnsafeBufferPointer { bytes in
                    #expect(bytes.holds(byte))
                    #expect(bytes.holds(0x25) == (byte == 0x25))
                    #expect(bytes.isASCII == (byte < 0x80))
                    plain.withUnsafeBufferPointer { #expect(!bytes.isSame(as: $0)) }
                    bytes.withMemoryRebound(to: UInt8.self) { #expect(bytes.isSame(as: $0)) }
                }
            }
        }
        plain.withUnsafeBufferPointer { bytes in
            #expect(!bytes.isSame(as: UnsafeBufferPointer(rebasing: bytes.dropLast())) || count == 0)
        }
    }
}
