import Profiles
import YAMLSource

/// Moves a field to where the format has it, where only one place can be meant.
struct MisplacedField {
    let profile: Profile
    private let editor: FieldEditor

    init(_ profile: Profile) {
        self.profile = profile
        editor = FieldEditor(profile.node.tree)
    }

    /// The fix for a field that belongs elsewhere; nil where that is not certain or the place is taken.
    ///
    /// - Parameters:
    ///   - key: The field's name where it stands.
    ///   - home: Where it belongs, as the fault says it.
    func fix(_ key: YAMLNode, home: String) -> Fix? {
        let (home, name) = Self.named(home, key.text)
        // Keys are written by hand: what moves one by mistake gives it to somebody else.
        guard name != "key", key.text != "key", let (mapping, value) = editor.entry(of: key), value.kind == .scalar,
            !value.isAlias,
            value.anchor == nil, value.tag == nil, value.isVerbatim, value.coreValue != .null,
            let target = target(of: mapping, home), !target.mapping.isAlias
        else { return nil }
        let path = target.path + [name]
        guard isFree(path, in: target.mapping) else { return nil }
        let written: NewYAMLValue = value.isPlain ? .bare(value.text) : .text(value.text)
        guard let insertion = try? editor.set(path, of: target.mapping, to: written, order: { _ in [] }),
            let removal = try? editor.remove([key.text], of: mapping)
        else { return nil }
        let source = key.tree.source
        guard let bytes = try? source.applying(removal + insertion) else { return nil }
        guard YAMLTree.parse(SourceText(name: source.name, bytes: bytes)).problems.count <= key.tree.problems.count
        else { return nil }
        // The comment on its line would go with it.
        let isSafe = !removal.contains { source.bytes[$0.range.indices].contains(UInt8(ascii: "#")) }
        let change = name == key.text ? "" : ", as `\(name)`"
        return Fix("move it to \(target.name)\(change)", isSafe ? .safe : .unsafe, removal + insertion)
    }

    /// The place that a fault names, and what the field is called there: "`generation`, as `temperature`".
    private static func named(_ home: String, _ name: String) -> (home: String, name: String) {
        let parts = home.split(separator: ",")
        guard parts.count == 2, let other = parts[1].split(separator: "`").last, parts[1].hasPrefix(" as `") else {
            return (home, name)
        }
        return (String(parts[0]), String(other))
    }

    /// The only mapping that can be meant, with the names below it.
    private func target(of mapping: YAMLNode, _ home: String) -> (mapping: YAMLNode, path: [String], name: String)? {
        let proxy = profile.proxies.first { $0.node.resolved == mapping }
        switch home {
        case "`generation`":
            if mapping == profile.node.resolved || proxy != nil { return (mapping, ["generation"], home) }
        case "the account's `privacy`":
            if profile.accounts.contains(where: { $0.node.resolved == mapping }) {
                return (mapping, ["privacy"], "`privacy`")
            }
        case "a proxy":
            // Settings in the section of one proxy, or of a profile that has but one.
            let own = profile.proxies.first { generation(of: $0.node) == mapping }
            if let own { return (own.node, [], "the proxy") }
            let isOutside = mapping == profile.node.resolved || generation(of: profile.node) == mapping
            if isOutside, profile.proxies.count == 1 { return (profile.proxies[0].node, [], "the proxy") }
        case "an account":
            if mapping == profile.node.resolved, profile.accounts.count == 1 {
                return (profile.accounts[0].node, [], "the account")
            }
            if let name = proxy?.account?.value, let account = profile.account(named: name),
                profile.proxies.count(where: { $0.account?.value == name }) == 1
            {
                return (account.node, [], "the account")
            }
        case "the profile itself":
            if proxy != nil || generation(of: profile.node) == mapping {
                return profile.proxies.count <= 1 ? (profile.node, [], "the profile") : nil
            }
        default: break
        }
        return nil
    }

    private func generation(of node: YAMLNode) -> YAMLNode? {
        node.pairs.first { $0.key.isText("generation") }?.value.resolved
    }

    private func isFree(_ path: [String], in mapping: YAMLNode) -> Bool {
        var node = mapping
        for (step, name) in path.enumerated() {
            guard !node.isAlias, !node.hasMergeKey else { return false }
            guard let next = node.pairs.first(where: { $0.key.text == name })?.value else { return true }
            guard step + 1 < path.count, next.kind == .mapping else { return false }
            node = next
        }
        return false
    }
}
