/// The features of a text that the referee weighs: words, pairs of words and beginnings of words.
///
/// `scripts/train-error-model` makes the same ones; a test holds both together.
struct TextFeatures {
    /// A hash of each, without repetition, in the order of the text.
    private(set) var hashes: [UInt32] = []
    /// Of each the bytes of the text that it is about.
    private(set) var ranges: [Range<Int>] = []

    /// As many bytes of a text as are looked at.
    static let maxBytes = 6000

    /// The features of `text`.
    init(_ text: some Collection<UInt8>) {
        let bytes = Array(text.prefix(Self.maxBytes))
        let words = Self.words(of: bytes)
        var seen: Set<UInt32> = []
        seen.reserveCapacity(words.count * 3)
        for (index, word) in words.enumerated() {
            add(Self.hash(UInt8(ascii: "w"), word.text[...]), word.range, &seen)
            if word.text.count >= 6, word.text[0] < 0x80 {
                add(Self.hash(UInt8(ascii: "p"), word.text.prefix(5)), word.range, &seen)
            }
            guard index + 1 < words.count else { continue }
            let next = words[index + 1]
            add(
                Self.hash(UInt8(ascii: "b"), word.text[...], next.text[...]),
                word.range.lowerBound..<next.range.upperBound, &seen)
        }
    }

    private mutating func add(_ hash: UInt32, _ range: Range<Int>, _ seen: inout Set<UInt32>) {
        guard seen.insert(hash).inserted else { return }
        hashes.append(hash)
        ranges.append(range)
    }

    private struct Word {
        let text: [UInt8]
        let range: Range<Int>
    }

    /// Words in small letters; numbers as `#`, statuses as they are, ids as `@`; signs of other scripts one by one.
    private static func words(of bytes: [UInt8]) -> [Word] {
        var words: [Word] = []
        var current: [UInt8] = []
        var isBehindSmallLetter = false
        var offset = 0
        func close() {
            guard !current.isEmpty else { return }
            let range = offset - current.count..<offset
            let digits = current.reduce(0) { $0 + (0x30...0x39 ~= $1 ? 1 : 0) }
            if digits == current.count {
                let isStatus = digits == 3 && (current[0] == UInt8(ascii: "4") || current[0] == UInt8(ascii: "5"))
                words.append(Word(text: isStatus ? current : [UInt8(ascii: "#")], range: range))
            } else if current.count > 5, digits > 0 {
                words.append(Word(text: [UInt8(ascii: "@")], range: range))
            } else {
                words.append(Word(text: Array(current.prefix(24)), range: range))
            }
            current = []
        }
        while offset < bytes.count {
            let byte = bytes[offset]
            switch byte {
            case 0x30...0x39, 0x61...0x7A:
                current.append(byte)
                isBehindSmallLetter = byte >= 0x61
            case 0x41...0x5A:
                if isBehindSmallLetter { close() }
                current.append(byte | 0x20)
                isBehindSmallLetter = false
            case 0xC0...:
                close()
                let end = min(offset + (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4), bytes.count)
                words.append(Word(text: Array(bytes[offset..<end]), range: offset..<end))
                isBehindSmallLetter = false
                offset = end
                continue
            default:
                close()
                isBehindSmallLetter = false
            }
            offset += 1
        }
        close()
        return words
    }

    /// FNV-1a of a kind and one or two words.
    private static func hash(
        _ kind: UInt8, _ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>? = nil
    ) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        func take(_ byte: UInt8) { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        take(kind)
        for byte in first { take(byte) }
        if let second {
            take(0x20)
            for byte in second { take(byte) }
        }
        return hash
    }
}
