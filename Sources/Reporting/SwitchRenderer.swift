import Profiles
public import Setups
import Switching

/// A switch for people: what to enter anew in the form, and what stays.
public struct SwitchRenderer {
    private let style: Style
    private let width: Int
    private let clock: ClockPhrases

    /// A renderer for a terminal of `width` columns.
    public init(isColored: Bool, width: Int, now: Instant, zone: any LocalZone) {
        style = Style(isOn: isColored)
        self.width = max(width, 40)
        clock = ClockPhrases(now: now, zone: zone)
    }

    /// A switch.
    public func render(_ report: SwitchReport) -> ReportText {
        var text = failure(report.failure)
        text += skipped(report.skipped)
        if let rest = report.rest {
            let end = rest.until.map { "until \(clock.moment($0))" } ?? "until it is fixed"
            text += item("\(report.active) rests \(end): \(rest.cause)", indentation: 0)
        }
        let before =
            report.previous.map { $0 == report.active ? " already" : "; previously \($0)" } ?? ""
        let why = report.why.isEmpty ? "" : ": \(report.why)"
        if report.isTrial {
            return text + heading("\(report.active) would be next\(why)") + item("nothing was switched")
        }
        text += heading("\(report.active) is active\(why)\(before)")
        let changes = report.changes
        let place: ReportText = report.frontEnd.map { "in \(foreign: $0)" } ?? "in the form"
        if changes.enter.isEmpty, changes.clear.isEmpty {
            return text + "  nothing changes \(place)\n"
        }
        if !changes.enter.isEmpty {
            text += "  \(report.previous == nil ? "enter" as ReportText : "change") \(place)\n"
            let widest = changes.enter.map { SecretMask.byForm.reported($0.label).columns }.max() ?? 0
            for entry in changes.enter {
                let label = SecretMask.byForm.reported(entry.label)
                let shown = SecretMask.byForm.reported(entry.shown)
                // What is pasted is never broken; where it does not fit beside its label it stands below.
                let gap: ReportText =
                    widest + 6 + shown.columns <= width ? .blanks(widest - label.columns + 2) : "\n      "
                text += "    \(label)\(gap)\(style.strong(shown))\n"
            }
        }
        text += list("clear or reset:", changes.clear)
        text += list("leave:", changes.leave)
        if let afterwards = report.afterwards { text += item("then \(afterwards)") }
        if let shortcut = report.shortcut {
            text += item("or all at once, if you added its export: \(shortcut)")
        }
        return text
    }

    /// A rotation that found nothing.
    public func render(_ report: ExhaustedReport) -> ReportText {
        var text = failure(report.failure)
        text += skipped(report.skipped)
        text += heading("no other proxy is left; \(report.active) stays active")
        if let earliest = report.earliest {
            text += item("the first to recover is \(earliest.label): \(clock.moment(earliest.at))")
        } else {
            let advice = report.failure == nil ? "fix those with lint errors" : "fix what the error names"
            text += item("none recovers by itself; add a proxy at another provider, or \(advice)")
        }
        if !report.otherModels.isEmpty {
            let names = report.otherModels.map { "\($0.model.id)\($0.isFree ? " (free)" : "")" }
            text += item("other models there, for another proxy: \(names.joined(separator: ", "))")
        }
        return text
    }

    private func failure(_ failure: SwitchReport.Failure?) -> ReportText {
        guard let failure else { return "" }
        guard let cause = failure.cause else { return item(failure.summary, indentation: 0) }
        return item("\(cause): \(failure.summary)", indentation: 0)
    }

    private func skipped(_ skipped: [Rotation.Skipped]) -> ReportText {
        skipped.map { entry -> ReportText in
            let until = entry.until.map { ", until \(clock.moment($0))" } ?? ""
            return item("skipped \(entry.label): \(entry.why)\(until)")
        }.joined()
    }

    private func list(_ opening: String, _ labels: [String]) -> ReportText {
        labels.isEmpty ? "" : item("\(opening) \(labels.joined(separator: ", "))")
    }

    private func heading(_ text: String) -> ReportText {
        SecretMask.byForm.reported(text).lines(width: width).map { style.strong($0) + "\n" }.joined()
    }

    private func item(_ text: String, indentation: Int = 2) -> ReportText {
        let lines = SecretMask.byForm.reported(text).lines(
            width: width, indentation: indentation + 2, firstUsed: indentation)
        return lines.enumerated().map { number, line -> ReportText in
            "\(.blanks(number == 0 ? indentation : indentation + 2))\(line)\n"
        }.joined()
    }
}
