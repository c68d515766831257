import Catalog
import JSONText
import Linting
import Profiles
import Setups
import YAMLSource

/// The parts of a document: symbols, foldings, links and hints.
struct Outline {
    private let document: TextDocument
    private let context: EditingContext

    init(_ document: TextDocument, _ context: EditingContext) {
        self.document = document
        self.context = context
    }

    // MARK: Symbols

    /// Profiles, with their accounts and proxies.
    func symbols() -> JSONValue {
        guard document.kind == .profiles, document.reading.isWhole else { return .array([]) }
        return .array(
            document.reading.profiles.map { decoded in
                let profile = decoded.profile
                let accounts = profile.accounts.map { account in
                    symbol(
                        account.name.value, detail: account.provider?.value, kind: 20,
                        ByteRange(account.name.range.start, max(account.name.range.end, account.node.range.end)),
                        account.name.range)
                }
                let proxies = profile.proxies.map { proxy in
                    symbol(
                        proxy.label ?? "proxy \(proxy.index + 1)", detail: proxy.model?.value, kind: 23,
                        proxy.node.range, proxy.name?.range ?? proxy.model?.range ?? proxy.node.range)
                }
                return symbol(
                    profile.name?.value ?? "profile \(profile.document)", detail: nil, kind: 2, profile.node.range,
                    profile.name?.range ?? profile.node.range, accounts + proxies)
            })
    }

    private func symbol(
        _ name: String, detail: String?, kind: Int, _ range: ByteRange, _ selection: ByteRange,
        _ children: [JSONValue] = []
    ) -> JSONValue {
        let shown = document.mask.hidingSecrets(in: SecretMask.shown(name: name))
        // What is repeated by an alias or merged stands elsewhere.
        let own = range.contains(selection) ? selection : ByteRange(range.start, range.start)
        return .members([
            "name": .string(shown.isEmpty ? "?" : shown),
            "detail": detail.map { .string(document.mask.hidingSecrets(in: $0)) }, "kind": .integer(kind),
            "range": document.lines.range(range), "selectionRange": document.lines.range(own),
            "children": children.isEmpty ? nil : .array(children),
        ])
    }

    // MARK: Foldings

    /// Blocks by their indentation, also of a broken file.
    func foldings() -> JSONValue {
        guard document.kind != .other else { return .array([]) }
        let bytes = document.source.bytes
        var open: [(line: Int, column: Int, isList: Bool)] = []
        var foldings: [JSONValue] = []
        var last = 0
        func close(above column: Int, isEntry: Bool) {
            while let block = open.last, block.column > column || block.column == column && !(isEntry && !block.isList)
            {
                open.removeLast()
                if last > block.line {
                    foldings.append(
                        .members(["startLine": .integer(block.line), "endLine": .integer(last)]))
                }
            }
        }
        for number in 0..<document.lines.count {
            let content = document.lines.content(number)
            let line = ScannedLine(bytes, content)
            if line.isBlank { continue }
            let isSeparator = content.count >= 3 && bytes[content.start..<content.start + 3].elementsEqual("---".utf8)
            let column = isSeparator ? -1 : line.hyphens.first ?? line.column
            close(above: column, isEntry: !line.hyphens.isEmpty)
            if !isSeparator {
                for hyphen in line.hyphens { open.append((number, hyphen, true)) }
                if line.key != nil { open.append((number, line.column, false)) }
            }
            last = number
        }
        close(above: -2, isEntry: false)
        var seen: Set<String> = []
        return .array(foldings.filter { seen.insert($0.json).inserted })
    }

    // MARK: Links

    /// Providers, front ends and rules, each to its page.
    func links() -> JSONValue {
        guard document.kind == .profiles, document.reading.isWhole else { return .array([]) }
        var links: [JSONValue] = []
        func link(_ range: ByteRange, _ page: String, _ tip: String) {
            links.append(
                .members([
                    "range": document.lines.range(range), "target": .string(page), "tooltip": .string(tip),
                ]))
        }
        for profile in document.reading.profiles.map({ $0.profile }) {
            for frontEnd in profile.frontEnds {
                link(frontEnd.range, EditorPages.frontEnd(frontEnd.value), "What to enter there")
            }
            for account in profile.accounts {
                guard let provider = account.provider, context.catalog.provider(provider.value)?.isUserOwned == false
                else { continue }
                link(provider.range, EditorPages.provider(provider.value), "Facts and links of the provider")
            }
        }
        return .array(links)
    }

    // MARK: Hints

    /// What a message costs, behind each model of a range.
    func hints(in range: ByteRange) -> JSONValue {
        guard document.kind == .profiles, document.reading.isWhole else { return .array([]) }
        var hints: [JSONValue] = []
        for profile in document.reading.profiles.map({ $0.profile }) {
            let loaded = LoadedProfile(profile: profile, source: document.source)
            let resolved = loaded.resolved(context.catalog)
            for proxy in profile.proxies {
                guard let model = proxy.model?.node, model.range.start >= range.start, model.range.end <= range.end
                else { continue }
                let proxy = resolved.resolve(proxy)
                let cost = proxy.messageCost
                // What has ended is not to be had at any price.
                guard proxy.model?.status != .retired, let message = cost.message, let told = cost.shown(message) else {
                    continue
                }
                let label = message == 0 ? "free" : "\(told) a message"
                hints.append(
                    .members([
                        "position": document.lines.position(model.range.end), "label": .string(label),
                        "paddingLeft": .boolean(true),
                        "tooltip": .string(
                            "With a full context of \(cost.size.sent) tokens and a reply of \(cost.size.written)."),
                    ]))
            }
        }
        return .array(hints)
    }
}
