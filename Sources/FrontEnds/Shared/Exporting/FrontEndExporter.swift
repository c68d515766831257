/// Makes what one front end takes.
///
/// One type for each front end, in the folder that is called after it; what is known of the front end stands in the
/// catalogue.
protocol FrontEndExporter: Sendable {
    /// The catalogue's id.
    static var id: String { get }
    /// What it gives, in a few words.
    static var gives: String { get }
    /// Whether it takes all proxies of a profile, not the chosen one alone.
    static var takesAllProxies: Bool { get }
    /// Whether it can take several proxies of a profile, where that is asked for.
    static var holdsSeveralProxies: Bool { get }
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

    /// What is entered by hand; nil where it is in no form of its own, and the catalogue's words do.
    static func form(of proxy: ExportProxy) throws(ExportProblem) -> FrontEndForm?

    /// The documents and what to watch for.
    static func export(_ input: ExportInput) throws(ExportProblem) -> Export
}

extension FrontEndExporter {
    static var takesAllProxies: Bool { false }
    static var holdsSeveralProxies: Bool { takesAllProxies }
    static var placesKeyInOwnHeader: Bool { false }
    static var parts: [String] { [] }
    static var byHand: [ProfileSetting: String] { [:] }
    static func toldTraps(by export: Export) -> Set<String> { [] }
    static func notes(on proxy: ExportProxy) -> [String] { [] }
    static func form(of proxy: ExportProxy) throws(ExportProblem) -> FrontEndForm? { nil }
}
