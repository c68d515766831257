import Catalog
import JSONText
import Linting
import Profiles
import Setups
import YAMLSource

/// What is said of the word under the pointer.
struct Hover {
    private let document: TextDocument
    private let context: EditingContext

    init(_ document: TextDocument, _ context: EditingContext) {
        self.document = document
        self.context = context
    }

    /// The hover at an offset; null where there is nothing to say.
    func answer(at offset: Int) -> JSONValue {
        guard let root = context.format(of: document) else { return .null }
        var parts: [String] = []
        var range: ByteRange?
        if let cursor = CursorContext(document.lines, wordEnd(at: offset)) {
            let text = self.text(cursor, root)
            if let text {
                parts.append(text)
                range = cursor.range
            }
        }
        for finding in document.findings(context.settings)?.findings ?? []
        where finding.range.start <= offset && offset <= finding.range.end {
            guard let rule = RuleList.all.first(where: { $0.id == finding.rule }) else { continue }
            if document.lines.line(of: finding.range.end) > document.lines.line(of: offset) { continue }
            parts.append(
                "[`\(rule.id)`](\(EditorPages.rule(rule.id))): \(rule.summary)\n\n\(rule.documentation.remedy)")
            range = range ?? finding.range
        }
        guard !parts.isEmpty else { return .null }
        let text = parts.joined(separator: "\n\n---\n\n")
        return .members([
            "contents": context.markup(document.mask.hidingSecrets(in: text)),
            "range": range.map { document.lines.range($0) },
        ])
    }

    /// The end of the word at an offset: what is read of a line ends there.
    private func wordEnd(at offset: Int) -> Int {
        let bytes = document.source.bytes
        let end = document.lines.content(document.lines.line(of: offset)).end
        var index = offset
        while index < end {
            let byte = bytes[index]
            if byte == 0x20 || byte == 0x09 || ScannedLine.isQuote(byte) { break }
            if byte == UInt8(ascii: ","), index + 1 == end || bytes[index + 1] == 0x20 { break }
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { break }
            if byte == UInt8(ascii: ":"), index + 1 == end || bytes[index + 1] == 0x20 { break }
            index += 1
        }
        return index
    }

    private func text(_ cursor: CursorContext, _ root: ObjectShape) -> String? {
        if isSecret(cursor.range) { return keyText(cursor.range) }
        let place = FormatPlace(root, cursor.steps)
        if !cursor.isValue, let object = place.object {
            let name = cursor.prefix
            if let field = object.fields.first(where: { $0.name.description == name }) {
                return "**\(name)**\n\n\(FieldText.page(field))"
            }
            return nil
        }
        if !cursor.isValue, document.kind == .settings,
            let rule = RuleList.all.first(where: { $0.id == cursor.prefix })
        {
            return "[`\(rule.id)`](\(EditorPages.rule(rule.id))): \(rule.summary)"
        }
        return value(cursor, place)
    }

    /// What is said of a value.
    private func value(_ cursor: CursorContext, _ place: FormatPlace) -> String? {
        let value = cursor.prefix
        guard !value.isEmpty, value.utf8.count < 200 else { return nil }
        let known = KnownValues(document, context, cursor)
        for shape in place.shapes {
            switch shape {
            case .provider: return context.catalog.provider(value).map { ProviderText.page($0) }
            case .frontEnd:
                return context.catalog.frontEnd(value).map {
                    "**\($0.name)**\n\n[What to enter there](\(EditorPages.frontEnd($0.id)))"
                }
            default: continue
            }
        }
        switch (place.parent?.noun.description, cursor.field) {
        case ("a proxy", "model"):
            guard let provider = known.provider, let model = context.catalog.servedModel(value, at: provider) else {
                return nil
            }
            return ModelText.page(model, provider, context.catalog, on: context.today)
        case ("an account", "plan"): return known.provider?.plan(called: value).map { PlanText.page($0) }
        case ("a proxy", "upstreams"), ("an account", "ignored_providers"), ("an account", "allowed_providers"):
            return context.catalog.upstream(value).map { upstream in
                let date = upstream.fact.date.map { " (\($0))" } ?? ""
                return "**`\(upstream.slug)`**\n\n\(upstream.fact.statement)\(date)"
            }
        case ("a proxy", "account"):
            guard let account = document.knownProfiles.lazy.compactMap({ $0.account(named: value) }).first,
                let provider = context.catalog.provider(of: account)
            else { return nil }
            return ProviderText.page(provider)
        default: return nil
        }
    }

    /// Whether any of a word's bytes are a key's.
    private func isSecret(_ range: ByteRange) -> Bool {
        guard !range.isEmpty else { return false }
        let shown = document.mask.parts(of: range, in: document.source).map { $0.text }.joined()
        return shown != document.source.text(in: range)
    }

    private func keyText(_ range: ByteRange) -> String {
        let shown = document.mask.parts(of: range, in: document.source).map { $0.text }.joined()
        return
            "`\(shown.filter { $0 != "`" })`\n\nThe rest is hidden. A reference, such as `{env: NAME}`, keeps the key out of the file."
    }
}
