import Catalog
import JSONText
import Setups

/// Bifrost: each account as a key of its provider, with the models of its proxies (schema of maximhq/bifrost@003ecc6; not run).
enum BifrostExporter: FrontEndExporter {
    static let id = "bifrost"
    static let gives = "config.json for Bifrost, with the keys and models of every proxy in the profile"
    static let takesAllProxies = true

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> { [] }

    /// Names that Bifrost has for providers of the catalogue; all others are custom providers there.
    private static let names: Set = [
        "openai", "anthropic", "gemini", "mistral", "groq", "cohere", "perplexity", "xai", "cerebras", "deepseek",
        "openrouter", "fireworks",
    ]

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let (proxies, leftOut) = try input.proxiesWithBase()
        var notes = leftOut
        var groups: [(place: Place, proxies: [ExportProxy])] = []
        var numbers: [String: Int] = [:]
        var kept: [ExportProxy] = []
        for proxy in proxies {
            let place = try self.place(of: proxy)
            guard place.isReachable else {
                notes.append(
                    "The proxy \(proxy.label) is left out, because Bifrost appends /v1/chat/completions to its address")
                continue
            }
            kept.append(proxy)
            if let known = numbers[place.name] {
                groups[known].proxies.append(proxy)
            } else {
                numbers[place.name] = groups.count
                groups.append((place, [proxy]))
            }
        }
        let providers = groups.map { JSONMember($0.place.name, provider($0.proxies, $0.place)) }
        let config = JSONValue.object([
            JSONMember("$schema", .string("https://www.getbifrost.ai/schema")),
            JSONMember("version", .number("2")),
            JSONMember("encryption_key", .string("env.BIFROST_ENCRYPTION_KEY")),
            JSONMember(
                "client",
                .object([
                    JSONMember("enforce_auth_on_inference", .boolean(true)),
                    JSONMember("disable_content_logging", .boolean(true)),
                ])),
            JSONMember(
                "config_store",
                .object([
                    JSONMember("enabled", .boolean(true)), JSONMember("type", .string("sqlite")),
                    JSONMember("config", .object([JSONMember("path", .string("./config.db"))])),
                ])),
            JSONMember("providers", .object(providers)),
        ])
        notes +=
            LiteLLMExporter.keyNotes(kept) + [
                "Set BIFROST_ENCRYPTION_KEY to a long random string before the first start, and never change it",
                "Create a virtual key for each member in its web page; front ends use http://HOST:8080/v1 with that key and PROVIDER/MODEL as the model",
                "Bifrost takes fallbacks from requests or routing rules, so the order of the proxies is not in the file",
            ]
        return Export(
            documents: [
                ExportedDocument(
                    part: "config", fileName: "config.json",
                    place: "Put it into the folder that you start Bifrost with",
                    text: config.indentedJSON)
            ], notes: notes)
    }

    /// Where a proxy stands in the file.
    private struct Place {
        let name: String
        /// Of a provider that Bifrost has no name for.
        let address: String?
        let isReachable: Bool
    }

    private static func place(of proxy: ExportProxy) throws(ExportProblem) -> Place {
        if let id = proxy.provider?.id, names.contains(id), proxy.isAtProvidersOwnAddress {
            return Place(name: id, address: nil, isReachable: true)
        }
        let base = try proxy.base()
        let name = proxy.resolved.account?.name.value ?? proxy.label
        // A custom provider in OpenAI's form gets this path appended.
        guard base.hasSuffix("/v1") else { return Place(name: name, address: base, isReachable: false) }
        return Place(name: name, address: String(base.dropLast(3)), isReachable: true)
    }

    private static func provider(_ proxies: [ExportProxy], _ place: Place) -> JSONValue {
        var accounts: [(name: String, key: ExportKey?, models: [String])] = []
        for proxy in proxies {
            let name = proxy.resolved.account?.name.value ?? proxy.label
            if let known = accounts.firstIndex(where: { $0.name == name }) {
                if !accounts[known].models.contains(proxy.model) { accounts[known].models.append(proxy.model) }
            } else {
                accounts.append((name, proxy.key, [proxy.model]))
            }
        }
        let keys = accounts.map { account in
            JSONValue.object([
                JSONMember("name", .string(account.name)),
                JSONMember(
                    "value", .string(account.key.map { key in key.revealed ?? "env.\(key.variable)" } ?? "none")),
                JSONMember("models", .array(account.models.map { .string($0) })),
                JSONMember("weight", .number("1")),
            ])
        }
        var members = [JSONMember("keys", .array(keys))]
        if let address = place.address {
            members.append(JSONMember("network_config", .object([JSONMember("base_url", .string(address))])))
            members.append(
                JSONMember(
                    "custom_provider_config", .object([JSONMember("base_provider_type", .string("openai"))])))
        }
        return .object(members)
    }
}
