import ArgumentParser
import Catalog
import Diagnosing
import Exporting
import Linting
import Managing

/// Profiles and their proxies, for completion in a shell.
enum ReferenceCompletion {
    /// `PROFILE` and `PROFILE/PROXY` of the folder of profiles.
    static var kind: CompletionKind {
        .custom { words, _, _ in names(words) }
    }

    private static func names(_ words: [String]) -> [String] {
        let terminal = Terminal()
        let session = ManagingSession(catalog: .embedded, folder: folder(in: words), terminal: terminal)
        return session.store.references()
    }

    /// The folder that was named on the line so far.
    private static func folder(in words: [String]) -> String? {
        guard let place = words.lastIndex(of: "--profiles"), words.indices.contains(place + 1) else { return nil }
        return words[place + 1]
    }
}

/// Names of the catalogue, for completion in a shell.
enum CatalogCompletion {
    /// Front ends.
    static var frontEnds: CompletionKind { .custom { _, _, _ in Catalog.embedded.frontEnds.map(\.id) } }
    /// Front ends that are exported to.
    static var exports: CompletionKind { .custom { _, _, _ in Exporters.list.map(\.id) } }
    /// Formats that are imported.
    static var imports: CompletionKind { .custom { _, _, _ in Importers.list.map(\.id) } }
    /// Providers.
    static var providers: CompletionKind { .custom { _, _, _ in Catalog.embedded.providers.map(\.id) } }
    /// Rules and causes of errors.
    static var pages: CompletionKind {
        .custom { _, _, _ in RuleList.all.map { $0.id } + Catalog.embedded.errorCauses.map(\.id) }
    }
    /// Models that are served, of the provider that the line names, else of all.
    static var models: CompletionKind { .custom { words, _, _ in modelNames(words) } }

    static func modelNames(_ words: [String]) -> [String] {
        let catalog = Catalog.embedded
        let named = words.lastIndex(of: "--provider").flatMap { place in
            words.indices.contains(place + 1) ? catalog.provider(words[place + 1]) : nil
        }
        let providers = named.map { [$0] } ?? catalog.providers
        return providers.flatMap { provider in
            catalog.models(of: provider.id).filter { $0.status == .active }.map(\.id)
        }
    }
}

/// Fields of profiles, for completion in a shell.
enum FieldCompletion {
    /// Names of fields.
    static var kind: CompletionKind { .custom { _, _, _ in FieldTarget.completions } }
    /// Values, where the field has a known few.
    static var values: CompletionKind {
        .custom { words, _, _ in
            switch words.last(where: { FieldTarget.completions.contains($0) })?.split(separator: ".").last {
            case "model": CatalogCompletion.modelNames(words)
            case "provider": Catalog.embedded.providers.map(\.id)
            case "front_end": Catalog.embedded.frontEnds.map(\.id)
            default: []
            }
        }
    }
}
