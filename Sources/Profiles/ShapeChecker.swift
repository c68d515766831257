import Catalog
import YAMLSource

/// Holds a tree against the format and collects every fault.
struct ShapeChecker {
    let catalog: Catalog
    /// Where fields of profiles belong; nil for files of another kind.
    private let format: ProfileFormat?
    /// Whether a misspelled field is noted as the one that was meant.
    private let readsSuggestions: Bool
    private(set) var faults: [ProfileFault] = []
    /// The objects that were checked, each with the places of its fields' values, for the reader that comes after.
    private(set) var objects = FieldLocations()
    private var reported: Set<ReportedFault> = []

    private struct ReportedFault: Hashable {
        let range: ByteRange
        let kind: Int
    }

    init(catalog: Catalog, format: ProfileFormat?, readsSuggestions: Bool = false) {
        self.catalog = catalog
        self.format = format
        self.readsSuggestions = readsSuggestions
    }

    /// Notes a fault, once: a value that aliases repeat is at fault where it is written.
    mutating func report(_ kind: ProfileFault.Kind, at range: ByteRange, _ node: YAMLNode?) {
        guard reported.insert(ReportedFault(range: range, kind: kind.ordinal)).inserted else { return }
        faults.append(ProfileFault(kind: kind, range: range, node: node))
    }

    /// Holds `node` against `shape`; `field` is what messages call it.
    mutating func check(_ node: YAMLNode, _ shape: ValueShape, field: FieldName) {
        let node = node.resolved
        switch shape {
        case .object(let object): checkObject(node, object, field: field)
        case .names(let name, let value, let minimum): checkNames(node, name, value, minimum, field: field)
        case .words(let words, let value): checkWords(node, words, value, field: field)
        case .list(let element, let minimum): checkList(node, element, minimum, field: field)
        case .anything:
            if node.kind != .mapping { reportType(node, field, wanted: "a mapping", nil) }
        case .either(let shapes): checkEither(node, shapes, field: field)
        default: checkScalar(node, shape, field: field)
        }
    }

    private mutating func checkObject(_ node: YAMLNode, _ object: ObjectShape, field: FieldName) {
        guard let entries = entries(of: node, field: field) else { return }
        let tree = node.tree
        let values = objects.append(node, fields: object.names.count)
        var unknown: [MappingEntry] = []
        for entry in entries {
            let key = tree.key(of: entry)
            guard key.kind == .scalar else {
                reportType(key, .known("a field's name"), wanted: "text", nil)
                continue
            }
            guard let place = object.place(of: key) else {
                unknown.append(entry)
                continue
            }
            let value = tree.value(of: entry).resolved
            objects[values, place] = Int32(value.index)
            checkField(key, value, object, place)
        }
        if !unknown.isEmpty {
            // What is there already cannot be what was meant.
            var absent = object.names.indices.filter { objects[values, $0] == FieldLocations.absent }.map {
                "\(object.names[$0])"
            }
            for (count, entry) in unknown.enumerated() {
                let key = tree.key(of: entry)
                let value = tree.value(of: entry).resolved
                let meant = reportUnknown(key, of: object, among: count < Self.maxSuggestions ? absent : [])
                guard let meant else { continue }
                checkField(key, value, meant.object, meant.place)
                guard meant.object === object else { continue }
                // Two misspelled fields cannot both be the same one.
                absent.removeAll { $0 == "\(object.names[meant.place])" }
                if readsSuggestions { objects[values, meant.place] = Int32(value.index) }
            }
        }
        if object.wantsExactlyOneField, entries.count != 1 {
            let names = object.fields.map { "`\($0.name)`" }.joined(separator: ", ")
            reportType(node, field, wanted: "exactly one of \(names)", nil)
        }
        for place in object.names.indices
        where object.required[place] && objects[values, place] == FieldLocations.absent {
            let shape = object.fields[place]
            // A misspelled field that is already reported is the cause; the missing one is its consequence.
            let name = shape.name.description
            let isMisspelled = faults.contains {
                if case .unknownField(_, "\(object.noun)", name, _) = $0.kind { return node.range.contains($0.range) }
                return false
            }
            if isMisspelled { continue }
            report(
                .missingField(name: name, of: "\(object.noun)", hint: "\(shape.summary)"), at: headRange(of: node), node
            )
        }
    }

    /// The value of a field, known or misspelled: the name mended, its faults would come to light anyway.
    private mutating func checkField(_ key: YAMLNode, _ value: YAMLNode, _ object: ObjectShape, _ place: Int) {
        if object.required[place], value.isMissingValue {
            report(
                .missingField(name: "\(object.names[place])", of: "\(object.noun)", hint: "it has no value"),
                at: key.resolved.range, value)
        } else {
            check(value, object.shapes[place], field: .known(object.names[place]))
        }
    }

    private mutating func checkNames(
        _ node: YAMLNode, _ name: TextShape, _ value: ValueShape, _ minimum: Int, field: FieldName
    ) {
        guard let entries = entries(of: node, field: field) else { return }
        if entries.count < minimum {
            report(
                .outOfRange(field: field.description, wanted: "at least \(minimum) entry", replacement: nil),
                at: node.range, node)
        }
        let isHeaders = field.description == "headers"
        let nameOfName = field.nameInside
        for entry in entries {
            let key = node.tree.key(of: entry)
            guard key.kind == .scalar else {
                reportType(key, nameOfName, wanted: "text", nil)
                continue
            }
            checkText(key.resolved, name, field: nameOfName)
            check(node.tree.value(of: entry), value, field: isHeaders ? .known("a header") : .own(key.text))
        }
    }

    /// A mapping with names of a list.
    private mutating func checkWords(_ node: YAMLNode, _ words: [String], _ value: ValueShape, field: FieldName) {
        guard let entries = entries(of: node, field: field) else { return }
        for entry in entries {
            let key = node.tree.key(of: entry)
            guard key.kind == .scalar else {
                reportType(key, field.nameInside, wanted: "text", nil)
                continue
            }
            if words.contains(key.text) {
                check(node.tree.value(of: entry), value, field: .own(key.text))
            } else {
                report(
                    .unknownField(
                        name: key.text, of: "`\(field)`",
                        suggestion: Similarity.nearest(to: key.text, among: words), home: nil),
                    at: key.resolved.range, key.resolved)
            }
        }
    }

    private mutating func checkList(_ node: YAMLNode, _ element: ValueShape, _ minimum: Int, field: FieldName) {
        guard node.kind == .sequence else {
            reportType(node, field, wanted: "a list", node.isMissingValue ? nil : Self.inBrackets(node))
            return
        }
        var count = 0
        for child in node.children {
            count += 1
            check(child, element, field: element.isObject ? field : .own("an entry of `\(field)`"))
        }
        if count < minimum {
            report(
                .outOfRange(field: field.description, wanted: "at least \(minimum) entry", replacement: nil),
                at: node.range, node)
        }
    }

    /// A text as the list that was meant; nil where it cannot be told.
    ///
    /// A bracket that stands at one end alone is one of the list's; what brackets cannot hold is quoted.
    private static func inBrackets(_ node: YAMLNode) -> String? {
        guard node.kind == .scalar, node.isVerbatim else { return nil }
        guard !node.isQuoted else { return "[\(node.tree.source.text(in: node.range))]" }
        var text = Substring(node.text)
        if text.hasSuffix("]"), !text.contains("[") { text.removeLast() }
        let entries = text.split(separator: ",", omittingEmptySubsequences: true).map { part in
            var part = part
            while let first = part.first, first == " " || first == "\t" { part.removeFirst() }
            while let last = part.last, last == " " || last == "\t" { part.removeLast() }
            return String(part)
        }.filter { !$0.isEmpty }
        guard !entries.isEmpty else { return nil }
        return "[" + entries.map { YAMLScalar.text($0, for: .own, inFlow: true) }.joined(separator: ", ") + "]"
    }

    private mutating func checkEither(_ node: YAMLNode, _ shapes: [ValueShape], field: FieldName) {
        guard node.kind != .unresolvedAlias else { return }
        if let shape = shapes.first(where: { $0.fits(node.kind) }) {
            check(node, shape, field: field)
        } else {
            reportType(node, field, wanted: shapes.map { $0.noun }.joined(separator: " or "), nil)
        }
    }

    /// The fields of a mapping, faults in the mapping itself reported; nil when it is none.
    private mutating func entries(of node: YAMLNode, field: FieldName) -> [MappingEntry]? {
        guard node.kind == .mapping else {
            reportType(node, field, wanted: "a mapping", nil)
            return nil
        }
        var duplicates: [(first: YAMLNode, second: YAMLNode)] = []
        let entries = node.entries(duplicates: &duplicates)
        for (first, second) in duplicates {
            report(.duplicateKey(name: second.text, first: first.range), at: second.range, second)
        }
        guard node.hasMergeKey else { return entries }
        for (key, value) in node.pairs where key.isMergeKey && value.kind != .unresolvedAlias {
            let isMergeable =
                value.kind == .mapping
                || value.kind == .sequence && value.children.allSatisfy { $0.kind == .mapping }
            if !isMergeable {
                reportType(value.resolved, .known("<<"), wanted: "an alias of a mapping, or a list of them", nil)
            }
        }
        return entries
    }

    /// So many misspelled fields of one mapping are slips; more are something else, and guessing would take long.
    private static let maxSuggestions = 24

    /// Reports a field that is unknown in `object`; gives the one that was probably meant.
    private mutating func reportUnknown(
        _ key: YAMLNode, of object: ObjectShape, among names: [String]
    ) -> FieldHome? {
        // `account` of the whole profile is its `accounts`, although a proxy has an `account`.
        let exact = names.isEmpty ? nil : FieldSynonyms.exactField(for: key.text, among: names)
        var home = exact == nil ? format?.home(of: key, besides: object) : nil
        let suggestion = home == nil && !names.isEmpty ? FieldSynonyms.field(for: key.text, among: names) : nil
        if home == nil, suggestion == nil, !names.isEmpty {
            home = format?.home(ofMisspelled: key.text, besides: object)
        }
        report(
            .unknownField(name: key.text, of: "\(object.noun)", suggestion: suggestion, home: home?.phrase),
            at: key.resolved.range, key.resolved)
        guard let suggestion else { return home }
        let place = object.names.firstIndex { "\($0)" == suggestion }
        return place.map { FieldHome(phrase: "", object: object, place: $0) }
    }

    mutating func reportType(_ node: YAMLNode, _ field: FieldName, wanted: String, _ replacement: String?) {
        guard node.kind != .unresolvedAlias else { return }
        report(
            .wrongType(field: field.description, wanted: wanted, found: node.foundNoun, replacement: replacement),
            at: headRange(of: node), node)
    }

    /// A scalar whole; of a collection its first line, which is enough to show.
    func headRange(of node: YAMLNode) -> ByteRange {
        guard node.kind != .scalar else { return node.range }
        let bytes = node.tree.source.bytes
        let line = bytes[node.range.indices].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return ByteRange(node.range.start, node.range.start + line.count)
    }
}
