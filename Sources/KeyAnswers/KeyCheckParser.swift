import JSONText
import Setups
import VerificationResults

/// Reads good answers to key checks: one form for each that says more than that the key is good.
struct KeyCheckParser {
    /// What a form may need besides the answer.
    struct Context {
        /// The host that answered.
        let host: String
        /// The moment of the answer.
        let now: Instant
        /// Whether all models in question are free ones.
        let usesFreeModelsOnly: Bool
        /// Whether a key was sent.
        let hasKey: Bool
        /// Whether the profile says that the account has a plan.
        let declaresPlan: Bool
    }

    private typealias Reader = @Sendable (JSONValue, Context) -> AccountFacts?

    private let reader: Reader

    /// The form called `name`; nil for one that is not known.
    init?(_ name: String) {
        if name.hasPrefix("object:") {
            let field = String(name.dropFirst(7))
            reader = { json, _ in json[field].flatMap { $0.isNull ? nil : AccountFacts() } }
        } else if let known = Self.readers[name] {
            reader = known
        } else {
            return nil
        }
    }

    /// What an answer says; nil for one that has not this form.
    func facts(in json: JSONValue, _ context: Context) -> AccountFacts? { reader(json, context) }

    private static let readers: [String: Reader] = [
        "list": { json, _ in ModelList(json).map { _ in AccountFacts() } },
        "openrouter": OpenRouterKeyParser.facts,
        "deepseek": BalanceParsers.deepSeek,
        "moonshot": BalanceParsers.moonshot,
        "nanogpt": BalanceParsers.nanoGPT,
        "novita": BalanceParsers.novita,
        "siliconflow": BalanceParsers.siliconFlow,
        "deepinfra": BalanceParsers.deepInfra,
        "poe": BalanceParsers.poe,
        "venice": BalanceParsers.venice,
        "horde": BalanceParsers.horde,
        "xai": PlanParsers.xai,
        "cohere": PlanParsers.cohere,
        "featherless": PlanParsers.featherless,
        "huggingface": PlanParsers.huggingFace,
        "nvidia": PlanParsers.nvidia,
        "zai-coding": PlanParsers.zaiCoding,
        "koboldcpp": PlanParsers.koboldCpp,
        // A model that does not exist is answered with 404; whatever else comes was not read by the router.
        "chutes-probe": { _, _ in nil },
    ]
}
