/// One of the services that a front end connects to by itself, chosen from a list of its own, with the words on its screen.
///
/// A fact of the catalogue in the form `id: label, label of the key, label of the model`.
public struct ConnectionSource: Sendable {
    /// The front end's own word for it, such as `makersuite`.
    public let id: String
    /// What its list calls it.
    public let label: String
    /// The label of the field for the key.
    public let keyField: String
    /// The label of the field for the model.
    public let modelField: String

    init?(_ text: String) {
        guard let colon = text.place(of: ": ") else { return nil }
        let labels = text[colon.upperBound...].split(separator: ",").map { part in
            String(part.drop { $0 == " " })
        }
        guard labels.count == 3 else { return nil }
        id = String(text[..<colon.lowerBound])
        label = labels[0]
        keyField = labels[1]
        modelField = labels[2]
    }
}

extension FrontEnd {
    /// The services that it connects to by itself.
    public var sources: [ConnectionSource] { values("source").compactMap { ConnectionSource($0) } }

    /// Its own word for a provider; nil where it has none.
    public func source(ofProvider provider: String) -> String? {
        values("source_of").first { $0.hasPrefix(provider + ": ") }.map {
            String($0.dropFirst(provider.utf8.count + 2))
        }
    }

    /// The provider that it means by its own word, of several the one that is called so too; nil where it has no such word.
    public func provider(ofSource source: String) -> String? {
        let providers = values("source_of").compactMap { row -> String? in
            guard row.hasSuffix(": " + source) else { return nil }
            return String(row.dropLast(source.utf8.count + 2))
        }
        return providers.first { $0 == source } ?? providers.first
    }

    /// What its screen calls a setting of profiles; nil where that is not known.
    public func label(ofSetting setting: String) -> String? {
        values("setting_field").first { $0.hasPrefix(setting + ": ") }.map {
            String($0.dropFirst(setting.utf8.count + 2))
        }
    }
}
