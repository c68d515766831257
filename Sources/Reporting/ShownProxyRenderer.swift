public import Setups
public import Switching

/// A resolved proxy as a table: field, value, where it comes from.
public struct ShownProxyRenderer {
    private let style: Style
    private let width: Int

    private let clock: ClockPhrases

    /// A renderer for a terminal of `width` columns.
    public init(isColored: Bool, width: Int, now: Instant, zone: any LocalZone) {
        clock = ClockPhrases(now: now, zone: zone)
        style = Style(isOn: isColored)
        self.width = max(width, 40)
    }

    /// Proxies, one behind the other.
    public func render(_ proxies: [ShownProxy], file: String) -> ReportText {
        proxies.map { block($0, file) }.joined(separator: "\n")
    }

    private func block(_ proxy: ShownProxy, _ file: String) -> ReportText {
        let mark: ReportText = proxy.isActive ? ", active" : ""
        var text = style.strong("\(foreign: proxy.label)\(mark)") + style.quiet("  \(foreign: file)") + "\n"
        if let rest = proxy.rest {
            for line in clock.resting(rest).lines(width: width, indentation: 4, firstUsed: 2) {
                text += "  \(style.warning(line))\n"
            }
        }
        let widest = proxy.values.map { DisplayWidth.of($0.field) }.max() ?? 0
        for value in proxy.values {
            let field: ReportText = "\(foreign: value.field)"
            let gap = ReportText.blanks(widest - field.columns + 2)
            let shown: ReportText = "\(foreign: value.value)"
            let origin: ReportText = "\(foreign: value.origin)"
            let used = 2 + widest + 2
            if used + shown.columns + 2 + origin.columns <= width {
                text += "  \(field)\(gap)\(shown)  \(style.quiet(origin))\n"
            } else {
                text += "  \(field)\(gap)\(shown)\n"
                for line in origin.lines(width: width, indentation: used) {
                    text += "\(.blanks(used))\(style.quiet(line))\n"
                }
            }
        }
        return text
    }
}
