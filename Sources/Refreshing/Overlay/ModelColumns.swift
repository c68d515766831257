import Catalog

/// A row of the table of models, taken apart to be changed.
struct ModelColumns {
    /// The columns, in the order of the table.
    enum Column: Int {
        case provider, id, window, defaultWindow, maximumOutput, free, reasoning, status, ended, lastSeen
        case replacement, nearest, grade, asOf, source
    }

    private var columns: [String]

    init(_ line: String) {
        columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        while columns.count < 15 { columns.append("") }
    }

    init(provider: String, id: String) {
        columns = [String](repeating: "", count: 15)
        columns[0] = provider
        columns[1] = id
    }

    subscript(_ column: Column) -> String {
        get { columns[column.rawValue] }
        set { columns[column.rawValue] = newValue }
    }

    var line: String { columns.joined(separator: "\t") }

    /// Takes what a list says of the model.
    ///
    /// - Parameter isOwn: Whether the provider itself says it; a third party changes nothing that is known for certain.
    mutating func take(_ model: ListedModel, isOwn: Bool, on day: CalendarDate, _ source: String) {
        let isNew = self[.status].isEmpty
        if !isOwn, !isNew, ["A", "B"].contains(self[.grade]) || self[.status] == "retired" {
            if let window = model.window, self[.window].isEmpty { self[.window] = String(window) }
            if let output = model.maximumOutput, self[.maximumOutput].isEmpty { self[.maximumOutput] = String(output) }
            return
        }
        if let window = model.window {
            self[.window] = String(window)
            self[.defaultWindow] = model.defaultWindow.map { String($0) } ?? ""
        }
        if let output = model.maximumOutput { self[.maximumOutput] = String(output) }
        if let isFree = model.isFree { self[.free] = isFree ? "yes" : "no" }
        // Whether it thinks unasked is judged by hand; a list says at most that it can.
        if let isReasoning = model.isReasoning, self[.reasoning].isEmpty {
            self[.reasoning] = isReasoning ? "yes" : "no"
        }
        let keepsEvidence = takeLifecycle(model, source)
        self[.lastSeen] = day.description
        guard !keepsEvidence else { return }
        self[.grade] = isOwn ? "A" : "C"
        self[.asOf] = day.description
        self[.source] = source
    }

    /// Whether older evidence goes on to stand: an announced end that the list does not speak of.
    private mutating func takeLifecycle(_ model: ListedModel, _ source: String) -> Bool {
        switch model.lifecycle {
        case .ending(let day):
            self[.status] = "deprecated"
            if let day { self[.ended] = day.description }
        case .ended(let day):
            self[.status] = "retired"
            if let day { self[.ended] = day.description }
        case .alive: revive()
        case .unstated:
            // An end that this list once stated and states no more was called off.
            guard self[.status] == "deprecated", self[.source] != source else {
                revive()
                return false
            }
            return true
        }
        if let replacement = model.replacement, replacement != model.id { self[.replacement] = replacement }
        return false
    }

    private mutating func revive() {
        self[.status] = "active"
        (self[.ended], self[.replacement], self[.nearest]) = ("", "", "")
    }

    /// The row of a model that a whole list lacks.
    func gone(on day: CalendarDate, from source: String) -> ModelColumns {
        var row = self
        let announced = CalendarDate(row[.ended])
        row[.status] = "retired"
        if announced.map({ $0 > day }) ?? true { row[.ended] = day.description }
        row[.grade] = "B"
        row[.asOf] = day.description
        row[.source] = "absent from \(source)"
        return row
    }
}
