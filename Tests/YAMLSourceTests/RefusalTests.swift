import Testing

@testable import YAMLSource

/// What cannot be read: one sentence each, with its place, and never a crash or a wait.
struct RefusalTests {
    private func refusal(_ bytes: [UInt8], limits: YAMLLimits = .standard) -> (String, Int, Int)? {
        let tree = YAMLTree.parse(SourceText(name: "t", bytes: bytes), limits: limits)
        guard let problem = tree.problems.first else { return nil }
        let position = LineIndex(tree.source).position(at: problem.range.start)
        return (problem.message, position.line, position.column)
    }

    @Test(arguments: [
        ("a: \"x\nb: 1\n", "this double quote is never closed", 1, 4),
        ("a: 'x\nb: 1\n", "this single quote is never closed", 1, 4),
        ("a:\n\tb: 1\n", "there is a tab in the indentation", 2, 1),
        ("a: b: c\n", "a `:` is not allowed here", 1, 5),
        ("a: @x\n", "a value cannot start with `@`", 1, 4),
        ("a: `x\n", "a value cannot start with ``", 1, 4),
        ("a: [1, 2\nb: 3\n", "this list in brackets is not closed properly", 2, 2),
        ("a: {b: 1\n", "this mapping in braces is not closed properly", 1, 8),
        ("a: *nowhere\n", "this alias names an anchor that does not come before it", 1, 4),
        ("a: &x [*x]\n", "this alias is inside the node it names", 1, 8),
        ("a: \"\\q\"\n", "this escape sequence is not valid", 1, 5),
        ("a: 1\n b: 2\n", "a `:` is not allowed here", 2, 3),
        ("- a\nb: 1\n", "this line does not fit the list around it", 2, 1),
        ("a: 1\n- b\n", "this line does not fit the mapping around it", 2, 1),
        ("%YAML 1.2\n%YAML 1.2\n---\na\n", "a second %YAML directive", 2, 1),
        ("a: !x!y 1\n", "this tag's handle is not defined", 1, 4),
        ("a: ?\u{1}\n", "a control character (U+0001) is not allowed here", 1, 5),
        ("ab: \u{0}\n", "the file contains a NUL byte", 1, 5),
    ])
    func saysWhatIsWrongAndWhere(_ text: String, _ message: String, _ line: Int, _ column: Int) throws {
        let problem = try #require(refusal(Array(text.utf8)))
        #expect(problem.0.hasPrefix(message), "\(problem.0)")
        #expect(problem.1 == line && problem.2 == column, "\(problem)")
        #expect(!problem.0.contains("\n") && !problem.0.hasSuffix("."))
    }

    @Test func namesTheByteThatIsNoText() throws {
        let bad = try #require(refusal(Array("a: b\nc: ".utf8) + [0xC3, 0x28, 0x0A]))
        #expect(bad.0.hasPrefix("byte 0xC3 is not UTF-8") && bad.1 == 2 && bad.2 == 4)
        let afterWide = try #require(refusal(Array("ä: 🎭 ".utf8) + [0xFF, 0x0A]))
        #expect(afterWide.0.hasPrefix("byte 0xFF is not UTF-8") && afterWide.1 == 1 && afterWide.2 == 6)
        let utf16 = try #require(refusal([0xFF, 0xFE, 0x61, 0x00]))
        #expect(utf16.0.hasPrefix("the file is saved as UTF-16"))
        let truncated = try #require(refusal(Array("a: ".utf8) + [0xF0, 0x9F]))
        #expect(truncated.0.contains("not UTF-8"))
    }

    @Test func refusesWhatIsTooLargeTooDeepOrTooMuch() throws {
        let large = try #require(refusal(Array(repeating: 0x20, count: 1 << 20) + [0x20]))
        #expect(large.0.contains("1048576 bytes"))
        #expect(refusal(Array(repeating: 0x20, count: 1 << 20)) == nil)
        let deep = try #require(refusal(Array(repeating: UInt8(ascii: "["), count: 40_000)))
        #expect(deep.0.contains("64 levels") && deep.2 == 65)
        let fits = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(refusal(Array(fits.utf8)) == nil)
        let many = try #require(refusal(Array(String(repeating: "- a\n", count: 100_001).utf8)))
        #expect(many.0.contains("100000 nodes"))
    }

    @Test func refusesAliasesThatGrowWithoutBound() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...20 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
                + "]\n"
        }
        let problem = try #require(refusal(Array(text.utf8)))
        #expect(problem.0.contains("100000 nodes") && problem.1 == 5)
    }

    @Test func refusesFloodsOfDirectives() throws {
        let text = (0..<20_000).map { "%TAG !t\($0)! tag:example.org,2026:\n" }.joined() + "---\na\n"
        let problem = try #require(refusal(Array(text.utf8)))
        #expect(problem.0.contains("64 %TAG directives") && problem.1 == 65)
        #expect(refusal(Array("text: |\n  100% TAG\n".utf8)) == nil)
    }

    @Test func keepsTheDocumentsBeforeTheBreak() {
        let tree = YAMLTree.parse(SourceText(name: "t", text: "a: 1\n---\nb: 2\n---\nc: \"\n"))
        #expect(tree.documents.count == 2 && tree.problems.count == 1)
    }

    @Test func readsAnyBytesWithoutTrouble() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        let alphabet =
            Array("ab:-[]{}\"'#&*!|>%@`,? \n\t\r\\0~".utf8) + [
                0xC3, 0xA4, 0xEF, 0xBB, 0xBF, 0xFF, 0x00, 0xE2, 0x80, 0xA8,
            ]
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            for _ in 0..<Int(state >> 58) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            let tree = YAMLTree.parse(SourceText(name: "t", bytes: bytes))
            let lines = LineIndex(tree.source)
            for problem in tree.problems { _ = lines.position(at: problem.range.start) }
            for comment in tree.comments() { #expect(comment.range.end <= bytes.count) }
        }
    }
}
