import Catalog
import YAMLSource

/// Reads the typed profile out of a tree; what does not fit the format is left out, the checker tells of it.
struct ProfileReader {
    let catalog: Catalog
    let format: ProfileFormat
    let objects: FieldLocations
    /// Whether a misspelled provider or front end is read as the one that was meant.
    let readsSuggestions: Bool

    func profile(_ root: YAMLNode, document: Int) -> Profile {
        let fields = Fields(root, format.profile, objects)
        let frontEnd = fields["front_end"]
        let frontEnds = frontEnd?.kind == .sequence ? texts(frontEnd) : [frontEnd.flatMap(text)].compactMap { $0 }
        var proxies: [Proxy] = []
        if let list = fields["proxies"], list.kind == .sequence {
            for node in list.children where node.kind == .mapping {
                proxies.append(proxy(node.resolved, proxies.count))
            }
        }
        return Profile(
            document: document, node: root, name: fields.text("name"),
            frontEnds: frontEnds.compactMap { self.frontEnd($0) },
            accounts: fields["accounts"].map(accounts) ?? [], proxies: proxies,
            generation: generation(fields["generation"]), customPrompt: customPrompt(fields["custom_prompt"]),
            messagesPerDay: fields.integer("messages_per_day"))
    }

    private func accounts(_ node: YAMLNode) -> [Account] {
        var duplicates: [(first: YAMLNode, second: YAMLNode)] = []
        return node.entries(duplicates: &duplicates).compactMap { entry in
            let key = node.tree.key(of: entry)
            let value = node.tree.value(of: entry)
            guard key.kind == .scalar, value.kind == .mapping else { return nil }
            return account(Located(key.text, key), value.resolved)
        }
    }

    private func account(_ name: Located<String>, _ node: YAMLNode) -> Account {
        let fields = Fields(node, format.account, objects)
        let byok = fields["byok"]
        let ownKeys = byok?.kind == .sequence ? byok.map { Located(true, $0) } : fields.toggle("byok")
        return Account(
            name: name, node: node,
            provider: fields.text("provider").flatMap { self.provider($0) },
            key: keySource(fields["key"]), creditsPurchasedUSD: fields.number("credits_purchased_usd"),
            plan: fields.text("plan"), hasOwnKeysAtRouter: ownKeys, privacy: privacy(fields["privacy"]),
            ignoredProviders: texts(fields["ignored_providers"]),
            allowedProviders: fields["allowed_providers"].map(texts))
    }

    private func frontEnd(_ text: Located<String>) -> Located<String>? {
        if catalog.frontEnd(text.value) != nil { return text }
        guard readsSuggestions else { return nil }
        return CatalogNames.id(for: text.value, among: catalog.frontEnds).map { Located($0, text.node) }
    }

    private func provider(_ text: Located<String>) -> Located<String>? {
        if let provider = catalog.provider(text.value) { return Located(provider.id, text.node) }
        guard readsSuggestions else { return nil }
        return CatalogNames.id(for: text.value, among: catalog.providers).map { Located($0, text.node) }
    }

    private func keySource(_ node: YAMLNode?) -> KeySource? {
        guard let node else { return nil }
        if node.kind == .scalar { return node.isMissingValue ? nil : .literal(node.resolved) }
        let fields = Fields(node, format.keyReference, objects)
        if let name = fields.text("env") { return .environment(name) }
        if let path = fields.text("file") { return .file(path) }
        return fields.text("keyring").map { .keyring($0) }
    }

    private func privacy(_ node: YAMLNode?) -> PrivacySwitches {
        let fields = Fields(node, format.privacy, objects)
        var groups: [(group: String, value: Located<Bool>)] = []
        if let retention = fields["zero_data_retention"], retention.kind == .mapping {
            let switches = Fields(retention, format.zeroDataRetention, objects)
            for group in format.zeroDataRetention.fields {
                if let value = switches.toggle(group.name) { groups.append((group.name.description, value)) }
            }
        }
        return PrivacySwitches(
            freeTraining: fields.toggle("free_training"), freePublication: fields.toggle("free_publication"),
            paidTraining: fields.toggle("paid_training"), zeroDataRetention: fields.toggle("zero_data_retention"),
            zeroDataRetentionByGroup: groups, ageConfirmed: fields.toggle("age_confirmed"))
    }

    private func proxy(_ node: YAMLNode, _ index: Int) -> Proxy {
        let fields = Fields(node, format.proxy, objects)
        return Proxy(
            index: index, node: node, name: fields.text("name"), account: fields.text("account"),
            baseURL: fields.text("base_url"), chatURL: fields.text("chat_url"), model: fields.text("model"),
            contextSize: fields.integer("context_size"), maxNewTokens: fields.integer("max_new_tokens"),
            upstreams: texts(fields["upstreams"]), reasoning: fields.text("reasoning"),
            generation: generation(fields["generation"]), customPrompt: customPrompt(fields["custom_prompt"]),
            prefill: fields.text("prefill"), promptPostProcessing: fields.text("prompt_post_processing"),
            headers: fields["headers"], extraBody: fields["extra_body"])
    }

    private func generation(_ node: YAMLNode?) -> Generation {
        guard let node, node.kind == .mapping else { return Generation(numbers: [], stop: [], streaming: nil) }
        let fields = Fields(node, format.generation, objects)
        var numbers: [(name: String, value: Located<Double>)] = []
        for (place, shape) in format.generation.fields.enumerated() {
            guard let node = fields[place], let value = node.coreValue else { continue }
            switch (shape.shape, value) {
            case (.number, .integer(let number)), (.integer, .integer(let number)):
                numbers.append((shape.name.description, Located(Double(number), node)))
            case (.number, .number(let number)), (.integer, .number(let number)):
                numbers.append((shape.name.description, Located(number, node)))
            default: break
            }
        }
        let stop = fields["stop"]
        return Generation(
            numbers: numbers, stop: stop?.kind == .sequence ? texts(stop) : [stop.flatMap(text)].compactMap { $0 },
            streaming: fields.toggle("streaming"))
    }

    private func customPrompt(_ node: YAMLNode?) -> CustomPrompt? {
        guard let node else { return nil }
        if node.kind == .mapping { return Fields(node, format.fileReference, objects).text("file").map { .file($0) } }
        return text(node).map { .text($0) }
    }

    private func texts(_ node: YAMLNode?) -> [Located<String>] {
        guard let node, node.kind == .sequence else { return [] }
        return node.children.compactMap(text)
    }

    private func text(_ node: YAMLNode) -> Located<String>? {
        node.textValue.map { Located($0, node) }
    }
}

/// The fields of a mapping by name; none for anything that is no mapping.
private struct Fields {
    private let tree: YAMLTree?
    private let places: ArraySlice<Int32>
    private let shape: ObjectShape

    init(_ node: YAMLNode?, _ shape: ObjectShape, _ objects: FieldLocations) {
        tree = node?.tree
        places = node.flatMap { objects.values(of: $0.resolved) } ?? []
        self.shape = shape
    }

    subscript(_ name: StaticString) -> YAMLNode? {
        // Of most mappings most fields are absent, and all of some.
        if places.isEmpty { return nil }
        return shape.places.place(of: name).flatMap { self[$0] }
    }

    /// The value of a field by its place in the shape.
    subscript(_ place: Int) -> YAMLNode? {
        let index = places.startIndex + place
        guard index < places.endIndex, places[index] != FieldLocations.absent else { return nil }
        return tree?.node(at: Int(places[index]))
    }

    func text(_ name: StaticString) -> Located<String>? {
        guard let node = self[name], let text = node.textValue, !text.isEmpty else { return nil }
        return Located(text, node)
    }

    func integer(_ name: StaticString) -> Located<Int64>? {
        guard let node = self[name], let number = node.coreValue?.wholeNumber else { return nil }
        return Located(number, node)
    }

    func number(_ name: StaticString) -> Located<Double>? {
        guard let node = self[name] else { return nil }
        return switch node.coreValue {
        case .integer(let number): Located(Double(number), node)
        case .number(let number): Located(number, node)
        default: nil
        }
    }

    func toggle(_ name: StaticString) -> Located<Bool>? {
        guard let node = self[name], let value = node.coreValue, let flag = Toggle.value(value) else { return nil }
        return Located(flag, node)
    }
}
