import Catalog
import YAMLSource

/// Scalars against their shapes.
extension ShapeChecker {
    mutating func checkScalar(_ node: YAMLNode, _ shape: ValueShape, field: FieldName) {
        guard node.kind != .unresolvedAlias else { return }
        if case .text(let text) = shape, node.isEvidentlyText ?? false {
            checkText(node, text, field: field)
            return
        }
        guard let value = node.coreValue else {
            reportType(node, field, wanted: shape.noun, nil)
            return
        }
        switch shape {
        case .text(let text):
            guard case .text = value else {
                reportType(node, field, wanted: "text", node.isMissingValue ? nil : node.quotedSource)
                return
            }
            checkText(node, text, field: field)
        case .integer(let range): checkInteger(node, value, range, field: field)
        case .number(let range): checkNumber(node, value, range, field: field)
        case .toggle:
            if Toggle.value(value) == nil { reportType(node, field, wanted: shape.noun, Toggle.suggestion(for: value)) }
        case .choice(let words):
            checkChoice(node, value, among: words.map { $0.description }, field: field)
        case .provider:
            checkEntry(node, value, field: field, catalog.provider) { $0.providers }
        case .frontEnd:
            checkEntry(node, value, field: field, catalog.frontEnd) { $0.frontEnds }
        case .version:
            guard let version = value.wholeNumber else {
                reportType(node, field, wanted: "the number 1", node.text == "1" ? "1" : nil)
                return
            }
            if version != 1 { report(.unsupportedVersion, at: node.range, node) }
        default:
            if value == .null { reportType(node, field, wanted: shape.noun, nil) }
        }
    }

    mutating func checkText(_ node: YAMLNode, _ shape: TextShape, field: FieldName) {
        guard let measure = node.withTextBytes(TextMeasure.init) else { return }
        if measure.length < shape.minimumLength {
            report(
                .outOfRange(field: field.description, wanted: "text that is not empty", replacement: nil),
                at: node.range, node)
        } else if let maximum = shape.maximumLength, measure.length > maximum {
            report(
                .outOfRange(
                    field: field.description, wanted: "at most \(maximum) characters, not \(measure.length)",
                    replacement: nil),
                at: node.range, node)
        } else if shape.isName, measure.holdsSlashOrControl {
            report(
                .outOfRange(
                    field: field.description, wanted: "a name without `/` or control characters", replacement: nil),
                at: node.range, node)
        }
    }

    /// What of a text is held against a `TextShape`.
    private struct TextMeasure {
        /// In Unicode scalars.
        var length = 0
        var holdsSlashOrControl = false

        init(_ bytes: UnsafeBufferPointer<UInt8>) {
            for byte in bytes {
                if byte & 0xC0 != 0x80 { length += 1 }
                if byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "/") { holdsSlashOrControl = true }
            }
        }
    }

    private mutating func checkInteger(
        _ node: YAMLNode, _ value: CoreValue, _ range: ClosedRange<Int64>, field: FieldName
    ) {
        guard let number = value.wholeNumber else {
            if case .number(let fraction) = value, fraction.isFinite, abs(fraction) >= 9.2e18 {
                report(
                    .outOfRange(field: field.description, wanted: range.phrase, replacement: nil), at: node.range, node)
                return
            }
            let suggestion = NumberText.wholeSuggestion(for: node.text)
            // What would be out of range as a number is not to be written as one.
            if let number = suggestion.flatMap({ Int64($0) }), !range.contains(number) {
                report(
                    .outOfRange(field: field.description, wanted: range.phrase, replacement: nil), at: node.range, node)
                return
            }
            reportType(node, field, wanted: "a whole number", suggestion)
            return
        }
        if !range.contains(number) {
            report(.outOfRange(field: field.description, wanted: range.phrase, replacement: nil), at: node.range, node)
        }
    }

    private mutating func checkNumber(
        _ node: YAMLNode, _ value: CoreValue, _ range: ClosedRange<Double>, field: FieldName
    ) {
        let number: Double
        switch value {
        case .integer(let integer): number = Double(integer)
        case .number(let fraction): number = fraction
        default:
            let suggestion = NumberText.suggestion(for: node.text)
            if let number = suggestion.flatMap({ Double($0) }), !range.contains(number) {
                report(
                    .outOfRange(field: field.description, wanted: range.phrase, replacement: nil), at: node.range, node)
                return
            }
            reportType(node, field, wanted: "a number", suggestion)
            return
        }
        if !range.contains(number) {
            report(.outOfRange(field: field.description, wanted: range.phrase, replacement: nil), at: node.range, node)
        }
    }

    private mutating func checkChoice(_ node: YAMLNode, _ value: CoreValue, among words: [String], field: FieldName) {
        let list = words.map { "`\($0)`" }.joined(separator: ", ")
        switch value {
        case .text(let text):
            guard !words.contains(text) else { return }
            let suggestion = Similarity.nearest(to: text, among: words)
            report(
                .outOfRange(field: field.description, wanted: "one of \(list)", replacement: suggestion),
                at: node.range, node)
        case .boolean(let flag) where words.contains("on"):
            reportType(node, field, wanted: "one of \(list)", flag ? "on" : "off")
        default:
            reportType(node, field, wanted: "one of \(list)", nil)
        }
    }

    private mutating func checkEntry<Entry: CatalogEntry>(
        _ node: YAMLNode, _ value: CoreValue, field: FieldName, _ find: (String) -> Entry?, all: (Catalog) -> [Entry]
    ) {
        let isProvider = Entry.self == Provider.self
        guard case .text(let text) = value else {
            reportType(node, field, wanted: isProvider ? "the name of a provider" : "the name of a front end", nil)
            return
        }
        guard find(text) == nil else { return }
        let wanted = isProvider ? "a provider that is known, or `custom`" : "a front end that is known"
        let suggestion = CatalogNames.id(for: text, among: all(catalog))
        report(.outOfRange(field: field.description, wanted: wanted, replacement: suggestion), at: node.range, node)
    }
}

extension ClosedRange<Int64> {
    fileprivate var phrase: String {
        if upperBound == .max { return "\(lowerBound) or more" }
        return "a whole number from \(lowerBound) to \(upperBound)"
    }
}

extension ClosedRange<Double> {
    /// The values in words.
    var phrase: String {
        func plain(_ number: Double) -> String {
            Int64(exactly: number).map { String($0) } ?? String(number)
        }
        return "a number from \(plain(lowerBound)) to \(plain(upperBound))"
    }
}
