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
    /// A number that stands for the name: equal names have equal ones (FNV-1a).
    let digest: UInt64
    /// The first eight bytes of the name, which tell nearly all models of other families.
    private let head: UInt64

    /// The kinship of an id, however a provider spells it.
    public init(of id: String) {
        var id = id
        self = id.withUTF8 { ModelKinship(ofBytes: $0) }
    }

    private init(ofBytes id: UnsafeBufferPointer<UInt8>) {
        let start = id.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        let end = id[start...].firstIndex(of: UInt8(ascii: ":")) ?? id.count
        isFreeVariant = id[end...].elementsEqual(":free".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(end - start)
        for place in start..<end {
            var byte = id[place]
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte += 32
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: " "): byte = UInt8(ascii: "-")
            // Fireworks writes a point between digits as a p.
            case UInt8(ascii: "p")
            where place > start && place + 1 < end && Self.isDigit(id[place - 1]) && Self.isDigit(id[place + 1]):
                byte = UInt8(ascii: "-")
            default: break
            }
            if byte == UInt8(ascii: "-"), bytes.isEmpty || bytes.last == byte { continue }
            bytes.append(byte)
        }
        if bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        while let separator = bytes.lastIndex(of: UInt8(ascii: "-")), Self.isPackaging(bytes[(separator + 1)...]) {
            bytes.removeLast(bytes.count - separator)
        }
        if bytes.starts(with: "claude-".utf8) { bytes = Self.inOrder(bytes) }
        name = String(decoding: bytes, as: UTF8.self)
        familyCount = Self.familyCount(bytes)
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.digest = digest
        var head: UInt64 = 0
        for place in 0..<min(bytes.count, 8) { head |= UInt64(bytes[place]) << (8 * UInt64(place)) }
        self.head = head
    }

    /// Claude's words in one order: claude-3-5-haiku and claude-haiku-3.5 are one model.
    private static func inOrder(_ name: [UInt8]) -> [UInt8] {
        var words = name.split(separator: UInt8(ascii: "-"))
        let numbers = words.dropFirst().prefix { $0.count == 1 && isDigit($0.first) }
        guard !numbers.isEmpty, words.count > numbers.count + 1 else { return name }
        words.removeSubrange(1...numbers.count)
        words.insert(contentsOf: numbers, at: 2)
        return Array(words.joined(separator: [UInt8(ascii: "-")]))
    }

    /// What all versions of the model are called: the words in front of the first number, such as `glm` or `gpt-oss`.
    public var family: String { String(decoding: name.utf8.prefix(familyCount), as: UTF8.self) }

    /// How many bytes of a name are the family's: whole words, or the letters of the first one where it holds a number.
    private static func familyCount(_ name: [UInt8]) -> Int {
        var end = 0
        for (place, byte) in name.enumerated() {
            if isDigit(byte) { return end == 0 ? place : end }
            if byte == UInt8(ascii: "-") { end = place }
        }
        return name.count
    }

    /// Whether two models are versions or sizes of one: the name of one family is how the other's begins.
    public func isOfOneFamily(with other: ModelKinship) -> Bool {
        let (shorter, longer) = familyCount <= other.familyCount ? (self, other) : (other, self)
        guard shorter.familyCount > 0 else { return false }
        let shared = UInt64.max >> (8 * UInt64(8 - min(shorter.familyCount, 8)))
        guard (head ^ other.head) & shared == 0 else { return false }
        var (first, second) = (shorter.name.utf8.makeIterator(), longer.name.utf8.makeIterator())
        for _ in 0..<shorter.familyCount where first.next() != second.next() { return false }
        return longer.familyCount == shorter.familyCount || second.next() == UInt8(ascii: "-")
    }

    /// How many words of two names are the same, from the front on.
    public func sharedWords(with other: ModelKinship) -> Int {
        guard !name.isEmpty, !other.name.isEmpty else { return 0 }
        var (first, second) = (name.utf8.makeIterator(), other.name.utf8.makeIterator())
        var count = 0
        while true {
            let (one, two) = (first.next(), second.next())
            let separator = UInt8(ascii: "-")
            if one ?? separator == separator, two ?? separator == separator {
                count += 1
                if one == nil || two == nil { return count }
            } else if one != two {
                return count
            }
        }
    }

    private static func isDigit(_ byte: UInt8?) -> Bool {
        byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }

    /// What hosts put behind a name, and the day of a snapshot.
    private static func isPackaging(_ word: ArraySlice<UInt8>) -> Bool {
        func isWord(_ text: StaticString) -> Bool {
            word.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }
        return switch word.count {
        case 2: isWord("it")
        case 3: isWord("tee") || isWord("fp8")
        case 4: isWord("bf16") || isWord("maas")
        case 8: isWord("instruct") || word.starts(with: "20".utf8) && word.allSatisfy { isDigit($0) }
        default: false
        }
    }
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
