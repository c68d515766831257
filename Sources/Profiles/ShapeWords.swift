import Catalog
import YAMLSource

/// The words in which shapes and nodes are spoken of.
extension ValueShape {
    /// What messages call a value of this shape.
    var noun: String {
        switch self {
        case .text, .provider, .frontEnd: "text"
        case .integer: "a whole number"
        case .number: "a number"
        case .toggle: "true or false"
        case .choice(let words): "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
        case .version: "the number 1"
        case .list: "a list"
        case .object, .names, .anything: "a mapping"
        case .scalar: "text or a number"
        case .either(let shapes): shapes.map { $0.noun }.joined(separator: " or ")
        }
    }

    var isObject: Bool {
        if case .object = self { return true }
        return false
    }

    /// Whether a node of this kind could have the shape.
    func fits(_ kind: YAMLNode.Kind) -> Bool {
        switch self {
        case .list: kind == .sequence
        case .object, .names, .anything: kind == .mapping
        case .either(let shapes): shapes.contains { $0.fits(kind) }
        default: kind == .scalar
        }
    }
}

extension YAMLNode {
    /// What messages call what stands here.
    var foundNoun: String {
        switch kind {
        case .mapping: return "a mapping"
        case .sequence: return "a list"
        case .unresolvedAlias: return "an alias of nothing"
        case .scalar: break
        }
        return switch coreValue {
        case .null, nil: "nothing"
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .number: "a number with a fraction"
        case .text: isQuoted ? "text in quotes" : "text"
        }
    }

    /// Whether a field has been left without a value.
    var isMissingValue: Bool {
        kind == .scalar && isEvidentlyText == nil && coreValue == .null
    }

    /// The scalar as it stands, in double quotes; nil where it cannot be put so.
    var quotedSource: String? {
        guard isPlain, isVerbatim else { return nil }
        let text = tree.source.text(in: resolved.range)
        return text.contains("\"") || text.contains("\\") ? nil : "\"\(text)\""
    }
}

extension CoreValue {
    /// The value as a whole number; 16384.0 counts.
    var wholeNumber: Int? {
        switch self {
        case .integer(let number): number
        case .number(let number): Int(exactly: number)
        default: nil
        }
    }
}

/// Booleans, with the words people use for switches.
enum Toggle {
    /// Reads a switch; nil for anything else.
    static func value(_ value: CoreValue) -> Bool? {
        switch value {
        case .boolean(let flag): flag
        case .text("on"), .text("On"), .text("ON"), .text("yes"), .text("Yes"), .text("YES"): true
        case .text("off"), .text("Off"), .text("OFF"), .text("no"), .text("No"), .text("NO"): false
        default: nil
        }
    }

    /// What was probably meant by a value that is no switch.
    static func suggestion(for value: CoreValue) -> String? {
        switch value {
        case .integer(1): return "true"
        case .integer(0): return "false"
        case .text(let text):
            switch text.lowercased() {
            case "true", "enabled", "enable", "y", "1": return "true"
            case "false", "disabled", "disable", "n", "0": return "false"
            default: return nil
            }
        default: return nil
        }
    }
}

/// Numbers as people write them.
enum NumberText {
    /// A whole number for texts such as those, and for `16.384`, where the point stands between groups of three digits.
    static func wholeSuggestion(for text: String) -> String? {
        let groups = text.split(separator: ".", omittingEmptySubsequences: false)
        if groups.count > 1, (1...3).contains(groups[0].utf8.count), groups[0] != "0",
            groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }), let number = Int(groups.joined()), number > 0
        {
            return String(number)
        }
        return suggestion(for: text).flatMap { Int($0) == nil ? nil : $0 }
    }

    /// A plain number for texts such as `"16384"`, `16_384`, `16,384` and `16k`.
    static func suggestion(for text: String) -> String? {
        // A comma stands for the point where what follows it is no group of three digits.
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let isDecimal = parts.count == 2 && (parts[1].count != 3 || parts[0] == "0")
        var digits = String(text.map { isDecimal && $0 == "," ? "." : $0 })
            .filter { $0 != "_" && $0 != "," && $0 != " " && $0 != "'" }
        var factor = 1
        if let last = digits.last, last == "k" || last == "K" {
            digits.removeLast()
            factor = 1024
        }
        if factor == 1, case .number = CoreValue(plain: digits) { return digits }
        guard let number = Int(digits), number >= 0 else { return nil }
        let (product, overflows) = number.multipliedReportingOverflow(by: factor)
        return overflows ? nil : String(product)
    }
}

/// Which id of the catalogue a word means.
enum CatalogNames {
    /// The id whose name, other spelling or letters are nearest to `word`.
    static func id(for word: String, among entries: [some CatalogEntry]) -> String? {
        let wanted = simplified(word)
        for entry in entries {
            if simplified(entry.id) == wanted || simplified(entry.name) == wanted { return entry.id }
            let otherNames = entry.values("alias") + entry.values("also_called")
            if otherNames.contains(where: { simplified($0) == wanted }) { return entry.id }
        }
        return Similarity.nearest(to: word, among: entries.map { $0.id })
    }

    private static func simplified(_ word: String) -> String {
        String(word.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
