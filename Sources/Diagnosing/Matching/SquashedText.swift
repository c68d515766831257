/// A text reduced to what survives chat programs, screenshots and re-typing: letters and digits in small letters, with
/// those that OCR confuses made equal, and nothing between them.
///
/// Line breaks, quotes, escapes and braces are gone; of where words began and ended a mark stays, so that a wording
/// matches whole words only.
struct SquashedText {
    /// The letters.
    private(set) var letters: [UInt8] = []
    /// Where each stood in the text.
    private(set) var offsets: [Int32] = []
    /// Whether a word begins with it.
    private(set) var beginsWord: [Bool] = []

    /// The letters of `text`.
    init(_ text: some Collection<UInt8>) {
        letters.reserveCapacity(text.count)
        offsets.reserveCapacity(text.count)
        beginsWord.reserveCapacity(text.count)
        var isBetweenWords = true
        var offset: Int32 = 0
        for byte in text {
            let folded = Self.folded(byte)
            if folded == 0 {
                isBetweenWords = true
            } else {
                letters.append(folded)
                offsets.append(offset)
                // Scripts without blanks have words everywhere.
                beginsWord.append(isBetweenWords || byte >= 0xC0)
                isBetweenWords = false
            }
            offset += 1
        }
    }

    /// Whether a word ends before this letter.
    func isWordEnd(_ index: Int) -> Bool {
        index >= letters.count || beginsWord[index] || letters[index] >= 0x80
    }

    /// A byte as it counts; 0 for what does not.
    static func folded(_ byte: UInt8) -> UInt8 { table[Int(byte)] }

    private static let table: [UInt8] = (0...255).map { value in
        let byte = UInt8(value)
        switch byte {
        case UInt8(ascii: "0"): return UInt8(ascii: "o")
        case UInt8(ascii: "1"), UInt8(ascii: "i"), UInt8(ascii: "I"): return UInt8(ascii: "l")
        case UInt8(ascii: "5"): return UInt8(ascii: "s")
        case UInt8(ascii: "8"): return UInt8(ascii: "b")
        case 0x30...0x39, 0x61...0x7A, 0x80...: return byte
        case 0x41...0x5A: return byte | 0x20
        default: return 0
        }
    }
}
