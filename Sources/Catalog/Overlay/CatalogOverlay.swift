/// Refreshed lists that lie over the embedded tables: one text, whose parts have the form of the embedded files.
///
/// The first line names each part with its size in bytes; nothing else is looked at until a row is asked for. A provider that
/// the overlay covers is answered from it alone, as its rows were merged with the embedded ones when it was written.
public struct CatalogOverlay: Sendable {
    /// The parts, in the order of the text.
    public enum Part: String, CaseIterable, Sendable {
        /// Which lists were read, when, and from where.
        case lists
        case models, aliases, prices
        /// Upstreams of OpenRouter.
        case upstreams
        /// Who serves a model behind OpenRouter.
        case endpoints

        /// The first line of a part, which names its columns.
        public var header: String {
            switch self {
            case .lists: "#provider\tlist\tread_at\trows\twhole\tsource"
            case .models:
                "#provider\tid\twindow\tdefault_window\tmax_output\tfree\treasoning\tstatus\tended\tlast_seen\treplacement\tnearest\tgrade\tas_of\tsource"
            case .aliases: "#provider\talias\tid\tkind\tas_of\tsource"
            case .prices:
                "#provider\tid\tinput_usd_per_mtok\toutput_usd_per_mtok\tcache_read_usd_per_mtok\tas_of\tsource"
            case .upstreams: "#slug\tstatus\tnote\tgrade\tdate\tsource"
            case .endpoints: "#provider\tid\tupstream\twindow\tmax_output\tas_of\tsource"
            }
        }
    }

    /// Why bytes are no overlay that can be used.
    public enum Problem: Error, Equatable, Sendable {
        /// It does not begin like one.
        case notAnOverlay
        /// Another version of the program wrote it.
        case otherVersion
        /// Its parts do not fill it: it is cut off, or something was added.
        case wrongSize
        /// A part does not begin with its columns or does not end with a line.
        case brokenPart

        /// What is wrong, as the rest of a sentence without a final full stop.
        public var message: String {
            switch self {
            case .notAnOverlay: "it is not a refreshed catalog"
            case .otherVersion: "another version of proxylint wrote it"
            case .wrongSize: "it is cut off or has been changed"
            case .brokenPart: "one of its tables is broken"
            }
        }
    }

    static let magic = "#proxylint catalogue"
    static let version = "1"
    /// The first line has a few hundred bytes; more is no overlay.
    private static let maxHeaderBytes = 1024

    let lists: CatalogTable
    let models: CatalogTable
    let aliases: CatalogTable
    let prices: CatalogTable
    let upstreams: CatalogTable
    let endpoints: CatalogTable
    private let content: CatalogText
    private let checksum: String

    /// An overlay in memory of its own.
    ///
    /// - Throws: `Problem`.
    public init(_ bytes: [UInt8]) throws(Problem) {
        let owner = CatalogMemory(bytes)
        try self.init(owner.bytes, owner: owner)
    }

    /// An overlay over bytes that live as long as the program, such as a mapped file.
    ///
    /// - Throws: `Problem`.
    public init(lasting bytes: UnsafeBufferPointer<UInt8>) throws(Problem) {
        try self.init(bytes, owner: nil)
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, owner: CatalogMemory?) throws(Problem) {
        guard let end = bytes.prefix(Self.maxHeaderBytes).firstIndex(of: UInt8(ascii: "\n")) else {
            throw .notAnOverlay
        }
        // As a row like any other: generic algorithms over its fields would cost every start a sixth of a small lint, for the types
        // that the runtime makes of them.
        let first = CatalogRow(text: CatalogText(bytes: bytes, owner: owner), start: 0, end: end)
        guard first.columnCount > 2, first[0] == Self.magic else { throw .notAnOverlay }
        guard first[1] == Self.version, first.columnCount == 3 + Part.allCases.count else { throw .otherVersion }
        checksum = first[2]
        var offset = end + 1
        content = CatalogText(bytes: UnsafeBufferPointer(rebasing: bytes[offset...]), owner: owner)
        var tables: [CatalogTable] = []
        for place in Part.allCases.indices {
            let part = Part.allCases[place]
            let (name, field) = (part.rawValue + "=", first[3 + place])
            guard field.hasPrefix(name), let count = Int(field.dropFirst(name.utf8.count)), count > 0,
                count <= bytes.count - offset
            else { throw .wrongSize }
            let slice = UnsafeBufferPointer(rebasing: bytes[offset..<offset + count])
            let header = CatalogRow(text: CatalogText(bytes: slice, owner: owner), start: 0, end: slice.count)
            guard header.hasPrefix(Array(part.header.utf8)), slice[slice.count - 1] == UInt8(ascii: "\n") else {
                throw .brokenPart
            }
            tables.append(CatalogTable(text: CatalogText(bytes: slice, owner: owner)))
            offset += count
        }
        guard offset == bytes.count, tables.count == 6 else { throw .wrongSize }
        (lists, models, aliases) = (tables[0], tables[1], tables[2])
        (prices, upstreams, endpoints) = (tables[3], tables[4], tables[5])
    }

    /// Whether every byte is as it was written; looks at all of them, which the start of a lint must not.
    public var isIntact: Bool { Self.checksum(of: content.bytes) == checksum }

    /// The rows of a part, as lines.
    public func lines(of part: Part) -> [String] { table(part).rows.map { $0.line } }

    func table(_ part: Part) -> CatalogTable {
        switch part {
        case .lists: lists
        case .models: models
        case .aliases: aliases
        case .prices: prices
        case .upstreams: upstreams
        case .endpoints: endpoints
        }
    }

    /// The text of an overlay with these rows, which are sorted here.
    public static func bytes(of rows: [Part: [String]]) -> [UInt8] {
        var content: [UInt8] = []
        var sizes: [String] = []
        for part in Part.allCases {
            let before = content.count
            content += Array(part.header.utf8)
            content.append(UInt8(ascii: "\n"))
            let sorted = (rows[part] ?? []).map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
            for row in sorted {
                content += row
                content.append(UInt8(ascii: "\n"))
            }
            sizes.append("\(part.rawValue)=\(content.count - before)")
        }
        let sum = content.withUnsafeBufferPointer { checksum(of: $0) }
        let first = ([magic, version, sum] + sizes).joined(separator: "\t") + "\n"
        return Array(first.utf8) + content
    }

    /// FNV-1a with 64 bits: finds damage, not forgery; whoever can write the file can write whatever they like.
    private static func checksum(of bytes: UnsafeBufferPointer<UInt8>) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
