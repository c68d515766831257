import Catalog

/// The catalogue's wordings, made ready to be found in texts.
struct WordingIndex {
    /// The wordings, in the order of the table.
    let wordings: [ErrorWording]
    /// Of each wording its fixed parts; empty for those that are looked for in fields.
    private let parts: [[[UInt8]]]
    /// The first wording whose first part begins with letters of this hash, or -1.
    private var heads: [Int32]
    /// The next wording of the same hash, or -1.
    private var following: [Int32]
    /// Wordings that are looked for in a field, by its name.
    private let byField: [String: [Int]]
    private let byStatus: [Int: Int]
    /// The letters of wordings that are looked for in fields, by their place; of others nothing.
    private let fieldLetters: [[UInt8]]

    /// As many bytes as a varying part may have.
    private static let longestGap = 120
    private static let anchor = 3

    init(_ wordings: [ErrorWording]) {
        self.wordings = wordings
        var parts: [[[UInt8]]] = []
        var byField: [String: [Int]] = [:]
        var byStatus: [Int: Int] = [:]
        heads = Array(repeating: -1, count: 4096)
        following = Array(repeating: -1, count: wordings.count)
        for (index, wording) in wordings.enumerated() {
            switch wording.place {
            case .field(let name): byField[name, default: []].append(index)
            case .status: byStatus[wording.status ?? Int(wording.wording) ?? 0] = index
            case .text: break
            }
            // What is a code in a field may also be all that somebody pasted.
            let isInTexts =
                wording.place == .text || wording.place == .field("code") || wording.place == .field("limit_source")
            let pieces =
                isInTexts
                ? wording.wording.utf8.splitAtGaps().map { SquashedText(CleanText.of($0)).letters }.filter {
                    !$0.isEmpty
                } : []
            parts.append(pieces)
            guard let first = pieces.first, first.count >= Self.anchor else { continue }
            let hash = Self.hash(first, 0)
            following[index] = heads[hash]
            heads[hash] = Int32(index)
        }
        self.parts = parts
        fieldLetters = wordings.map { wording in
            if case .field = wording.place { SquashedText(wording.wording.utf8).letters } else { [] }
        }
        self.byField = byField
        self.byStatus = byStatus
    }

    /// Where wordings stand in a text.
    func matches(in text: SquashedText) -> [TextMatch] {
        var matches: [TextMatch] = []
        let letters = text.letters
        guard letters.count >= Self.anchor else { return [] }
        for start in 0...(letters.count - Self.anchor) where text.beginsWord[start] {
            var candidate = heads[Self.hash(letters, start)]
            while candidate >= 0 {
                let index = Int(candidate)
                if let end = end(of: parts[index], in: text, from: start) {
                    matches.append(
                        TextMatch(
                            wording: index, range: Int(text.offsets[start])..<(Int(text.offsets[end - 1]) + 1),
                            letters: start..<end, weight: parts[index].reduce(0) { $0 + $1.count }))
                    if matches.count >= Self.maxMatches { return matches }
                }
                candidate = following[index]
            }
        }
        return matches
    }

    /// A text with more is no single error.
    private static let maxMatches = 400

    /// Where a wording that begins at `start` ends; nil where it does not stand there.
    private func end(of parts: [[UInt8]], in text: SquashedText, from start: Int) -> Int? {
        let letters = text.letters
        var position = start
        for (number, part) in parts.enumerated() {
            if number == 0 {
                guard Self.stands(part, in: letters, at: position) else { return nil }
            } else {
                let last = min(position + Self.longestGap, letters.count - part.count)
                guard position <= last,
                    let found = (position...last).first(where: {
                        text.beginsWord[$0] && Self.stands(part, in: letters, at: $0)
                    })
                else { return nil }
                position = found
            }
            position += part.count
        }
        return text.isWordEnd(position) ? position : nil
    }

    private static func stands(_ part: [UInt8], in letters: [UInt8], at offset: Int) -> Bool {
        guard offset + part.count <= letters.count else { return false }
        var index = 0
        while index < part.count {
            if letters[offset + index] != part[index] { return false }
            index += 1
        }
        return true
    }

    private static func hash(_ letters: [UInt8], _ offset: Int) -> Int {
        (Int(letters[offset]) &* 961 &+ Int(letters[offset + 1]) &* 31 &+ Int(letters[offset + 2])) & 4095
    }

    /// The wordings that a field's value is, or begins with.
    func wordings(forField name: String, value: String) -> [Int] {
        let isCode = Self.codeFields.contains(name)
        guard isCode || byField[name] != nil, value.utf8.count <= 200 else { return [] }
        var found: [Int] = []
        let squashed = SquashedText(value.utf8).letters
        guard !squashed.isEmpty else { return [] }
        for key in isCode ? [name, "code"] : [name] {
            for index in byField[key] ?? [] {
                // Google writes what it counts into one long word.
                let isMatch =
                    name == "quotaid"
                    ? value.lowercased().contains(wordings[index].wording.lowercased())
                    : squashed == fieldLetters[index]
                if isMatch { found.append(index) }
            }
        }
        return found
    }

    /// Fields that hold codes.
    private static let codeFields: Set<String> = [
        "code", "type", "error_type", "status", "reason", "error", "name", "error_code", "err_code",
    ]

    /// What a status alone says.
    func wording(forStatus status: Int) -> Int? { byStatus[status] }
}

/// A wording at its place in a text.
struct TextMatch {
    /// Which one: its place in the index.
    let wording: Int
    /// Its bytes in the text.
    let range: Range<Int>
    /// Its letters in the squashed text.
    let letters: Range<Int>
    /// How many letters of it are fixed.
    let weight: Int
}

extension String.UTF8View {
    /// The parts between the signs for what varies (`…`).
    fileprivate func splitAtGaps() -> [ArraySlice<UInt8>] {
        let gap = Array("…".utf8)
        let bytes = Array(self)
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        var offset = 0
        while offset + gap.count <= bytes.count {
            if bytes[offset..<offset + gap.count].elementsEqual(gap) {
                parts.append(bytes[start..<offset])
                offset += gap.count
                start = offset
            } else {
                offset += 1
            }
        }
        parts.append(bytes[start...])
        return parts
    }
}
