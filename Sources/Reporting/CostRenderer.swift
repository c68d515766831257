import Catalog
public import Setups

/// What proxies cost, for a terminal.
public struct CostRenderer {
    private let style: Style
    private let width: Int
    private let isUnicode: Bool

    /// A renderer for a terminal of `width` columns.
    ///
    /// - Parameter isUnicode: Whether bars may be drawn with block elements; else with `#`.
    public init(isColored: Bool, width: Int, isUnicode: Bool) {
        style = Style(isOn: isColored)
        self.width = max(width, 40)
        self.isUnicode = isUnicode
    }

    /// The costs side by side, then caps, then the details of one.
    ///
    /// - Parameter detailed: The one whose context and other hosts are shown; nil for none.
    public func render(_ sheets: [CostSheet], detailed: CostSheet?) -> ReportText {
        var text: ReportText = ""
        if let profile = sheets.first?.proxy.profile.name?.value {
            text += style.strong("\(foreign: profile)") + "\n"
        }
        text += table(sheets)
        for sheet in sheets { text += allowances(of: sheet) }
        if let detailed {
            text += elsewhere(detailed)
            text += curve(detailed)
        }
        text += basis(of: sheets)
        return text
    }

    private func table(_ sheets: [CostSheet]) -> ReportText {
        var table = TextTable(columns: [.left, .right, .right, .right, .right, .right], width: width, style: style)
        table.header = ["proxy", "a message", "cached", "an evening", "a month", "per $1"]
        for sheet in sheets {
            let cost = sheet.cost
            guard let message = cost.message else {
                table.rows.append(["\(foreign: sheet.name)", "unknown", "", "", "", ""])
                continue
            }
            guard message > 0 else {
                table.rows.append(["\(foreign: sheet.name)", "free", "", "free", "free", ""])
                continue
            }
            func told(_ amount: Int64?) -> ReportText {
                amount.map { "\(program: Self.told(MoneyText.usd($0), cost))" } ?? ""
            }
            table.rows.append([
                "\(foreign: sheet.name)", told(message), told(cost.cachedMessage), told(cost.evening),
                told(cost.month), cost.messagesPerDollar.map { "\(program: Self.told(Self.grouped($0), cost))" } ?? "",
            ])
        }
        return table.text
    }

    private func allowances(of sheet: CostSheet) -> ReportText {
        guard !sheet.allowances.isEmpty else { return "" }
        let isOwn = sheet.allowances.contains { $0.isInForce }
        let provider = sheet.proxy.provider?.possessiveName ?? ""
        let title: ReportText =
            sheet.cost.cost == .free
            ? "caps on free models" : isOwn ? "caps of its plan" : "\(program: provider) plans, instead of its prices"
        var text: ReportText = "\n" + style.strong("\(foreign: sheet.name)") + ": \(title)\n"
        var table = TextTable(columns: [.left, .left, .left], width: width, style: style, margin: 2)
        for allowance in sheet.allowances {
            let price: ReportText = allowance.price.map { ", \(Self.money($0)) a month" } ?? ""
            table.rows.append([
                "\(program: allowance.name)\(price)", "\(program: allowance.cap)",
                "\(program: Self.lasting(allowance, sheet.cost.size))",
            ])
        }
        text += table.text
        return text
    }

    /// How long a cap lasts, in words.
    private static func lasting(_ allowance: Allowance, _ size: MessageSize) -> String {
        guard let messages = allowance.messages else { return "price unknown" }
        let own = allowance.isInForce ? "" : "would be "
        let count = messages == 1 ? "1 message" : "\(grouped(messages)) messages"
        let fits = allowance.coversDay(of: size).map { $0 ? "" : ", too few" }
        return "\(own)\(count)\(fits ?? "")"
    }

    private func elsewhere(_ sheet: CostSheet) -> ReportText {
        let model: ReportText = "\(foreign: sheet.proxy.proxy.model?.value)"
        guard !sheet.elsewhere.isEmpty else { return "" }
        let text: ReportText = "\n" + style.strong("\(model) elsewhere") + "\n"
        var table = TextTable(columns: [.left, .left, .right, .left], width: width, style: style, margin: 2)
        for other in sheet.elsewhere.prefix(6) {
            let entry = other.choice.model
            let free = other.cost.cost == .free
            table.rows.append([
                "\(program: sheet.proxy.owner.catalog.provider(entry.provider)?.name ?? entry.provider)",
                "\(foreign: entry.id)",
                free ? "free" : "\(program: Self.told(MoneyText.usd(other.cost.message ?? 0), other.cost))",
                entry.ended.map { "ends \(program: $0.description)" } ?? "",
            ])
        }
        return text + table.text
    }

    private func curve(_ sheet: CostSheet) -> ReportText {
        let points = sheet.curve
        guard let most = points.map({ $0.message }).max(), most > 0 else { return "" }
        var text: ReportText =
            "\n" + style.strong("a message by context size") + style.quiet("  \(foreign: sheet.name)") + "\n"
        let tokenWidth = points.map { Self.grouped($0.tokens).count }.max() ?? 0
        let priceWidth = points.map { MoneyText.usd($0.message).count }.max() ?? 0
        let room = max(min(width - tokenWidth - priceWidth - 18, 48), 8)
        for point in points {
            let tokens: ReportText = "\(program: Self.grouped(point.tokens))"
            let price = Self.money(point.message)
            let line: ReportText =
                "  \(.blanks(tokenWidth - tokens.columns))\(tokens)  \(.blanks(priceWidth - price.columns))\(price)  \(program: bar(point.message, of: most, room))"
            text += (point.isOwn ? style.strong("\(line)  this profile") : line) + "\n"
        }
        return text
    }

    /// A bar of so much of the whole.
    private func bar(_ amount: Int64, of most: Int64, _ room: Int) -> String {
        let eighths = Int(clamping: amount / max(most / Int64(room * 8), 1))
        let filled = min(max(eighths, 1), room * 8)
        guard isUnicode else { return String(repeating: "#", count: max((filled + 4) / 8, 1)) }
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: filled / 8) + parts[filled % 8]
    }

    // MARK: What it rests on

    private func basis(of sheets: [CostSheet]) -> ReportText {
        var text: ReportText = "\n" + style.strong("assumptions") + "\n"
        for sentence in CostBasis.sentences(for: sheets) {
            let lines = ("\(foreign: sentence)" as ReportText).lines(width: width, indentation: 4)
            for (number, line) in lines.enumerated() {
                text += style.quiet(number == 0 ? "  - \(line)" : "    \(line)") + "\n"
            }
        }
        return text
    }

    static func grouped(_ number: Int64) -> String { ProfileListRenderer.tokens(number) }

    /// As far as the age of the price lets it be told: with `~` in front of what is from about.
    private static func told(_ text: String, _ cost: MessageCost) -> String {
        cost.cost == .free ? text : cost.price?.shownBriefly(text) ?? text
    }

    private static func money(_ amount: Int64) -> ReportText { "\(program: MoneyText.usd(amount))" }
}
