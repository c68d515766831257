public import Catalog
import Profiles

/// Writes a profile out of what was imported.
public struct ProfileWriter {
    private let catalog: Catalog
    private let name: String

    /// A writer of a profile called `name`.
    public init(catalog: Catalog, name: String) {
        self.catalog = catalog
        self.name = name
    }

    /// The profile, and the keys that stood in the source, by the names that the profile gives them.
    public func write(_ setup: ImportedSetup, from format: String, frontEnd: String?) -> (
        text: String, keys: [(name: String, key: String)]
    ) {
        var accounts: [(name: String, provider: String, key: ImportedProxy.Key?)] = []
        var keys: [(name: String, key: String)] = []
        var proxies = ""
        var names: Set<String> = []
        for proxy in setup.proxies {
            let (provider, base) = place(of: proxy)
            var account = accounts.first { $0.provider == provider && $0.key == proxy.key }?.name
            if account == nil {
                let free = unused(FileNames.safe(provider), among: Set(accounts.map(\.name)))
                accounts.append((free, provider, proxy.key))
                if case .literal(let key) = proxy.key { keys.append((free, key)) }
                account = free
            }
            let label = unused(Self.label(proxy), among: names)
            names.insert(label)
            proxies += text(of: proxy, called: label, account: account ?? "", base: base)
        }
        var text =
            "# Imported from \(CommentText.line(format)) by proxylint.\nversion: 1\nname: \(YAMLText.scalar(name))\n"
        if let frontEnd { text += "front_end: \(frontEnd)\n" }
        text += "\naccounts:\n"
        for account in accounts {
            text += "  \(YAMLText.scalar(account.name)):\n    provider: \(account.provider)\n"
            switch account.key {
            case .literal: text += "    key: {keyring: \(YAMLText.scalar(account.name))}\n"
            case .variable(let variable): text += "    key: {env: \(YAMLText.scalar(variable))}\n"
            case nil where catalog.provider(account.provider)?.requiresKey ?? false:
                text += "    # The source holds no key; store yours with: proxylint key set \(account.name)\n"
                text += "    key: {keyring: \(YAMLText.scalar(account.name))}\n"
            case nil: break
            }
        }
        return (text + "\nproxies:\n" + proxies, keys)
    }

    /// The provider of a proxy, and the base URL where the catalogue does not know it.
    private func place(of proxy: ImportedProxy) -> (provider: String, base: String?) {
        let named = proxy.provider.flatMap { catalog.provider($0)?.id }
        guard let url = proxy.url else { return (named ?? "custom", nil) }
        var base = EndpointURL(url).text
        while base.hasSuffix("/") { base.removeLast() }
        if base.hasSuffix(EndpointAddress.chatPath) { base.removeLast(EndpointAddress.chatPath.utf8.count) }
        let owner = named ?? catalog.owner(ofHost: EndpointURL(base).host)?.provider.id ?? "custom"
        return (owner, catalog.provider(owner)?.baseURL == base ? nil : base)
    }

    private static func label(_ proxy: ImportedProxy) -> String {
        // Without a name the model's own, behind its maker.
        let model = proxy.model.split(separator: "/").last.map(String.init) ?? proxy.model
        let name = (proxy.name ?? model).unicodeScalars.filter {
            $0 != "/" && $0.value >= 0x20 && $0.value != 0x7F
        }
        let text = String(String(String.UnicodeScalarView(name)).prefix(64))
        return text.isEmpty ? "proxy" : text
    }

    private func unused(_ name: String, among taken: Set<String>) -> String {
        guard taken.contains(name) else { return name }
        var number = 2
        while taken.contains("\(name)-\(number)") { number += 1 }
        return "\(name)-\(number)"
    }

    private func text(of proxy: ImportedProxy, called label: String, account: String, base: String?) -> String {
        var text = "  - name: \(YAMLText.scalar(label))\n    account: \(YAMLText.scalar(account))\n"
        if let base { text += "    base_url: \(YAMLText.quoted(base))\n" }
        text += "    model: \(YAMLText.scalar(proxy.model))\n"
        if let tokens = proxy.contextSize, tokens > 0 { text += "    context_size: \(tokens)\n" }
        if let tokens = proxy.maxNewTokens { text += "    max_new_tokens: \(tokens)\n" }
        if !proxy.upstreams.isEmpty {
            text += "    upstreams: [\(proxy.upstreams.map(YAMLText.scalar).joined(separator: ", "))]\n"
        }
        if let reasoning = proxy.reasoning { text += "    reasoning: \(YAMLText.scalar(reasoning))\n" }
        if let processing = proxy.promptPostProcessing {
            text += "    prompt_post_processing: \(YAMLText.scalar(processing))\n"
        }
        var generation = proxy.numbers.map { "\($0.name): \(Digits.text($0.value))" }
        if !proxy.stop.isEmpty {
            generation.append("stop: [\(proxy.stop.map(YAMLText.quoted).joined(separator: ", "))]")
        }
        if let streaming = proxy.streaming { generation.append("streaming: \(streaming)") }
        if !generation.isEmpty { text += "    generation: {\(generation.joined(separator: ", "))}\n" }
        if let prompt = proxy.customPrompt { text += "    custom_prompt: \(YAMLText.quoted(prompt))\n" }
        if !proxy.headers.isEmpty {
            text += "    headers:\n"
            for (name, value) in proxy.headers { text += "      \(YAMLText.scalar(name)): \(YAMLText.quoted(value))\n" }
        }
        if !proxy.extraBody.isEmpty { text += "    extra_body: \(EscapedJSON.text(.object(proxy.extraBody)))\n" }
        return text
    }
}
