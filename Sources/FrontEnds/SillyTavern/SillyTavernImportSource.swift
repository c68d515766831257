import Catalog
import JSONText

/// A chat-completion source of SillyTavern in the words of the catalogue.
struct SillyTavernImportSource {
    /// SillyTavern's own word, such as `makersuite`.
    let id: String

    /// The source of this id or one of its other names.
    init(_ id: String) {
        self.id = ["oai": "openai", "google": "makersuite"][id] ?? id
    }

    /// What exports choose by as well.
    private static let frontEnd = Catalog.embedded.frontEnd(SillyTavernExporter.id)
    /// Sources that are imported and not exported to.
    private static let importedOnly = ["azure_openai": "azure"]
    /// Sources that take a reverse proxy.
    private static let withReverseProxy: Set = [
        "openai", "claude", "mistralai", "makersuite", "vertexai", "deepseek", "xai", "zai", "moonshot",
    ]
    /// Sources of chat completion; other words are text completion's.
    private static let all: Set = [
        "openai", "claude", "openrouter", "ai21", "makersuite", "vertexai", "mistralai", "custom", "cohere",
        "perplexity", "groq", "electronhub", "chutes", "nanogpt", "deepseek", "aimlapi", "xai", "pollinations",
        "moonshot", "fireworks", "cometapi", "azure_openai", "zai", "siliconflow", "minimax", "workers_ai",
    ]

    /// Whether SillyTavern has it for chat completion.
    var isChat: Bool { Self.all.contains(id) }
    /// Whether a reverse proxy may stand in front of it.
    var takesReverseProxy: Bool { Self.withReverseProxy.contains(id) }
    /// Whether requests to it have a form of its own.
    var speaksOwnForm: Bool { ["claude", "makersuite", "vertexai"].contains(id) }
    /// The field of a preset with its model.
    var modelField: String { ["makersuite": "google_model"][id] ?? "\(id)_model" }

    /// The catalogue's id of the provider.
    func provider(_ settings: JSONValue) -> String {
        if id == "zai", settings["zai_endpoint"]?.text == "coding" { return "zai-coding" }
        return Self.importedOnly[id] ?? Self.frontEnd?.provider(ofSource: id) ?? id
    }

    /// Gives a proxy its provider or its address.
    func place(_ proxy: inout ImportedProxy, _ settings: JSONValue, _ imported: inout ImportedProfile) {
        let reverse = settings["reverse_proxy"]?.text ?? ""
        if id == "custom" {
            proxy.url = settings["custom_url"]?.text.flatMap { $0.isEmpty ? nil : $0 }
        } else if takesReverseProxy, !reverse.isEmpty {
            placeBehind(reverse, password: settings["proxy_password"]?.text, &proxy, &imported)
        } else if id == "azure_openai", let base = settings["azure_base_url"]?.text, !base.isEmpty {
            let deployment = settings["azure_deployment_name"]?.text ?? ""
            proxy.provider = "azure"
            proxy.url = AzureAddress.url(base, deployment, version: settings["azure_api_version"]?.text)
            proxy.isWholeURL = true
            if proxy.model.isEmpty { proxy.model = deployment }
        } else {
            proxy.provider = provider(settings)
            if id == "minimax", settings["minimax_endpoint"]?.text == "cn" { proxy.url = Self.minimaxInChina }
        }
    }

    /// The second address of MiniMax's source (1.18.0).
    private static let minimaxInChina = "https://api.minimaxi.com/v1"

    /// Gives a proxy the address of a reverse proxy, whose password is the key.
    func placeBehind(
        _ address: String, password: String?, _ proxy: inout ImportedProxy, _ imported: inout ImportedProfile
    ) {
        proxy.url = address
        if let password, !password.isEmpty { proxy.key = .literal(password) }
        if speaksOwnForm {
            imported.remarks.append(
                "SillyTavern uses the native format of `\(id)` with its reverse proxy, but a profile uses OpenAI's chat format; make sure the address accepts it"
            )
        }
    }
}

/// Azure's addresses, which name deployment and version.
enum AzureAddress {
    static func url(_ base: String, _ deployment: String, version: String?) -> String {
        var base = base
        while base.hasSuffix("/") { base.removeLast() }
        let query = version.map { $0.isEmpty ? "" : "?api-version=\($0)" } ?? ""
        return "\(base)/openai/deployments/\(deployment)/chat/completions\(query)"
    }
}
