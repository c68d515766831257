@testable import Linting
import YAMLSource

/// The same profile written in other ways, in which a rule must find the same.
enum ExampleVariations {
    /// Name and text of every variation that makes sense of an example.
    static func all(of example: MarkedText) -> [(name: String, example: MarkedText)] {
        var variations: [(String, MarkedText)] = [
            ("multi-byte text in front", example.inserting("# ünïcödé 🎭 テスト\n", at: 0)),
            ("a byte order mark", example.inserting("\u{FEFF}", at: 0)),
            ("CRLF", withCRLF(example)),
            ("a document in front", example.inserting(otherDocument + "---\n", at: 0)),
        ]
        if let quoted = quoted(example) { variations.append(("double quotes", quoted)) }
        if let anchored = anchored(example) { variations.append(("an anchor", anchored)) }
        if let flow = FlowWriter.rewrite(example) { variations.append(("flow style", flow)) }
        return variations
    }

    private static let otherDocument = """
        version: 1
        name: 別のプロフィール
        accounts:
          main: {provider: openrouter, key: {keyring: openrouter}}
        proxies:
          - {account: main, model: deepseek/deepseek-v3.2}

        """

    private static func withCRLF(_ example: MarkedText) -> MarkedText {
        var result = example
        let breaks = Array(example.text.utf8).enumerated().filter { $0.element == UInt8(ascii: "\n") }.map(\.offset)
        for offset in breaks.reversed() { result = result.inserting("\r", at: offset) }
        return result
    }

    /// Marked plain text values in double quotes; the quotes belong to the range.
    private static func quoted(_ example: MarkedText) -> MarkedText? {
        transform(example) { node in
            guard node.isPlain, case .text = node.coreValue else { return nil }
            return ("\"", "\"")
        }.map { result in
            MarkedText(text: result.text, ranges: result.ranges.map { ByteRange($0.start - 1, $0.end + 1) })
        }
    }

    /// Marked values with an anchor in front, which does not belong to the range.
    private static func anchored(_ example: MarkedText) -> MarkedText? {
        transform(example) { node in node.kind == .scalar ? ("&anchor ", "") : nil }
    }

    /// Puts text around every marked scalar; nil when a range is no scalar or `around` declines one.
    private static func transform(_ example: MarkedText, _ around: (YAMLNode) -> (String, String)?) -> MarkedText? {
        let tree = YAMLTree.parse(SourceText(name: "example", text: example.text))
        guard tree.problems.isEmpty, !example.ranges.isEmpty else { return nil }
        var result = example
        for range in example.ranges.reversed() {
            guard let node = tree.node(with: range), let (before, behind) = around(node) else { return nil }
            result = result.inserting(behind, at: range.end)
            // What is inserted right behind a range must not widen it.
            result = MarkedText(
                text: result.text,
                ranges: result.ranges.map { $0.start == range.start ? range : $0 })
            result = result.inserting(before, at: range.start)
        }
        return result
    }
}

extension YAMLTree {
    /// The scalar with exactly this range.
    func node(with range: ByteRange) -> YAMLNode? {
        var index = 0
        while let node = node(at: index) {
            if node.kind == .scalar, !node.isAlias, node.range == range { return node }
            index += 1
        }
        return nil
    }
}

/// Writes a whole document in flow style and follows the marked nodes.
private struct FlowWriter {
    private var output: [UInt8] = []
    private var ranges: [ByteRange] = []
    private let wanted: [ByteRange]

    static func rewrite(_ example: MarkedText) -> MarkedText? {
        let tree = YAMLTree.parse(SourceText(name: "example", text: example.text))
        guard tree.problems.isEmpty, tree.documents.count == 1, !example.text.contains("<<"), !example.ranges.isEmpty,
            example.ranges.allSatisfy({ tree.node(with: $0) != nil })
        else { return nil }
        var writer = FlowWriter(wanted: example.ranges)
        guard writer.write(tree.root(of: tree.documents[0])) else { return nil }
        return MarkedText(text: String(decoding: writer.output, as: UTF8.self) + "\n", ranges: writer.ranges)
    }

    private init(wanted: [ByteRange]) { self.wanted = wanted }

    private mutating func write(_ node: YAMLNode) -> Bool {
        switch node.kind {
        case .scalar:
            let source = node.tree.source.text(in: node.range)
            // What is plain in block style may end early in flow style.
            guard !source.contains("\n"), node.isQuoted || !source.contains(where: { ",[]{}".contains($0) }) else {
                return false
            }
            let start = output.count
            output += Array(source.utf8)
            if wanted.contains(node.range) { ranges.append(ByteRange(start, output.count)) }
            return true
        case .sequence: return writeList(node.children.map { [$0] }, "[", "]")
        case .mapping: return writeList(node.pairs.map { [$0.key, $0.value] }, "{", "}")
        case .unresolvedAlias: return false
        }
    }

    private mutating func writeList(_ entries: [[YAMLNode]], _ open: String, _ close: String) -> Bool {
        output += Array(open.utf8)
        for (place, entry) in entries.enumerated() {
            if place > 0 { output += Array(", ".utf8) }
            for (part, node) in entry.enumerated() {
                if part > 0 { output += Array(": ".utf8) }
                guard write(node) else { return false }
            }
        }
        output += Array(close.utf8)
        return true
    }
}
