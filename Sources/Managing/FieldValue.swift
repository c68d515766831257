internal import Catalog
internal import JSONText
internal import Profiles
internal import YAMLSource

/// Reads what was typed as the value of a field.
struct FieldValue {
    let target: FieldTarget
    let catalog: Catalog

    /// The value to write.
    ///
    /// - Throws: `FieldProblem.wrongValue` where it is none of the field's, `literalKey` for a key.
    func value(_ text: String) throws(FieldProblem) -> NewYAMLValue {
        if target.path.last == "key" { return try key(text) }
        // Arguments can be seen by every program, and profiles are shared.
        guard SecretMask.byForm.hidingSecrets(in: text) == text else { throw .literalKey }
        return try value(text, target.shape)
    }

    private func value(_ text: String, _ shape: ValueShape) throws(FieldProblem) -> NewYAMLValue {
        switch shape {
        case .text(let wanted):
            guard text.unicodeScalars.count >= wanted.minimumLength,
                text.unicodeScalars.count <= wanted.maximumLength ?? .max
            else { throw wrong("text of \(wanted.minimumLength) to \(wanted.maximumLength ?? 1_000_000) characters") }
            if wanted.isName, text.unicodeScalars.contains(where: { $0 == "/" || $0.value < 0x20 }) {
                throw wrong("a name without `/` and control characters")
            }
            return .text(text)
        case .integer(let range):
            guard let number = Int(text), range.contains(number) else {
                throw wrong("a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            return .bare(String(number))
        case .number(let range):
            guard let number = Double(text), range.contains(number), case .text = CoreValue(plain: text) else {
                if let number = Double(text), range.contains(number) { return .bare(text) }
                throw wrong("a number from \(Self.digits(range.lowerBound)) to \(Self.digits(range.upperBound))")
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
            guard text == "1" else { throw wrong("1, the only version there is") }
            return .bare(text)
        case .list(let element, _):
            var values: [NewYAMLValue] = []
            for part in Self.parts(text) { values.append(try value(part, element)) }
            return .list(values)
        case .scalar: return .text(text)
        case .object, .names, .anything: return try structured(text)
        case .either(let shapes): return try either(text, shapes)
        }
    }

    /// Brackets make a list, braces a mapping; anything else is the first shape that takes it.
    private func either(_ text: String, _ shapes: [ValueShape]) throws(FieldProblem) -> NewYAMLValue {
        for shape in shapes {
            if case .list = shape, text.hasPrefix("[") { return try value(text, shape) }
            if case .object = shape, text.hasPrefix("{") { return try value(text, shape) }
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
        for kind in ["env", "file", "keyring"] where text.hasPrefix(kind + ":") && text.utf8.count > kind.utf8.count + 1
        {
            return .mapping([.init(name: kind, value: .text(String(text.dropFirst(kind.count + 1))))])
        }
        guard text.hasPrefix("{") else { throw .literalKey }
        return try structured(text)
    }

    /// A mapping or a list as YAML has it.
    private func structured(_ text: String) throws(FieldProblem) -> NewYAMLValue {
        let tree = YAMLTree.parse(SourceText(name: "value", text: text))
        guard tree.problems.isEmpty, let document = tree.documents.first, tree.documents.count == 1 else {
            throw wrong("a value as YAML has it, such as {name: value}")
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

    /// The elements of a list: of brackets, or between commas.
    private static func parts(_ text: String) -> [String] {
        if text.hasPrefix("["), let elements = JSONValue(text.utf8)?.elements {
            return elements.map { $0.text ?? $0.json }
        }
        var inner = text[...]
        if inner.hasPrefix("["), inner.hasSuffix("]") { inner = inner.dropFirst().dropLast() }
        return inner.split(separator: ",").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    private func wrong(_ wanted: String) -> FieldProblem { .wrongValue(field: target.label, wanted: wanted) }

    private func known(_ noun: String, _ ids: [String], _ text: String) -> String {
        let meant = Similarity.nearest(to: text, among: ids).map { "; did you mean `\($0)`?" }
        return noun + (meant ?? ", one of \(ids.joined(separator: ", "))")
    }

    private static func digits(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? String(value) }
}
