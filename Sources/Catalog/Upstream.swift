/// A provider that OpenRouter passes requests on to.
public struct Upstream: Sendable {
    /// Whether requests still go to it.
    public enum Status: String, Sendable {
        case active
        /// It is only in the list of past generations.
        case gone
    }

    /// How requests and account settings call it.
    public let slug: String
    /// Whether requests still go to it.
    public let status: Status
    /// The list it stands in.
    public let fact: Fact
    /// What names of it have in common with its slug.
    fileprivate let letters: String

    init(_ row: CatalogRow) {
        slug = row[0]
        letters = Self.letters(of: slug)
        status = Status(rawValue: row[1]) ?? .active
        let statement =
            status == .active
            ? "\(slug) is an upstream of OpenRouter" : "\(slug) is only on the list of past generations"
        fact = Fact(
            statement, date: CalendarDate(row[4]), source: row[5], grade: FactGrade(rawValue: row[3]) ?? .unverified)
    }

    /// The slug without the variant: `deepinfra` of `deepinfra/turbo`.
    public static func base(of slug: String) -> String {
        slug.firstIndex(of: "/").map { String(slug[..<$0]) } ?? slug
    }

    /// Letters and digits in small letters: what a name and its slug have in common.
    static func letters(of name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

extension Catalog {
    /// Every upstream that is known; OpenRouter's own list is longer.
    public var upstreams: [Upstream] { upstreamListCache.entry("") { upstreamTable.rows.map(Upstream.init) } ?? [] }

    /// The upstream of exactly this slug, with or without a variant.
    public func upstream(_ slug: String) -> Upstream? {
        var rows = upstreamTable.rows(Upstream.base(of: slug))
        return rows.next().map(Upstream.init)
    }

    /// The upstream whose slug has the same letters: `DeepInfra`, `Google Vertex`.
    public func upstream(spelledLike name: String) -> Upstream? {
        let wanted = Upstream.letters(of: Upstream.base(of: name))
        return upstreams.first { $0.letters == wanted }
    }

    /// The upstream whose slug differs by a slip of the finger or an added `ai`.
    public func upstream(near name: String) -> Upstream? {
        let wanted = Upstream.letters(of: Upstream.base(of: name))
        let limit = wanted.utf8.count >= 8 ? 2 : wanted.utf8.count >= 4 ? 1 : 0
        var best: (upstream: Upstream, distance: Int)?
        for upstream in upstreams {
            guard let distance = Similarity.distance(wanted, upstream.letters, limit: limit) else { continue }
            if distance < best?.distance ?? .max { best = (upstream, distance) }
        }
        return best?.upstream
    }
}
