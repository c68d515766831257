import YAMLSource

/// Comments by which an author says that a finding is known: `# proxylint: ignore[rule, rule]`.
///
/// Behind a line it speaks of that line, on a line of its own of the next line, and as `ignore-file[rule]` of the file.
struct Suppressions {
    private var wholeFile: Set<String> = []
    private var byLine: [Int: Set<String>] = [:]

    init?(_ tree: YAMLTree, _ lines: LineIndex) {
        for comment in tree.comments() {
            let text = tree.source.text(in: comment.range).drop { $0 == "#" || $0 == " " || $0 == "\t" }
            guard text.hasPrefix("proxylint:") else { continue }
            let order = text.dropFirst("proxylint:".count).drop { $0 == " " }
            guard let open = order.firstIndex(of: "["), let close = order.firstIndex(of: "]"), open < close else {
                continue
            }
            let names = order[order.index(after: open)..<close].split(separator: ",").map {
                String($0.drop { $0 == " " }.prefix { $0 != " " })
            }
            let line = lines.position(at: comment.range.start).line
            switch order[..<open] {
            case "ignore": byLine[comment.standsAlone ? line + 1 : line, default: []].formUnion(names)
            case "ignore-file": wholeFile.formUnion(names)
            default: continue
            }
        }
        if wholeFile.isEmpty, byLine.isEmpty { return nil }
    }

    /// Whether the author knows of a finding of `rule` on `line`.
    func silence(_ rule: String, onLine line: Int) -> Bool {
        wholeFile.contains(rule) || byLine[line]?.contains(rule) ?? false
    }

    /// Whether a text could hold any, without reading its comments.
    static func mayStand(in source: SourceText) -> Bool {
        source.bytes.withUnsafeBufferPointer { bytes in
            let word: StaticString = "proxylint"
            let count = word.utf8CodeUnitCount
            for offset in bytes.indices where bytes[offset] == UInt8(ascii: ":") && offset >= count {
                if UnsafeBufferPointer(rebasing: bytes[offset - count..<offset]).equals(word) { return true }
            }
            return false
        }
    }
}
