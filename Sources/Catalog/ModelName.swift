/// The name of a model taken apart, so that it can be known however it is written.
public struct ModelName: Sendable {
    /// Runs of letters and of digits, in small letters, without the vendor and without marks such as `:free`.
    public let words: [String]
    /// What stands in front of the last `/`, in small letters.
    public let vendor: String
    /// Whether it is the free variant.
    public let isFree: Bool
    /// What stands in front of the colon of a display name.
    private let maker: [String]

    /// Takes an id or a display name apart.
    public init(_ text: String, provider: String) {
        self.init(lowercased: Array(text.lowercased().utf8), provider: provider)
    }

    /// Takes the bytes of an id or a display name in small letters apart.
    init(lowercased text: [UInt8], provider: String) {
        var rest = text[...]
        let ending = Self.freeEnding(of: rest)
        rest.removeLast(ending)
        isFree = ending > 0
        var maker: [String] = []
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")),
            let blank = Self.firstColonAndBlank(in: rest, from: colon)
        {
            maker = Self.words(in: rest[..<blank])
            rest = rest[(blank + 2)...]
        }
        let parts = rest.split(separator: UInt8(ascii: "/"))
        var words = Self.words(in: parts.last ?? rest)
        // Most ids at Chutes end in -TEE since 2026; with and without it the same model is meant.
        if provider == "chutes", words.count > 1, words.last == "tee" { words.removeLast() }
        self.words = words
        self.maker = maker
        vendor = parts.count > 1 ? String(decoding: parts[parts.count - 2], as: UTF8.self) : ""
    }

    /// The ways in which ids and display names say that a variant is free.
    private static let freeEndings: [StaticString] = [
        ":free", "(free)", "-free", "_free", ": free", " free", ":(free)",
    ]

    /// How many bytes at the end say that it is the free variant.
    private static func freeEnding(of text: ArraySlice<UInt8>) -> Int {
        // Most ids end in neither letter.
        guard text.last == UInt8(ascii: "e") || text.last == UInt8(ascii: ")") else { return 0 }
        let ending = freeEndings.first {
            text.suffix($0.utf8CodeUnitCount).elementsEqual(
                UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount))
        }
        return ending?.utf8CodeUnitCount ?? 0
    }

    /// The first colon with a blank behind it, at or behind an offset.
    private static func firstColonAndBlank(in text: ArraySlice<UInt8>, from start: Int) -> Int? {
        (start..<max(start, text.endIndex - 1)).first {
            text[$0] == UInt8(ascii: ":") && text[$0 + 1] == UInt8(ascii: " ")
        }
    }

    /// The words as they stand, and with or without the name of the maker in front.
    public func readings(isDisplayName: Bool) -> [[String]] {
        var readings = [words]
        let front = maker.isEmpty ? Self.words(in: Array(vendor.utf8)[...]) : maker
        if !front.isEmpty { readings.append(front + words) }
        if isDisplayName, maker.isEmpty, words.count > 2 { readings.append(Array(words.dropFirst())) }
        return readings
    }

    /// The numbers behind the family's name, up to two: 3 and 5 of `gemini-3.5-pro`; nil where there are none.
    public var version: [Int]? {
        let numbers = words.dropFirst().drop { Int($0) == nil }.prefix(2).prefix { Int($0) != nil }.compactMap {
            Int($0)
        }
        return numbers.isEmpty ? nil : numbers
    }

    /// What is overlooked when names are compared.
    public enum Looseness: Int, CaseIterable, Sendable {
        /// Only separators and capitals.
        case none
        /// The order of words in Claude's names, the `chat` that some ids of DeepSeek have, and the `-TEE` of Chutes.
        case habits
        /// The words by which models are told that follow instructions.
        case tuning
    }

    /// What two names that mean the same have in common.
    public static func key(_ words: [String], _ looseness: Looseness) -> String {
        reduced(words, looseness).joined(separator: " ")
    }

    /// The words without what is overlooked.
    static func reduced(_ words: [String], _ looseness: Looseness) -> [String] {
        var words = words
        if looseness != .none {
            if words.count > 2, words.last == "tee" { words.removeLast() }
            if words.first == "deepseek", words.count > 2, words[1] == "chat" { words.remove(at: 1) }
            if words.first == "claude" {
                let numbers = words.dropFirst().prefix { $0.utf8.count == 1 && Int($0) != nil }
                if !numbers.isEmpty, words.count > numbers.count + 1 {
                    words.removeSubrange(1...numbers.count)
                    words.insert(contentsOf: numbers, at: 2)
                }
                if words.count > 3, words.last == "0" { words.removeLast() }
            }
        }
        if looseness == .tuning, words.count > 2, let last = words.last, last == "it" || last == "instruct" {
            words.removeLast()
        }
        return words
    }

    /// Runs of letters and runs of digits.
    ///
    /// Ids are ASCII, and whole lists of them are taken apart: their bytes say what is what. In other texts characters do.
    private static func words(in text: ArraySlice<UInt8>) -> [String] {
        guard text.allSatisfy({ $0 < 0x80 }) else {
            return wordsOfCharacters(in: String(decoding: text, as: UTF8.self))
        }
        var words: [String] = []
        words.reserveCapacity(8)
        var start = text.startIndex
        var kind = ByteKind.other
        for place in text.indices {
            let next = ByteKind(text[place])
            if next == kind { continue }
            if kind != .other { words.append(String(decoding: text[start..<place], as: UTF8.self)) }
            start = place
            kind = next
        }
        if kind != .other { words.append(String(decoding: text[start...], as: UTF8.self)) }
        return words
    }

    private enum ByteKind {
        case letter, digit, other

        init(_ byte: UInt8) {
            self = 0x30...0x39 ~= byte ? .digit : 0x61...0x7A ~= byte | 0x20 ? .letter : .other
        }
    }

    private static func wordsOfCharacters(in text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            let isDigit = character.isNumber
            guard isDigit || character.isLetter else {
                if !word.isEmpty { words.append(word) }
                word = ""
                continue
            }
            if let last = word.last, last.isNumber != isDigit {
                words.append(word)
                word = ""
            }
            word.append(character)
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
