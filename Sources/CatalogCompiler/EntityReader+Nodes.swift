internal import Catalog
internal import YAMLSource

extension EntityReader {
    /// The fields of a mapping; unknown and repeated ones are reported.
    mutating func mapping(_ node: YAMLNode, _ names: [String], _ noun: String) -> [String: YAMLNode]? {
        guard let entries = entries(node, noun) else { return nil }
        var fields: [String: YAMLNode] = [:]
        for (name, key, value) in entries {
            if names.contains(name) {
                fields[name] = value
            } else {
                faults.report(
                    "\(noun) has no field `\(name)`\(suggestion(for: name, among: names))", at: key)
            }
        }
        return fields
    }

    /// The entries of a mapping whose names are free.
    mutating func namedEntries(_ node: YAMLNode, _ name: String) -> [(String, YAMLNode, YAMLNode)]? {
        entries(node, "`\(name)`")
    }

    private mutating func entries(_ node: YAMLNode, _ noun: String) -> [(String, YAMLNode, YAMLNode)]? {
        guard node.kind == .mapping else {
            faults.report(
                "\(noun) is a mapping; write `{value: …, source: …, date: …, grade: …}` or fields below", at: node)
            return nil
        }
        var duplicates: [(first: YAMLNode, second: YAMLNode)] = []
        let entries = node.entries(duplicates: &duplicates)
        for (_, second) in duplicates {
            faults.report("`\(second.text)` is here twice; make it a list, or remove one", at: second)
        }
        return entries.map { entry in
            let key = node.tree.key(of: entry)
            return (key.text, key, node.tree.value(of: entry).resolved)
        }
    }

    /// The text of a scalar; what cannot stand in a table is reported.
    mutating func text(of node: YAMLNode, _ name: String) -> String? {
        guard node.kind == .scalar else {
            faults.report("`\(name)` is text; write one value", at: node)
            return nil
        }
        var text = node.text
        // A block of several lines ends with a line break.
        if !node.isPlain, !node.isQuoted, text.hasSuffix("\n") { text.removeLast() }
        if text.isEmpty || node.coreValue == .null {
            faults.report("`\(name)` is empty; write its value, or remove the field", at: node)
            return nil
        }
        if text.contains(where: { $0.isNewline || $0 == "\t" }) {
            faults.report("`\(name)` contains a line break or a tab; write it as one line (`>-` joins lines)", at: node)
            return nil
        }
        if text.hasPrefix(" ") || text.hasSuffix(" ") || text.contains("  ") {
            faults.report("`\(name)` has spaces at one end, or two in a row; write single ones", at: node)
            return nil
        }
        return text
    }

    /// The texts of a list, or the one of a scalar.
    mutating func list(of node: YAMLNode, _ name: String) -> [String]? {
        guard node.kind == .sequence else { return text(of: node, name).map { [$0] } }
        var texts: [String] = []
        for child in node.children {
            guard let text = text(of: child.resolved, name) else { return nil }
            texts.append(text)
        }
        if texts.isEmpty { faults.report("the list `\(name)` is empty; write its values", at: node) }
        return texts.isEmpty ? nil : texts
    }

    /// `; did you mean …?`, or nothing.
    func suggestion(for word: String, among names: [String]) -> String {
        Similarity.nearest(to: word, among: names).map { "; did you mean `\($0)`?" } ?? ""
    }
}
