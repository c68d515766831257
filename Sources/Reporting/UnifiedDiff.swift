public import Profiles
public import YAMLSource

/// What a change does to a text, as a unified diff that `patch` reads, its keys masked.
public struct UnifiedDiff {
    /// Lines of context around a change.
    private static let context = 3
    /// Beyond so many differing lines what is between the first and the last is told as replaced.
    private static let mostCells = 4_000_000

    private let old: [Line]
    private let new: [Line]
    private let name: String
    /// Whether a line that changes is shown with a key masked, so that the diff cannot be applied.
    public private(set) var hidesKeys = false

    /// A line as it is and as it is shown; with its line break.
    private struct Line {
        let bytes: ArraySlice<UInt8>
        let shown: String
        let isMasked: Bool
    }

    private enum Step {
        case keep(Int, Int)
        case remove(Int)
        case add(Int)
    }

    private var steps: [Step] = []

    /// The difference of two texts.
    ///
    /// - Parameters:
    ///   - name: What the file is called.
    ///   - oldMask: What hides the keys of the old text; they are hidden in the new one too.
    ///   - newMask: What hides the keys of the new text.
    public init(name: String, from old: SourceText, _ oldMask: SecretMask, to new: SourceText, _ newMask: SecretMask) {
        self.name = SafeText.line(oldMask.hidingSecrets(in: name))
        self.old = Self.lines(of: old, oldMask, newMask)
        self.new = Self.lines(of: new, newMask, oldMask)
        steps = difference()
        hidesKeys = steps.contains { step in
            switch step {
            case .keep: false
            case .remove(let place): self.old[place].isMasked
            case .add(let place): self.new[place].isMasked
            }
        }
    }

    private static func lines(of source: SourceText, _ mask: SecretMask, _ other: SecretMask) -> [Line] {
        let index = LineIndex(source)
        return (0..<index.lineCount).compactMap { number in
            let whole = index.fullRange(ofLine: number + 1)
            guard !whole.isEmpty else { return nil }
            var content = index.content(ofLine: number + 1)
            if number == 0 { content = ByteRange(whole.start, content.end) }
            let text = source.text(in: content)
            let parts = mask.parts(of: content, in: source).map { $0.text }
            let masked = other.hidingSecrets(in: parts.joined())
            let ending = source.text(in: ByteRange(content.end, whole.end))
            return Line(
                bytes: source.bytes[whole.indices],
                shown: masked.split(separator: "\t", omittingEmptySubsequences: false)
                    .map { SafeText.line($0) }.joined(separator: "\t") + ending, isMasked: masked != text)
        }
    }

    /// The diff; empty where nothing differs.
    public func render() -> String {
        let changes = steps.indices.filter { place in
            if case .keep = steps[place] { return false }
            return true
        }
        guard !changes.isEmpty else { return "" }
        var text = "--- \(name)\n+++ \(name)\n"
        var lines = Lines()
        var next = 0
        while next < changes.count {
            var last = next
            while last + 1 < changes.count, changes[last + 1] - changes[last] <= 2 * Self.context,
                !(changes[last]..<changes[last + 1]).contains(where: isCommand)
            {
                last += 1
            }
            let (first, behind) = (changes[next], changes[last] + 1)
            let before = (max(0, first - Self.context)..<first).last(where: isCommand).map { $0 + 1 }
            let after = (behind..<min(steps.count, behind + Self.context)).first(where: isCommand)
            let start = max(before ?? max(0, first - Self.context), lines.step)
            text += hunk(start..<(after ?? min(steps.count, behind + Self.context)), &lines)
            next = last + 1
        }
        return text
    }

    /// Whether a step is a line of context that a CI log would take for a command; a diff may do without it.
    private func isCommand(_ step: Int) -> Bool {
        guard case .keep(let place, _) = steps[step] else { return false }
        return SafeText.isCommand(old[place].shown)
    }

    /// How far the old and the new text are told.
    private struct Lines {
        var step = 0
        var old = 0
        var new = 0

        mutating func pass(_ step: Step) {
            self.step += 1
            switch step {
            case .keep:
                old += 1
                new += 1
            case .remove: old += 1
            case .add: new += 1
            }
        }
    }

    private func hunk(_ range: Range<Int>, _ lines: inout Lines) -> String {
        for step in steps[lines.step..<range.lowerBound] { lines.pass(step) }
        let (oldStart, newStart) = (lines.old, lines.new)
        var body = ""
        for step in steps[range] {
            lines.pass(step)
            switch step {
            case .keep(let place, _): body += Self.shown(" ", old[place])
            case .remove(let place): body += Self.shown("-", old[place])
            case .add(let place): body += Self.shown("+", new[place])
            }
        }
        let (oldCount, newCount) = (lines.old - oldStart, lines.new - newStart)
        func place(_ start: Int, _ count: Int) -> String {
            count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
        }
        return "@@ -\(place(oldStart, oldCount)) +\(place(newStart, newCount)) @@\n" + body
    }

    private static func shown(_ sign: String, _ line: Line) -> String {
        let ends = line.bytes.last == UInt8(ascii: "\n")
        return sign + line.shown + (ends ? "" : "\n\\ No newline at end of file\n")
    }

    /// The steps from the old lines to the new ones, as few as can be.
    private func difference() -> [Step] {
        var start = 0
        while start < min(old.count, new.count), old[start].bytes == new[start].bytes { start += 1 }
        var (oldEnd, newEnd) = (old.count, new.count)
        while oldEnd > start, newEnd > start, old[oldEnd - 1].bytes == new[newEnd - 1].bytes {
            oldEnd -= 1
            newEnd -= 1
        }
        var steps = (0..<start).map { Step.keep($0, $0) }
        steps += middle(start..<oldEnd, start..<newEnd)
        steps += (oldEnd..<old.count).map { Step.keep($0, $0 - oldEnd + newEnd) }
        return steps
    }

    /// By the longest common subsequence; where its table would be too large, everything is replaced.
    private func middle(_ olds: Range<Int>, _ news: Range<Int>) -> [Step] {
        let (height, width) = (olds.count, news.count)
        guard height > 0, width > 0, (height + 1) * (width + 1) <= Self.mostCells else {
            return olds.map { Step.remove($0) } + news.map { Step.add($0) }
        }
        var lengths = [Int32](repeating: 0, count: (height + 1) * (width + 1))
        for row in (0..<height).reversed() {
            for column in (0..<width).reversed() {
                let isSame = old[olds.lowerBound + row].bytes == new[news.lowerBound + column].bytes
                lengths[row * (width + 1) + column] =
                    isSame
                    ? lengths[(row + 1) * (width + 1) + column + 1] + 1
                    : max(lengths[(row + 1) * (width + 1) + column], lengths[row * (width + 1) + column + 1])
            }
        }
        var steps: [Step] = []
        var (row, column) = (0, 0)
        while row < height || column < width {
            if row < height, column < width,
                old[olds.lowerBound + row].bytes == new[news.lowerBound + column].bytes
            {
                steps.append(.keep(olds.lowerBound + row, news.lowerBound + column))
                row += 1
                column += 1
            } else if column == width
                || row < height
                    && lengths[(row + 1) * (width + 1) + column] >= lengths[row * (width + 1) + column + 1]
            {
                steps.append(.remove(olds.lowerBound + row))
                row += 1
            } else {
                steps.append(.add(news.lowerBound + column))
                column += 1
            }
        }
        return steps
    }
}
