import YAMLSource

/// Fixes that can be applied to a text at once: their edits do not touch.
struct FixBatch {
    /// The findings that they are for.
    private(set) var findings: [Finding] = []
    /// Where in the text each was fixed, and how bad it was.
    private(set) var places: [Place] = []
    /// What its fixes do, in the order of the findings.
    private(set) var changes: [String] = []
    private var edits: [TextEdit] = []

    /// Where something is fixed.
    struct Place {
        var offset: Int
        let severity: Severity
        /// Whether it kept other rules from reading what stands around it.
        let hidesNeighbors: Bool
    }

    /// The fixes of as many findings as fit together, the first in the text first.
    init(of findings: [Finding], by selection: FixSelection) {
        // In the order of the text each edit has only its neighbor to get along with, unless a fix has several edits.
        for finding in findings {
            guard let fix = selection.fix(for: finding), !fix.edits.isEmpty else { continue }
            let new = fix.edits.filter { !edits.contains($0) }
            // Of an alias both places name the same edit.
            guard new.isEmpty || new.allSatisfy({ edit in !edits.contains { Self.touch($0, edit) } }) else { continue }
            edits += new
            self.findings.append(finding)
            changes.append(fix.message)
            let isThere = fix.edits.contains {
                $0.range.start <= finding.range.end && finding.range.start <= $0.range.end
            }
            let offset = isThere ? finding.range.start : fix.edits[0].range.start
            let family = RuleList.all.first { $0.id == finding.rule }?.family
            places.append(Place(offset: offset, severity: finding.severity, hidesNeighbors: family == .file))
        }
    }

    /// Whether there is nothing to apply.
    var isEmpty: Bool { findings.isEmpty }

    /// The text with the fixes applied; nil where their edits do not fit it.
    func applied(to source: SourceText) -> SourceText? {
        guard let bytes = try? source.applying(edits), bytes != source.bytes else { return nil }
        return SourceText(name: source.name, bytes: bytes)
    }

    /// The finding whose fix is nearest to a place of the fixed text.
    func finding(nearest offset: Int) -> Finding? {
        // The place before the fixes: what they lengthened in front of it does not count.
        var old = offset
        for edit in edits.sorted(by: { $0.range.start < $1.range.start }) where edit.range.start < old {
            old = max(edit.range.start, old - edit.text.utf8.count + edit.range.count)
        }
        return findings.min { Self.distance($0.range, old) < Self.distance($1.range, old) }
    }

    /// Where a place of the text is once the fixes are applied.
    func moved(_ offset: Int) -> Int {
        edits.reduce(offset) { moved, edit in
            if edit.range.end <= offset, edit.range.start < offset {
                return moved + edit.text.utf8.count - edit.range.count
            }
            return edit.range.start < offset ? moved - (offset - edit.range.start) : moved
        }
    }

    private static func distance(_ range: ByteRange, _ offset: Int) -> Int {
        max(range.start - offset, offset - range.end, 0)
    }

    private static func touch(_ first: TextEdit, _ second: TextEdit) -> Bool {
        first.range.overlaps(second.range) || first.range.start == second.range.start
            || first.range.isEmpty && second.range.start < first.range.start && first.range.start < second.range.end
            || second.range.isEmpty && first.range.start < second.range.start && second.range.start < first.range.end
    }
}
