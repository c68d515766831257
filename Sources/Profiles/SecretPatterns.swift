/// Finds what looks like a key in any text, by its form alone.
///
/// Forms: `providers.tsv` (key_shape, key_prefix), and what any long random token looks like. It errs on the side of
/// masking: a model id or a word never looks like this.
enum SecretPatterns {
    /// Beginnings of keys, with how many characters must follow for it to be one.
    typealias Beginning = (text: StaticString, least: Int)

    /// The beginnings that `providers.tsv` names (key_prefix).
    ///
    /// A table of its own, since every line that is shown is looked through; a test holds both equal.
    static let catalogued: [Beginning] = [
        ("sk-or-v1-", 4), ("sk-ant-", 4), ("sk-proj-", 4), ("sk-svcacct-", 4), ("sk-admin-", 4), ("cpk_", 4),
        ("AIza", 16),
        ("AQ.", 16), ("gsk_", 12), ("xai-", 16), ("nvapi-", 12), ("pplx-", 12), ("hf_", 16), ("rc_", 24),
    ]
    /// Beginnings that tell a key without telling whose, and those of services that no profile names.
    private static let others: [Beginning] = [
        ("sk-or-", 4), ("sk-", 12), ("mn_", 16), ("ghp_", 16), ("github_pat_", 16), ("AKIA", 12), ("r8_", 16),
        ("tgp_v1_", 12), ("fw_", 16),
    ]
    /// All of them, a longer one before those that it begins with.
    private static let beginnings = catalogued + others

    /// No key of a known beginning has fewer characters.
    private static let shortest = beginnings.map { $0.text.utf8CodeUnitCount + $0.least }.min() ?? 0

    /// The ranges of `text` that look like keys, each with the length of the prefix that may be shown.
    static func ranges(in text: some Collection<UInt8>) -> [(range: Range<Int>, prefix: Int)] {
        let bytes = Array(text)
        var found: [(range: Range<Int>, prefix: Int)] = []
        var offset = 0
        while offset < bytes.count {
            guard isKeyByte(bytes[offset]), offset == 0 || !isKeyByte(bytes[offset - 1]) else {
                offset += 1
                continue
            }
            var end = offset
            while end < bytes.count, isKeyByte(bytes[end]) { end += 1 }
            appendKeys(in: offset..<end, of: bytes, to: &found)
            offset = end
        }
        CredentialPlaces.append(of: bytes, to: &found)
        return merged(found)
    }

    /// How long the known prefix is that a key begins with, in bytes; 0 where it begins with none.
    static func prefix(of key: UnsafeBufferPointer<UInt8>) -> Int {
        let length = key.prefix { isKeyByte($0) }.count
        for (prefix, least) in beginnings where length >= prefix.utf8CodeUnitCount + least {
            let count = prefix.utf8CodeUnitCount
            if key.prefix(count).elementsEqual(UnsafeBufferPointer(start: prefix.utf8Start, count: count)) {
                return count
            }
        }
        return 0
    }

    /// The ranges in order, those that overlap as one: a key's prefix is shown where it stands in front.
    private static func merged(
        _ found: [(range: Range<Int>, prefix: Int)]
    ) -> [(range: Range<Int>, prefix: Int)] {
        if found.count < 2 { return found }
        var merged: [(range: Range<Int>, prefix: Int)] = []
        for next in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard let last = merged.last, next.range.lowerBound < last.range.upperBound else {
                merged.append(next)
                continue
            }
            let isSameStart = last.range.lowerBound == next.range.lowerBound
            let end = max(last.range.upperBound, next.range.upperBound)
            merged[merged.count - 1] = (
                last.range.lowerBound..<end, isSameStart ? max(last.prefix, next.prefix) : last.prefix
            )
        }
        return merged
    }

    /// Looks at one run of characters that keys consist of.
    private static func appendKeys(
        in token: Range<Int>, of bytes: [UInt8], to found: inout [(range: Range<Int>, prefix: Int)]
    ) {
        var start = token.lowerBound
        let shortest = shortest
        while start + shortest <= token.upperBound {
            if start == token.lowerBound || !isAlphanumeric(bytes[start - 1]) {
                for (prefix, least) in beginnings {
                    let count = prefix.utf8CodeUnitCount
                    guard token.upperBound - start >= count + least else { continue }
                    let begins = UnsafeBufferPointer(start: prefix.utf8Start, count: count)
                    if bytes[start..<start + count].elementsEqual(begins) {
                        found.append((start..<token.upperBound, count))
                        return
                    }
                }
            }
            start += 1
        }
        guard token.count >= 32 else { return }
        // A long run of letters and digits mixed is no word of any language, and no model id either.
        var run = token.lowerBound
        while run < token.upperBound {
            var end = run
            var digits = 0
            var letters = 0
            while end < token.upperBound, isAlphanumeric(bytes[end]) {
                if bytes[end] <= 0x39 { digits += 1 } else { letters += 1 }
                end += 1
            }
            if end - run >= 32, digits >= 4, letters >= 4 {
                found.append((token, 0))
                return
            }
            run = max(end, run + 1)
        }
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
