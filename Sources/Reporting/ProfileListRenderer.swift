import Profiles
public import Setups
public import Switching

/// The profiles as a table for a terminal: a line for each profile, and one for each of its proxies.
public struct ProfileListRenderer {
    private let style: Style
    private let width: Int
    private let clock: ClockPhrases

    /// A renderer for a terminal of `width` columns.
    public init(isColored: Bool, width: Int, now: Instant, zone: any LocalZone) {
        style = Style(isOn: isColored)
        self.width = max(width, 40)
        clock = ClockPhrases(now: now, zone: zone)
    }

    /// The profiles, the active proxy marked with a star.
    public func render(_ profiles: [ListedProfile]) -> ReportText {
        let rows = profiles.map { profile in profile.proxies.map { Row($0) } }
        let columns = Columns(rows.flatMap { $0 }, width: width)
        var text: ReportText = ""
        for (profile, rows) in zip(profiles, rows) {
            text += heading(profile)
            for row in rows { text += lines(row, columns) }
        }
        return text
    }

    private func heading(_ profile: ListedProfile) -> ReportText {
        let name: ReportText = profile.name.map { "\(foreign: $0)" } ?? "(without a name)"
        let place = profile.document > 1 ? "\(profile.file), document \(profile.document)" : profile.file
        let pieces = [profile.frontEnds.joined(separator: ", "), place].filter { !$0.isEmpty }
        let details: ReportText = "\(foreign: pieces.joined(separator: "  "))"
        let (counts, used) = counts(profile)
        guard name.columns + details.columns + used + 4 > width else {
            return "\(style.strong(name))  \(style.quiet(details))  \(counts)\n"
        }
        return "\(style.strong(name))  \(counts)\n  \(style.quiet(details))\n"
    }

    /// Findings at a glance, and the columns that they take.
    private func counts(_ profile: ListedProfile) -> (text: ReportText, columns: Int) {
        let counts = profile.counts
        let pieces = [
            (Self.counted(counts.errors, "error"), style.error, counts.errors),
            (Self.counted(counts.warnings, "warning"), style.warning, counts.warnings),
            (Self.counted(counts.remarks, "info"), style.info, counts.remarks),
        ].filter { $0.2 > 0 }
        if pieces.isEmpty { return (style.added("clean"), 5) }
        let columns = pieces.reduce(-2) { $0 + $1.0.columns + 2 }
        return (pieces.map { text, color, _ in color(text) }.joined(separator: ", "), columns)
    }

    private func lines(_ row: Row, _ columns: Columns) -> ReportText {
        let proxy = row.proxy
        var text: ReportText = proxy.isActive ? "* " : "  "
        text += "\(.blanks(columns.number - row.number.columns))\(row.number)  "
        text += "\(row.label.padded(to: columns.label))  \(row.provider.padded(to: columns.provider))"
        let context: ReportText = "\(.blanks(columns.context - row.context.columns))\(row.context)"
        var below: ReportText?
        if row.model.columns <= columns.model {
            text += "  \(row.model.padded(to: columns.model))  \(context)"
        } else {
            below = "    \(row.model)  \(row.context)"
        }
        text = text.trimmed
        var used = text.columns
        if proxy.isActive { text = style.strong(text) }
        if let below {
            text += "\n\(below.trimmed)"
            used = below.trimmed.columns
        }
        if let failure = proxy.rest {
            let rest = clock.resting(failure)
            text += used + 2 + rest.columns <= width ? "  \(rest)" : "\n    \(rest)"
        }
        return text + "\n"
    }

    /// A proxy as the table has it.
    private struct Row {
        let proxy: ListedProfile.ListedProxy
        let number, label, provider, model, context: ReportText

        init(_ proxy: ListedProfile.ListedProxy) {
            self.proxy = proxy
            number = "\(proxy.number)"
            label = "\(foreign: proxy.label)"
            provider = "\(foreign: proxy.provider ?? "?")"
            model = "\(foreign: proxy.model ?? "?")"
            context = "\(foreign: proxy.contextSize.map(ProfileListRenderer.tokens))"
        }
    }

    /// How wide the columns are; a model that would make its own too wide stands on a line below.
    private struct Columns {
        let number, label, provider, model, context: Int

        init(_ rows: [Row], width: Int) {
            number = rows.map { $0.number.columns }.max() ?? 0
            let label = rows.map { $0.label.columns }.max() ?? 0
            let provider = rows.map { $0.provider.columns }.max() ?? 0
            let context = rows.map { $0.context.columns }.max() ?? 0
            let room = width - number - label - provider - context - 10
            (self.label, self.provider, self.context) = (label, provider, context)
            model = rows.map { $0.model.columns }.filter { $0 <= room }.max() ?? 0
        }
    }

    /// Proxies that fail together.
    public func render(_ groups: [LimitGroup]) -> ReportText {
        var text: ReportText = ""
        for group in groups {
            let title: ReportText =
                switch group.kind {
                case .freeRequests: "one daily cap: \(foreign: group.name)"
                case .account: "one account: \(foreign: group.name)"
                case .upstream: "one upstream: \(foreign: group.name)"
                }
            text += style.strong(title) + "\n"
            for line in SecretMask.byForm.reported(group.meaning).lines(width: width, indentation: 2) {
                text += style.quiet("  \(line)") + "\n"
            }
            for proxy in group.proxies { text += "    \(foreign: proxy)\n" }
        }
        return text
    }

    private static func counted(_ number: Int, _ noun: StaticString) -> ReportText {
        let noun = MaskedText(noun)
        return "\(number) \(noun)\(number == 1 ? "" as ReportText : "s")"
    }

    /// Tokens as they are written everywhere, so that they can be pasted.
    static func tokens(_ number: Int64) -> String { String(number) }
}
