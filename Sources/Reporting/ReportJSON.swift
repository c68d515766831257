import JSONText
import Profiles

/// Writes a report as JSON: foreign text only where it was masked, and without anything that a terminal would act on.
struct ReportJSON {
    private var writer: JSONWriter

    init(isIndented: Bool = false) {
        writer = JSONWriter(isIndented: isIndented, escapes: .terminal)
    }

    /// What has been written.
    var text: String { writer.text }

    mutating func object(_ body: (inout ReportJSON) -> Void) {
        writer.beginObject()
        body(&self)
        writer.endObject()
    }

    mutating func array(_ body: (inout ReportJSON) -> Void) {
        writer.beginArray()
        body(&self)
        writer.endArray()
    }

    /// Begins a member of an object; its value follows.
    @inline(never)
    mutating func key(_ name: StaticString) {
        writer.key(name.withUTF8Buffer { String(decoding: $0, as: UTF8.self) })
    }

    /// Begins a member whose name the program makes up.
    mutating func key(program name: String) { writer.key(name) }

    /// Writes text, or null.
    mutating func string(_ value: MaskedText?) {
        if let value { writer.string(value.text) } else { writer.null() }
    }

    /// Writes text that may come from a file, a server or a user, its keys hidden; or null.
    mutating func string(foreign value: String?, by mask: SecretMask = .byForm) {
        string(value.map { mask.masked($0) })
    }

    /// Writes what the user asked to be given, with the key in it where that was asked for too; or null.
    mutating func string(exported value: String?) {
        if let value { writer.string(value) } else { writer.null() }
    }

    /// Writes text of the program's own or the catalogue's, or null.
    mutating func string(program value: String?) {
        string(value.map { MaskedText(program: $0) })
    }

    /// Writes JSON that the program makes up.
    mutating func raw(program json: String) { writer.raw(json) }

    /// Elements of an array that are written apart from the rest.
    struct Part: Sendable {
        fileprivate let text: String

        init(_ body: (inout ReportJSON) -> Void) {
            var json = ReportJSON()
            body(&json)
            text = json.text
        }
    }

    /// Writes elements that were written apart.
    mutating func elements(_ part: Part) { if !part.text.isEmpty { writer.raw(part.text) } }

    mutating func null() { writer.null() }
    mutating func boolean(_ value: Bool) { writer.boolean(value) }
    mutating func number(_ value: some FixedWidthInteger) { writer.number(value) }

    /// Writes a number, or null.
    mutating func optional(_ value: (some FixedWidthInteger)?) {
        if let value { number(value) } else { null() }
    }

    /// Writes a number that may have a fraction.
    mutating func decimal(_ value: Double) { writer.decimal(value) }

    /// Begins a report: the version of its shape, and of the program that made it.
    mutating func header(version: String, catalogDate: String) {
        key("version")
        number(1)
        key("tool")
        object { json in
            json.key("version")
            json.string(program: version)
            json.key("catalogue_date")
            json.string(program: catalogDate)
        }
    }
}
