public import Catalog
import Linting
import Profiles

/// A format as JSON Schema 2020-12, for editors; made from the same description that files are checked by.
public struct ProfileSchema {
    private let title: String
    private let object: ObjectShape
    private let catalog: Catalog

    /// The schema of profiles, which knows the providers and front ends of `catalog`.
    public init(catalog: Catalog) {
        title = "proxylint profile, version 1"
        object = ProfileFormat().profile
        self.catalog = catalog
    }

    /// The schema of the linter's own settings.
    public init(settingsOf catalog: Catalog) {
        title = "proxylint settings (.proxylint.yaml)"
        object = SettingsLinter.format(catalog).settings
        self.catalog = catalog
    }

    /// The schema, indented, with a line break behind it.
    public func render() -> String {
        var json = ReportJSON(isIndented: true)
        json.object { json in
            json.key("$schema")
            json.string(program: "https://json-schema.org/draft/2020-12/schema")
            json.key("title")
            json.string(program: title)
            writeObject(object, &json)
        }
        return json.text + "\n"
    }

    /// The members of an object's schema.
    private func writeObject(_ object: ObjectShape, _ json: inout ReportJSON) {
        json.key("description")
        json.string(program: "\(object.summary)")
        json.key("type")
        json.string(program: "object")
        json.key("additionalProperties")
        json.boolean(false)
        let required = object.fields.filter { $0.isRequired }
        if !required.isEmpty {
            json.key("required")
            json.array { json in required.forEach { json.string(program: "\($0.name)") } }
        }
        if object.wantsExactlyOneField {
            json.key("minProperties")
            json.number(1)
            json.key("maxProperties")
            json.number(1)
        }
        json.key("properties")
        json.object { json in
            for field in object.fields {
                json.key(field.name)
                json.object { json in writeField(field, &json) }
            }
        }
    }

    private func writeField(_ field: FieldShape, _ json: inout ReportJSON) {
        json.key("title")
        json.string(program: title(of: field.name.description))
        // An object's own summary says what it is; the field's says what it is for.
        let isObject = field.shape.objectShape != nil
        if !isObject {
            json.key("description")
            json.string(program: "\(field.summary)")
        }
        if !field.examples.isEmpty {
            json.key("examples")
            json.array { json in field.examples.forEach { json.raw(program: "\($0)") } }
        }
        if let fallback = field.fallback {
            json.key("default")
            json.raw(program: "\(fallback)")
        }
        write(field.shape, &json)
    }

    private func write(_ shape: ValueShape, _ json: inout ReportJSON) {
        switch shape {
        case .text(let text): write(text, &json)
        case .integer(let range):
            json.key("type")
            json.string(program: "integer")
            json.key("minimum")
            json.number(range.lowerBound)
            json.key("maximum")
            json.number(range.upperBound)
        case .number(let range):
            json.key("type")
            json.string(program: "number")
            json.key("minimum")
            json.raw(program: plain(range.lowerBound))
            json.key("maximum")
            json.raw(program: plain(range.upperBound))
        case .toggle:
            json.key("enum")
            json.array { json in
                json.boolean(true)
                json.boolean(false)
                ProfileFormat.switchWords.forEach { json.string(program: $0) }
            }
        case .choice(let words): writeWords(words.map { $0.description }, &json)
        case .provider: writeWords(catalog.providers.flatMap { [$0.id] + $0.values("alias") }, &json)
        case .frontEnd: writeWords(catalog.frontEnds.map { $0.id }, &json)
        case .version:
            json.key("const")
            json.number(1)
        case .list(let element, let minimum):
            json.key("type")
            json.string(program: "array")
            if minimum > 0 {
                json.key("minItems")
                json.number(minimum)
            }
            json.key("items")
            json.object { json in write(element, &json) }
        case .object(let object): writeObject(object, &json)
        case .names(let name, let value, let minimum):
            json.key("type")
            json.string(program: "object")
            if minimum > 0 {
                json.key("minProperties")
                json.number(minimum)
            }
            json.key("propertyNames")
            json.object { json in write(name, &json) }
            json.key("additionalProperties")
            json.object { json in write(value, &json) }
        case .words(let words, let value):
            json.key("type")
            json.string(program: "object")
            json.key("propertyNames")
            json.object { json in writeWords(words, &json) }
            json.key("additionalProperties")
            json.object { json in write(value, &json) }
        case .anything:
            json.key("type")
            json.string(program: "object")
        case .scalar:
            json.key("type")
            json.array { json in ["string", "number", "boolean"].forEach { json.string(program: $0) } }
        case .either(let shapes):
            json.key("anyOf")
            json.array { json in
                for shape in shapes { json.object { json in write(shape, &json) } }
            }
        }
    }

    /// The name as people read it: `context_size` is "Context size".
    private func title(of name: String) -> String {
        let words = name.split(separator: "_").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private func write(_ text: TextShape, _ json: inout ReportJSON) {
        json.key("type")
        json.string(program: "string")
        if text.minimumLength > 0 {
            json.key("minLength")
            json.number(text.minimumLength)
        }
        if let maximum = text.maximumLength {
            json.key("maxLength")
            json.number(maximum)
        }
        if text.isName {
            json.key("pattern")
            json.raw(program: #""^[^/\\x00-\\x1f\\x7f]*$""#)
        }
    }

    private func writeWords(_ words: [String], _ json: inout ReportJSON) {
        json.key("enum")
        json.array { json in words.forEach { json.string(program: $0) } }
    }

    private func plain(_ number: Double) -> String {
        number == number.rounded() ? String(Int(number)) : String(number)
    }
}

extension ValueShape {
    fileprivate var objectShape: ObjectShape? {
        if case .object(let object) = self { return object }
        return nil
    }
}
