/// Where the parts of collections begin and end in the text, with what libyaml leaves out of its marks.
struct NodeExtents {
    let tree: YAMLTree
    let layout: TextLayout

    /// An entry of a mapping or an element of a list.
    struct Item {
        /// The key of an entry, or the element.
        let first: Int
        /// The value of an entry, or the element.
        let last: Int
        /// Of an entry in block style the key's first byte or its `?`, of an element in block style the dash.
        let start: Int
        let end: Int
    }

    func hasProperties(_ index: Int) -> Bool {
        let record = tree.records[index]
        return record.kind != .alias && (record.anchor >= 0 || record.tag >= 0)
    }

    /// The end of a node's anchor and tag, before what separates them from the content.
    func propertiesEnd(_ index: Int) -> Int {
        let record = tree.records[index]
        var offset = Int(record.propertiesStart)
        guard hasProperties(index) else { return offset }
        for count in 0..<(record.anchor >= 0 && record.tag >= 0 ? 2 : 1) {
            if count > 0 { offset = layout.skipTrivia(offset) }
            while offset < Int(record.start), !isBlank(layout.bytes[offset]), !isLineBreak(layout.bytes[offset]) {
                offset += 1
            }
        }
        return offset
    }

    /// The first byte behind the `:` of an entry; nil where it has none.
    func colonEnd(key: Int) -> Int? {
        let colon = layout.skipTrivia(end(of: key))
        return layout.byte(colon) == UInt8(ascii: ":") ? colon + 1 : nil
    }

    /// The end of a node's content.
    func end(of index: Int) -> Int {
        let record = tree.records[index]
        guard record.style == .block, let last = children(of: index).last else { return Int(record.end) }
        return itemEnd(last, inFlow: false)
    }

    /// Whether nothing is written for a node, not even an anchor or a tag.
    func isAbsent(_ index: Int) -> Bool {
        let record = tree.records[index]
        return record.kind == .scalar && record.style == .plain && record.start == record.end && !hasProperties(index)
    }

    /// The entries or elements of a collection that is no alias, in the order of the text.
    func items(of index: Int) -> [Item] {
        let record = tree.records[index]
        let isFlow = record.style == .flow
        var offset = Int(record.start)
        if isFlow, isBracketed(index) {
            offset += 1
        } else if hasProperties(index) {
            offset = propertiesEnd(index)
        }
        var items: [Item] = []
        for child in children(of: index) {
            offset = layout.skipTrivia(offset)
            if isFlow, !items.isEmpty, layout.byte(offset) == UInt8(ascii: ",") {
                offset = layout.skipTrivia(offset + 1)
            }
            // What was written before an empty key or behind an unusual mark is not guessed.
            let start = min(offset, Int(tree.records[child.first].propertiesStart))
            let end = max(start, itemEnd(child, inFlow: isFlow))
            items.append(Item(first: child.first, last: child.last, start: start, end: end))
            offset = end
        }
        return items
    }

    /// Whether a flow collection stands in brackets or braces of its own, as `a: b` in `[a: b]` does not.
    func isBracketed(_ index: Int) -> Bool {
        let byte = layout.byte(Int(tree.records[index].start))
        return byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
    }

    /// Where a value stands: its key, if it belongs to an entry, and the collection around it, or -1 for a document.
    func place(of value: Int) -> ValuePlace? {
        var parent = value - 1
        while parent >= 0, Int(tree.records[parent].next) <= value { parent -= 1 }
        guard parent >= 0 else { return ValuePlace(key: nil, value: value, container: -1) }
        guard let child = children(of: parent).first(where: { $0.last == value }) else { return nil }
        return ValuePlace(key: child.first == value ? nil : child.first, value: value, container: parent)
    }

    private func children(of index: Int) -> [(first: Int, last: Int)] {
        let record = tree.records[index]
        guard record.kind == .mapping || record.kind == .sequence else { return [] }
        var children: [(first: Int, last: Int)] = []
        var child = index + 1
        while child < Int(record.next) {
            let last = record.kind == .mapping ? Int(tree.records[child].next) : child
            children.append((child, last))
            child = Int(tree.records[last].next)
        }
        return children
    }

    private func itemEnd(_ child: (first: Int, last: Int), inFlow: Bool) -> Int {
        guard child.first != child.last, isAbsent(child.last) else { return end(of: child.last) }
        guard let colon = colonEnd(key: child.first) else { return end(of: child.first) }
        // A comma right behind the colon would be read as part of the key.
        return inFlow ? layout.skipBlanks(colon) : colon
    }
}

/// A value among the nodes of a tree.
struct ValuePlace {
    let key: Int?
    let value: Int
    let container: Int
}
