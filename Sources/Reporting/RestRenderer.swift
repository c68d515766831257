public import Setups
public import Switching

/// What rests, for people and as JSON (docs/json.md).
public struct RestRenderer {
    private let style: Style
    private let width: Int
    private let clock: ClockPhrases

    /// A renderer for a terminal of `width` columns.
    public init(isColored: Bool, width: Int, now: Instant, zone: any LocalZone) {
        style = Style(isOn: isColored)
        self.width = max(width, 40)
        clock = ClockPhrases(now: now, zone: zone)
    }

    /// What rests, and how to forget it.
    public func render(_ resting: [RestingProxies]) -> ReportText {
        guard !resting.isEmpty else { return "no proxy rests\n" }
        var text: ReportText = ""
        for entry in resting {
            text += style.strong("\(foreign: names(of: entry))") + "\n"
            let end = entry.failure.until.map { "until \(clock.once($0))" } ?? "until it is fixed, at most a day"
            text += item("rests \(end): \(entry.failure.cause)")
            text += item("\(Self.words(for: entry.failure.source)), \(clock.ago(entry.failure.seen))")
        }
        return text + item("`proxylint rest clear` forgets all of them, `proxylint rest clear REF` only one", 0)
    }

    /// What was forgotten.
    public func cleared(_ resting: [RestingProxies]) -> ReportText {
        guard !resting.isEmpty else { return "no proxy rests, so there is nothing to forget\n" }
        return resting.map { item("forgot \($0.failure.cause): \(names(of: $0))", 0) }.joined()
    }

    /// What was remembered just now.
    public func remembered(_ resting: [RestingProxies]) -> ReportText {
        resting.map { entry in
            let end = entry.failure.until.map { "until \(clock.once($0))" } ?? "until it is fixed"
            return item("remembered: \(names(of: entry)) rests \(end); `proxylint rest` shows it", 0)
        }.joined()
    }

    private func names(of entry: RestingProxies) -> String {
        guard !entry.proxies.isEmpty else { return entry.failure.reach.account ?? entry.failure.reach.service ?? "?" }
        let more = entry.proxies.count - 8
        return entry.proxies.prefix(8).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    private static func words(for source: RememberedFailure.Source) -> String {
        switch source {
        case .next: "reported to `next`"
        case .diagnose: "reported to `diagnose`"
        case .verify: "seen by `verify`"
        }
    }

    private func item(_ text: String, _ indentation: Int = 2) -> ReportText {
        ("\(foreign: text)" as ReportText).lines(width: width, indentation: indentation + 2, firstUsed: indentation)
            .enumerated().map { number, line -> ReportText in
                "\(.blanks(number == 0 ? indentation : indentation + 2))\(line)\n"
            }.joined()
    }

    /// What rests, or was forgotten, as JSON.
    public static func json(_ resting: [RestingProxies], version: String, catalogDate: String) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("resting")
            json.array { json in
                for entry in resting {
                    json.object { json in
                        json.key("cause")
                        json.string(foreign: entry.failure.cause)
                        json.key("rests_until")
                        json.string(foreign: entry.failure.until?.utc)
                        json.key("seen")
                        json.string(foreign: entry.failure.seen.utc)
                        json.key("source")
                        json.string(foreign: entry.failure.source.rawValue)
                        json.key("scope")
                        json.string(foreign: entry.failure.reach.scope.rawValue)
                        json.key("proxies")
                        json.array { json in for proxy in entry.proxies { json.string(foreign: proxy) } }
                    }
                }
            }
        }
        return json.text + "\n"
    }
}
