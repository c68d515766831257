import Catalog
import YAMLSource

/// What is wrong with the comments that silence findings.
struct SuppressionReview {
    let tree: YAMLTree
    let lines: LineIndex
    /// The rules that ran and did not fail: only of these can be told that there was nothing to silence.
    let judged: Set<String>
    /// Whether variables and files were looked up.
    let seesMachine: Bool

    /// The rules that speak of such comments.
    static let rules: Set<String> = [UnusedSuppression.id, UnknownSuppression.id]
    /// Rules whose findings depend on the machine: elsewhere there may be something to silence.
    private static let machineRules: Set<String> = [KeyNotSet.id, KeyFileReadable.id]

    /// Reports what one of the two rules finds; nothing for any other rule.
    func report(_ suppressions: Suppressions, for rule: String, _ findings: inout FindingCollector) {
        switch rule {
        case UnusedSuppression.id: reportUnused(suppressions, &findings)
        case UnknownSuppression.id: reportUnknown(suppressions, &findings)
        default: return
        }
    }

    private func reportUnused(_ suppressions: Suppressions, _ findings: inout FindingCollector) {
        // Nobody knows what would be found behind the place where reading stopped.
        if tree.problems.contains(where: { $0.isFatal }) { return }
        for order in suppressions.orders where Self.isWord(order.word) {
            for name in order.names where judged.contains(name.text) && !suppressions.isUsed(name) {
                if Self.machineRules.contains(name.text) || Self.rules.contains(name.text) { continue }
                let isFile = order.word == SuppressionOrder.file
                let keepsReason = order.names.count > 1 || order.reason.isEmpty
                findings.report(
                    "there is no `\(name.text)` finding \(isFile ? "in this file" : "here") to ignore", at: name.range,
                    why: "a comment that ignores nothing hides the next finding of that rule",
                    fixes: [
                        Fix(
                            order.names.count > 1 ? "delete the name" : "delete the comment",
                            keepsReason ? .safe : .unsafe, [deletion(of: name, in: order)])
                    ])
            }
        }
    }

    private func reportUnknown(_ suppressions: Suppressions, _ findings: inout FindingCollector) {
        for order in suppressions.orders {
            if !Self.isWord(order.word) {
                let words = [SuppressionOrder.line, SuppressionOrder.file]
                guard let meant = Similarity.nearest(to: order.word, among: words) else { continue }
                findings.report(
                    "`\(order.word)` is not something proxylint knows; did you mean `\(meant)`?", at: order.wordRange,
                    why: Self.why, fixes: [Fix("write `\(meant)`", .safe, [TextEdit(order.wordRange, meant)])])
            } else if order.names.isEmpty {
                findings.report(
                    "`\(order.word)` names no rule; write `\(order.word)[rule-name]`", at: order.wordRange,
                    why: Self.why)
            }
            for name in order.names where !RuleList.documented.contains(where: { $0.id == name.text }) {
                let meant = Similarity.nearest(to: name.text, among: RuleList.documented.map { $0.id })
                let fix =
                    meant.map { Fix("write `\($0)`", .safe, [TextEdit(name.range, $0)]) }
                    ?? Fix(
                        order.names.count > 1 ? "delete the name" : "delete the comment", .unsafe,
                        [deletion(of: name, in: order)])
                findings.report(
                    "there is no rule `\(name.text)`" + (meant.map { "; did you mean `\($0)`?" } ?? ""),
                    at: name.range, why: Self.why, fixes: [fix])
            }
        }
    }

    private static let why = "such a comment ignores nothing; `proxylint rules` lists the names"

    private static func isWord(_ word: String) -> Bool {
        word == SuppressionOrder.line || word == SuppressionOrder.file
    }

    /// The edit that takes a name away: with its comma, or with the whole order where it is the only one.
    private func deletion(of name: SuppressionOrder.Name, in order: SuppressionOrder) -> TextEdit {
        if order.names.count > 1, let place = order.names.firstIndex(where: { $0.range == name.range }) {
            if place + 1 < order.names.count {
                return TextEdit(ByteRange(name.range.start, order.names[place + 1].range.start), "")
            }
            return TextEdit(ByteRange(order.names[place - 1].range.end, name.range.end), "")
        }
        let bytes = tree.source.bytes
        let content = lines.content(ofLine: order.line)
        var start = order.range.start
        while start > content.start, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
        if start == content.start, order.range.end == content.end {
            let whole = lines.fullRange(ofLine: order.line)
            return TextEdit(ByteRange(content.start, whole.end), "")
        }
        return TextEdit(ByteRange(start, order.range.end), "")
    }
}
