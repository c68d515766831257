import YAMLSource

/// Where names stood first.
///
/// A handful of names is compared one by one: the first hashing of a process makes the Swift runtime search all of its
/// conformances, which costs as much as a whole lint of a small file. Many names get a table.
struct FirstOccurrences {
    private var few: [(name: String, range: ByteRange)] = []
    private var many: [String: ByteRange] = [:]

    private static let limit = 16

    /// Where `name` stood first; notes `range` when it is new.
    mutating func first(of name: String, at range: ByteRange) -> ByteRange? {
        if many.isEmpty {
            if let known = few.first(where: { $0.name == name }) { return known.range }
            few.append((name, range))
            if few.count > Self.limit {
                for (name, range) in few { many[name] = range }
            }
            return nil
        }
        if let known = many[name] { return known }
        many[name] = range
        return nil
    }

    /// Whether `name` has been noted.
    func contains(_ name: String) -> Bool {
        many.isEmpty ? few.contains { $0.name == name } : many[name] != nil
    }
}
