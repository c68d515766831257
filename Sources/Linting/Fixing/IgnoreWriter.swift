import Profiles
public import YAMLSource

/// Writes comments that silence the findings of a text: `# proxylint: ignore[rule] reason`.
///
/// A comment goes behind its line, where one cannot stand there above it, and where neither can to the top of the file.
/// Each is tried out: the values of the file stay the same, the finding goes, and nothing new comes.
public struct IgnoreWriter: Sendable {
    private let linter: Linter
    private let reason: String
    private let least: Severity

    /// A writer.
    ///
    /// - Parameters:
    ///   - linter: Finds what is silenced.
    ///   - reason: What stands behind the brackets, on one line; may be empty.
    ///   - least: Findings below it are left alone.
    public init(_ linter: Linter, reason: String, least: Severity) {
        self.linter = linter
        self.reason = reason
        self.least = least
    }

    /// A writer that does the same and shares nothing with this one that threads would wait for.
    public func forAnotherThread() -> IgnoreWriter {
        IgnoreWriter(linter.forAnotherThread(), reason: reason, least: least)
    }

    /// The text with its findings silenced; `fixedCount` says how many.
    public func apply(to source: SourceText) -> FixedText {
        let first = linter.lint(source, triesFixes: false)
        var text = source
        var result = first
        var refused: Set<String> = []
        var count = 0
        while source.bytes.count <= linter.limits.bytes {
            let open = zip(result.findings, FindingIdentity.all(of: result.findings)).first {
                isMeant($0.0) && !refused.contains($0.1)
            }
            guard let (finding, identity) = open else { break }
            if let (_, next, after) = silencing(finding, in: text, result.findings) {
                let before = result.findings.count { isMeant($0) }
                count += max(1, before - after.findings.count { isMeant($0) })
                (text, result) = (next, after)
            } else {
                refused.insert(identity)
            }
        }
        return FixedText(
            original: source, text: text, fixedCount: count, changes: [], waiting: [],
            held: result.findings.filter { isMeant($0) }, originalMask: first.mask, mask: result.mask)
    }

    private func isMeant(_ finding: Finding) -> Bool {
        finding.severity >= least && !SuppressionReview.rules.contains(finding.rule)
    }

    /// The comment that silences a finding, the text with it, and what is found in that; nil where none does.
    func silencing(
        _ finding: Finding, in text: SourceText, _ findings: [Finding]
    ) -> (edit: TextEdit, text: SourceText, result: LintResult)? {
        // JSON has no comments.
        guard !SuppressionReview.rules.contains(finding.rule), !text.name.hasSuffix(".json") else { return nil }
        let tree = YAMLTree.parse(text)
        let balance = FindingBalance(findings, without: [finding], FixSelection())
        for edit in candidates(for: finding, tree) {
            guard let bytes = try? text.applying([edit]) else { continue }
            let next = SourceText(name: text.name, bytes: bytes)
            guard tree.hasSameContent(as: YAMLTree.parse(next)) else { continue }
            let after = linter.lint(next, triesFixes: false)
            if balance.new(in: after.findings).isEmpty, after.findings.count < findings.count {
                return (edit, next, after)
            }
        }
        return nil
    }

    private func candidates(for finding: Finding, _ tree: YAMLTree) -> [TextEdit] {
        let lines = LineIndex(tree.source)
        let number = lines.position(at: finding.range.start).line
        let content = lines.content(ofLine: number)
        let order = "ignore[\(finding.rule)]" + (reason.isEmpty ? "" : " \(reason)")
        var edits: [TextEdit] = []
        // A comment with the same reason takes the name in.
        let known = Suppressions(tree, lines)?.orders.first {
            $0.word == SuppressionOrder.line && $0.target == number && !$0.names.isEmpty && $0.reason == reason
        }
        if let last = known?.names.last {
            edits.append(TextEdit(ByteRange(last.range.end, last.range.end), ", \(finding.rule)"))
        }
        var end = content.end
        while end > content.start, [0x20, 0x09].contains(tree.source.bytes[end - 1]) { end -= 1 }
        edits.append(TextEdit(ByteRange(end, end), "  # proxylint: \(order)"))
        let indentation = tree.source.bytes[content.indices].prefix { $0 == UInt8(ascii: " ") }.count
        let lineBreak = Self.lineBreak(of: lines)
        edits.append(
            TextEdit(
                ByteRange(content.start, content.start),
                String(repeating: " ", count: indentation) + "# proxylint: \(order)" + lineBreak))
        let top = tree.source.byteOrderMarkLength
        edits.append(TextEdit(ByteRange(top, top), "# proxylint: ignore-file\(order.dropFirst(6))" + lineBreak))
        return edits
    }

    private static func lineBreak(of lines: LineIndex) -> String {
        let first = lines.fullRange(ofLine: 1)
        let ending = lines.source.bytes[lines.content(ofLine: 1).end..<first.end]
        return ending.isEmpty ? "\n" : String(decoding: ending, as: UTF8.self)
    }
}
