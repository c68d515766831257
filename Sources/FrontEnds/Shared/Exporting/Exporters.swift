import Catalog

/// An exporter as a value: what its type says and does.
struct ExporterEntry: Sendable {
    let id: String
    let gives: String
    let takesAllProxies: Bool
    let holdsSeveralProxies: Bool
    let placesKeyInOwnHeader: Bool
    let parts: [String]
    let byHand: [ProfileSetting: String]
    let carried: @Sendable (ExportProxy) -> Set<ProfileSetting>
    let toldTraps: @Sendable (Export) -> Set<String>
    let notes: @Sendable (ExportProxy) -> [String]
    let form: @Sendable (ExportProxy) throws(ExportProblem) -> FrontEndForm?
    let export: @Sendable (ExportInput) throws(ExportProblem) -> Export

    /// The value for a type.
    init<Exporter: FrontEndExporter>(_: Exporter.Type) {
        id = Exporter.id
        gives = Exporter.gives
        takesAllProxies = Exporter.takesAllProxies
        holdsSeveralProxies = Exporter.holdsSeveralProxies
        placesKeyInOwnHeader = Exporter.placesKeyInOwnHeader
        parts = Exporter.parts
        byHand = Exporter.byHand
        carried = { Exporter.carried(of: $0) }
        toldTraps = { Exporter.toldTraps(by: $0) }
        notes = { Exporter.notes(on: $0) }
        form = { (proxy: ExportProxy) throws(ExportProblem) in try Exporter.form(of: proxy) }
        export = { (input: ExportInput) throws(ExportProblem) in try Exporter.export(input) }
    }
}

/// The front ends that are exported to.
public enum Exporters {
    private static let all = [
        ExporterEntry(AichatExporter.self), ExporterEntry(AiderExporter.self), ExporterEntry(BifrostExporter.self),
        ExporterEntry(ContinueExporter.self), ExporterEntry(CurlExporter.self), ExporterEntry(EnvironmentExporter.self),
        ExporterEntry(JanitorExporter.self),
        ExporterEntry(LibreChatExporter.self), ExporterEntry(LiteLLMExporter.self), ExporterEntry(LLMExporter.self),
        ExporterEntry(OpenWebUIExporter.self), ExporterEntry(RisuAIExporter.self),
        ExporterEntry(SillyTavernExporter.self), ExporterEntry(TypingMindExporter.self),
        ExporterEntry(ZedExporter.self),
    ]

    private static func entry(_ id: String) -> ExporterEntry? { all.first { $0.id == id } }

    /// What can be exported to: ids of the catalogue with what each gives, sorted.
    public static var list: [(id: String, gives: String)] { all.map { ($0.id, $0.gives) } }

    /// Whether an export takes all proxies of a profile.
    public static func takesAllProxies(_ id: String) -> Bool { entry(id)?.takesAllProxies ?? false }

    /// Whether an export can take several proxies of a profile, where that is asked for.
    public static func holdsSeveralProxies(_ id: String) -> Bool { entry(id)?.holdsSeveralProxies ?? false }

    /// Whether an export takes several profiles: a relay serves them all.
    public static func takesSeveralProfiles(_ id: String) -> Bool {
        id == LiteLLMExporter.id || id == BifrostExporter.id
    }

    /// What the parts of an export are called, where there may be several; of all exports where none is named.
    public static func parts(of id: String?) -> [String] {
        guard let id else { return all.flatMap { $0.parts } }
        return entry(id)?.parts ?? []
    }

    /// The traps of a front end that an export to it tells of already, by their values in the catalogue.
    public static func toldTraps(by export: Export, to id: String) -> Set<String> { entry(id)?.toldTraps(export) ?? [] }

    /// What is entered by hand into a front end; nil where it has no form in a folder of its own.
    static func form(of proxy: ExportProxy, for id: String) throws(ExportProblem) -> FrontEndForm? {
        try entry(id)?.form(proxy)
    }

    /// The settings of a proxy that a front end carries, or takes by hand; nil where it is not exported to.
    static func entered(of proxy: ExportProxy, for id: String) -> Set<ProfileSetting>? {
        entry(id).map { exporter in exporter.carried(proxy).union(exporter.byHand.map { $0.key }) }
    }

    /// Why a front end cannot take a proxy, as its export says; nil where it can.
    static func problem(of proxy: ExportProxy, for frontEnd: FrontEnd) -> ExportProblem? {
        do throws(ExportProblem) {
            if entry(frontEnd.id) != nil {
                let name = proxy.resolved.profile.name?.value ?? proxy.label
                _ = try export(ExportInput(profile: name, file: "", proxies: [proxy]), to: frontEnd.id)
            } else if frontEnd.urlForm == .base {
                _ = try proxy.base()
            }
            return nil
        } catch {
            return error
        }
    }

    /// What a front end takes.
    ///
    /// - Throws: `ExportProblem`.
    public static func export(_ input: ExportInput, to id: String) throws(ExportProblem) -> Export {
        guard let exporter = entry(id) else { throw .unknownFrontEnd(id) }
        let made = try exporter.export(input)
        let exported = exporter.takesAllProxies ? try input.proxiesWithBase().proxies : input.proxies
        return made.adding(SharedNotes(exporter: exporter, proxies: exported).all)
    }
}
