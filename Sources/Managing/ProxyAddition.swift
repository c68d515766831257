public import Catalog
public import Profiles
public import Setups
internal import YAMLSource

/// Adds a proxy to a profile that is there, and keeps comments and layout byte for byte elsewhere.
public struct ProxyAddition {
    private let loaded: LoadedProfile
    private let catalog: Catalog
    private let store: ProfileStore

    /// An addition to a profile.
    public init(_ loaded: LoadedProfile, _ catalog: Catalog) {
        self.loaded = loaded
        self.catalog = catalog
        store = ProfileStore(catalog: catalog, asked: nil, variable: { _ in nil })
    }

    /// The profile with the proxy in it, and what it is called there.
    public struct Added {
        /// The new text.
        public let edited: ProfileEditor.Edited
        /// The name of the proxy.
        public let name: String
    }

    /// The accounts that the profile has at a provider.
    public func accounts(at provider: Provider) -> [Account] {
        loaded.profile.accounts.filter { $0.provider?.value == provider.id }
    }

    /// The front ends that the profile is for.
    public var frontEnds: [FrontEnd] { loaded.profile.frontEnds.compactMap { catalog.frontEnd($0.value) } }

    /// The profile with one more proxy behind the others, and an account for it where none fits.
    ///
    /// - Throws: `FieldProblem`.
    public func adding(_ proxy: NewProxy) throws(FieldProblem) -> Added {
        let labels = loaded.profile.proxies.compactMap(\.label)
        let name = Self.free(proxy.name, among: labels)
        var current = loaded
        let account: String
        if let known = self.account(for: proxy) {
            account = known
        } else {
            account = Self.free(proxy.provider.id, among: loaded.profile.accounts.map(\.name.value))
            // One field after the other, so that they are written as the file's other fields are.
            current = try setting(["accounts", account, "provider"], to: .text(proxy.provider.id), in: current)
            if let key = Self.value(of: proxy.key) {
                current = try setting(["accounts", account, "key"], to: key, in: current)
            }
            for field in proxy.declared.fields {
                current = try setting(["accounts", account, field.name], to: field.value, in: current)
            }
        }
        let fields = proxy.fields(name: name, account: account, catalog, for: frontEnds)
        let list = current.profile.node.pairs.last { $0.key.text == "proxies" }?.value
        if let list, list.resolved.kind == .sequence, list.children.contains(where: { _ in true }) {
            current = try changed(current, "proxies") { editor throws(YAMLEditProblem) in
                try editor.append(fields, to: list)
            }
        } else {
            current = try setting(["proxies"], to: .list([.mapping(fields)]), in: current)
        }
        return Added(
            edited: ProfileEditor.Edited(source: current.source, repeatedOnLines: []), name: name)
    }

    /// A name that is not taken: the same, else with a number behind it.
    public static func free(_ name: String, among taken: [String]) -> String {
        guard taken.contains(name) else { return name }
        var number = 2
        while taken.contains("\(name)-\(number)") { number += 1 }
        return "\(name)-\(number)"
    }

    /// Whether a proxy needs an account that the profile does not have.
    public func isNewAccount(for proxy: NewProxy) -> Bool { account(for: proxy) == nil }

    private func account(for proxy: NewProxy) -> String? {
        if case .account(let name) = proxy.key { return name }
        return accounts(at: proxy.provider).first { Self.isSame($0.key, proxy.key) }?.name.value
    }

    private static func isSame(_ source: KeySource?, _ key: NewProxy.Key) -> Bool {
        switch (source, key) {
        case (nil, .none): true
        case (.environment(let one), .environment(let other)), (.file(let one), .file(let other)),
            (.keyring(let one), .keyring(let other)):
            one.value == other
        default: false
        }
    }

    private static func value(of key: NewProxy.Key) -> NewYAMLValue? {
        switch key {
        case .environment(let name): .mapping([NewYAMLField(name: "env", value: .text(name))])
        case .file(let path): .mapping([NewYAMLField(name: "file", value: .text(path))])
        case .keyring(let name): .mapping([NewYAMLField(name: "keyring", value: .text(name))])
        case .account, .none: nil
        }
    }

    private func setting(
        _ path: [String], to value: NewYAMLValue, in loaded: LoadedProfile
    ) throws(FieldProblem) -> LoadedProfile {
        try changed(loaded, path.joined(separator: ".")) { editor throws(YAMLEditProblem) in
            try editor.set(path, of: loaded.profile.node, to: value) { passed in
                switch passed.count {
                case 0: ProfileFormat().profile.fields.map { $0.name.description }
                case 2: ["provider", "key"]
                default: []
                }
            }
        }
    }

    /// The profile after an edit, read again.
    private func changed(
        _ loaded: LoadedProfile, _ field: String, _ edit: (FieldEditor) throws(YAMLEditProblem) -> [TextEdit]
    ) throws(FieldProblem) -> LoadedProfile {
        guard let edits = try? edit(FieldEditor(loaded.profile.node.tree)),
            let bytes = try? loaded.source.applying(edits),
            let new = store.profiles(of: SourceText(name: loaded.source.name, bytes: bytes)).first(where: {
                $0.profile.document == loaded.profile.document
            })
        else {
            throw .cannotEdit(field, place: loaded.place(of: loaded.profile.node.range).description)
        }
        return new
    }
}
