public import Catalog
import Profiles
import YAMLSource

/// Writes a profile out of what was imported.
public struct ProfileWriter {
    private let catalog: Catalog
    private let name: String
    private let storedName: (String) -> String

    /// A profile that was made out of an import.
    public struct Written {
        /// The file.
        public let text: String
        /// The keys that stood in the source, by the names that the profile gives them in the keyring.
        public let keys: [(name: String, key: String)]
        /// What is worth knowing of it, as sentences without a final full stop.
        public let remarks: [String]
    }

    /// A writer of a profile called `name`.
    ///
    /// - Parameter storedName: What the key of an account is stored as.
    public init(catalog: Catalog, name: String, storedName: @escaping (String) -> String) {
        self.catalog = catalog
        self.name = name
        self.storedName = storedName
    }

    /// An account to be written: one for each key, and for each host of a provider whose hosts are its users' own.
    private struct Account {
        let name: String
        let provider: String
        let keyHost: String
        let key: ImportedProxy.Key?
        /// What its key is stored as.
        let storedName: String
    }

    /// The profile, the keys that stood in the source, and what is worth knowing.
    public func write(_ imported: ImportedProfile, from format: String, frontEnd: String?) -> Written {
        var accounts: [Account] = []
        var proxies = ""
        var names: Set<String> = []
        var remarks: [String] = []
        for var proxy in imported.proxies {
            let address = ImportedAddress(of: proxy, catalog)
            ProviderFields.fold(&proxy, provider: address.provider)
            if address.provider == "openrouter" { remarks += UpstreamNames.change(&proxy.upstreams, catalog) }
            let known = accounts.first {
                $0.provider == address.provider && $0.key == proxy.key && $0.keyHost == address.keyHost
            }
            let account = known ?? newAccount(at: address, proxy.key, among: accounts)
            if known == nil { accounts.append(account) }
            let label = Self.unused(Self.label(proxy), among: names)
            names.insert(label)
            proxies += ProxyText.text(of: proxy, called: label, account: account.name, address: address.field)
            if let remark = address.remark { remarks.append(remark) }
            if proxy.model.isEmpty {
                remarks.append("The source names no model for `\(label)`; add it to the profile")
            }
        }
        var text =
            "# Imported from \(CommentText.line(format)) by proxylint.\nversion: 1\nname: \(YAMLScalar.text(name))\n"
        if let frontEnd { text += "front_end: \(YAMLScalar.text(frontEnd))\n" }
        text += "\naccounts:\n" + accounts.map(lines).joined() + "\nproxies:\n" + proxies
        let keys = accounts.compactMap { account -> (name: String, key: String)? in
            guard case .literal(let key) = account.key else { return nil }
            return (account.storedName, key)
        }
        return Written(text: text, keys: keys, remarks: remarks.withoutRepetition)
    }

    private func newAccount(
        at address: ImportedAddress, _ key: ImportedProxy.Key?, among accounts: [Account]
    ) -> Account {
        let name = Self.unused(FileNames.safe(address.provider), among: Set(accounts.map { $0.name }))
        // The usual name of a provider's key is for the provider's own host alone, and for a key that its owner stores.
        let isUsual = key == nil && address.keyHost.isEmpty
        let stored = isUsual ? address.provider : storedName(name)
        return Account(
            name: name, provider: address.provider, keyHost: address.keyHost, key: key,
            storedName: Self.unused(stored, among: Set(accounts.map { $0.storedName })))
    }

    private func lines(of account: Account) -> String {
        var text = "  \(YAMLScalar.text(account.name)):\n    provider: \(account.provider)\n"
        switch account.key {
        case .literal: text += "    key: {keyring: \(YAMLScalar.text(account.storedName))}\n"
        case .variable(let variable): text += "    key: {env: \(YAMLScalar.text(variable))}\n"
        case nil where catalog.provider(account.provider)?.requiresKey ?? false:
            text += "    # The source contains no key; store yours with: proxylint key set \(account.storedName)\n"
            text += "    key: {keyring: \(YAMLScalar.text(account.storedName))}\n"
        case nil: break
        }
        return text
    }

    private static func label(_ proxy: ImportedProxy) -> String {
        // Without a name the model's own, behind its maker.
        let model = proxy.model.split(separator: "/").last.map(String.init) ?? proxy.model
        let name = (proxy.name ?? model).trimmingBlanks.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        // Room is left for a number behind it.
        let text = String(String.UnicodeScalarView(name.prefix(58))).replacing("/", with: "-")
        return text.isEmpty ? "proxy" : text
    }

    private static func unused(_ name: String, among taken: Set<String>) -> String {
        guard taken.contains(name) else { return name }
        var number = 2
        while taken.contains("\(name)-\(number)") { number += 1 }
        return "\(name)-\(number)"
    }
}
