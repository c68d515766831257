import YAMLSource

/// Where a round fixed something, to tell what it uncovered there from what it brought elsewhere.
///
/// A field whose name was misspelled may turn out to hold a bad value: that takes the place of the misspelling, and the
/// file is no worse for it.
struct FixedPlaces {
    private var places: [FixBatch.Place]

    /// The places of a batch, in the text that it leads to.
    init(_ batch: FixBatch) {
        places = batch.places
        move(by: batch)
    }

    /// Follows further fixes of the text.
    mutating func move(by batch: FixBatch) {
        for index in places.indices { places[index].offset = batch.moved(places[index].offset) }
    }

    /// Whether each finding stands where one was fixed that was no less severe.
    mutating func take(_ findings: [Finding], in source: SourceText) -> Bool {
        // Two fixes that name one field twice lose a value.
        guard !findings.contains(where: { $0.rule == DuplicateKey.id }) else { return false }
        let tree = YAMLTree.parse(source)
        var fields = places.map { (range: tree.surroundings(of: $0), severity: $0.severity) }
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
    /// The innermost field around a place, from its name to the end of its value; nil outside of any.
    ///
    /// What could not be read hides what is wrong with its neighbors: then it is the account, the proxy or the section
    /// around the field, though never a whole profile.
    fileprivate func surroundings(of place: FixBatch.Place) -> ByteRange? {
        for document in documents {
            let found = Self.surroundings(of: place, in: root(of: document), within: nil)
            if let found { return found }
        }
        return nil
    }

    private static func surroundings(
        of place: FixBatch.Place, in node: YAMLNode, within object: ByteRange?
    ) -> ByteRange? {
        guard !node.isAlias else { return nil }
        switch node.kind {
        case .mapping:
            for (key, value) in node.pairs {
                let field = ByteRange(key.rangeWithProperties.start, max(key.range.end, value.range.end))
                guard field.start <= place.offset, place.offset <= field.end else { continue }
                let own = value.kind == .mapping ? value.range : object
                if let inner = surroundings(of: place, in: value, within: own) { return inner }
                return place.hidesNeighbors ? object ?? field : field
            }
        case .sequence:
            for child in node.children where child.range.start <= place.offset && place.offset <= child.range.end {
                return surroundings(of: place, in: child, within: child.range)
            }
        default: break
        }
        return nil
    }
}
