import Profiles
import YAMLSource

/// An importer as a value: what its type says and does.
struct ImporterEntry: Sendable {
    let id: String
    let reads: String
    let maxBytes: Int
    let read: @Sendable (String) throws(ImportProblem) -> ImportedProfile

    /// The value for a type.
    init<Importer: FrontEndImporter>(_: Importer.Type) {
        id = Importer.id
        reads = Importer.reads
        maxBytes = Importer.maxBytes
        read = { (text: String) throws(ImportProblem) in try Importer.read(text) }
    }
}

/// What can be imported.
public enum Importers {
    private static let all = [
        ImporterEntry(AichatImporter.self), ImporterEntry(CurlImporter.self), ImporterEntry(EnvironmentImporter.self),
        ImporterEntry(JanitorImporter.self), ImporterEntry(LibreChatImporter.self),
        ImporterEntry(LiteLLMImporter.self), ImporterEntry(RisuAIImporter.self),
        ImporterEntry(SillyTavernImporter.self),
    ]

    /// As many proxies as are read.
    private static let maxProxies = 1000

    /// What can be imported: ids with what each reads, sorted.
    public static var list: [(id: String, reads: String)] { all.map { ($0.id, $0.reads) } }

    /// The largest text that the import of this id reads, in bytes.
    public static func maxBytes(for id: String) -> Int {
        all.first { $0.id == id }?.maxBytes ?? YAMLLimits.standard.bytes
    }

    /// The front end that an imported profile is for, where the source leaves no doubt: its form was filled in by hand.
    public static func frontEnd(of id: String) -> String? { id == JanitorImporter.id ? id : nil }

    /// What a text in the format of a front end holds.
    ///
    /// - Throws: `ImportProblem`.
    public static func read(_ text: String, from id: String) throws(ImportProblem) -> ImportedProfile {
        guard let importer = all.first(where: { $0.id == id }) else { throw .unknownFormat(id) }
        var imported = try importer.read(text)
        for index in imported.proxies.indices { imported.leftOut += imported.proxies[index].removeBrokenTexts() }
        imported.proxies.removeAll { $0.model.isEmpty && $0.url == nil && $0.provider == nil }
        for index in imported.proxies.indices {
            // What programs want in the place of a key for a server that asks for none, and exports write there.
            if case .literal("none") = imported.proxies[index].key { imported.proxies[index].key = nil }
            // What is left out for its header's name may stand in another.
            imported.otherKeys += imported.proxies[index].headers.filter {
                SecretMask.mayBeSecret(name: $0.name, value: $0.value)
            }.map { $0.value }
            imported.secrets += imported.proxies[index].removeSecrets()
            imported.leftOut += imported.proxies[index].removeRepetition()
        }
        imported.removeCopiesOfKeys()
        guard !imported.proxies.isEmpty else { throw .nothingFound(importer.reads) }
        guard imported.proxies.count <= maxProxies else { throw .tooMany(maxProxies) }
        imported.leftOut = imported.leftOut.withoutRepetition
        imported.misread = imported.misread.withoutRepetition
        imported.secrets = imported.secrets.withoutRepetition
        imported.remarks = imported.remarks.withoutRepetition
        return imported
    }
}

extension [String] {
    /// The texts in their order, each once.
    var withoutRepetition: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
