/// The models of one provider by their names, so that an id that is in no list is looked for without taking every id apart.
///
/// Made once for each provider that is asked for such an id. What a search compares stands in arrays of numbers; only what passes
/// there is compared as text, so that equal numbers of different texts do no harm.
public final class ModelIndex: Sendable {
    /// A model as searches see it.
    public struct Entry: Sendable {
        let row: CatalogRow
        /// The id.
        public let id: String
        /// The id in small letters.
        public let lowercased: String
        /// The part of that behind the last `/`.
        public let lastPart: String
        /// Its name taken apart.
        public let name: ModelName
    }

    /// Every model, in the order of their ids.
    public let entries: [Entry]
    /// The permanent aliases, each with the id it stands for.
    public let aliases: [(id: String, name: ModelName)]
    private let identities: [UInt64]
    private let firstWords: [UInt64]
    private let letters: [(id: LetterCounts, lastPart: LetterCounts)]
    /// For each looseness the keys of the entries, and those of the aliases.
    private let keys: [(entries: [UInt64], aliases: [UInt64])]

    init(provider: String, models: CatalogRows, aliasRows: CatalogRows) {
        entries = models.map { row in
            let id = row[1]
            let lower = id.lowercased()
            return Entry(
                row: row, id: id, lowercased: lower, lastPart: Self.lastPart(of: lower),
                name: ModelName(id, provider: provider))
        }
        aliases = aliasRows.map { ($0[2], ModelName($0[1], provider: provider)) }
        identities = entries.map { Self.number([$0.lowercased]) }
        firstWords = entries.map { Self.number($0.name.words.prefix(1)) }
        letters = entries.map { (LetterCounts($0.lowercased), LetterCounts($0.lastPart)) }
        var keys: [(entries: [UInt64], aliases: [UInt64])] = []
        for looseness in ModelName.Looseness.allCases {
            keys.append(
                (
                    entries.map { Self.number(ModelName.reduced($0.name.words, looseness)) },
                    aliases.map { Self.number(ModelName.reduced($0.name.words, looseness)) }
                ))
        }
        self.keys = keys
    }

    /// What stands behind the last `/` of an id.
    public static func lastPart(of id: String) -> String {
        id.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? id
    }

    /// The places of the entries that have one of these ids but for capitals, in order.
    public func places(ofIDs ids: [String]) -> [Int] {
        let wanted = ids.map { Self.number([$0]) }
        return identities.indices.filter { wanted.contains(identities[$0]) && ids.contains(entries[$0].lowercased) }
    }

    /// The places of the entries whose names come to one of these keys.
    public func places(ofNames names: Set<String>, _ looseness: ModelName.Looseness) -> [Int] {
        Self.places(of: names, in: keys[looseness.rawValue].entries) {
            ModelName.key(entries[$0].name.words, looseness)
        }
    }

    /// The places of the aliases whose names come to one of these keys.
    public func places(ofAliases names: Set<String>, _ looseness: ModelName.Looseness) -> [Int] {
        Self.places(of: names, in: keys[looseness.rawValue].aliases) {
            ModelName.key(aliases[$0].name.words, looseness)
        }
    }

    private static func places(of names: Set<String>, in numbers: [UInt64], _ key: (Int) -> String) -> [Int] {
        // A key is words with blanks between them.
        let wanted = names.map { number([$0]) }
        return numbers.indices.filter { wanted.contains(numbers[$0]) && names.contains(key($0)) }
    }

    /// The places of the entries whose names begin with a word.
    public func places(withFirstWord word: String) -> [Int] {
        let wanted = Self.number([word])
        return firstWords.indices.filter { firstWords[$0] == wanted && entries[$0].name.words.first == word }
    }

    /// The places of the entries that may be as near to an id in small letters, or with their last part to its last part, as `limit` says.
    public func places(near id: String, or lastPart: String, limit: Int) -> [Int] {
        let (whole, last) = (LetterCounts(id), LetterCounts(lastPart))
        return letters.indices.filter {
            whole.mayBeNear(letters[$0].id, limit) || last.mayBeNear(letters[$0].lastPart, limit)
        }
    }

    /// FNV-1a over words with blanks between them.
    private static func number(_ words: some Sequence<String>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var isFirst = true
        for word in words {
            if !isFirst { hash = (hash ^ 0x20) &* 0x100_0000_01B3 }
            isFirst = false
            for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return hash
    }
}

/// Which bytes a text holds, and which of them twice or more: an edit changes one of these bits at most in each direction.
struct LetterCounts {
    private let bits: UInt64
    private let count: Int

    init(_ text: String) {
        var bits: UInt64 = 0
        for byte in text.utf8 {
            let once = UInt64(1) << UInt64(byte & 0x1F)
            bits |= bits & once == 0 ? once : once << 32
        }
        self.bits = bits
        count = text.utf8.count
    }

    /// Whether so few edits may be between the texts.
    func mayBeNear(_ other: LetterCounts, _ limit: Int) -> Bool {
        abs(count - other.count) <= limit && (bits & ~other.bits).nonzeroBitCount <= limit
            && (other.bits & ~bits).nonzeroBitCount <= limit
    }
}

extension Catalog {
    /// The models of a provider by their names, made when it is asked for the first time.
    public func modelIndex(of provider: String) -> ModelIndex {
        func make() -> ModelIndex {
            ModelIndex(
                provider: provider, models: modelTable(of: provider).rows(provider),
                aliasRows: aliasTable(of: provider).rows(provider))
        }
        return modelIndexCache.entry(provider, make: make) ?? make()
    }

    /// An entry of an index, as it is on the day of the catalogue.
    public func model(_ entry: ModelIndex.Entry) -> ModelEntry { ModelEntry(entry.row, on: day) }
}
