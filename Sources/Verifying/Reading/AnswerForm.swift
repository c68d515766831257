import JSONText
import Setups
import VerificationResults

/// Reads good answers to key checks: one form for each that says more than that the key is good.
struct AnswerForm {
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
        "openrouter": OpenRouterKeyForm.facts,
        "deepseek": BalanceForms.deepSeek,
        "moonshot": BalanceForms.moonshot,
        "nanogpt": BalanceForms.nanoGPT,
        "novita": BalanceForms.novita,
        "siliconflow": BalanceForms.siliconFlow,
        "deepinfra": BalanceForms.deepInfra,
        "poe": BalanceForms.poe,
        "venice": BalanceForms.venice,
        "horde": BalanceForms.horde,
        "xai": PlanForms.xai,
        "cohere": PlanForms.cohere,
        "featherless": PlanForms.featherless,
        "huggingface": PlanForms.huggingFace,
        "nvidia": PlanForms.nvidia,
        "zai-coding": PlanForms.zaiCoding,
        "koboldcpp": PlanForms.koboldCpp,
        // A model that does not exist is answered with 404; whatever else comes was not read by the router.
        "chutes-probe": { _, _ in nil },
    ]
}
