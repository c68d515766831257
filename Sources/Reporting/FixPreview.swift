import Linting
import Profiles
import YAMLSource

/// The lines that a fix changes, before and after, as they may be shown.
struct FixPreview {
    /// Lines that go, with their numbers.
    private(set) var removed: [(number: Int, text: ReportText)] = []
    /// Lines that come, with their numbers.
    private(set) var added: [(number: Int, text: ReportText)] = []

    init(_ fix: Fix, lines: LineIndex, mask: SecretMask) {
        let source = lines.source
        guard let first = fix.edits.map({ $0.range.start }).min(), let last = fix.edits.map({ $0.range.end }).max()
        else {
            return
        }
        let firstLine = lines.position(at: first).line
        let lastLine = max(firstLine, lines.position(at: last).line)
        // More than a few lines say less than the message does.
        guard lastLine - firstLine < 6 else { return }
        var start = lines.content(ofLine: firstLine).start
        var end = lines.fullRange(ofLine: lastLine).end
        if firstLine == lastLine, end - start > 4 * SourceExcerpt.reach {
            // Of a long line as much as a terminal can show around the change: it may have thousands of fixes.
            let content = lines.content(ofLine: firstLine)
            start = lines.boundary(near: first - SourceExcerpt.reach, in: content)
            end = lines.boundary(near: last + SourceExcerpt.reach, in: content)
        }

        for number in firstLine...lastLine {
            let content = lines.content(ofLine: number)
            let shown = ByteRange(max(start, content.start), min(end, content.end))
            let text = mask.parts(of: shown, in: source).map({ $0.text }).joined()
            removed.append((number, Self.shown(text)))
        }
        var text = ""
        var offset = start
        for edit in fix.edits.sorted(by: { $0.range.start < $1.range.start }) {
            text += mask.parts(of: ByteRange(offset, edit.range.start), in: source).map({ $0.text }).joined()
            text += mask.hidingSecrets(in: edit.text)
            offset = edit.range.end
        }
        text += mask.parts(of: ByteRange(offset, end), in: source).map({ $0.text }).joined()
        var number = firstLine
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline }) {
            added.append((number, Self.shown(mask.hidingSecrets(in: String(line)))))
            number += 1
        }
        if text.last?.isNewline ?? false { added.removeLast() }
        // A line that only moves down is not worth showing twice.
        if added.count > removed.count, let old = removed.last, let new = added.last, old.text == new.text {
            removed.removeLast()
            added.removeLast()
        }
    }

    private static func shown(_ text: String) -> ReportText { ReportText(excerpt: text).trimmed }
}
