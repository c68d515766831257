internal import CatalogData

/// The one search for a text within a text: by bytes, without a table of characters.
///
/// `contains(String)`, `firstRange(of:)` and `replacing` of the standard library compare characters and prepare a table at each
/// call, which costs thousands of instructions where a rule asks for a word (docs/performance.md).
public enum ByteSearch {
    /// The offset of the first occurrence of `needle` at or behind `start`; nil where there is none.
    public static func offset(
        of needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int = 0
    ) -> Int? {
        guard let wanted = needle.baseAddress, !needle.isEmpty else { return start <= text.count ? start : nil }
        guard start < text.count, let base = text.baseAddress else { return nil }
        return catalog_find(base + start, text.count - start, wanted, needle.count).map { $0 - base }
    }
}

extension [UInt8] {
    /// Whether a text stands in the bytes.
    public func holds(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { needle in
            withUnsafeBufferPointer { ByteSearch.offset(of: needle, in: $0) != nil }
        }
    }
}

extension StringProtocol {
    /// Whether `other` stands in the text, byte for byte.
    public func holds(_ other: String) -> Bool { utf8Offset(of: other) != nil }

    /// The place of the first occurrence of `other`, byte for byte; nil where there is none.
    public func place(of other: String) -> Range<Index>? {
        guard let offset = utf8Offset(of: other) else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: other.utf8.count)
    }

    private func utf8Offset(of other: String) -> Int? {
        var other = other
        return other.withUTF8 { needle in
            if let found = utf8.withContiguousStorageIfAvailable({ ByteSearch.offset(of: needle, in: $0) }) {
                return found
            }
            return Array(utf8).withUnsafeBufferPointer { ByteSearch.offset(of: needle, in: $0) }
        }
    }
}

extension String {
    /// The text with `replacement` for every occurrence of `other`, byte for byte.
    public func substituting(_ other: String, by replacement: @autoclosure () -> String) -> String {
        guard !other.isEmpty, holds(other) else { return self }
        let replacement = replacement()
        var (text, other, result) = (self, other, [UInt8]())
        text.withUTF8 { bytes in
            other.withUTF8 { needle in
                var offset = 0
                while let found = ByteSearch.offset(of: needle, in: bytes, from: offset) {
                    result += bytes[offset..<found]
                    result += replacement.utf8
                    offset = found + needle.count
                }
                result += bytes[offset...]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
