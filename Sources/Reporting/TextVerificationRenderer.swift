import Diagnosing
import Linting
import Profiles
import VerificationResults
import YAMLSource

/// Verified accounts for a terminal: the verdict first, then what is left and until when, then what was asked.
public struct TextVerificationRenderer {
    private let style: Style
    private let width: Int

    /// A renderer for a terminal of `width` columns.
    public init(isColored: Bool, width: Int) {
        style = Style(isOn: isColored)
        self.width = max(width, 40)
    }

    /// The results, with a count behind them where there are several.
    public func render(_ report: VerificationReport) -> ReportText {
        let clock = ClockPhrases(now: report.now, zone: report.zone)
        var output = report.results.map { block($0, clock) }.joined(separator: "\n")
        if report.results.count > 1 { output += "\n\(summary(report.results))\n" }
        return output
    }

    private func block(_ result: AccountResult, _ clock: ClockPhrases) -> ReportText {
        var lines = heading(result)
        for quota in result.quotas { lines += item(VerificationPhrases.quota(quota, clock)) }
        if let balance = result.balance { lines += item("balance: \(Amounts.money(balance.amount, balance.currency))") }
        if let tier = result.tier { lines += item("tier: \(tier)") }
        if let end = result.expiresAt {
            lines += item("the key \(end <= clock.now ? "ended" : "ends") at \(clock.moment(end))")
        }
        if result.status == .rateLimited, let retry = result.diagnosis?.retry {
            lines += item(VerificationPhrases.wait(retry, clock))
        }
        for model in result.models { lines += item(VerificationPhrases.presence(model)) }
        if !result.remedy.isEmpty { lines += item("do: \(result.remedy)") }
        lines += findings(result)
        for note in result.notes { lines += item("note: \(note)") }
        if let key = result.maskedKey { lines += item("key: \(key), \(result.keyOrigin ?? "")") }
        if let asked = result.asked { lines += item("asked: \(asked)\(VerificationPhrases.answer(result))") }
        if let other = result.askedWith { lines += item("checked together with \(other), which has the same key") }
        if let cause = result.diagnosis?.cause {
            lines += style.quiet("  more: proxylint explain \(program: cause.id)") + "\n"
        }
        return lines
    }

    private func heading(_ result: AccountResult) -> ReportText {
        let label = result.status.rawValue
        let name = [result.profile, result.account].compactMap { $0 }.joined(separator: "/")
        let route = result.proxy.map { " through \($0)" } ?? ""
        let text = SecretMask.byForm.reported("\(name)\(route) (\(result.providerName)): \(result.summary)")
        let lines = text.lines(width: width, firstUsed: label.utf8.count + 1)
        return lines.enumerated().map { number, line -> ReportText in
            (number == 0 ? "\(colored(result.status)) " : "") + style.strong(line) + "\n"
        }.joined()
    }

    private func colored(_ status: AccountStatus) -> ReportText {
        let word: ReportText = "\(program: status.rawValue)"
        return switch status {
        case .alive: style.added(word)
        case .noCredit, .rateLimited, .restricted, .noKey, .unreachable, .unclear: style.warning(word)
        case .refused, .wrongHost: style.error(word)
        }
    }

    private func findings(_ result: AccountResult) -> ReportText {
        guard !result.findings.isEmpty else { return "" }
        let lines = LineIndex(result.source)
        return result.findings.map { finding in
            let position = lines.position(at: finding.range.start)
            let fix = finding.fixes.first.map { "; \($0.message)" } ?? ""
            return item("\(result.file):\(position.line):\(position.column): \(finding.message)\(fix)")
        }.joined()
    }

    private func item(_ text: String) -> ReportText {
        let lines = SecretMask.byForm.reported(text).lines(width: width, indentation: 4)
        return lines.enumerated().map { number, line -> ReportText in (number == 0 ? "  " : "    ") + line + "\n" }
            .joined()
    }

    private func summary(_ results: [AccountResult]) -> ReportText {
        let counts = AccountStatus.allCases.compactMap { status -> ReportText? in
            let count = results.count { $0.status == status }
            return count == 0 ? nil : "\(count) \(program: status.rawValue)"
        }
        return "\(results.count) accounts: \(counts.joined(separator: ", "))"
    }
}
