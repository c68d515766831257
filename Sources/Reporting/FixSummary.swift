public import Linting
import YAMLSource

/// What applying fixes came to, for people: what was written, and what is left.
public struct FixSummary: Sendable {
    /// What was done with the fixes.
    public enum Action: Sendable {
        /// They were written.
        case fixed
        /// They were shown.
        case shown
        /// Findings were silenced by comments.
        case ignored
    }

    private let action: Action
    private var problems = 0
    private var files = 0
    private var waiting = 0
    /// Files whose new text could not be written; what stands in the way was told for each.
    private var unwritten = 0
    private var held: [ReportText] = []

    /// A summary of nothing yet.
    public init(_ action: Action) { self.action = action }

    /// Whether anything was or would be changed.
    public var hasChanges: Bool { problems > 0 }

    /// Counts a file in.
    ///
    /// - Parameter isWritten: Whether its new text is where it belongs; what failed is told elsewhere.
    public mutating func add(_ fixed: FixedText, isWritten: Bool = true) {
        if fixed.isChanged, isWritten {
            problems += fixed.fixedCount
            files += 1
        } else if fixed.isChanged {
            unwritten += 1
        }
        waiting += fixed.waiting.count
        let lines = LineIndex(fixed.text)
        for finding in fixed.held {
            let line = lines.position(at: finding.range.start).line
            let name = fixed.mask.reported(fixed.text.name)
            held.append(
                action == .ignored
                    ? "\(name):\(line): no comment can ignore this \(program: finding.rule)"
                    : "\(name):\(line): the fix for \(program: finding.rule) would lead to another finding, so it was not applied"
            )
        }
    }

    /// One line a fix that was held back, then the count; nothing where there is nothing to tell.
    public func text() -> ReportText {
        var lines = held
        let places: ReportText = "\(Self.counted(problems, "problem")) in \(Self.counted(files, "file"))"
        let look: ReportText =
            waiting == 0
            ? "" : waiting == 1 ? "; 1 needs review (--unsafe-fixes)" : "; \(waiting) need review (--unsafe-fixes)"
        switch action {
        case .fixed:
            if problems > 0 {
                lines.append("Fixed \(places)\(look).")
            } else if unwritten > 0 {
                lines.append("Fixed nothing\(look).")
            } else {
                lines.append("Nothing to fix\(look).")
            }
        case .shown:
            if problems > 0 {
                lines.append("Would fix \(places)\(look).")
            } else {
                lines.append("Nothing to fix\(look).")
            }
        case .ignored:
            lines.append(
                problems > 0 ? "Ignored \(places)." : unwritten > 0 ? "Ignored nothing." : "Nothing to ignore.")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func counted(_ count: Int, _ noun: ReportText) -> ReportText {
        count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    }
}
