// What Swift's standard library offers for searching in text and Embedded Swift leaves out, with the same meaning:
// characters are compared, not bytes.

extension StringProtocol {
    /// Whether the text holds `other`.
    public func contains(_ other: some StringProtocol) -> Bool { firstRange(of: other) != nil }

    /// Where `other` stands for the first time.
    public func firstRange(of other: some StringProtocol) -> Range<String.Index>? {
        firstRange(of: other, from: startIndex)
    }

    /// Every place where `other` stands, none over another.
    public func ranges(of other: some StringProtocol) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        var start = startIndex
        while let range = firstRange(of: other, from: start) {
            found.append(range)
            if range.isEmpty {
                guard range.upperBound < endIndex else { break }
                start = index(after: range.upperBound)
            } else {
                start = range.upperBound
            }
        }
        return found
    }

    /// The text with `replacement` wherever `other` stood.
    public func replacing(_ other: some StringProtocol, with replacement: some StringProtocol) -> String {
        var result = ""
        var start = startIndex
        for range in ranges(of: other) {
            result += self[start..<range.lowerBound]
            result += replacement
            start = range.upperBound
        }
        return result + self[start...]
    }

    /// The parts between `separator`.
    public func split(
        separator: some StringProtocol, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
    ) -> [SubSequence] {
        var parts: [SubSequence] = []
        var start = startIndex
        for range in ranges(of: separator) {
            if parts.count >= maxSplits { break }
            if !omittingEmptySubsequences || start < range.lowerBound { parts.append(self[start..<range.lowerBound]) }
            start = range.upperBound
        }
        if !omittingEmptySubsequences || start < endIndex { parts.append(self[start...]) }
        return parts
    }

    private func firstRange(of other: some StringProtocol, from start: String.Index) -> Range<String.Index>? {
        guard !other.isEmpty else { return start..<start }
        let (text, wanted) = (self[start...].utf8, Array(other.utf8))
        if wanted.allSatisfy({ $0 < 0x80 && $0 != 0x0D }), text.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) {
            return Self.firstRange(of: wanted, in: text)
        }
        let characters = Array(other)
        var place = start
        while place < endIndex {
            var (end, matched) = (place, 0)
            while matched < characters.count, end < endIndex, self[end] == characters[matched] {
                formIndex(after: &end)
                matched += 1
            }
            if matched == characters.count { return place..<end }
            formIndex(after: &place)
        }
        return nil
    }

    /// Where bytes stand in plain text, in which every byte is a character.
    private static func firstRange(
        of wanted: [UInt8], in text: SubSequence.UTF8View
    ) -> Range<String.Index>? {
        var place = text.startIndex
        while place < text.endIndex {
            var (end, matched) = (place, 0)
            while matched < wanted.count, end < text.endIndex, text[end] == wanted[matched] {
                end = text.index(after: end)
                matched += 1
            }
            if matched == wanted.count { return place..<end }
            place = text.index(after: place)
        }
        return nil
    }
}
