import Catalog
import FrontEnds
import JSONText
import Linting
import Profiles
import Setups
import YAMLSource

/// Checks settings, and makes the card of corrected ones.
struct SettingsCheck {
    private let request: Request
    private let catalog = Operations.catalog

    init(_ request: Request) { self.request = request }

    /// Findings, the text with what can be mended without a look, and the form to fill in.
    func answer() -> String {
        let result = Operations.result(of: request.source, request)
        let fixed = FixApplier(Operations.linter(request), FixSelection()).apply(to: request.source)
        var json = JSONWriter()
        json.beginObject()
        json.key("report")
        json.raw(Operations.report(result, name: request.name).trimmingLastBreak)
        json.key("changes")
        json.beginArray()
        for change in fixed.changes { json.string(result.mask.masked(change).text) }
        json.endArray()
        json.key("left")
        json.number(Int64(Self.errors(fixed.isChanged ? Operations.result(of: fixed.text, request) : result)))
        write(fixed.text, &json)
        json.endObject()
        return json.text
    }

    /// How many errors stand in a text: the card is not ready while one does.
    private static func errors(_ result: LintResult) -> Int { result.findings.count { $0.severity == .error } }

    /// The text with one fix made: that of `finding` and `fix`, by their places.
    func fixed() -> String {
        let findings = Operations.result(of: request.source, request).findings
        let (finding, fix) = (request.number("finding"), request.number("fix"))
        guard findings.indices.contains(finding), findings[finding].fixes.indices.contains(fix),
            let bytes = try? request.source.applying(findings[finding].fixes[fix].edits)
        else { return Operations.problem("this fix no longer matches the text") }
        var json = JSONWriter()
        json.beginObject()
        write(SourceText(name: request.name, bytes: bytes), &json)
        json.endObject()
        return json.text
    }

    /// A text with its values and the form they go into.
    private func write(_ source: SourceText, _ json: inout JSONWriter) {
        let loaded = request.profile(in: source, catalog)
        json.key("proxies")
        json.number(Int64(loaded?.profile.proxies.count ?? 0))
        json.key("text")
        json.string(String(decoding: source.bytes, as: UTF8.self))
        guard let loaded,
            let proxy = loaded.chosen ?? loaded.profile.proxies.first
        else {
            json.key("fields")
            json.null()
            json.key("form")
            json.null()
            return
        }
        let resolved = loaded.resolve(proxy, catalog)
        json.key("fields")
        Self.write(resolved, &json)
        json.key("form")
        let named = (request.frontEnds?.first ?? loaded.profile.frontEnds.first?.value)
        var prompt: String?
        if case .text(let text) = resolved.settings.customPrompt { prompt = text.value }
        let form = FrontEndForm(
            of: resolved, customPrompt: prompt, for: named.flatMap { catalog.frontEnd($0) })
        Self.write(form, &json)
    }

    private static func write(_ resolved: ResolvedProxy, _ json: inout JSONWriter) {
        let proxy = resolved.proxy
        json.beginObject()
        var key: String?
        if case .literal(let text)? = resolved.account?.key { key = text.text }
        var prompt: String?
        if case .text(let text)? = resolved.settings.customPrompt { prompt = text.value }
        for (name, value) in [
            ("name", proxy.label), ("provider", resolved.account?.provider?.value), ("model", proxy.model?.value),
            ("base_url", proxy.baseURL?.value), ("chat_url", resolved.url(in: .full)), ("key", key),
            ("prompt", prompt), ("prefill", proxy.prefill?.value), ("reasoning", proxy.reasoning?.value),
        ] {
            json.key(name)
            if let value { json.string(value) } else { json.null() }
        }
        for (name, value) in [
            ("context_size", proxy.contextSize?.value), ("max_new_tokens", proxy.maxNewTokens?.value),
        ] {
            json.key(name)
            if let value { json.number(value) } else { json.null() }
        }
        json.key("numbers")
        json.beginObject()
        for (name, value) in resolved.settings.numbers {
            json.key(name)
            json.decimal(value.value)
        }
        json.endObject()
        json.endObject()
    }

    /// A form, as the page shows it.
    static func write(_ form: FrontEndForm, _ json: inout JSONWriter) {
        json.beginObject()
        for (name, value) in [("place", form.place), ("settings_place", form.settingsPlace)] {
            json.key(name)
            json.string(value)
        }
        for (name, fields) in [("fields", form.fields), ("settings", form.settings)] {
            json.key(name)
            json.beginArray()
            for field in fields {
                json.beginObject()
                for (name, value) in [("label", field.label), ("value", field.value), ("shown", field.shown)] {
                    json.key(name)
                    json.string(value)
                }
                json.key("is_key")
                json.boolean(field.isKey)
                json.key("is_copyable")
                json.boolean(field.isCopyable)
                json.endObject()
            }
            json.endArray()
        }
        json.key("steps")
        json.beginArray()
        for step in form.steps { json.string(step) }
        json.endArray()
        json.endObject()
    }
}

extension String {
    /// Without the line break that ends a report.
    var trimmingLastBreak: String { hasSuffix("\n") ? String(dropLast()) : self }
}
