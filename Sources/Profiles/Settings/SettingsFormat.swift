import Catalog
public import YAMLSource

/// The linter's own settings, `.proxylint.yaml`, as data.
///
/// One description serves the check and the JSON Schema, as with profiles.
public struct SettingsFormat: Sendable {
    /// A file of settings.
    public let settings: ObjectShape

    /// The words for a rule's severity.
    public static let levels: [StaticString] = ["off", "info", "warning", "error"]

    /// The format.
    ///
    /// - Parameters:
    ///   - rules: Names of rules and families, which take a severity.
    ///   - providers: Ids of providers, of which models are told.
    public init(rules: [String], providers: [String]) {
        let severity = ValueShape.words(rules, .choice(Self.levels))
        let frontEnd = ValueShape.either([.frontEnd, .list(.frontEnd, minimumCount: 1)])
        let perPath = ObjectShape(
            "an entry of `per_path`", "Settings for some of the files.",
            [
                FieldShape("severity", severity, "Severities by rule or family, for these files."),
                FieldShape("front_end", frontEnd, "The front end of these profiles, if they name none."),
            ])
        let models = ObjectShape(
            "an entry of `own_models`", "What you know of a provider's models.",
            [
                FieldShape(
                    "exist", .list(.text(.filled), minimumCount: 0), "Model IDs that exist.",
                    examples: ["[\"acme/new-model\"]"]),
                FieldShape(
                    "retired", .names(.filled, .text(.any), minimumCount: 0),
                    "Model IDs that are gone, each with the one to use instead, or empty text.",
                    examples: ["{\"acme/old\": \"acme/new\"}"]),
            ])
        settings = ObjectShape(
            "the settings", "Settings of `proxylint lint` for this file's folder and everything below it.",
            [
                FieldShape(
                    "severity", severity, "Severity of a rule's or family's findings; `off` for none.",
                    examples: ["{\"plaintext-key\": \"error\", \"settings\": \"off\"}"]),
                FieldShape(
                    "ignore", .list(.text(.filled), minimumCount: 0),
                    "Paths and patterns of files that are not linted.", examples: ["[\"drafts/\", \"**/old-*.yaml\"]"]),
                FieldShape(
                    "front_end", frontEnd, "The front end, or several, of profiles that name none.",
                    examples: ["\"janitor\""]),
                FieldShape(
                    "per_path", .names(.filled, .object(perPath), minimumCount: 0),
                    "Settings for some files, by path or pattern; later entries override earlier ones.",
                    examples: ["{\"tavern/**\": {\"front_end\": \"sillytavern\"}}"]),
                FieldShape(
                    "own_models", .words(providers, .object(models)),
                    "Models that the catalog does not know, by provider."),
                FieldShape(
                    "own_hosts", .list(.text(.filled), minimumCount: 0),
                    "Your own hosts, such as a relay; a leading `*.` covers all subdomains.",
                    examples: ["[\"relay.example.org\"]"]),
                FieldShape(
                    "baseline", .text(.filled), "The file of known findings, beside this file or absolute.",
                    examples: ["\"proxylint-baseline.json\""]),
                FieldShape(
                    "catalogue_age_days", .integer(0...3650),
                    "Age in days at which the catalog counts as old.", examples: ["30"]),
            ])
    }

    /// Everything that a file of settings may not hold, as the linter takes what is wrong with a profile.
    public func decode(_ tree: YAMLTree, _ catalog: Catalog) -> DecodedProfile? {
        guard let document = tree.documents.first else { return nil }
        let root = tree.root(of: document).resolved
        var checker = ShapeChecker(catalog: catalog, format: nil)
        if !root.isEmptyDocument { checker.check(root, .object(settings), field: .known("the settings")) }
        for extra in tree.documents.dropFirst() where !tree.root(of: extra).isEmptyDocument {
            let node = tree.root(of: extra)
            checker.report(
                .outOfRange(field: "the settings", wanted: "one document; what follows is not read", replacement: nil),
                at: checker.headRange(of: node), node)
        }
        let faults = checker.faults.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
        return DecodedProfile(profile: .empty(document.number, root), faults: faults)
    }
}
