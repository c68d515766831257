internal import Catalog
internal import Profiles
internal import YAMLSource

/// Reads what was typed as the value of a field.
struct FieldValue {
    let target: FieldPath
    let catalog: Catalog

    /// The value to write.
    ///
    /// - Throws: `FieldProblem.wrongValue` where it is none of the field's, `literalKey` for a key.
    func value(_ text: String) throws(FieldProblem) -> NewYAMLValue {
        // Arguments can be seen by every program, and profiles are shared.
        guard SecretMask.byForm.hidingSecrets(in: text) == text else { throw .literalKey }
        if target.path.last == "key" { return try key(text) }
        let value = try value(text, target.shape)
        for (place, name) in target.path.enumerated() where ["headers", "extra_body"].contains(name) {
            let inner = place + 1 < target.path.count ? target.path[place + 1] : name
            if SecretMask.mayBeSecret(name: inner, value: text) { throw .literalKey }
        }
        if Self.holdsKey(value) { throw .literalKey }
        return value
    }

    /// Whether a mapping gives a key itself, or a header that may be one.
    private static func holdsKey(_ value: NewYAMLValue) -> Bool {
        switch value {
        case .text, .bare: return false
        case .list(let elements): return elements.contains(where: holdsKey)
        case .mapping(let fields):
            return fields.contains { field in
                if case .text(let text) = field.value { return SecretMask.mayBeSecret(name: field.name, value: text) }
                return holdsKey(field.value)
            }
        }
    }

    private func value(_ text: String, _ shape: ValueShape) throws(FieldProblem) -> NewYAMLValue {
        switch shape {
        case .text(let wanted):
            guard text.unicodeScalars.count >= wanted.minimumLength,
                text.unicodeScalars.count <= wanted.maximumLength ?? .max
            else { throw wrong("text with \(wanted.minimumLength) to \(wanted.maximumLength ?? 1_000_000) characters") }
            if wanted.isName, text.unicodeScalars.contains(where: { $0 == "/" || $0.value < 0x20 }) {
                throw wrong("a name without `/` or control characters")
            }
            return .text(text)
        case .integer(let range):
            guard let number = Int64(text), range.contains(number) else {
                let meant = NumberText.wholeSuggestion(for: text).flatMap { Int64($0) }
                throw wrong(
                    "a whole number from \(range.lowerBound) to \(range.upperBound)",
                    instead: meant.flatMap { range.contains($0) ? String($0) : nil }, of: text)
            }
            return .bare(String(number))
        case .number(let range):
            guard let number = Double(text), range.contains(number), case .text = CoreValue(plain: text) else {
                if let number = Double(text), range.contains(number) { return .bare(text) }
                let meant = NumberText.suggestion(for: text)
                throw wrong(
                    "a number from \(Self.digits(range.lowerBound)) to \(Self.digits(range.upperBound))",
                    instead: meant.flatMap { Double($0).map(range.contains) == true ? $0 : nil }, of: text)
            }
            return .bare(String(number))
        case .toggle:
            let words = ["true", "false", "on", "off", "yes", "no"]
            guard words.contains(text.lowercased()) else { throw wrong("true or false, on or off, yes or no") }
            return .bare(text.lowercased())
        case .choice(let words):
            guard words.contains(where: { $0.description == text }) else {
                throw wrong("one of \(words.map(\.description).joined(separator: ", "))")
            }
            return .text(text)
        case .provider:
            guard catalog.provider(text) != nil else {
                throw wrong(known("a provider", catalog.providers.map(\.id), text))
            }
            return .text(text)
        case .frontEnd:
            guard catalog.frontEnd(text) != nil else {
                throw wrong(known("a front end", catalog.frontEnds.map(\.id), text))
            }
            return .text(text)
        case .version:
            guard text == "1" else { throw wrong("1, the only version") }
            return .bare(text)
        case .list(let element, _):
            var values: [NewYAMLValue] = []
            for part in try parts(text) { values.append(try value(part, element)) }
            return .list(values)
        case .scalar: return .text(text)
        case .object, .names, .words, .anything: return try structured(text)
        case .either(let shapes): return try either(text, shapes)
        }
    }

    /// Brackets make a list, braces a mapping; anything else is the first shape that takes it.
    private func either(_ text: String, _ shapes: [ValueShape]) throws(FieldProblem) -> NewYAMLValue {
        for shape in shapes {
            if case .list = shape, text.hasPrefix("[") { return try value(text, shape) }
            // A prompt may begin with a brace as well: `{{char}} is kind`.
            if case .object(let object) = shape, let found = try? structured(text), case .mapping(let fields) = found,
                !fields.isEmpty,
                fields.allSatisfy({ field in object.fields.contains { $0.name.description == field.name } })
            {
                return found
            }
        }
        var problem = wrong("something else")
        for shape in shapes {
            if case .object = shape { continue }
            if case .text = shape { return try value(text, shape) }
            do {
                return try value(text, shape)
            } catch {
                problem = error
            }
        }
        throw problem
    }

    /// Where a key is; never the key itself.
    private func key(_ text: String) throws(FieldProblem) -> NewYAMLValue {
        var place: (kind: String, name: String)?
        for kind in Self.keyPlaces where text.hasPrefix(kind + ":") {
            place = (kind, String(text.dropFirst(kind.count + 1)))
        }
        if place == nil, text.hasPrefix("{"), case .mapping(let fields) = try structured(text), fields.count == 1,
            case .text(let name) = fields[0].value, Self.keyPlaces.contains(fields[0].name)
        {
            place = (fields[0].name, name)
        }
        guard let place, !place.name.isEmpty else { throw .literalKey }
        if place.kind == "env", !Self.isVariable(place.name) {
            throw wrong("a variable name after `env:`: letters, digits, and _")
        }
        return .mapping([.init(name: place.kind, value: .text(place.name))])
    }

    private static let keyPlaces = ["env", "file", "keyring"]

    private static func isVariable(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
        }
    }

    /// A mapping or a list as YAML has it.
    private func structured(_ text: String) throws(FieldProblem) -> NewYAMLValue {
        let tree = YAMLTree.parse(SourceText(name: "value", text: text))
        guard tree.problems.isEmpty, let document = tree.documents.first, tree.documents.count == 1 else {
            throw wrong("a YAML value, such as {name: value}")
        }
        return Self.converted(tree.root(of: document))
    }

    private static func converted(_ node: YAMLNode) -> NewYAMLValue {
        switch node.kind {
        case .sequence: return .list(node.children.map(converted))
        case .mapping: return .mapping(node.pairs.map { .init(name: $0.key.text, value: converted($0.value)) })
        case .scalar, .unresolvedAlias:
            if node.isPlain, case .text = CoreValue(plain: node.text) { return .text(node.text) }
            return node.isPlain ? .bare(node.text) : .text(node.text)
        }
    }

    /// The elements of a list: of brackets as YAML has them, or between commas.
    private func parts(_ text: String) throws(FieldProblem) -> [String] {
        if text.hasPrefix("[") {
            guard case .list(let elements) = try structured(text) else { throw wrong("a list such as [a, b]") }
            var parts: [String] = []
            for element in elements {
                switch element {
                case .text(let part), .bare(let part): parts.append(part)
                case .list, .mapping: throw wrong("a list of single values")
                }
            }
            return parts
        }
        return text.split(separator: ",").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    private func wrong(_ wanted: String) -> FieldProblem { .wrongValue(field: target.label, wanted: wanted) }

    /// The same with what lint would write instead of such a text (`wrong-type`).
    private func wrong(_ wanted: String, instead meant: String?, of text: String) -> FieldProblem {
        wrong(wanted + (meant.flatMap { $0 == text ? nil : "; write `\($0)` for `\(text)`" } ?? ""))
    }

    private func known(_ noun: String, _ ids: [String], _ text: String) -> String {
        let meant = Similarity.nearest(to: text, among: ids).map { "; did you mean `\($0)`?" }
        return noun + (meant ?? ", one of \(ids.joined(separator: ", "))")
    }

    private static func digits(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? String(value) }
}
