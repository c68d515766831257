/// A field of a mapping.
///
/// Holds places only: lists of nodes would retain the tree once for each.
public struct MappingEntry: Sendable {
    let keyIndex: Int32
    let valueIndex: Int32
}

extension YAMLTree {
    /// The key of a field of one of this tree's mappings.
    public func key(of entry: MappingEntry) -> YAMLNode { YAMLNode(tree: self, index: Int(entry.keyIndex)) }

    /// The value of a field of one of this tree's mappings.
    public func value(of entry: MappingEntry) -> YAMLNode { YAMLNode(tree: self, index: Int(entry.valueIndex)) }
}

extension YAMLNode {
    /// Whether this is a plain `<<`, which brings in the fields of other mappings.
    public var isMergeKey: Bool { isText("<<") && isPlain }

    /// Whether a mapping brings in the fields of others.
    public var hasMergeKey: Bool {
        let mapping = resolved
        guard mapping.kind == .mapping else { return false }
        var index = mapping.index + 1
        let end = Int(tree.records[mapping.index].next)
        while index < end {
            let record = tree.records[index]
            if record.kind != .scalar || record.end - record.start == 2, YAMLNode(tree: tree, index: index).isMergeKey {
                return true
            }
            index = Int(tree.records[Int(record.next)].next)
        }
        return false
    }

    /// The fields of a mapping: its own, then those of merged mappings that it does not have itself.
    ///
    /// Of a key that stands twice the last counts, as most readers of YAML do; `duplicates` gets the pairs.
    public func entries(duplicates: inout [(first: YAMLNode, second: YAMLNode)]) -> [MappingEntry] {
        let mapping = resolved
        let record = tree.records[mapping.index]
        guard record.kind == .mapping else { return [] }
        var entries: [MappingEntry] = []
        entries.reserveCapacity(8)
        var merged: [MappingEntry] = []
        var index = mapping.index + 1
        while index < Int(record.next) {
            let keyRecord = tree.records[index]
            let entry = MappingEntry(keyIndex: Int32(index), valueIndex: keyRecord.next)
            index = Int(tree.records[Int(keyRecord.next)].next)
            // Only two bytes, or an alias of them, can be `<<`.
            if keyRecord.kind == .alias || keyRecord.end - keyRecord.start == 2, tree.key(of: entry).isMergeKey {
                for source in tree.value(of: entry).mergeSources {
                    var ignored: [(first: YAMLNode, second: YAMLNode)] = []
                    merged += source.entries(duplicates: &ignored)
                }
            } else {
                entries.append(entry)
            }
        }
        removeDuplicates(from: &entries, &duplicates)
        guard !merged.isEmpty else { return entries }
        // Earlier sources win over later ones, and own fields over both.
        var known = Set(entries.map { tree.key(of: $0).text })
        for entry in merged where known.insert(tree.key(of: entry).text).inserted { entries.append(entry) }
        return entries
    }

    /// The mappings that the value of a merge key names; what is no mapping is left out.
    public var mergeSources: [YAMLNode] {
        switch kind {
        case .mapping: [self]
        case .sequence: children.filter { $0.kind == .mapping }
        case .scalar, .unresolvedAlias: []
        }
    }

    private func removeDuplicates(
        from entries: inout [MappingEntry], _ duplicates: inout [(first: YAMLNode, second: YAMLNode)]
    ) {
        // Few fields are compared with one another; many need a table, or a hostile file would cost its square.
        if entries.count <= 12, !hasTwins(entries) { return }
        var places: [String: Int] = [:]
        var result: [MappingEntry] = []
        for entry in entries {
            let key = tree.key(of: entry)
            guard key.kind == .scalar else {
                result.append(entry)
                continue
            }
            if let place = places[key.text] {
                duplicates.append((tree.key(of: result[place]), key))
                result[place] = entry
            } else {
                places[key.text] = result.count
                result.append(entry)
            }
        }
        entries = result
    }

    private func hasTwins(_ entries: [MappingEntry]) -> Bool {
        tree.source.bytes.withUnsafeBufferPointer { bytes in
            for place in 1..<max(entries.count, 1) {
                let record = tree.records[Int(entries[place].keyIndex)]
                for earlier in 0..<place {
                    let other = tree.records[Int(entries[earlier].keyIndex)]
                    if record.isVerbatimScalar, other.isVerbatimScalar {
                        let first = record.valueRange
                        let second = other.valueRange
                        guard first.count == second.count else { continue }
                        let isTwin = UnsafeBufferPointer(rebasing: bytes[first.indices]).isSame(
                            as: UnsafeBufferPointer(rebasing: bytes[second.indices]))
                        if isTwin { return true }
                    } else if tree.key(of: entries[place]).hasSameText(as: tree.key(of: entries[earlier])) {
                        return true
                    }
                }
            }
            return false
        }
    }
}

extension NodeRecord {
    /// Whether the value is exactly the bytes of `valueRange`.
    var isVerbatimScalar: Bool { kind == .scalar && payload < 0 }
}
