import Catalog
import Profiles
import Setups

/// Where an imported proxy's requests go, in the words of a profile.
struct ImportedAddress {
    /// The catalogue's id of the provider.
    let provider: String
    /// The field for the URL with its value; nil where the catalogue knows it, or nobody.
    let field: (name: String, url: String)?
    /// The host that its key is for, where the provider does not say that.
    let keyHost: String
    /// What is worth knowing, as a sentence without a final full stop.
    let remark: String?

    init(of proxy: ImportedProxy, _ catalog: Catalog) {
        let named = proxy.provider.flatMap { catalog.provider($0) }
        guard let given = proxy.url else {
            provider = named?.id ?? "custom"
            field = nil
            keyHost = ""
            remark =
                if let name = proxy.provider, named == nil {
                    "The provider `\(name)` is unknown; add the base_url of `\(proxy.model)` to the profile"
                } else if named == nil || named?.id == "custom" {
                    "The source gives no address for `\(proxy.model)`; add its base_url to the profile"
                } else {
                    nil
                }
            return
        }
        let url = EndpointURL(given)
        var path = url.path
        while path.hasSuffix("/") { path.removeLast() }
        // Written alike, so that it can be compared with the catalogue's.
        let plain =
            url.isWeb ? url.withPath(path) : Self.withoutSlashes(String(url.text.prefix { $0 != "?" && $0 != "#" }))
        let isChat = plain.hasSuffix(EndpointAddress.chatPath)
        let base = isChat ? String(plain.dropLast(EndpointAddress.chatPath.count)) : plain
        let owner = Self.owner(of: base, host: url.host, named: named, catalog)
        provider = owner?.id ?? "custom"
        // A key that was entered with a provider's web site is the provider's.
        let isMistaken =
            owner.map { !$0.isUserOwned && url.query == nil && Self.wrongURL(plain, of: $0) != nil } ?? false
        let isOwn = owner.map { !$0.isUserOwned && Self.isHome(url.host, of: $0) } ?? false
        keyHost = isMistaken || isOwn ? "" : url.authority
        var remark: String?
        if url.query == nil, let owner, !owner.isUserOwned, let wrong = Self.wrongURL(plain, of: owner),
            let right = owner.baseURL
        {
            field = nil
            remark =
                "`\(plain)` is not where \(owner.name) answers (\(wrong.note)), so the profile uses \(right)"
        } else if url.query == nil, plain == owner?.chatURL || base == owner?.baseURL {
            field = nil
            if !isChat, proxy.isWholeURL { remark = Self.missing(base) }
        } else if isChat, url.query == nil {
            field = ("base_url", base)
        } else if proxy.isWholeURL {
            let isBase = url.query == nil && owner?.otherBaseURLs.contains(base) ?? false
            field = isBase ? ("base_url", base) : ("chat_url", url.text)
            if isBase { remark = Self.missing(base) }
        } else {
            field = ("base_url", url.query == nil ? base : url.text)
        }
        self.remark = remark
    }

    /// What is known of an address that people enter by mistake; nil where it is none.
    private static func wrongURL(_ url: String, of owner: Provider) -> CatalogFact? {
        owner.facts("wrong_url").first { withoutSlashes($0.value) == url }
    }

    private static func missing(_ base: String) -> String {
        "`\(base)` is a base URL, but the source posts to exactly what is entered; append `\(EndpointAddress.chatPath)` there, as `proxylint export` does"
    }

    private static func withoutSlashes(_ text: String) -> String {
        var text = text
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }

    /// Whose address it is: the named provider's where the host may be its own, else that of whoever owns the host or the port.
    private static func owner(of base: String, host: String, named: Provider?, _ catalog: Catalog) -> Provider? {
        if let named, named.isUserOwned || named.hosts.isEmpty || isHome(host, of: named) { return named }
        if let exact = catalog.provider(with: "base_url", base), !exact.isUserOwned { return exact }
        return catalog.owner(ofHost: host)?.provider ?? localServer(at: base, catalog)
    }

    /// The server on this machine whose port is known for certain.
    private static func localServer(at base: String, _ catalog: Catalog) -> Provider? {
        let url = EndpointURL(base)
        guard url.scheme == "http", url.reach == .thisMachine, url.port != nil else { return nil }
        let servers = catalog.providers.filter { provider in
            guard provider.kind == .local, let usual = provider.fact("base_url").map({ EndpointURL($0.value) }) else {
                return false
            }
            return usual.port == url.port && usual.path == url.path
        }
        guard servers.count == 1, let server = servers.first, server.fact("base_url")?.grade.isCertain ?? false else {
            return nil
        }
        return server
    }

    private static func isHome(_ host: String, of provider: Provider) -> Bool { provider.match(ofHost: host) != nil }
}
