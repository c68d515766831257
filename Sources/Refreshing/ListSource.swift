import Catalog
import JSONText

/// A list of models that can be read: where it is and how its answer is understood.
public struct ListSource: Sendable {
    /// The provider whose models it lists; `models.dev` for that site.
    public let id: String
    /// The whole address of its first page, over https.
    let url: String
    /// Whether the key of an account is needed.
    public let needsKey: Bool
    /// Whether it is all that the provider serves to anybody, so that a model that is not in it is gone.
    ///
    /// What a key opens may be what that account is allowed to use.
    let isWhole: Bool
    /// Reads a page.
    let read: @Sendable (JSONValue) -> Result<ListPage, ListProblem>

    init(
        _ id: String, _ url: String, needsKey: Bool = false, isWhole: Bool = true,
        _ read: @escaping @Sendable (JSONValue) throws(ListProblem) -> ListPage
    ) {
        self.id = id
        self.url = url
        self.needsKey = needsKey
        self.isWhole = isWhole && !needsKey
        self.read = { json in Result { () throws(ListProblem) in try read(json) } }
    }

    /// The id under which models.dev is asked for.
    public static let modelsDev = "models.dev"

    /// Lists that anybody may read.
    ///
    /// Featherless is missing: it has tens of thousands of rows.
    static let open: [ListSource] = [
        ListSource("chutes", "https://llm.chutes.ai/v1/models", RouterLists.chutes),
        ListSource("deepinfra", "https://api.deepinfra.com/models/list", RouterLists.deepInfra),
        ListSource("huggingface", "https://router.huggingface.co/v1/models", RouterLists.huggingFace),
        ListSource("nanogpt", "https://nano-gpt.com/api/v1/models?detailed=true", RouterLists.nanoGPT),
        ListSource("novita", "https://api.novita.ai/openai/v1/models", RouterLists.novita),
        ListSource("nvidia", "https://integrate.api.nvidia.com/v1/models", RouterLists.plain),
        ListSource("openrouter", "https://openrouter.ai/api/v1/models", RouterLists.openRouter),
        ListSource("venice", "https://api.venice.ai/api/v1/models?type=text", RouterLists.venice),
    ]

    /// Lists that the key of an account opens.
    static let keyed: [ListSource] = [
        // Without a limit it has 20 models a page.
        ListSource("anthropic", "https://api.anthropic.com/v1/models?limit=1000", needsKey: true, MakerLists.anthropic),
        ListSource(
            "cerebras", "https://api.cerebras.ai/v1/models?format=openrouter", needsKey: true, RouterLists.openRouter),
        ListSource("cohere", "https://api.cohere.com/v1/models?page_size=1000", needsKey: true, MakerLists.cohere),
        ListSource("deepseek", "https://api.deepseek.com/models", needsKey: true, RouterLists.plain),
        ListSource(
            "fireworks",
            "https://api.fireworks.ai/v1/accounts/fireworks/models?filter=supports_serverless%3Dtrue&pageSize=200",
            needsKey: true, MakerLists.fireworks),
        ListSource(
            "gemini", "https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000", needsKey: true,
            MakerLists.gemini),
        ListSource("groq", "https://api.groq.com/openai/v1/models", needsKey: true, RouterLists.plain),
        ListSource("mistral", "https://api.mistral.ai/v1/models", needsKey: true, MakerLists.mistral),
        ListSource("openai", "https://api.openai.com/v1/models", needsKey: true, MakerLists.openAI),
        ListSource(
            "siliconflow", "https://api.siliconflow.com/v1/models?sub_type=chat", needsKey: true, RouterLists.plain),
        ListSource("together", "https://api.together.ai/v1/models", needsKey: true, MakerLists.together),
        ListSource("xai", "https://api.x.ai/v1/language-models", needsKey: true, MakerLists.xAI),
    ]

    /// Every name that `catalog update` takes.
    public static var names: [String] { (open + keyed).map(\.id).sorted() + [modelsDev] }

    /// Whether a name's list needs a key; nil for a name that has none.
    public static func needsKey(_ name: String) -> Bool? {
        name == modelsDev ? false : (open + keyed).first { $0.id == name }?.needsKey
    }
}
