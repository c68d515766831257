public import Catalog

/// The lists in use with their dates and ages, as text or JSON.
public struct CatalogStatusRenderer {
    private let style: Style
    private let today: CalendarDate

    /// A renderer for a day.
    public init(isColored: Bool, today: CalendarDate) {
        style = Style(isOn: isColored)
        self.today = today
    }

    /// A table, the oldest list, and what to do.
    public func text(_ catalog: Catalog, path: String) -> ReportText {
        let lists = catalog.lists
        var rows: [[ReportText]] = [["LIST", "DATE", "AGE", "MODELS", "SOURCE"]]
        for list in lists {
            rows.append([
                "\(program: Self.name(of: list))", "\(program: list.date?.description ?? "unknown")",
                "\(program: Self.age(list.age(on: today)))", "\(list.rows)",
                list.isRefreshed ? "\(foreign: list.source)" : "comes with proxylint",
            ])
        }
        let widths = (0..<4).map { column in rows.map { $0[column].columns }.max() ?? 0 }
        var text: ReportText = ""
        for (place, row) in rows.enumerated() {
            var line: ReportText = ""
            for column in 0..<4 {
                let padding = ReportText.blanks(widths[column] - row[column].columns)
                line += (column == 3 ? padding + row[column] : row[column] + padding) + "  "
            }
            line += row[4]
            let age = place > 0 ? lists[place - 1].age(on: today) : nil
            text += (place == 0 ? style.quiet(line) : age?.isStale == true ? style.warning(line) : line) + "\n"
        }
        text += "\n"
        if let oldest = catalog.oldestList, let age = oldest.age(on: today), let date = oldest.date {
            text +=
                "Oldest: \(program: Self.name(of: oldest)), of \(program: date.description) (\(program: age.description)).\n"
        }
        if lists.contains(where: { $0.isRefreshed }) { text += "Refreshed lists: \(foreign: path)\n" }
        if lists.contains(where: { $0.age(on: today)?.isOld ?? false }) {
            text +=
                "`proxylint catalog update` refreshes the public lists; --with-keys also refreshes those of your accounts.\n"
        }
        return text
    }

    /// The same for programs.
    public func json(_ catalog: Catalog, path: String?, version: String) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalog.date)
            json.key("file")
            json.string(foreign: path)
            json.key("oldest")
            json.string(program: catalog.oldestList?.date?.description)
            json.key("lists")
            json.array { json in
                for list in catalog.lists { write(list, &json) }
            }
        }
        return json.text + "\n"
    }

    private func write(_ list: CatalogList, _ json: inout ReportJSON) {
        json.object { json in
            json.key("provider")
            json.string(program: list.provider)
            json.key("list")
            json.string(program: list.kind)
            json.key("date")
            json.string(program: list.date?.description)
            json.key("read_at")
            json.string(foreign: list.readAt)
            json.key("age_days")
            json.optional(list.age(on: today)?.days)
            json.key("models")
            json.number(list.rows)
            json.key("refreshed")
            json.boolean(list.isRefreshed)
            json.key("source")
            json.string(foreign: list.source)
        }
    }

    private static func name(of list: CatalogList) -> String {
        list.kind == "models" ? list.provider : "\(list.provider) (\(list.kind))"
    }

    private static func age(_ age: ListAge?) -> String {
        age.map { $0.days == 0 ? "today" : $0.days == 1 ? "1 day" : "\($0.days) days" } ?? "unknown"
    }
}
