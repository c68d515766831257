internal import YAMLSource

extension EntityReader {
    private static let keyCheckFields = [
        "method", "url", "auth", "headers", "body", "proves", "answers", "reads", "note",
    ]

    /// How a key is checked: a row of `key-checks.tsv`.
    mutating func readKeyCheck(_ node: YAMLNode) {
        let origins = ["from", "source", "date", "grade"]
        guard let fields = mapping(node, Self.keyCheckFields + origins, "a key check") else { return }
        let shapes: [String: ValueShape] = [
            "method": .choice(["GET", "POST"]), "proves": .choice(["key", "key-alone", "reachability"]),
        ]
        var columns = [id]
        for name in Self.keyCheckFields {
            guard let field = fields[name] else {
                if ["method", "url", "auth", "proves", "reads"].contains(name) {
                    faults.report("the key check has no `\(name)`; add it", at: node)
                }
                columns.append("")
                continue
            }
            let value = list(of: field, name)?.joined(separator: "|") ?? ""
            if let wanted = shapes[name]?.fault(of: value) {
                faults.report("`\(name)` cannot be `\(value)`; \(wanted)", at: field)
            }
            columns.append(value)
        }
        guard let origin = origin(fields, of: node) else { return }
        append(columns + origin.columns, to: "key-checks")
    }

    /// The upstreams of a router: rows of `upstreams.tsv`.
    mutating func readUpstreams(_ node: YAMLNode) {
        for (slug, _, value) in namedEntries(node, "upstreams") ?? [] {
            guard let fields = mapping(value, ["status", "note", "from", "source", "date", "grade"], "an upstream")
            else { continue }
            let status = fields["status"].flatMap { text(of: $0, "status") } ?? "active"
            if let wanted = ValueShape.choice(["active", "gone"]).fault(of: status) {
                faults.report("`status` cannot be `\(status)`; \(wanted)", at: fields["status"] ?? value)
            }
            let note = fields["note"].flatMap { text(of: $0, "note") } ?? ""
            guard let origin = origin(fields, of: value) else { continue }
            append([slug, status, note] + origin.columns, to: "upstreams")
        }
    }

    /// Sentences that rules quote: rows of the entity's own table, their field `statement:` with the name.
    mutating func readStatements(_ node: YAMLNode) {
        for (name, key, value) in namedEntries(node, "statements") ?? [] {
            if name.wholeMatch(of: /[a-z0-9-]+/) == nil {
                faults.report("`\(name)` is no statement name; write lowercase letters, digits, and dashes", at: key)
            }
            guard let fields = mapping(value, ["value", "from", "source", "date", "grade"], "a statement") else {
                continue
            }
            guard let sentence = fields["value"].flatMap({ text(of: $0, "value") }) else {
                faults.report("this statement has no `value`; add the sentence", at: value)
                continue
            }
            guard let origin = origin(fields, of: value) else { continue }
            append([id, "statement:\(name)", sentence, ""] + origin.columns, to: kind.table)
        }
    }
}
