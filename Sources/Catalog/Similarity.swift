/// How alike two words are, for "did you mean".
public enum Similarity {
    /// The number of single-character insertions, deletions, replacements and swaps of neighbors between two texts;
    /// nil when there are more than `limit`.
    ///
    /// Compares bytes.
    public static func distance(_ first: some StringProtocol, _ second: some StringProtocol, limit: Int) -> Int? {
        guard abs(first.utf8.count - second.utf8.count) <= limit else { return nil }
        let first = Array(first.utf8)
        let second = Array(second.utf8)
        guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
        var beforePrevious = [Int](repeating: 0, count: second.count + 1)
        var previous = Array(0...second.count)
        var current = previous
        for row in 1...first.count {
            current[0] = row
            var smallest = row
            for column in 1...second.count {
                let cost = first[row - 1] == second[column - 1] ? 0 : 1
                var value = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
                if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
                    value = min(value, beforePrevious[column - 2] + 1)
                }
                current[column] = value
                smallest = min(smallest, value)
            }
            if smallest > limit { return nil }
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[second.count] <= limit ? previous[second.count] : nil
    }

    /// The candidate nearest to `word`, when one is near enough to be what was meant; letter case does not count.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let word = word.lowercased()
        let limit = max(1, min(3, word.utf8.count / 3))
        var best: (candidate: String, distance: Int)?
        for candidate in candidates {
            guard let distance = distance(word, candidate.lowercased(), limit: limit) else { continue }
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.candidate
    }
}
