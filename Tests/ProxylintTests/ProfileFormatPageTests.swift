import Foundation
import Profiles
import TestSupport
import Testing

/// The page on the profile format, made from the same description as the decoder and the schema.
struct ProfileFormatPageTests {
    @Test func thePageIsInStep() throws {
        let difference = try Recorded("docs/profile-format.md").difference(from: ProfileFormatPage().markdown())
        #expect(difference == nil)
    }

    @Test func everyFieldOfTheSchemaIsOnThePage() throws {
        let page = ProfileFormatPage().markdown()
        let schema = try JSONSerialization.jsonObject(
            with: Data(contentsOf: Repository.file("schema/profile.schema.json")))
        var names: Set<String> = []
        collect(schema, into: &names)
        #expect(names.count > 40)
        for name in names.sorted() {
            #expect(page.contains("| `\(name)` |") || page.contains("| **`\(name)`** |"), "\(name) is missing")
        }
    }

    /// The names of all `properties` in a schema.
    private func collect(_ value: Any, into names: inout Set<String>) {
        if let list = value as? [Any] { list.forEach { collect($0, into: &names) } }
        guard let object = value as? [String: Any] else { return }
        names.formUnion((object["properties"] as? [String: Any] ?? [:]).keys)
        object.values.forEach { collect($0, into: &names) }
    }
}

/// Writes the profile format as Markdown: one table per mapping, in the order in which a profile nests them.
struct ProfileFormatPage {
    private static let opening = """
        # Profile format

        A profile is a YAML file, or one document of it, that describes a chat-proxy setup. [`proxylint \
        init`](commands/init.md)
        writes one; [`proxylint lint`](commands/lint.md) checks it. Start from one of the [profiles to \
        copy](../profiles/README.md).

        ```yaml
        version: 1
        name: evenings
        front_end: janitor
        accounts:
          openrouter:
            provider: openrouter
            key: {keyring: openrouter}
        proxies:
          - name: main
            account: openrouter
            model: z-ai/glm-5.2
            context_size: 16384
        ```

        Editors check a profile while you type when its first line names the [schema](../schema/profile.schema.json):
        `# yaml-language-server: $schema=PATH`. Required fields are in **bold**. An absent field is unknown, and lint \
        does not judge it.

        """
    private static let closing = """
        Other pages: [what you can change with `set`](commands/set.md) · [rules](rules/README.md) ·
        [providers](providers/README.md) · [front ends](front-ends/README.md) · [all documents](README.md)

        <!-- Generated from the profile format by `make record`; a test keeps the two in sync. -->

        """

    /// The page.
    func markdown() -> String {
        var sections: [(path: String, object: ObjectShape)] = []
        collect(ProfileFormat().profile, at: "", into: &sections)
        var text = Self.opening
        for section in sections {
            text +=
                "\n## \(section.path.isEmpty ? "The profile" : "`\(section.path)`")\n\n\(section.object.summary)\n\n"
            text += "| field | value | meaning |\n| --- | --- | --- |\n"
            for field in section.object.fields { text += row(field) }
        }
        return text + "\n" + Self.closing
    }

    /// Every mapping with fixed fields, each at the first place that has it.
    private func collect(
        _ object: ObjectShape, at path: String, into sections: inout [(path: String, object: ObjectShape)]
    ) {
        guard !sections.contains(where: { "\($0.object.summary)" == "\(object.summary)" }) else { return }
        sections.append((path, object))
        for field in object.fields {
            collect(field.shape, at: path.isEmpty ? "\(field.name)" : "\(path).\(field.name)", into: &sections)
        }
    }

    private func collect(
        _ shape: ValueShape, at path: String, into sections: inout [(path: String, object: ObjectShape)]
    ) {
        switch shape {
        case .object(let object): collect(object, at: path, into: &sections)
        case .names(_, let value, _): collect(value, at: "\(path).NAME", into: &sections)
        case .list(let element, _): collect(element, at: "\(path)[]", into: &sections)
        case .either(let shapes): shapes.forEach { collect($0, at: path, into: &sections) }
        default: break
        }
    }

    private func row(_ field: FieldShape) -> String {
        var meaning = "\(field.summary)"
        if !field.examples.isEmpty {
            meaning += " Example: " + field.examples.map { "`\($0)`" }.joined(separator: ", ") + "."
        }
        if let fallback = field.fallback { meaning += " Default: `\(fallback)`." }
        let name = field.isRequired ? "**`\(field.name)`**" : "`\(field.name)`"
        return "| \(name) | \(words(field.shape)) | \(meaning) |\n"
    }

    /// What a value looks like.
    private func words(_ shape: ValueShape) -> String {
        switch shape {
        case .text(let text): text.maximumLength.map { "text, up to \($0) characters, no `/`" } ?? "text"
        case .integer(let range) where range.upperBound == Int(Int64.max): "whole number from \(range.lowerBound)"
        case .integer(let range): "whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "number from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
        case .toggle: "`true` or `false` (also `on`, `off`, `yes`, `no`)"
        case .choice(let choices): choices.map { "`\($0)`" }.joined(separator: ", ")
        case .provider: "a [provider](providers/README.md)"
        case .frontEnd: "a [front end](front-ends/README.md)"
        case .version: "`1`"
        case .list(let element, _): "list of: \(words(element))"
        case .object, .anything: "mapping"
        case .names, .words: "mapping of names you choose"
        case .scalar: "text, number, or boolean"
        case .either(let shapes): shapes.map { words($0) }.joined(separator: "; or ")
        }
    }

    private func plain(_ value: Double) -> String {
        Int(exactly: value).map { "\($0)" } ?? "\(value)"
    }
}
