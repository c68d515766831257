import Catalog

/// Models that are served, near to one that is not, or that fails.
struct LivingModels {
    let provider: Provider
    let catalog: Catalog

    private static let most = 3

    /// Ids near to `id`, the nearest first: of the same maker, with most of the name in common; free ones for a free one.
    func near(to id: String) -> [String] {
        let isFree = id.hasSuffix(":free")
        let name = isFree ? String(id.dropLast(":free".utf8.count)) : id
        let slash = name.utf8.firstIndex(of: UInt8(ascii: "/"))
        let maker = slash.map { name.utf8.distance(from: name.startIndex, to: $0) + 1 } ?? 0
        var found: [(id: String, shared: Int, isOfItsKind: Bool)] = []
        for entry in catalog.models(of: provider.id) where entry.status == .active && entry.id != id {
            let shared = Self.shared(entry.id, name)
            guard shared >= maker + 4 || entry.id == name else { continue }
            found.append((entry.id, shared, (entry.isFree == true) == isFree))
        }
        return found.sorted { first, second in
            if first.isOfItsKind != second.isOfItsKind { return first.isOfItsKind }
            return (first.shared, second.id) > (second.shared, first.id)
        }.prefix(Self.most).map { $0.id }
    }

    /// How many bytes two names begin with alike.
    private static func shared(_ first: String, _ second: String) -> Int {
        var count = 0
        for (one, other) in zip(first.utf8, second.utf8) {
            guard one | 0x20 == other | 0x20 else { break }
            count += 1
        }
        return count
    }
}
