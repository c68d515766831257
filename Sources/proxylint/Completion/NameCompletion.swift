import ArgumentParser
import Catalog
import Diagnosing
import FrontEnds
import Linting
import Managing
import Profiles
import Reporting

/// Profiles and their proxies, for completion in a shell.
enum ReferenceCompletion {
    /// `PROFILE` and `PROFILE/PROXY` of the folder of profiles.
    static var kind: CompletionKind {
        .custom { words, place, _ in names(CompletedLine(words, place)) }
    }

    /// Also `-` for the proxy before, where there is one.
    static var withPrevious: CompletionKind {
        .custom { words, place, _ in
            let line = CompletedLine(words, place)
            let workspace = workspace(line)
            let previous = (try? workspace.stateFile()).flatMap { try? $0.read().state.previous }
            return names(line) + (previous == nil ? [] : ["-"])
        }
    }

    /// All names: what fits is for the shell to say, which may match more loosely.
    private static func names(_ line: CompletedLine) -> [String] {
        workspace(line).store.references().filter { isTypable($0, line) }
    }

    /// The profiles that the line is about.
    static func workspace(_ line: CompletedLine) -> Workspace {
        let terminal = Terminal()
        var folder = line.value(of: "--profiles")
        // The shell has not seen that word, only its completion.
        if let named = folder, named.hasPrefix("~/"), let home = terminal.variable("HOME") {
            folder = home + named.dropFirst()
        }
        return Workspace(folder: folder, terminal: terminal)
    }

    /// Whether it can be typed and shown as it is: names with control characters are no names, one that holds a key is
    /// told nobody, and one with a hyphen before it would be an option.
    private static func isTypable(_ name: String, _ line: CompletedLine) -> Bool {
        guard name.utf8.first != UInt8(ascii: "-") || line.isBehindTerminator else { return false }
        // Most names are of plain letters, and there may be thousands.
        guard name.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else {
            return SecretMask.byForm.hidingSecrets(in: name) == name
        }
        return !name.utf8.contains(UInt8(ascii: "\n")) && SafeMessage.text(name) == name
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
    /// Parts of the export that the line asks for.
    static var parts: CompletionKind {
        .custom { words, place, _ in
            let options: Set = ["--html", "--merge", "--part", "-o", "--output", "--profiles", "--format", "--color"]
            let frontEnd = CompletedLine(words, place).arguments(withValues: options).first
            return Exporters.parts(of: frontEnd?.lowercased())
        }
    }
    /// Rules and causes of errors.
    static var pages: CompletionKind {
        .custom { _, _, _ in
            let rules = RuleList.documented.map { $0.id }
            let causes = Catalog.embedded.errorCauses.map(\.id).filter { !rules.contains($0) }
            let others = Topics(catalog: .embedded).names.filter { !$0.contains(" ") }
            return rules + causes + others
        }
    }
    /// Rules and their families, several with commas between them.
    static var rules: CompletionKind {
        .custom { words, place, _ in
            list(RuleFamily.allCases.map(\.rawValue) + RuleList.all.map { $0.id }, CompletedLine(words, place))
        }
    }
    /// Front ends, several with commas between them.
    static var frontEndList: CompletionKind {
        .custom { words, place, _ in list(Catalog.embedded.frontEnds.map(\.id), CompletedLine(words, place)) }
    }
    /// Models that are served, of the provider that the line names, else of all.
    static var models: CompletionKind {
        .custom { words, place, _ in
            models(of: CompletedLine(words, place).value(of: "--provider").map { [$0] } ?? [])
        }
    }

    /// Models that are served by these providers; where none of them is known, by all.
    static func models(of providers: [String]) -> [String] {
        let catalog = Catalog.embedded
        let named = providers.compactMap { catalog.provider($0) }
        return (named.isEmpty ? Array(catalog.providers) : named).flatMap { provider in
            catalog.models(of: provider.id).filter { $0.status == .active }.map(\.id)
        }
    }

    /// What a list with commas can go on with.
    private static func list(_ names: [String], _ line: CompletedLine) -> [String] {
        let typed = line.current
        guard let comma = typed.lastIndex(of: ",") else { return names }
        let before = typed[...comma]
        let taken = before.split(separator: ",").map(String.init)
        return names.filter { !taken.contains($0) }.map { before + $0 }
    }
}

/// Fields of profiles, for completion in a shell.
enum FieldCompletion {
    /// Names of fields.
    static var kind: CompletionKind { .custom { _, _, _ in FieldPath.completions } }
    /// Values, where the field has a known few.
    static var values: CompletionKind {
        .custom { words, place, _ in
            let line = CompletedLine(words, place)
            let arguments = line.arguments(withValues: ["--profiles"])
            guard arguments.count > 1 else { return [] }
            let (reference, field) = (arguments[0], arguments[1])
            guard field.split(separator: ".").last == "model" else {
                return FieldPath.values(of: field, .embedded)
            }
            let providers = ReferenceCompletion.workspace(line).store.providers(of: reference, field: field)
            return CatalogCompletion.models(of: providers)
        }
    }
}
