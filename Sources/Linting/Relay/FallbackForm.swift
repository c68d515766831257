import YAMLSource

/// Edits that give fallbacks the form that LiteLLM reads.
enum FallbackForm {
    /// A scalar as a list of one.
    static func bracketed(_ value: YAMLNode) -> [TextEdit] {
        let range = value.range
        return [TextEdit(ByteRange(range.start, range.start), "["), TextEdit(ByteRange(range.end, range.end), "]")]
    }

    /// A mapping as a list of mappings; nil where its layout does not allow it.
    static func listed(_ mapping: YAMLNode) -> [TextEdit]? {
        guard !mapping.isAlias, !mapping.hasMergeKey else { return nil }
        let pairs = mapping.pairs
        if mapping.isFlow {
            guard pairs.count == 1 else { return nil }
            return bracketed(mapping)
        }
        let lines = LineIndex(mapping.tree.source)
        var edits: [TextEdit] = []
        for (key, value) in pairs {
            // Behind the dash a list on lines of its own would stand in another place.
            let keyLine = lines.position(at: key.range.start).line
            guard value.kind == .sequence, value.isFlow, lines.position(at: value.range.start).line == keyLine,
                lines.position(at: value.range.end).line == keyLine
            else { return nil }
            let start = key.rangeWithProperties.start
            edits.append(TextEdit(ByteRange(start, start), "- "))
        }
        return edits
    }
}
