import YAMLSource

/// The words in which shapes and nodes are spoken of.
extension ValueShape {
    /// What messages call a value of this shape.
    var noun: String {
        switch self {
        case .text, .provider, .frontEnd: "text"
        case .integer: "a whole number"
        case .number: "a number"
        case .toggle: "true or false"
        case .choice(let words): "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
        case .version: "the number 1"
        case .list: "a list"
        case .object, .names, .words, .anything: "a mapping"
        case .scalar: "text or a number"
        case .either(let shapes): shapes.map { $0.noun }.joined(separator: " or ")
        }
    }

    var isObject: Bool {
        if case .object = self { return true }
        return false
    }

    /// Whether a node of this kind could have the shape.
    func fits(_ kind: YAMLNode.Kind) -> Bool {
        switch self {
        case .list: kind == .sequence
        case .object, .names, .words, .anything: kind == .mapping
        case .either(let shapes): shapes.contains { $0.fits(kind) }
        default: kind == .scalar
        }
    }
}

extension YAMLNode {
    /// What messages call what stands here.
    var foundNoun: String {
        switch kind {
        case .mapping: return "a mapping"
        case .sequence: return "a list"
        case .unresolvedAlias: return "an alias to nothing"
        case .scalar: break
        }
        return switch coreValue {
        case .null, nil: "nothing"
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .number: "a decimal number"
        case .text: isQuoted ? "text in quotes" : "text"
        }
    }

    /// Whether a field has been left without a value.
    var isMissingValue: Bool {
        kind == .scalar && isEvidentlyText == nil && coreValue == .null
    }

    /// The scalar as it stands, in double quotes; nil where it cannot be put so.
    var quotedSource: String? {
        guard isPlain, isVerbatim else { return nil }
        let text = tree.source.text(in: resolved.range)
        return text.contains("\"") || text.contains("\\") ? nil : "\"\(text)\""
    }
}
