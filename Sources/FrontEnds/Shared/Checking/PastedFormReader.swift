import JSONText
import Profiles

/// Reads a form that was pasted as text: labels and values, a table, a body as JSON, a piece of a program.
struct PastedFormReader {
    private(set) var fields = EnteredFields()
    private var pending: FormLabel?
    private var strayLines = 0
    private var table = Table()

    /// Rows between bars.
    private struct Table {
        var isOpen = false
        /// The first row, until the next says whether it names the columns.
        var header: [String]?
        var columns: [FormLabel?]?
    }

    mutating func read(_ text: String) {
        if let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}"), start < end,
            let members = JSONValue(String(text[start...end]).utf8)?.members
        {
            read(lines: text[..<start])
            take(members)
            read(lines: text[text.index(after: end)...])
        } else {
            read(lines: text[...])
        }
        if strayLines > 0 {
            fields.unread.append(strayLines == 1 ? "1 line without a label" : "\(strayLines) lines without a label")
        }
    }

    private mutating func take(_ members: [JSONValue.Member]) {
        for member in members {
            switch member.value {
            case .string(let text): take(text, named: member.name[...])
            case .number(let digits): take(digits, named: member.name[...])
            case .object(let inner): take(inner)
            case .boolean, .null, .array:
                if FormLabel(member.name[...]) == nil { leaveOut(member.name[...]) }
            }
        }
    }

    // MARK: - Lines

    private mutating func read(lines text: Substring) {
        for line in text.split(whereSeparator: { $0.isNewline }) {
            let line = line.trimmingBlanks
            if line.isEmpty || line.hasPrefix("```") || line.hasPrefix("---") { continue }
            if line.first == "|", line.count > 1 {
                read(row: line)
            } else {
                closeTable()
                read(Self.withoutBullet(line), whole: line)
            }
        }
        closeTable()
    }

    private mutating func read(_ line: Substring, whole: Substring) {
        let pairs = FormPairs.pairs(in: line).filter { FormLabel($0.name) != nil }
        if pairs.count > 1 || pairs.first?.isInBrackets ?? false {
            pending = nil
            for pair in pairs { take(pair.value, named: pair.name) }
            takeAddress(in: line)
            return
        }
        let form = FormLine(line)
        if form == nil, pending == nil, let (name, value) = Self.withoutSign(line) { return take(value, named: name) }
        let name = form?.name ?? line
        let isShort = name.split { $0 == " " }.count <= (form == nil ? 4 : 6)
        let mayBeLabel = isShort && !(form == nil && line.contains("/"))
        if mayBeLabel, let label = FormLabel(name), pending == nil || !(form?.value ?? "").isEmpty {
            pending = nil
            guard let form, !form.value.isEmpty else {
                if label != .other { pending = label }
                return
            }
            // A program reads its key from somewhere else.
            let isElsewhere = ["os.", "process.env", "$"].contains { form.value.hasPrefix($0) }
            if label == .key, isElsewhere, form.isCode || !form.value.hasPrefix("$") { return }
            take(form.value, named: name)
        } else if let label = pending {
            // The form copied by hand: the value stands below its label.
            pending = nil
            take(FormLine.withoutMarkup(whole), as: label, named: "")
        } else if takeAddress(in: line) {
        } else if let form, !form.value.isEmpty, isShort, !form.isCode {
            leaveOut(form.name)
        } else {
            strayLines += 1
        }
    }

    /// A label with a value that only a blank parts from it: `Context Size 32k`.
    private static func withoutSign(_ line: Substring) -> (name: Substring, value: String)? {
        guard let gap = line.lastIndex(of: " ") else { return nil }
        let (name, value) = (line[..<gap].trimmingBlanks, line[line.index(after: gap)...])
        guard name.split(separator: " ").count <= 3, let label = FormLabel(name) else { return nil }
        let isRight =
            switch label {
            case .url: value.hasPrefix("http")
            case .model: value.contains("/") && !value.contains("://")
            default:
                label.isNumeric && (value.first?.isNumber ?? false)
                    && value.allSatisfy { $0.isNumber || ".,kK".contains($0) }
            }
        return isRight ? (name, String(value)) : nil
    }

    /// A line without the bullet or the number in front of a field.
    private static func withoutBullet(_ line: Substring) -> Substring {
        var rest = line
        let number = rest.prefix { $0.isNumber }
        let behind = rest.dropFirst(number.count)
        if 1...2 ~= number.count, behind.hasPrefix(". ") || behind.hasPrefix(") ") { rest = behind.dropFirst() }
        rest = rest.drop { !$0.isLetter && !$0.isNumber && !"\"'{[(<$_/".contains($0) }
        return rest.isEmpty ? line : rest
    }

    // MARK: - Tables

    private mutating func read(row line: Substring) {
        var cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false).map {
            FormLine.withoutMarkup($0.trimmingBlanks)
        }
        if cells.last?.isEmpty ?? false { cells.removeLast() }
        if cells.allSatisfy({ cell in !cell.isEmpty && cell.allSatisfy { "-: ".contains($0) } }) {
            let labels = (table.header ?? []).map { FormLabel($0[...]) }
            if labels.count(where: { $0 != nil }) > 1 { table.columns = labels }
            table.header = nil
        } else if let columns = table.columns {
            for (label, cell) in zip(columns, cells) where !cell.isEmpty {
                if let label {
                    take(cell, as: label, named: "row")
                } else {
                    fields.unread.append("a column of the table")
                }
            }
        } else if !table.isOpen {
            table.header = cells
        } else {
            closeHeader()
            take(row: cells)
        }
        table.isOpen = true
    }

    private mutating func take(row cells: [String]) {
        guard cells.count > 1, !cells[1].isEmpty else { return }
        take(cells[1], named: cells[0][...])
    }

    private mutating func closeHeader() {
        guard let header = table.header else { return }
        table.header = nil
        take(row: header)
    }

    private mutating func closeTable() {
        closeHeader()
        table = Table()
    }

    // MARK: - Values

    /// The first address of a line without a label.
    @discardableResult
    private mutating func takeAddress(in line: Substring) -> Bool {
        guard fields.url == nil, let start = line.firstRange(of: "http") else { return false }
        let address = line[start.lowerBound...].prefix { !$0.isWhitespace && !"\"'<>|)],`".contains($0) }
        guard address.hasPrefix("http://") || address.hasPrefix("https://") else { return false }
        fields.url = String(address)
        return true
    }

    private mutating func take(_ value: String, named name: Substring) {
        guard let label = FormLabel(name) else { return leaveOut(name) }
        var value = value
        if label == .key, name.lowercased().contains("authorization"), value.lowercased().hasPrefix("bearer ") {
            value = String(value.dropFirst(7).trimmingBlanks)
        }
        take(value, as: label, named: name)
    }

    private mutating func take(_ value: String, as label: FormLabel, named name: Substring) {
        switch label {
        case .url: note(Self.keep(Self.address(value), in: &fields.url), name)
        case .model:
            // Janitor AI's list of models has an entry for one's own, and the id stands below it.
            if value.lowercased() == "custom" {
                pending = .model
            } else {
                note(Self.keep(value, in: &fields.model), name)
            }
        case .key: note(Self.keep(value, in: &fields.key), name)
        case .contextSize: note(Self.keep(Self.amount(value), in: &fields.contextSize), name)
        case .maxNewTokens: note(Self.keep(Self.amount(value), in: &fields.maxNewTokens), name)
        case .provider: note(Self.keep(value, in: &fields.provider), name)
        case .frontEnd: note(Self.keep(value, in: &fields.frontEnd), name)
        case .number(let setting):
            if fields.numbers.contains(where: { $0.name == setting }) { return }
            fields.numbers.append(EnteredFields.Setting(name: setting, value: Self.amount(value)))
        case .other: break
        }
    }

    /// The first value of a field counts.
    private mutating func note(_ isKept: Bool, _ name: Substring) {
        if !isKept { fields.unread.append("a second `\(Self.shown(name))`") }
    }

    private static func keep(_ value: String, in field: inout String?) -> Bool {
        if let known = field { return known == value }
        field = value
        return true
    }

    /// An address out of a link as Markdown has it: `[text](https://…)`, `<https://…>`.
    private static func address(_ value: String) -> String {
        if value.hasPrefix("["), value.hasSuffix(")"), let gap = value.firstRange(of: "](") {
            return String(value[gap.upperBound...].dropLast())
        }
        if value.hasPrefix("<http"), value.hasSuffix(">") { return String(value.dropFirst().dropLast()) }
        return value
    }

    /// A number without the unit or the remark behind it.
    private static func amount(_ value: String) -> String {
        var rest = value[...]
        if let remark = rest.firstIndex(of: "("), remark > rest.startIndex { rest = rest[..<remark] }
        rest = rest.trimmingBlanks
        while let last = rest.last, ",;".contains(last) { rest.removeLast() }
        for unit in ["tokens", "token", "токенов", "tok"] where rest.lowercased().hasSuffix(unit) {
            rest = rest.dropLast(unit.count).trimmingBlanks
        }
        return rest.isEmpty ? value : String(rest)
    }

    private mutating func leaveOut(_ name: Substring) {
        let words = Self.shown(name)
        guard words.count <= 40, words.contains(where: { $0.isLetter }) else {
            strayLines += 1
            return
        }
        fields.unread.append("`\(words)`")
    }

    /// A label as far as it looks like one: behind a typing error a secret may have become a part of it.
    private static func shown(_ name: Substring) -> String {
        let words = FormLine.withoutMarkup(name)
        let plain = words.prefix { $0.isLetter || $0.isNumber || " ._-/".contains($0) }
        let isLong = plain.split { " ._-/".contains($0) }.contains { $0.count > 20 }
        return isLong ? "" : plain.endIndex == words.endIndex ? words : plain + "…"
    }
}
