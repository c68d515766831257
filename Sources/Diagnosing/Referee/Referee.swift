import Catalog

/// Says what a text most likely is where no recorded wording does: a linear model over words, trained from the
/// repository's own wordings and cases (docs/decisions/0017-referee.md).
///
/// The file: `PLM1`; the numbers of classes (16 bits, twice), features and entries; the unit of a weight in 1/2^20; the
/// length of the names of the classes, and these; of each class its bias in 1/256 units; the sorted hashes of the
/// features; where the entries of each begin; the entries, a class and a weight of 8 bits each. All is little-endian.
struct Referee {
    /// What a text is, with how likely that is.
    struct Opinion {
        /// The id of a cause.
        let cause: String
        let layer: ErrorLayer
        /// From 0 to 1.
        let likelihood: Double
    }

    /// What the referee makes of a text.
    struct Judgment {
        /// How likely it is no error at all, from 0 to 1.
        let isOrdinary: Double
        /// The three likeliest causes, the likeliest first.
        let opinions: [Opinion]
        /// More of them, for what holds of most.
        var ranking: [Opinion] = []
        /// The words that weighed most for the first.
        let words: [String]
        /// How many known features the text has: of a few nothing follows.
        let count: Int

        static let none = Judgment(isOrdinary: 1, opinions: [], words: [], count: 0)
    }

    private let file: CatalogBytes
    private let names: [(layer: ErrorLayer, cause: String)]
    private let features: Int
    private let biases: Int
    private let hashes: Int
    private let starts: Int
    private let entries: Int
    private let unit: Double

    init(_ catalog: Catalog) {
        file = catalog.errorModel
        let magic = Array("PLM1".utf8)
        guard file.count > 24, (0..<4).allSatisfy({ [file] in file[$0] == magic[$0] }) else {
            (names, features, biases, hashes, starts, entries, unit) = ([], 0, 0, 0, 0, 0, 0)
            return
        }
        let classes = Int(file.word(at: 4) & 0xFFFF)
        features = Int(file.word(at: 8))
        unit = Double(file.word(at: 16)) / 1_048_576
        biases = 24 + Int(file.word(at: 20))
        hashes = biases + 4 * classes
        starts = hashes + 4 * features
        entries = starts + 4 * (features + 1)
        let text = String(decoding: (24..<biases).map { [file] in file[$0] }, as: UTF8.self)
        names = text.split(separator: "\n").map { name in
            let parts = name.split(separator: "/", maxSplits: 1)
            let cause = parts.count > 1 ? String(parts[1]) : ""
            return (ErrorLayer(rawValue: String(parts[0])) ?? .unknown, String(cause.prefix { $0 != " " }))
        }
    }

    /// What a text is.
    func judge(_ text: [UInt8]) -> Judgment {
        guard !names.isEmpty else { return .none }
        let found = TextFeatures(text)
        var scores = [Int](repeating: 0, count: names.count)
        var known: [(feature: Int, range: Range<Int>)] = []
        for (hash, range) in zip(found.hashes, found.ranges) {
            guard let feature = place(of: hash) else { continue }
            known.append((feature, range))
            forEachWeight(of: feature) { scores[$0] += $1 }
        }
        guard !known.isEmpty else { return .none }
        let length = Double(known.count).squareRoot()
        let values = scores.indices.map { index in
            (Double(scores[index]) / length + Double(Int32(bitPattern: file.word(at: biases + 4 * index))) / 256) * unit
        }
        let top = values.max() ?? 0
        let parts = values.map { Self.exponential($0 - top) }
        let sum = parts.reduce(0, +)
        let ranked = parts.indices.dropFirst().sorted { (parts[$1], $0) < (parts[$0], $1) }.prefix(12)
        let ranking = ranked.map {
            Opinion(cause: names[$0].cause, layer: names[$0].layer, likelihood: parts[$0] / sum)
        }
        return Judgment(
            isOrdinary: parts[0] / sum, opinions: Array(ranking.prefix(3)), ranking: ranking,
            words: ranked.first.map { words(for: $0, known, in: text) } ?? [], count: known.count)
    }

    /// The words of the text that weighed most for a class.
    private func words(for wanted: Int, _ known: [(feature: Int, range: Range<Int>)], in text: [UInt8]) -> [String] {
        let weighed = known.map { known in
            var weight = 0
            forEachWeight(of: known.feature) { if $0 == wanted { weight += $1 } }
            return (weight: weight, range: known.range)
        }.filter { $0.weight > 0 }.sorted { ($1.weight, $0.range.lowerBound) < ($0.weight, $1.range.lowerBound) }
        var taken: [Range<Int>] = []
        for (_, range) in weighed where taken.count < 3 && !taken.contains(where: { $0.overlaps(range) }) {
            taken.append(range)
        }
        return taken.map { String(decoding: text[$0.clamped(to: 0..<text.count)], as: UTF8.self) }
    }

    private func forEachWeight(of feature: Int, _ body: (Int, Int) -> Void) {
        let start = Int(file.word(at: starts + 4 * feature))
        let end = Int(file.word(at: starts + 4 * feature + 4))
        guard start <= end else { return }
        for entry in start..<end {
            let index = Int(file[entries + 2 * entry])
            guard index < names.count else { continue }
            body(index, Int(Int8(bitPattern: file[entries + 2 * entry + 1])))
        }
    }

    private func place(of hash: UInt32) -> Int? {
        var low = 0
        var high = features
        while low < high {
            let middle = (low + high) / 2
            let found = file.word(at: hashes + 4 * middle)
            if found == hash { return middle }
            if found < hash { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// e to the power of a number that is not above 0, the same on every machine.
    private static func exponential(_ value: Double) -> Double {
        guard value > -30 else { return 0 }
        var power = 1 + value / 4096
        for _ in 0..<12 { power *= power }
        return power
    }
}
