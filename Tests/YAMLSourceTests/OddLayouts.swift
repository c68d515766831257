/// Makes texts with every layout that people and programs come up with, and knows where each value stands in them.
struct OddLayout {
    struct Field {
        /// As `EditedText.node` takes it.
        let mapping: String
        let name: String
        /// The bytes of the value; empty where nothing is written.
        let range: Range<Int>
        let isTagged: Bool
        /// Whether the value is one that another place repeats.
        let isAnchored: Bool
    }

    private(set) var bytes: [UInt8] = []
    private(set) var fields: [Field] = []
    private(set) var mappings: [String] = []
    private var numbers: SeededNumbers
    private let lineBreak: String
    private var anchors: [String] = []
    private var mappingAnchors: [String] = []
    private var anchorCount = 0
    private var isBehindBlockScalar = false

    static let names = [
        "name", "model", "temperature", "top_p", "key", "a b", "ünï", "x-y", "url", "plan", "stop", "🎭", "q.r", "0x",
        "on",
    ]
    private static let comments = [
        "# a: b", "#no comment", "#", "# 'quote", "# \"double", "# - item", "#{x: [", "# 🎭 ünï", "# ---", "# &a *b",
        "# |",
    ]

    init(seed: UInt64) {
        numbers = SeededNumbers(seed: seed)
        lineBreak = numbers.pick(["\n", "\n", "\n", "\r\n", "\r\n", "\r"])
        if numbers.isOne(in: 5) { write("\u{FEFF}") }
        let count = numbers.isOne(in: 3) ? 2 + numbers.next(2) : 1
        for number in 1...count { document(number, isOnly: count == 1) }
        if numbers.isOne(in: 4) {
            while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
        }
    }

    private mutating func write(_ text: String) { bytes += text.utf8 }

    private mutating func document(_ number: Int, isOnly: Bool) {
        anchors = []
        mappingAnchors = []
        isBehindBlockScalar = false
        if number == 1, numbers.isOne(in: 4) {
            write("%YAML 1.2" + lineBreak + "---" + lineBreak)
        } else if number > 1 || numbers.isOne(in: 4) {
            write("---" + (numbers.isOne(in: 3) ? " # a: b" : "") + lineBreak)
        }
        let path = "\(number):"
        if numbers.isOne(in: 6) {
            flowMapping(path, column: 0, depth: 0)
            endLine()
        } else {
            mapping(path, column: numbers.isOne(in: 4) ? 1 + numbers.next(4) : 0, depth: 0, isInline: false)
        }
        if numbers.isOne(in: 4) { write("..." + lineBreak) }
    }

    private mutating func mapping(_ path: String, column: Int, depth: Int, isInline: Bool) {
        mappings.append(path)
        var names = Self.names
        let count = 2 + numbers.next(4)
        for place in 0..<count {
            if !isInline || place > 0 {
                separation(column)
                write(String(repeating: " ", count: column))
            }
            if place == 1, let anchor = mappingAnchors.first, numbers.isOne(in: 2) {
                write("<<: *" + anchor)
                endLine()
                continue
            }
            let name = names.remove(at: numbers.next(names.count))
            write(quotedKey(name) + (numbers.isOne(in: 6) ? " :" : ":"))
            isBehindBlockScalar = false
            value(path, name, column: column, depth: depth)
        }
    }

    /// Comments and blank lines between entries.
    private mutating func separation(_ column: Int) {
        while numbers.isOne(in: 3) {
            if numbers.isOne(in: 2) {
                // Behind a block scalar, a deeper comment would be text.
                let indentation = isBehindBlockScalar ? numbers.next(column + 1) : numbers.next(9)
                write(String(repeating: " ", count: indentation) + numbers.pick(Self.comments))
            }
            write(lineBreak)
        }
    }

    private func quotedKey(_ name: String) -> String {
        switch name.utf8.count % 5 {
        case 3: "'" + name + "'"
        case 4: "\"" + name + "\""
        default: name
        }
    }

    private mutating func endLine() {
        switch numbers.next(6) {
        case 0: write(" " + numbers.pick(Self.comments))
        case 1: write("\t" + numbers.pick(Self.comments))
        case 2: write("   \t  " + numbers.pick(Self.comments))
        case 3: write("  ")
        default: break
        }
        write(lineBreak)
    }

    private mutating func value(_ path: String, _ name: String, column: Int, depth: Int) {
        switch numbers.next(depth < 3 ? 14 : 9) {
        case 0: nothing(path, name)
        case 1: blockScalar(path, name, column: column)
        case 2: severalLines(path, name, column: column)
        case 3 where !anchors.isEmpty:
            write(" ")
            record(path, name, "*" + numbers.pick(anchors))
            endLine()
        case 4:
            write(" ")
            flowMapping(path + "/" + name, column: column, depth: depth)
            endLine()
        case 5:
            write(" [" + (numbers.isOne(in: 2) ? "a, 'b, c', {d: 1}," : "") + "]")
            endLine()
        case 9, 10:
            endLine()
            mapping(path + "/" + name, column: column + 1 + numbers.next(8), depth: depth + 1, isInline: false)
        case 11, 12:
            endLine()
            list(path + "/" + name, column: column + numbers.next(5), depth: depth + 1)
        default:
            write(numbers.pick([" ", " ", "  ", "\t", "     "]))
            scalar(path, name, inFlow: false)
            endLine()
        }
    }

    private mutating func list(_ path: String, column: Int, depth: Int) {
        for place in 0..<(1 + numbers.next(3)) {
            separation(column)
            isBehindBlockScalar = false
            let gap = 1 + numbers.next(3)
            write(String(repeating: " ", count: column) + "-" + String(repeating: " ", count: gap))
            if numbers.isOne(in: 3) {
                write("word")
                endLine()
            } else {
                mapping(path + "/\(place)", column: column + 1 + gap, depth: depth + 1, isInline: true)
            }
        }
    }

    private mutating func flowMapping(_ path: String, column: Int, depth: Int) {
        if numbers.isOne(in: 3) {
            anchorCount += 1
            write("&m\(anchorCount) ")
            if depth > 0 { mappingAnchors.append("m\(anchorCount)") }
        }
        mappings.append(path)
        let isSpread = numbers.isOne(in: 3)
        let pad = String(repeating: " ", count: column + 1 + numbers.next(4))
        write("{" + (isSpread ? lineBreak + pad : numbers.pick(["", " "])))
        var names = Self.names
        let count = 2 + numbers.next(3)
        for place in 0..<count {
            let name = names.remove(at: numbers.next(names.count))
            write(quotedKey(name) + ": ")
            scalar(path, name, inFlow: true)
            if place < count - 1 || numbers.isOne(in: 3) { write(numbers.pick([",", " ,", ", "])) }
            if isSpread {
                if numbers.isOne(in: 2) { write(" " + numbers.pick(Self.comments)) }
                write(lineBreak + pad)
            } else {
                write(" ")
            }
        }
        write("}")
    }

    private mutating func scalar(_ path: String, _ name: String, inFlow: Bool) {
        var isTagged = false
        var isAnchored = false
        if numbers.isOne(in: 6) {
            anchorCount += 1
            write("&a\(anchorCount) ")
            anchors.append("a\(anchorCount)")
            isAnchored = true
        }
        if numbers.isOne(in: 8) {
            write("!!str ")
            isTagged = true
        }
        record(
            path, name,
            numbers.pick([
                "plain", "two words", "'single'", "'it''s # x'", "\"dou\\nble: {\"", "12", "0.85", "true", "~", "null",
                "http://x/y#z", "é🎭", "'ü'", "\"\"", "-1", "a'b", "x:y",
            ]), isTagged: isTagged, isAnchored: isAnchored)
    }

    private mutating func nothing(_ path: String, _ name: String) {
        record(path, name, "")
        endLine()
    }

    private mutating func blockScalar(_ path: String, _ name: String, column: Int) {
        write(" ")
        let start = bytes.count
        let pad = String(repeating: " ", count: column + 1 + numbers.next(4))
        write(numbers.pick(["|", ">", "|-", ">+", "|+", ">-", "| # a: b"]) + lineBreak)
        for line in 0..<(1 + numbers.next(3)) {
            if line > 0 { write(numbers.pick([lineBreak, lineBreak + lineBreak])) }
            write(pad + numbers.pick(["text", "# no comment", "a: b", "- x", "'q"]))
        }
        record(path, name, from: start)
        write(lineBreak)
        while numbers.isOne(in: 3) { write(lineBreak) }
        isBehindBlockScalar = true
    }

    private mutating func severalLines(_ path: String, _ name: String, column: Int) {
        let pad = lineBreak + String(repeating: " ", count: column + 1 + numbers.next(4))
        write(numbers.isOne(in: 3) ? pad : " ")
        let start = bytes.count
        let quote = numbers.pick(["", "'", "\""])
        write(quote + "one" + pad + "two" + (numbers.isOne(in: 2) ? lineBreak : "") + pad + "three" + quote)
        record(path, name, from: start)
        endLine()
    }

    private mutating func record(
        _ path: String, _ name: String, _ text: String, isTagged: Bool = false, isAnchored: Bool = false
    ) {
        let start = bytes.count
        write(text)
        record(path, name, from: start, isTagged: isTagged, isAnchored: isAnchored)
    }

    private mutating func record(
        _ path: String, _ name: String, from start: Int, isTagged: Bool = false, isAnchored: Bool = false
    ) {
        fields.append(
            Field(
                mapping: path, name: name, range: start..<bytes.count, isTagged: isTagged, isAnchored: isAnchored))
    }
}
