/// Which ids mean the same model at different providers, and which models are of one family.
///
/// By the name alone: without the maker in front, with separators made equal, and without what hosts add for their own
/// packaging. Bytes, because the whole list is walked through.
public struct ModelKinship: Hashable, Sendable {
    /// The name that all ids of the model have in common, such as `glm-5-1`.
    public let name: String
    /// Whether it is a free variant, marked by its id.
    public let isFreeVariant: Bool
    private let familyCount: Int

    /// The kinship of an id, however a provider spells it.
    public init(of id: String) {
        var bytes = Array(id.utf8)
        if let slash = bytes.lastIndex(of: UInt8(ascii: "/")) { bytes.removeSubrange(...slash) }
        var ending: [UInt8] = []
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
            ending = Array(bytes[(colon + 1)...])
            bytes.removeSubrange(colon...)
        }
        isFreeVariant = ending.elementsEqual("free".utf8)
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes[place] = byte + 32
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: " "): bytes[place] = UInt8(ascii: "-")
            // Fireworks writes a point between digits as a p.
            case UInt8(ascii: "p") where Self.isDigit(bytes, place - 1) && Self.isDigit(bytes, place + 1):
                bytes[place] = UInt8(ascii: "-")
            default: break
            }
        }
        var words = bytes.split(separator: UInt8(ascii: "-"))
        while words.count > 1, let last = words.last, Self.isPackaging(last) { words.removeLast() }
        if words.first?.elementsEqual("claude".utf8) == true {
            // claude-3-5-haiku and claude-haiku-3.5 are one model.
            let numbers = words.dropFirst().prefix { $0.count == 1 && Self.isDigit($0.first) }
            if !numbers.isEmpty, words.count > numbers.count + 1 {
                words.removeSubrange(1...numbers.count)
                words.insert(contentsOf: numbers, at: 2)
            }
        }
        name = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
        familyCount = Self.familyCount(name)
    }

    /// What all versions of the model are called: the words in front of the first number, such as `glm` or `gpt-oss`.
    public var family: String { String(decoding: name.utf8.prefix(familyCount), as: UTF8.self) }

    /// How many bytes of a name are the family's: whole words, or the letters of the first one where it holds a number.
    private static func familyCount(_ name: String) -> Int {
        var end = 0
        var count = 0
        for byte in name.utf8 {
            if isDigit(byte) { return end == 0 ? count : end }
            if byte == UInt8(ascii: "-") { end = count }
            count += 1
        }
        return count
    }

    /// Whether two models are versions or sizes of one: the name of one family is how the other's begins.
    public func isOfOneFamily(with other: ModelKinship) -> Bool {
        let (shorter, longer) = familyCount <= other.familyCount ? (self, other) : (other, self)
        guard shorter.familyCount > 0 else { return false }
        var (first, second) = (shorter.name.utf8.makeIterator(), longer.name.utf8.makeIterator())
        for _ in 0..<shorter.familyCount where first.next() != second.next() { return false }
        return longer.familyCount == shorter.familyCount || second.next() == UInt8(ascii: "-")
    }

    /// How many words of two names are the same, from the front on.
    public func sharedWords(with other: ModelKinship) -> Int {
        zip(name.split(separator: "-"), other.name.split(separator: "-")).prefix { $0 == $1 }.count
    }

    private static func isDigit(_ bytes: [UInt8], _ place: Int) -> Bool {
        bytes.indices.contains(place) && isDigit(bytes[place])
    }

    private static func isDigit(_ byte: UInt8?) -> Bool {
        byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }

    /// What hosts put behind a name, and the day of a snapshot.
    private static func isPackaging(_ word: ArraySlice<UInt8>) -> Bool {
        if word.count == 8, word.starts(with: "20".utf8), word.allSatisfy({ isDigit($0) }) { return true }
        return packaging.contains { $0.elementsEqual(word) }
    }

    private static let packaging: [[UInt8]] = ["tee", "it", "instruct", "fp8", "bf16", "maas"].map { Array($0.utf8) }
}

extension Catalog {
    /// The model of a name at every provider that has it, in the order of providers and ids; looked for once.
    public func namesakes(of kinship: ModelKinship) -> [ModelEntry] {
        func find() -> [ModelEntry] {
            var found: [ModelEntry] = []
            for provider in providers.map({ $0.id }).sorted() {
                for (row, other) in zip(modelTable(of: provider).rows(provider), kinships(of: provider))
                where other.name == kinship.name {
                    found.append(ModelEntry(row, on: day))
                }
            }
            return found
        }
        return namesakeCache.entry(kinship.name, make: find) ?? []
    }

    /// The kinship of every model of a provider, in the order of their ids; worked out once.
    func kinships(of provider: String) -> [ModelKinship] {
        kinshipCache.entry(provider) { models(of: provider).map { ModelKinship(of: $0.id) } } ?? []
    }
}
