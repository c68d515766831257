import YAMLSource

/// Where a round fixed something, to tell what it uncovered there from what it brought elsewhere.
///
/// A field whose name was misspelled may turn out to hold a bad value: that takes the place of the misspelling, and the
/// file is no worse for it.
struct FixedPlaces {
    private var places: [(offset: Int, severity: Severity)]

    /// The places of a batch, in the text that it leads to.
    init(_ batch: FixBatch) {
        places = batch.places.map { (batch.moved($0.offset), $0.severity) }
    }

    /// Follows further fixes of the text.
    mutating func move(by batch: FixBatch) {
        for index in places.indices { places[index].offset = batch.moved(places[index].offset) }
    }

    /// Whether each finding stands in the field that one was fixed in that was no less severe.
    mutating func take(_ findings: [Finding], in source: SourceText) -> Bool {
        let tree = YAMLTree.parse(source)
        var fields = places.map { (range: tree.field(at: $0.offset), severity: $0.severity) }
        for finding in findings.sorted(by: { $0.severity > $1.severity }) {
            let fitting = fields.indices.filter {
                fields[$0].severity >= finding.severity && fields[$0].range?.contains(finding.range) ?? false
            }
            guard let place = fitting.min(by: { fields[$0].severity < fields[$1].severity }) else { return false }
            fields.remove(at: place)
        }
        return true
    }
}

extension YAMLTree {
    /// The innermost field around a byte, from its name to the end of its value; nil outside of any.
    fileprivate func field(at offset: Int) -> ByteRange? {
        for document in documents {
            if let range = Self.field(at: offset, in: root(of: document)) { return range }
        }
        return nil
    }

    private static func field(at offset: Int, in node: YAMLNode) -> ByteRange? {
        guard !node.isAlias else { return nil }
        switch node.kind {
        case .mapping:
            for (key, value) in node.pairs {
                let range = ByteRange(key.rangeWithProperties.start, max(key.range.end, value.range.end))
                guard range.start <= offset, offset <= range.end else { continue }
                return field(at: offset, in: value) ?? range
            }
        case .sequence:
            for child in node.children where child.range.start <= offset && offset <= child.range.end {
                return field(at: offset, in: child)
            }
        default: break
        }
        return nil
    }
}
