/// The one request that shows whether a key of a provider is alive, and what its answers mean.
///
/// Facts: `key-checks.tsv`.
public struct KeyCheck: Sendable {
    /// How the key travels.
    public enum Authentication: Sendable, Equatable {
        /// `Authorization: Bearer KEY`.
        case bearer
        /// A header of the provider's own, with the key as its value.
        case header(String)
        /// A field of a form that is posted.
        case form(String)
    }

    /// What a good answer proves.
    public enum Proof: String, Sendable {
        /// That the key is good.
        case key
        /// That the key is good, and no more: the note says what that leaves open.
        case keyAlone = "key-alone"
        /// That a server answers there, and nothing of the key.
        case reachability
    }

    /// What a recorded answer that does not speak for itself means.
    public enum Meaning: String, Sendable {
        /// The key is good.
        case good
        /// The key is refused.
        case bad
        /// It may be either.
        case unsure
    }

    private let row: CatalogRow

    /// GET or POST.
    public var method: String { row[1] }
    /// The address; `{base}` stands for the base URL in use, `{origin}` for its scheme and host.
    public var url: String { row[2] }
    /// How the key travels.
    public var authentication: Authentication {
        let text = row[3]
        if let name = text.droppingPrefix("header:") { return .header(name) }
        if let name = text.droppingPrefix("form:") { return .form(name) }
        return .bearer
    }
    /// Headers that the provider demands besides.
    public var headers: [(name: String, value: String)] {
        row[4].split(separator: "|").compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
        }
    }
    /// What is posted; nil for a GET, and for a form.
    public var body: String? { row[5].isEmpty ? nil : row[5] }
    /// What a good answer proves.
    public var proof: Proof { Proof(rawValue: row[6]) ?? .reachability }
    /// What an answer means, by its status and a part of its text; nil where the answer speaks for itself.
    public func meaning(status: Int, text: String) -> Meaning? {
        for entry in row[7].split(separator: "|") {
            let parts = entry.split(separator: " ", maxSplits: 2)
            guard parts.count >= 2, let meaning = Meaning(rawValue: String(parts[0])) else { continue }
            let words = parts.count == 3 ? String(parts[2]) : ""
            // A type of error without a status: its status has changed between versions.
            if let number = Int(parts[1]) {
                if number == status, words.isEmpty || text.contains(words) { return meaning }
            } else if status >= 400, text.contains(parts[1...].joined(separator: " ")) {
                return meaning
            }
        }
        return nil
    }
    /// How the answer is read: the name of a parser.
    public var parser: String { row[8] }
    /// A remark for people, without a final full stop; may be empty.
    public var note: String { row[9] }
    /// The fact behind it, in the words of `statement`.
    public func asFact(_ statement: String) -> Fact {
        Fact(
            statement, date: CalendarDate(row[11]), source: row[12], grade: FactGrade(rawValue: row[10]) ?? .unverified)
    }

    init(_ row: CatalogRow) {
        self.row = row
    }
}

extension Catalog {
    /// How a key of a provider is checked; nil where no such request is known.
    public func keyCheck(at provider: String) -> KeyCheck? {
        var rows = keyCheckTable.rows(provider)
        return rows.next().map(KeyCheck.init)
    }

    /// The fact on the longest prefix that tells whose key `text` is; nil where the form is anybody's.
    public func recognizedKeyPrefix(of text: some Collection<UInt8>) -> CatalogFact? {
        guard text.count >= 16 else { return nil }
        var best: CatalogFact?
        for fact in keyPrefixes where text.starts(with: fact.value.utf8) {
            if fact.value.utf8.count > best?.value.utf8.count ?? 0 { best = fact }
        }
        return best
    }

    /// How keys begin, in the order of the providers; read once.
    public var keyPrefixes: [CatalogFact] {
        keyPrefixCache.entry("") { providerFacts.rows(withSecondColumn: "key_prefix").map(CatalogFact.init) } ?? []
    }

    /// Whether a host is one of a provider's that makes keys of the form that `fact` tells of.
    ///
    /// Two lines of one house may share a form.
    public func isHost(_ host: String, ofMakerOf fact: CatalogFact) -> Bool {
        keyPrefixes.contains { other in
            guard other.value == fact.value, let provider = provider(other.subject) else { return false }
            return !provider.isUserOwned && provider.match(ofHost: host) != nil
        }
    }

    /// The provider whose key people keep in an environment variable of this name; nil where it is nobody's.
    public func owner(ofKeyVariable name: String) -> Provider? {
        guard name.hasSuffix(Provider.keyVariableEnding) else { return nil }
        return providers.first { !$0.isUserOwned && $0.usualKeyVariable == name }
    }
}

extension Provider {
    /// How the names of variables with keys end.
    public static let keyVariableEnding = "_API_KEY"

    /// The environment variable that people keep its key in, such as `OPENROUTER_API_KEY`.
    public var usualKeyVariable: String {
        let signs = id.uppercased().utf8.map { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) ? byte : UInt8(ascii: "_")
        }
        return String(decoding: signs, as: UTF8.self) + Self.keyVariableEnding
    }
}

extension String {
    fileprivate func droppingPrefix(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.utf8.count)) : nil
    }
}
