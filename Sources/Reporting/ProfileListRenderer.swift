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
    public func render(_ profiles: [ListedProfile]) -> String {
        let rows = profiles.flatMap { profile in
            profile.proxies.map { proxy in
                [
                    SafeText.line(proxy.label), proxy.provider ?? "?", SafeText.line(proxy.model ?? "?"),
                    proxy.contextSize.map(Self.tokens) ?? "",
                ]
            }
        }
        let widths = (0..<4).map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        var text = ""
        for profile in profiles {
            text += heading(profile)
            for proxy in profile.proxies { text += line(proxy, widths) }
        }
        return text
    }

    private func heading(_ profile: ListedProfile) -> String {
        let name = SafeText.line(profile.name ?? "(without a name)")
        let place = SafeText.line(profile.document > 1 ? "\(profile.file), document \(profile.document)" : profile.file)
        let pieces = [profile.frontEnds.joined(separator: ", "), place].filter { !$0.isEmpty }
        return "\(style.strong(name))  \(style.quiet(pieces.joined(separator: "  ")))  \(counts(profile))\n"
    }

    /// Findings at a glance.
    private func counts(_ profile: ListedProfile) -> String {
        var pieces: [String] = []
        if profile.counts.errors > 0 { pieces.append(style.error(Self.counted(profile.counts.errors, "error"))) }
        if profile.counts.warnings > 0 {
            pieces.append(style.warning(Self.counted(profile.counts.warnings, "warning")))
        }
        if profile.counts.remarks > 0 { pieces.append(style.info(Self.counted(profile.counts.remarks, "remark"))) }
        return pieces.isEmpty ? style.added("clean") : pieces.joined(separator: ", ")
    }

    private func line(_ proxy: ListedProfile.ListedProxy, _ widths: [Int]) -> String {
        let cells = [
            SafeText.line(proxy.label), proxy.provider ?? "?", SafeText.line(proxy.model ?? "?"),
            proxy.contextSize.map(Self.tokens) ?? "",
        ]
        var text = proxy.isActive ? "* " : "  "
        for (cell, width) in zip(cells, widths).dropLast() { text += Self.padded(cell, width) + "  " }
        text += String(repeating: " ", count: max(widths[3] - DisplayWidth.of(cells[3]), 0)) + cells[3]
        while text.hasSuffix(" ") { text.removeLast() }
        if proxy.isActive { text = style.strong(text) }
        if let until = proxy.restsUntil { text += "  rests until \(clock.moment(until))" }
        return text + "\n"
    }

    /// Proxies that fail together.
    public func render(_ groups: [LimitGroup]) -> String {
        var text = ""
        for group in groups {
            let title: String =
                switch group.kind {
                case .freeRequests: "one daily cap: \(group.name)"
                case .account: "one account: \(group.name)"
                case .upstream: "one upstream: \(group.name)"
                }
            text += style.strong(SafeText.line(title)) + "\n"
            for line in TextWrapping.lines(SafeText.line(group.meaning), width: width, indentation: 2) {
                text += style.quiet("  \(line)") + "\n"
            }
            for proxy in group.proxies { text += "    \(SafeText.line(proxy))\n" }
        }
        return text
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(width - DisplayWidth.of(text), 0))
    }

    private static func counted(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// Tokens with a blank before each three digits.
    static func tokens(_ number: Int64) -> String {
        let digits = String(number)
        var result = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { result += " " }
            result.append(digit)
        }
        return result
    }
}
