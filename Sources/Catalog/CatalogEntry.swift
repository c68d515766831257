/// A fact of the catalogue: what one field of a provider or a front end is.
public struct CatalogFact: Sendable {
    /// The provider's or front end's id.
    public let subject: String
    /// Which field.
    public let field: String
    /// Its value.
    public let value: String
    /// A remark for people, without a final full stop; may be empty.
    public let note: String
    /// How well it is supported.
    public let grade: FactGrade
    /// The day of the evidence.
    public let date: CalendarDate?
    /// Who says so.
    public let source: String

    init(_ row: CatalogRow) {
        subject = row[0]
        field = row[1]
        value = row[2]
        note = row[3]
        grade = FactGrade(rawValue: row[4]) ?? .unverified
        date = CalendarDate(row[5])
        source = row[6]
    }

    /// The fact in the form that findings carry, in the words of `statement`.
    public func asFact(_ statement: String) -> Fact {
        Fact(statement, date: date, source: source, grade: grade)
    }
}

/// Something the catalogue describes by facts: a provider or a front end.
public protocol CatalogEntry: Sendable {
    /// The name by which profiles and reports call it.
    var id: String { get }
    /// The table its facts stand in.
    var table: CatalogTable { get }
}

extension CatalogEntry {
    /// Every fact recorded under `field`.
    public func facts(_ field: String) -> [CatalogFact] {
        table.rows(id, field).map(CatalogFact.init)
    }

    /// The first fact recorded under `field`.
    public func fact(_ field: String) -> CatalogFact? {
        var rows = table.rows(id, field)
        return rows.next().map(CatalogFact.init)
    }

    /// The value of the first fact recorded under `field`.
    public func value(_ field: String) -> String? {
        var rows = table.rows(id, field)
        return rows.next().map { $0[2] }
    }

    /// The values of every fact recorded under `field`.
    public func values(_ field: String) -> [String] {
        table.rows(id, field).map { $0[2] }
    }

    /// Every fact, in the order of the table.
    public var allFacts: [CatalogFact] { table.rows(id).map(CatalogFact.init) }

    /// The name for people.
    public var name: String { value("name") ?? id }

    /// The name as the owner of something: "OpenRouter's", "Chutes'".
    public var possessiveName: String { name.hasSuffix("s") ? "\(name)'" : "\(name)'s" }
}
