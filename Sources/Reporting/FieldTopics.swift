import Profiles

/// The fields of profiles, for `explain`.
enum FieldTopics {
    /// A field with where it stands.
    private struct Entry {
        let path: String
        let home: String
        let shape: FieldShape
    }

    private static let entries: [Entry] = {
        var entries: [Entry] = []
        func add(_ object: ObjectShape, below path: String) {
            for field in object.fields {
                let place = path.isEmpty ? "\(field.name)" : "\(path).\(field.name)"
                entries.append(Entry(path: place, home: "\(object.noun)", shape: field))
                add(field.shape, below: place)
            }
        }
        func add(_ shape: ValueShape, below path: String) {
            switch shape {
            case .object(let object): add(object, below: path)
            case .list(let shape, _), .names(_, let shape, _), .words(_, let shape): add(shape, below: path)
            case .either(let shapes): for shape in shapes { add(shape, below: path) }
            default: break
            }
        }
        add(ProfileFormat().profile, below: "")
        return entries
    }()

    /// The fields by their last name, each once, in the order of the format.
    static let names: [String] = {
        var seen: Set<String> = []
        return entries.map { "\($0.shape.name)" }.filter { seen.insert($0).inserted }
    }()

    /// The page on a field, by its name or its whole path; nil where there is none.
    static func page(on name: String) -> TopicPage? {
        // `max new tokens` is `max_new_tokens`.
        let name = name.replacing(" ", with: "_")
        let found = entries.filter { "\($0.shape.name)" == name || $0.path == name }
        guard !found.isEmpty else { return nil }
        let parts = found.map { entry -> TopicPage.Part in
            var lines = [(label: "", text: "\(entry.shape.summary)")]
            if let words = words(for: entry.shape.shape) { lines.append(("", "It takes \(words).")) }
            if !entry.shape.examples.isEmpty {
                let examples = entry.shape.examples.map { "`\(entry.shape.name): \($0)`" }.joined(separator: ", ")
                lines.append(("", "For example \(examples)."))
            }
            return TopicPage.Part(title: "In \(entry.home)\(entry.shape.isRequired ? ", required" : "")", lines: lines)
        }
        return TopicPage(name, "a field of profiles", parts)
    }

    private static func words(for shape: ValueShape) -> String? {
        switch shape {
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .toggle: "on or off"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .list: "a list"
        case .text: "text"
        case .provider: "a provider; `proxylint explain` lists them"
        case .frontEnd: "a front end; `proxylint explain` lists them"
        default: nil
        }
    }
}
