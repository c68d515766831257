import YAMLSource

/// Fixes that can be applied to a text at once: their edits do not touch.
struct FixBatch {
    /// The findings that they are for.
    private(set) var findings: [Finding] = []
    private var edits: [TextEdit] = []

    /// The fixes of as many findings as fit together, the first in the text first.
    ///
    /// - Parameter limit: The most findings to take.
    init(of findings: [Finding], by selection: FixSelection, limit: Int = .max) {
        // In the order of the text each edit has only its neighbor to get along with, unless a fix has several edits.
        for finding in findings {
            if self.findings.count == limit { break }
            guard let fix = selection.fix(for: finding), !fix.edits.isEmpty else { continue }
            let new = fix.edits.filter { !edits.contains($0) }
            // Of an alias both places name the same edit.
            guard new.isEmpty || new.allSatisfy({ edit in !edits.contains { Self.touch($0, edit) } }) else { continue }
            edits += new
            self.findings.append(finding)
        }
    }

    /// Whether there is nothing to apply.
    var isEmpty: Bool { findings.isEmpty }

    /// The text with the fixes applied; nil where their edits do not fit it.
    func applied(to source: SourceText) -> SourceText? {
        guard let bytes = try? source.applying(edits), bytes != source.bytes else { return nil }
        return SourceText(name: source.name, bytes: bytes)
    }

    private static func touch(_ first: TextEdit, _ second: TextEdit) -> Bool {
        first.range.overlaps(second.range) || first.range.start == second.range.start
            || first.range.isEmpty && second.range.start < first.range.start && first.range.start < second.range.end
            || second.range.isEmpty && first.range.start < second.range.start && second.range.start < first.range.end
    }
}
