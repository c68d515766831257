@testable import YAMLSource

/// A text under edit, and the ways that tests look into it.
struct EditedText {
    let tree: YAMLTree

    init(_ text: String) { self.init(bytes: Array(text.utf8)) }

    init(bytes: [UInt8]) { tree = YAMLTree.parse(SourceText(name: "t", bytes: bytes)) }

    var editor: FieldEditor { FieldEditor(tree) }

    /// The node at `path`: names and places of elements, separated by slashes; the first part may name a document (`2:`).
    func node(_ path: String) -> YAMLNode? {
        var parts = path.split(separator: "/")
        var document = 1
        if let first = parts.first, first.hasSuffix(":"), let number = Int(first.dropLast()) {
            document = number
            parts.removeFirst()
        }
        guard tree.documents.indices.contains(document - 1) else { return nil }
        var node = tree.root(of: tree.documents[document - 1])
        for part in parts {
            if node.kind == .sequence, let place = Int(part) {
                let children = node.children.map { $0 }
                guard children.indices.contains(place) else { return nil }
                node = children[place]
            } else {
                guard let value = Self.field(String(part), of: node) else { return nil }
                node = value
            }
        }
        return node
    }

    /// Makes every edit there is at every node; how many were made.
    func triesEverything() -> Int {
        var count = 0
        func attempt(_ body: () throws -> [TextEdit]) {
            guard let edits = try? body(), (try? tree.source.applying(edits)) != nil else { return }
            count += 1
        }
        for number in 0...(tree.documents.count + 1) {
            attempt { try editor.removeDocument(number: number) }
            _ = try? editor.extractDocument(number: number)
        }
        for index in tree.records.indices {
            guard let node = tree.node(at: index) else { continue }
            _ = editor.repeats(of: node)
            for path in [["a"], ["b", "a"], [""], ["c"]] {
                attempt { try editor.set(path, of: node, to: .text("x: y"), order: EditedText.order) }
                attempt { try editor.set(path, of: node, to: .mapping([])) { _ in ["c", "a"] } }
                attempt { try editor.remove(path, of: node) }
            }
            attempt { try editor.append([NewYAMLField(name: "a", value: .text("x: y"))], to: node) }
            for place in -1...2 { attempt { try editor.removeElement(at: place, of: node) } }
        }
        return count
    }

    static func field(_ name: String, of node: YAMLNode) -> YAMLNode? {
        var ignored: [(first: YAMLNode, second: YAMLNode)] = []
        return node.entries(duplicates: &ignored).first { node.tree.key(of: $0).text == name }
            .map { node.tree.value(of: $0) }
    }

    /// The text with the field at `path` set; the path's parts up to a `|` lead to the mapping.
    func setting(_ path: String, to value: NewYAMLValue) throws -> [UInt8] {
        let (mapping, names) = try target(path)
        return try tree.source.applying(editor.set(names, of: mapping, to: value, order: Self.order))
    }

    func removing(_ path: String) throws -> [UInt8] {
        let (mapping, names) = try target(path)
        return try tree.source.applying(editor.remove(names, of: mapping))
    }

    private func target(_ path: String) throws -> (YAMLNode, [String]) {
        let parts = path.split(separator: "|", omittingEmptySubsequences: false)
        guard let mapping = node(parts.count > 1 ? String(parts[0]) : ""), let names = parts.last else {
            throw NoTarget()
        }
        return (mapping, names.split(separator: "/").map(String.init))
    }

    struct NoTarget: Error {}

    /// The fields in the order in which tests document them.
    static func order(_ passed: [String]) -> [String] {
        switch passed.last {
        case nil: ["version", "name", "description", "model", "accounts", "proxies", "generation", "messages"]
        case "generation": ["temperature", "top_p", "top_k"]
        default: []
        }
    }
}

extension [UInt8] {
    var text: String { String(decoding: self, as: UTF8.self) }
}

/// A linear congruential generator; the same seed gives the same numbers everywhere.
struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    /// A number from 0 up to, not including, `limit`.
    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(limit, 1)
    }

    /// True once in `times`.
    mutating func isOne(in times: Int) -> Bool { next(times) == 0 }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[next(elements.count)] }
}
