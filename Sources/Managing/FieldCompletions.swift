public import Catalog
internal import Profiles

extension FieldPath {
    /// Names of fields as they can be typed, for completion.
    public static var completions: [String] {
        let format = ProfileFormat()
        func names(_ path: [String], prefix: String = "") -> [String] {
            let steps = path.flatMap { name -> [ShapeStep] in
                name == "accounts" || name == "proxies" ? [.field(name), .own] : [.field(name)]
            }
            return (shape(steps, format).map(objects) ?? []).flatMap { $0.fields.map { "\(prefix)\($0.name)" } }
        }
        let own = names([]).filter { !["version", "accounts", "proxies"].contains($0) }
        let proxy = names(["proxies"]).filter { !own.contains($0) }
        return own + proxy + names(["generation"], prefix: "generation.") + names(["accounts"], prefix: "account.")
            + names(["accounts", "privacy"], prefix: "account.privacy.")
    }

    /// The values of a field that has a known few, for completion; none for one that is not known.
    public static func values(of name: String, _ catalog: Catalog) -> [String] {
        let format = ProfileFormat()
        let parts = name.split(separator: ".").map(String.init)
        guard let first = parts.first else { return [] }
        var paths: [[ShapeStep]] = [
            parts.map(ShapeStep.field), [.field("proxies"), .own] + parts.map(ShapeStep.field),
        ]
        if first == "account" { paths.append([.field("accounts"), .own] + parts.dropFirst().map(ShapeStep.field)) }
        if first == "accounts" || first == "proxies" {
            // Names of the user's own may hold dots.
            paths += parts.indices.dropFirst(2).map { place in
                [.field(first), .own] + parts[place...].map(ShapeStep.field)
            }
        }
        for path in paths {
            if let shape = shape(path, format) { return values(in: shape, catalog) }
        }
        return []
    }

    private static func values(in shape: ValueShape, _ catalog: Catalog) -> [String] {
        switch shape {
        case .toggle: ["true", "false"]
        case .choice(let words): words.map(\.description)
        case .provider: catalog.providers.map(\.id)
        case .frontEnd: catalog.frontEnds.map(\.id)
        case .either(let shapes): shapes.flatMap { values(in: $0, catalog) }
        default: []
        }
    }
}
