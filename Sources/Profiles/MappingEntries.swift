import YAMLSource

/// A field of a mapping, with those that merge keys bring in.
struct MappingEntry {
    let key: YAMLNode
    let value: YAMLNode
    let isMerged: Bool
}

extension YAMLNode {
    /// Whether this is a plain `<<`, which brings in the fields of other mappings.
    var isMergeKey: Bool { isPlain && isText("<<") }

    /// The fields of a mapping: its own, then those of merged mappings that it does not have itself. Of a key that
    /// stands twice the last counts, as most readers of YAML do; `duplicates` gets the pairs.
    func entries(duplicates: inout [(first: YAMLNode, second: YAMLNode)]) -> [MappingEntry] {
        var entries: [MappingEntry] = []
        var merged: [MappingEntry] = []
        for (key, value) in pairs {
            if key.isMergeKey {
                for source in value.mergeSources {
                    var ignored: [(first: YAMLNode, second: YAMLNode)] = []
                    merged += source.entries(duplicates: &ignored)
                }
            } else {
                entries.append(MappingEntry(key: key, value: value, isMerged: false))
            }
        }
        removeDuplicates(from: &entries) { duplicates.append(($0, $1)) }
        guard !merged.isEmpty else { return entries }
        // Earlier sources win over later ones, and own fields over both.
        var known = Set(entries.map(\.key.text))
        for entry in merged where known.insert(entry.key.text).inserted {
            entries.append(MappingEntry(key: entry.key, value: entry.value, isMerged: true))
        }
        return entries
    }

    /// The mappings that the value of a merge key names; what is no mapping is left out.
    var mergeSources: [YAMLNode] {
        switch kind {
        case .mapping: [self]
        case .sequence: children.filter { $0.kind == .mapping }
        case .scalar, .unresolvedAlias: []
        }
    }

    private func removeDuplicates(from entries: inout [MappingEntry], report: (YAMLNode, YAMLNode) -> Void) {
        // Few fields are compared with one another; many need a table, or a hostile file would cost its square.
        if entries.count <= 12 {
            guard (0..<entries.count).contains(where: { hasTwin($0, in: entries) }) else { return }
        }
        var places: [String: Int] = [:]
        var result: [MappingEntry] = []
        for entry in entries {
            guard entry.key.kind == .scalar else {
                result.append(entry)
                continue
            }
            if let place = places[entry.key.text] {
                report(result[place].key, entry.key)
                result[place] = entry
            } else {
                places[entry.key.text] = result.count
                result.append(entry)
            }
        }
        entries = result
    }

    private func hasTwin(_ index: Int, in entries: [MappingEntry]) -> Bool {
        entries[index].key.kind == .scalar
            && entries[..<index].contains { $0.key.kind == .scalar && $0.key.hasSameText(as: entries[index].key) }
    }
}
