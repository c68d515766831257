internal import YAMLSource

extension EntityReader {
    /// What the words of a cause's fields may be.
    private static let words: [String: ValueShape] = [
        "fails": .choice([
            "account", "address", "credit", "free-models", "free-requests", "front-end", "model", "network", "prompt",
            "provider", "request", "settings", "upstream",
        ]),
        "key_status": .choice(["no-credit", "rate-limited", "refused", "restricted", "unclear", "unreachable"]),
        "url": .addressOrPlaceholder,
    ]
    private static let required = ["summary", "means", "telltale", "fails", "key_status", "retry"]
    private static let single = ["summary", "means", "telltale", "fails", "key_status", "narrows", "field"]
    /// The fields of a cause's file.
    static let causeFields = single + ["retry", "rivals", "maybe", "remedies", "vain"]

    /// What a kind of error means and what helps: rows of `error-causes.tsv`.
    mutating func readCause(_ root: YAMLNode) {
        guard let fields = mapping(root, Self.causeFields, kind.noun) else { return }
        for name in Self.required where fields[name] == nil {
            faults.report("`\(name)` is missing: every file for \(kind.noun) has it", at: root)
        }
        for name in Self.single {
            guard let node = fields[name], let value = word(node, name) else { continue }
            if name == "narrows" { references.append((value, node.range)) }
            appendCause(name, value: value)
        }
        if let node = fields["retry"] { readRetry(node) }
        for (name, field) in [("rivals", "rival"), ("maybe", "maybe")] {
            guard let node = fields[name] else { continue }
            for (index, value) in (list(of: node, name) ?? []).enumerated() {
                references.append((value, node.range))
                appendCause(field, order: index + 1, value: value)
            }
        }
        if let node = fields["remedies"] { readAdvice(node, "remedy", "do", ["why", "when", "url", "refinement"]) }
        if let node = fields["vain"] { readAdvice(node, "vain", "try", ["why", "when"]) }
    }

    private mutating func readRetry(_ node: YAMLNode) {
        guard let parts = mapping(node, ["at", "why"], "`retry`") else { return }
        guard let at = parts["at"].flatMap({ text(of: $0, "at") }) else {
            if parts["at"] == nil { faults.report("`retry` has no `at`; add it, such as `at: never`", at: node) }
            return
        }
        if at.wholeMatch(of: /never|now|stated|minute|later:\d+|utc-midnight|pacific-midnight|utc-month|utc-\d+h/)
            == nil
        {
            faults.report(
                "`at` cannot be `\(at)`; write never, now, stated, minute, utc-midnight, pacific-midnight, utc-month, utc-4h, or later: and seconds",
                at: parts["at"] ?? node)
        }
        appendCause("retry", value: at, why: parts["why"].flatMap { text(of: $0, "why") } ?? "")
    }

    /// What helps or does not, in its order.
    private mutating func readAdvice(_ node: YAMLNode, _ field: String, _ verb: String, _ more: [String]) {
        guard node.kind == .sequence else {
            faults.report("write a list: `- \(verb): …`", at: node)
            return
        }
        for (index, entry) in node.children.enumerated() {
            guard let parts = mapping(entry.resolved, [verb] + more, "an entry") else { continue }
            guard let what = parts[verb] else {
                faults.report("this entry has no `\(verb)`; add it", at: entry)
                continue
            }
            var values: [String: String] = [:]
            for name in [verb] + more { values[name] = parts[name].flatMap { word($0, name) } }
            guard values[verb] != nil, what.kind == .scalar else { continue }
            appendCause(
                field, order: index + 1, value: values[verb] ?? "", why: values["why"] ?? "",
                when: values["when"] ?? "", url: values["url"] ?? "", refinement: values["refinement"] ?? "")
        }
    }

    private mutating func word(_ node: YAMLNode, _ name: String) -> String? {
        guard let value = text(of: node, name) else { return nil }
        if let wanted = Self.words[name]?.fault(of: value) {
            faults.report("`\(name)` cannot be `\(value)`; \(wanted)", at: node)
        }
        return value
    }

    private mutating func appendCause(
        _ field: String, order: Int? = nil, value: String, why: String = "", when: String = "", url: String = "",
        refinement: String = ""
    ) {
        append([id, field, order.map { String($0) } ?? "", value, why, when, url, refinement], to: kind.table)
    }
}
