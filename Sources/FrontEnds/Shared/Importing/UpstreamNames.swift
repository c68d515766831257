import Catalog

/// Names of OpenRouter's upstreams as people see them, such as `Z.AI`, where requests want slugs.
enum UpstreamNames {
    /// Turns names into the slugs that the catalogue knows; what is worth knowing of the others.
    static func change(_ upstreams: inout [String], _ catalog: Catalog) -> [String] {
        var remarks: [String] = []
        for index in upstreams.indices {
            let name = upstreams[index]
            let slug = name.lowercased().replacing(" ", with: "-").replacing(".", with: "-")
            if name == slug || catalog.upstream(name) != nil { continue }
            if catalog.upstream(slug) != nil {
                upstreams[index] = slug
            } else {
                remarks.append(
                    "The upstream `\(name)` has no known slug, so the profile keeps the source's name")
            }
        }
        return remarks
    }
}
