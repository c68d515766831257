import Catalog

/// Which service a host name belongs to.
enum ProviderHosts {
    /// The catalogue's id; nil where the host is nobody's, or of several.
    static func provider(at host: String, _ catalog: Catalog) -> String? {
        for field in ["host", "web_host"] {
            var name = host[...]
            while name.firstIndex(of: ".") != nil {
                if let provider = catalog.provider(with: field, String(name)), !provider.isUserOwned {
                    return provider.id
                }
                guard let dot = name.firstIndex(of: ".") else { break }
                name = name[name.index(after: dot)...]
            }
        }
        return ofDomain(host, catalog)
    }

    /// The service whose hosts stand under the same registered name: `docs.cohere.com`, `moonshot.ai`.
    private static func ofDomain(_ host: String, _ catalog: Catalog) -> String? {
        let labels = host.split(separator: ".")
        guard labels.count >= 2, labels.count <= 5, let last = labels.last, last.utf8.count >= 2,
            last.utf8.allSatisfy({ 0x61...0x7A ~= $0 }), endings.contains(String(last))
        else { return nil }
        let domain = labels.suffix(2).joined(separator: ".")
        if domain == "googleapis.com" { return "gemini" }
        if domain == "microsoft.com" || domain == "azure.com" {
            return host.holds("openai") || host.holds("cognitiveservices") ? "azure" : nil
        }
        guard !shared.contains(domain) else { return nil }
        let owners = catalog.providers.filter { provider in
            !provider.isUserOwned && provider.hosts.contains { $0 == domain || $0.hasSuffix("." + domain) }
        }
        // The coding plan is a second door of the same house.
        return owners.count == 1 ? owners.first?.id : owners.first { $0.hosts.contains { $0 == "api." + domain } }?.id
    }

    private static let endings: Set<String> = [
        "ai", "com", "io", "cn", "dev", "co", "net", "org", "tech", "gg", "app", "chat", "xyz", "cloud",
    ]
    /// Names under which everybody has hosts.
    private static let shared: Set<String> = [
        "github.com", "google.com", "aliyuncs.com", "amazonaws.com", "hf.space", "trycloudflare.com", "workers.dev",
        "vercel.app", "com.cn",
    ]
}
