/// Makes what one front end takes.
///
/// One type for each front end, in a file of its own in `FrontEnds/`; what is known of the front end stands in the
/// catalogue.
protocol FrontEndExporter: Sendable {
    /// The catalogue's id.
    static var id: String { get }
    /// What it gives, in a few words.
    static var gives: String { get }
    /// Whether it takes all proxies of a profile, not the chosen one alone.
    static var takesAllProxies: Bool { get }
    /// Whether the key stands in the header that the provider wants, also where that is not `Authorization`.
    static var placesKeyInOwnHeader: Bool { get }
    /// What its documents are called, where there may be several.
    static var parts: [String] { get }
    /// What can be done by hand for settings that are not carried, in a few words.
    static var byHand: [ProfileSetting: String] { get }

    /// The settings of a proxy that the documents hold; the rest of what the profile says is named in a note.
    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting>

    /// Traps of the catalogue that an export's documents or notes tell of already, by their values.
    static func toldTraps(by export: Export) -> Set<String>

    /// What to watch for with a proxy besides what `export` says.
    static func notes(on proxy: ExportProxy) -> [String]

    /// The documents and what to watch for.
    static func export(_ input: ExportInput) throws(ExportProblem) -> Export
}

extension FrontEndExporter {
    static var takesAllProxies: Bool { false }
    static var placesKeyInOwnHeader: Bool { false }
    static var parts: [String] { [] }
    static var byHand: [ProfileSetting: String] { [:] }
    static func toldTraps(by export: Export) -> Set<String> { [] }
    static func notes(on proxy: ExportProxy) -> [String] { [] }
}

/// The front ends that are exported to.
public enum Exporters {
    private static let all: [any FrontEndExporter.Type] = [
        AichatExporter.self, AiderExporter.self, ContinueExporter.self, CurlExporter.self, EnvironmentExporter.self,
        JanitorExporter.self, LibreChatExporter.self, LiteLLMExporter.self, LLMExporter.self, OpenWebUIExporter.self,
        RisuAIExporter.self, SillyTavernExporter.self, TypingMindExporter.self, ZedExporter.self,
    ]

    /// What can be exported to: ids of the catalogue with what each gives, sorted.
    public static var list: [(id: String, gives: String)] { all.map { ($0.id, $0.gives) } }

    /// Whether an export takes all proxies of a profile.
    public static func takesAllProxies(_ id: String) -> Bool { all.first { $0.id == id }?.takesAllProxies ?? false }

    /// What the parts of an export are called, where there may be several; of all exports where none is named.
    public static func parts(of id: String?) -> [String] {
        guard let id else { return all.flatMap { $0.parts } }
        return all.first { $0.id == id }?.parts ?? []
    }

    /// The traps of a front end that an export to it tells of already, by their values in the catalogue.
    public static func toldTraps(by export: Export, to id: String) -> Set<String> {
        all.first { $0.id == id }?.toldTraps(by: export) ?? []
    }

    /// What a front end takes.
    ///
    /// - Throws: `ExportProblem`.
    public static func export(_ input: ExportInput, to id: String) throws(ExportProblem) -> Export {
        guard let exporter = all.first(where: { $0.id == id }) else { throw .unknownFrontEnd(id) }
        let made = try exporter.export(input)
        let exported = exporter.takesAllProxies ? try input.proxiesWithBase().proxies : [try input.chosen()]
        return made.adding(SharedNotes(exporter: exporter, proxies: exported).all)
    }
}
