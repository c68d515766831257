import Secrets

/// Takes a key out of what a server answers: some repeat it whole or in part (AI Horde, LiteLLM, DeepSeek).
struct KeyEcho {
    private let key: [UInt8]
    /// Runs of so many bytes of the key are taken for it; shorter ones are words like any other.
    private static let shortest = 6

    init(_ secret: Secret) {
        key = secret.withBytes { Array($0) }
    }

    /// The bytes with each run that also stands in the key replaced.
    func removed(from bytes: [UInt8]) -> [UInt8] {
        let length = min(Self.shortest, key.count)
        guard length >= 3, bytes.count >= length else { return bytes }
        var windows: Set<ArraySlice<UInt8>> = []
        for start in 0...(key.count - length) { windows.insert(key[start..<start + length]) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            guard offset + length <= bytes.count, windows.contains(bytes[offset..<offset + length]) else {
                result.append(bytes[offset])
                offset += 1
                continue
            }
            var end = offset + length
            while end < bytes.count, windows.contains(bytes[end - length + 1...end]) { end += 1 }
            result += "[key]".utf8
            offset = end
        }
        return result
    }

    /// The text with each run that also stands in the key replaced.
    func removed(from text: String) -> String {
        String(decoding: removed(from: Array(text.utf8)), as: UTF8.self)
    }
}
