import Catalog

/// The catalogue's wordings, made ready to be found in texts.
struct WordingIndex {
    /// The wordings, in the order of the table.
    let wordings: [ErrorWording]
    /// Of each wording the first letters of its first part, and how many; no letter where it is looked for in fields alone.
    ///
    /// All that most candidates need: the rest of a wording is taken apart when these letters stand in a text.
    private var beginnings: [(letters: UInt64, count: Int)] = []
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
        var byField: [String: [Int]] = [:]
        var byStatus: [Int: Int] = [:]
        heads = Array(repeating: -1, count: 4096)
        following = Array(repeating: -1, count: wordings.count)
        beginnings.reserveCapacity(wordings.count)
        for (index, wording) in wordings.enumerated() {
            switch wording.place {
            case .field(let name): byField[name, default: []].append(index)
            case .status: byStatus[wording.status ?? Int(wording.wording) ?? 0] = index
            case .text: break
            }
            // What is a code in a field may also be all that somebody pasted.
            let isInTexts =
                wording.place == .text || wording.place == .field("code") || wording.place == .field("limit_source")
            let first = isInTexts ? Self.beginning(of: wording) : []
            beginnings.append((Self.packed(first, at: 0), first.count))
            guard first.count >= Self.anchor else { continue }
            let hash = Self.hash(first, 0)
            following[index] = heads[hash]
            heads[hash] = Int32(index)
        }
        fieldLetters = wordings.map { wording in
            if case .field = wording.place { SquashedText(wording.wording.utf8).letters } else { [] }
        }
        self.byField = byField
        self.byStatus = byStatus
    }

    /// The letters that are compared first.
    private static let most = 8

    /// The first letters of a wording's first part that has any.
    private static func beginning(of wording: ErrorWording) -> [UInt8] {
        var text = wording.wording
        let plain: [UInt8]? = text.withUTF8 { bytes in
            var letters: [UInt8] = []
            var offset = 0
            while offset < bytes.count, letters.count < most {
                if bytes[offset] < 0x80 {
                    let letter = SquashedText.folded(bytes[offset])
                    if letter != 0 { letters.append(letter) }
                    offset += 1
                } else if bytes[offset...].starts(with: "…".utf8) {
                    if !letters.isEmpty { break }
                    offset += 3
                } else {
                    // What is not ASCII may be cleaned away.
                    return nil
                }
            }
            return letters
        }
        return plain ?? parts(of: wording).first.map { Array($0.prefix(most)) } ?? []
    }

    /// The fixed parts of a wording.
    private static func parts(of wording: ErrorWording) -> [[UInt8]] {
        wording.wording.utf8.splitAtGaps().map { SquashedText(CleanText.of($0)).letters }.filter { !$0.isEmpty }
    }

    /// The letters from an offset on in one number, the first in its lowest byte.
    private static func packed(_ letters: [UInt8], at offset: Int) -> UInt64 {
        var number: UInt64 = 0
        for place in 0..<min(most, letters.count - offset) {
            number |= UInt64(letters[offset + place]) << UInt64(8 * place)
        }
        return number
    }

    /// Where wordings stand in a text.
    func matches(in text: SquashedText) -> [TextMatch] {
        var matches: [TextMatch] = []
        let letters = text.letters
        guard letters.count >= Self.anchor else { return [] }
        var known: [Int: [[UInt8]]] = [:]
        for start in 0...(letters.count - Self.anchor) where text.beginsWord[start] {
            var candidate = heads[Self.hash(letters, start)]
            let ahead = candidate < 0 ? 0 : Self.packed(letters, at: start)
            while candidate >= 0 {
                let index = Int(candidate)
                candidate = following[index]
                let (first, count) = beginnings[index]
                guard first == ahead & (count == Self.most ? .max : 1 << UInt64(8 * count) - 1) else { continue }
                let parts = known[index] ?? Self.parts(of: wordings[index])
                known[index] = parts
                if let end = end(of: parts, in: text, from: start) {
                    matches.append(
                        TextMatch(
                            wording: index, range: Int(text.offsets[start])..<(Int(text.offsets[end - 1]) + 1),
                            letters: start..<end, weight: parts.reduce(0) { $0 + $1.count }))
                    if matches.count >= Self.maxMatches { return matches }
                }
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
    func wordings(forField field: String, value: String) -> [Int] {
        // Google's clients of its own call it otherwise.
        let name = field == "quota_limit" ? "quotaid" : field
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
                    ? value.lowercased().holds(wordings[index].wording.lowercased())
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
