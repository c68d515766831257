import Catalog
import JSONText

/// What one answer of a list came to.
struct ListPage {
    /// Its models.
    var models: [ListedModel] = []
    /// How many rows it had, also those that are no chat models.
    var rows = 0
    /// How many rows there are on all pages; nil where the list does not say.
    var total: Int64?
    /// What to put behind the address for the next page; nil at the end.
    var next: String?
}

/// Why an answer is no list that can be used, as the rest of a sentence without a final full stop.
struct ListProblem: Error, Equatable {
    let message: String

    init(_ message: String) { self.message = message }

    static let otherShape = ListProblem("the answer does not have the form of this list")
}

/// The parts of rows that many lists share.
enum ListField {
    /// Ids that a list may have; longer ones, and those with blanks or control characters, are no ids.
    private static let maxIDBytes = 200

    /// An id that can stand in a table.
    static func id(_ value: JSONValue?) -> String? {
        guard let text = value?.text, !text.isEmpty, text.utf8.count <= maxIDBytes,
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && !$0.actsOnTerminal && !$0.properties.isWhitespace })
        else { return nil }
        return text
    }

    /// A count of tokens; nil for none, and for what no model has.
    static func tokens(_ value: JSONValue?) -> Int64? {
        guard let count = value?.integer, (1...100_000_000).contains(count) else { return nil }
        return count
    }

    /// The day of a date or a time; nil for anything else.
    static func day(_ value: JSONValue?) -> CalendarDate? {
        if let text = value?.text { return CalendarDate(text.prefix(10)) }
        if case .number? = value, let seconds = value?.integer, seconds > 0 {
            return CalendarDate(secondsSince1970: seconds)
        }
        return nil
    }

    /// The rows of a list, under one of these names or bare; they must be objects.
    static func rows(_ json: JSONValue, _ names: String...) throws(ListProblem) -> [JSONValue] {
        guard let rows = names.lazy.compactMap({ json[$0]?.elements }).first ?? json.elements,
            rows.allSatisfy({ $0.members != nil })
        else { throw .otherShape }
        return rows
    }

    /// Whether a model writes text; true where the list does not say.
    static func writesText(_ row: JSONValue) -> Bool {
        let outputs = row["architecture"]?["output_modalities"]?.elements ?? row["output_modalities"]?.elements
        return outputs.map { $0.contains { $0.text == "text" } } ?? true
    }
}
