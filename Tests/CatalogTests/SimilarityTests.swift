import Testing

@testable import Catalog

/// The distance that is worked out near the diagonal alone is that of the whole table.
struct SimilarityTests {
    @Test func theShortWayIsTheLongOne() {
        // Texts of three letters, so that most pairs are near; the same ones at every run.
        var state: UInt64 = 7
        func next(_ limit: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % limit)
        }
        for _ in 0..<4000 {
            let (first, second) = (text(next), text(next))
            let whole = distance(Array(first.utf8), Array(second.utf8))
            for limit in 0...4 {
                #expect(
                    Similarity.distance(first, second, limit: limit) == (whole <= limit ? whole : nil),
                    "\(first) \(second) \(limit)")
            }
        }
    }

    private func text(_ next: (UInt64) -> Int) -> String {
        String((0..<next(9)).map { _ in ["a", "b", "c"][next(3)] as Character })
    }

    /// Every value of the table.
    private func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var table = [[Int]](repeating: Array(0...second.count), count: first.count + 1)
        for row in 0...first.count {
            table[row][0] = row
            for column in 0...second.count where row > 0 && column > 0 {
                let isSame = first[row - 1] == second[column - 1]
                var value = min(
                    table[row - 1][column] + 1, table[row][column - 1] + 1,
                    table[row - 1][column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
                    value = min(value, table[row - 2][column - 2] + 1)
                }
                table[row][column] = value
            }
        }
        return table[first.count][second.count]
    }
}
