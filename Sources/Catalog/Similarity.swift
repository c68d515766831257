/// How alike two words are, for "did you mean".
public enum Similarity {
    /// The number of single-character insertions, deletions, replacements and swaps of neighbors between two texts;
    /// nil when there are more than `limit`.
    ///
    /// Compares bytes.
    public static func distance(_ first: some StringProtocol, _ second: some StringProtocol, limit: Int) -> Int? {
        guard abs(first.utf8.count - second.utf8.count) <= limit else { return nil }
        let (one, two) = (Array(first.utf8), Array(second.utf8))
        return one.withUnsafeBufferPointer { one in
            two.withUnsafeBufferPointer { two in distance(of: one, two, limit: limit) }
        }
    }

    private static func distance(
        of first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, limit: Int
    ) -> Int? {
        // What both begin and end with costs nothing.
        var start = 0
        var (firstEnd, secondEnd) = (first.count, second.count)
        while start < min(firstEnd, secondEnd), first[start] == second[start] { start += 1 }
        while start < min(firstEnd, secondEnd), first[firstEnd - 1] == second[secondEnd - 1] {
            (firstEnd, secondEnd) = (firstEnd - 1, secondEnd - 1)
        }
        let (rows, columns) = (firstEnd - start, secondEnd - start)
        guard rows > 0, columns > 0 else { return max(rows, columns) }
        let tooMany = limit + 1
        // Three lines of a table of which only what is near its diagonal can be within the limit.
        var beforePrevious = [Int](repeating: tooMany, count: columns + 1)
        var previous = Array(0...columns)
        var current = beforePrevious
        for row in 1...rows {
            let from = max(1, row - limit)
            let to = min(columns, row + limit)
            guard from <= to else { return nil }
            current[from - 1] = from == 1 ? row : tooMany
            var smallest = current[from - 1]
            for column in from...to {
                let (letter, other) = (first[start + row - 1], second[start + column - 1])
                // The value above was worked out unless it is beyond the diagonal's reach.
                let above = column < row + limit ? previous[column] : tooMany
                var value = min(above + 1, current[column - 1] + 1, previous[column - 1] + (letter == other ? 0 : 1))
                if row > 1, column > 1, letter == second[start + column - 2], first[start + row - 2] == other {
                    value = min(value, beforePrevious[column - 2] + 1)
                }
                current[column] = value
                smallest = min(smallest, value)
            }
            if smallest > limit { return nil }
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[columns] <= limit ? previous[columns] : nil
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
