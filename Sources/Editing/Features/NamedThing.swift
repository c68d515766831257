import Profiles
import YAMLSource

/// An account or a proxy, with the places that name it.
struct NamedThing {
    enum Kind { case account, proxy, anchor }

    let kind: Kind
    let name: String
    /// Where it gets its name.
    let definition: ByteRange
    /// Where it is referred to.
    let references: [ByteRange]
    /// Names of the same kind in its profile.
    let others: [String]

    /// What is named at an offset; nil where nothing is.
    init?(_ document: TextDocument, at offset: Int) {
        func holds(_ range: ByteRange) -> Bool { range.start <= offset && offset <= range.end }
        guard document.reading.isWhole else { return nil }
        if let alias = Self.alias(in: document.reading.tree, at: offset) {
            self = alias
            return
        }
        for profile in document.reading.profiles.map({ $0.profile }) {
            for account in profile.accounts {
                let places = Self.distinct(
                    profile.proxies.compactMap { $0.account }.filter { $0.value == account.name.value }.map { $0.range }
                )
                guard holds(account.name.range) || places.contains(where: holds) else { continue }
                self.init(
                    kind: .account, name: account.name.value, definition: account.name.range, references: places,
                    others: profile.accounts.map { $0.name.value })
                return
            }
            for proxy in profile.proxies {
                guard let name = proxy.name, holds(name.range) else { continue }
                self.init(
                    kind: .proxy, name: name.value, definition: name.range, references: [],
                    others: profile.proxies.compactMap { $0.name?.value })
                return
            }
        }
        return nil
    }

    private init(
        kind: Kind, name: String, definition: ByteRange, references: [ByteRange], others: [String]
    ) {
        self.kind = kind
        self.name = name
        self.definition = definition
        self.references = references
        self.others = others
    }

    /// An alias leads to what it repeats.
    private static func alias(in tree: YAMLTree, at offset: Int) -> NamedThing? {
        var index = 0
        while let node = tree.node(at: index) {
            index += 1
            if node.range.start > offset { return nil }
            guard node.isAlias, node.range.end >= offset, node.resolved != node else { continue }
            return NamedThing(
                kind: .anchor, name: node.anchor ?? "", definition: node.resolved.rangeWithProperties,
                references: [node.range], others: [])
        }
        return nil
    }

    private static func distinct(_ ranges: [ByteRange]) -> [ByteRange] {
        var seen: Set<ByteRange> = []
        return ranges.filter { seen.insert($0).inserted }
    }
}
