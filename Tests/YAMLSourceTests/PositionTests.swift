import Testing

@testable import YAMLSource

/// Lines and columns as editors show them, from the bytes.
struct PositionTests {
    private func position(of word: String, in text: String) throws -> SourcePosition {
        let tree = YAMLTree.parse(SourceText(name: "t", text: text))
        #expect(tree.problems.isEmpty)
        var index = 0
        while let node = tree.node(at: index) {
            if node.kind == .scalar, !node.isAlias, node.text == word {
                return LineIndex(tree.source).position(at: node.range.start)
            }
            index += 1
        }
        throw Missing()
    }

    private struct Missing: Error {}

    @Test(arguments: [
        ("a: x\n", 1, 4, 3),
        ("# ünïcödé\nä: x\n", 2, 4, 18),
        ("a: 🎭\r\nb: x\r\n", 2, 4, 12),
        ("a: 1\rb: x\r", 2, 4, 8),
        ("\u{FEFF}a: x\n", 1, 4, 6),
        ("a: \"\u{2028}\"\nb: x\n", 2, 4, 12),
        ("a: \"\u{85}\u{2029}\"\nb: x\n", 2, 4, 14),
        ("a: \"1\n\n 2\"\nb: x\n", 4, 4, 14),
        ("{a: [é, é, x]}\n", 1, 12, 13),
        ("a: &anchor x\n", 1, 12, 11),
        ("a: !!str x\n", 1, 10, 9),
        ("a: &one !local # why\n  x\n", 2, 3, 23),
    ])
    func findsAScalar(_ text: String, _ line: Int, _ column: Int, _ offset: Int) throws {
        #expect(try position(of: "x", in: text) == SourcePosition(line: line, column: column, offset: offset))
    }

    @Test func blockCollectionsEndWithTheirLastNode() {
        let tree = YAMLTree.parse(SourceText(name: "t", text: "a:\n  b: [1, 2]\n\n# later\nc: |\n  text\n\n\n"))
        let root = tree.root(of: tree.documents[0])
        let pairs = root.pairs
        #expect(tree.source.text(in: pairs[0].value.range) == "b: [1, 2]")
        #expect(tree.source.text(in: pairs[1].value.range) == "|\n  text")
        #expect(pairs[1].value.text == "text\n")
        #expect(root.range.end == pairs[1].value.range.end)
    }

    @Test func everyOffsetHasAPositionInsideTheText() {
        for text in ["", "\n", "\r", "\r\n", "a", "a\n", "a\rb\nc\r\n", "\u{FEFF}", "\u{FEFF}ä\r\n🎭"] {
            let lines = LineIndex(SourceText(name: "t", text: text))
            var previous = SourcePosition(line: 1, column: 1, offset: 0)
            for offset in -1...(text.utf8.count + 2) {
                let position = lines.position(at: offset)
                #expect(position.line >= previous.line && position.column >= 1)
                #expect((0...text.utf8.count).contains(position.offset))
                previous = position
            }
            for line in -1...(lines.lineCount + 2) { _ = lines.content(ofLine: line) }
        }
    }

    @Test func linesEndWhereEditorsEndThem() {
        let lines = LineIndex(SourceText(name: "t", text: "a\r\nb\rc\nd\u{2028}e"))
        #expect(lines.lineCount == 4)
        #expect((1...4).map { lines.source.text(in: lines.content(ofLine: $0)) } == ["a", "b", "c", "d\u{2028}e"])
        #expect(lines.source.text(in: lines.fullRange(ofLine: 1)) == "a\r\n")
    }

    /// Columns of a line of many thousand scalars are counted from marks; each is what counting from the start gives.
    @Test func columnsOfLongLinesAreCounted() {
        let text = String(repeating: "aé…😀", count: 3000)
        for text in [text, "x\n" + text + "\ny", "\u{FEFF}" + text] {
            let source = SourceText(name: "t", text: text)
            let lines = LineIndex(source)
            let start = text.hasPrefix("x") ? 2 : source.byteOrderMarkLength
            var column = 1
            for offset in start..<start + 30_000 {
                if offset > start, source.bytes[offset] & 0xC0 != 0x80 { column += 1 }
                guard offset.isMultiple(of: 97) || offset % 1024 < 3, source.bytes[offset] & 0xC0 != 0x80 else {
                    continue
                }
                #expect(lines.position(at: offset).column == column, "\(offset)")
            }
        }
    }
}
