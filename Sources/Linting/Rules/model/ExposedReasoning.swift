import Catalog
import Profiles

/// Finds set-ups in which the model's thoughts may appear in the chat.
struct ExposedReasoning: Rule {
    static let id = "exposed-reasoning"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.info
    static let summary = "The model's reasoning may appear in the chat."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let provider = proxy.provider, let model = proxy.proxy.model,
                provider.id == "nanogpt" || provider.id == "chutes"
            else { continue }
            // Guides report it of DeepSeek's models at Chutes only; a remark on every other would be noise.
            if provider.id == "nanogpt", let field = proxy.address?.field, let part = Self.thinkingPath(field.value),
                proxy.mayThink
            {
                var base = field.value
                if let range = base.place(of: part) { base.replaceSubrange(range, with: "/api/v1") }
                let fact = provider.facts("other_base_url").first { $0.value.hasSuffix(part) }
                findings.report(
                    "this address of \(provider.name) puts the reasoning into the reply", at: field.range,
                    grade: fact?.grade ?? .unverified,
                    why: "at `…\(part)` it is part of the text; at `…/api/v1` it comes in a separate field",
                    facts: [fact?.asFact(fact?.note ?? "")].compactMap { $0 },
                    fixes: [Fix("use `\(base)`", .unsafe, [field.replacing(with: base)])],
                    profile: profile, proxy: proxy.proxy)
            } else if provider.id == "chutes", model.value.hasPrefix("deepseek-ai/"),
                profile.frontEnds.contains(where: { $0.id == "janitor" }), proxy.mayThink
            {
                let fact = provider.facts("quirk").first { $0.value.holds("reasoning_content") }
                findings.report(
                    "the reasoning of `\(model.value)` may appear in the chat", at: model.range,
                    grade: fact?.grade ?? .unverified,
                    why: "\(provider.name) sends it in `reasoning_content`, which some clients display",
                    facts: [fact?.asFact(fact?.value ?? "")].compactMap { $0 } + [Self.guides], profile: profile,
                    proxy: proxy.proxy)
            }
        }
    }

    private static let guides = Fact.recorded("chutes", "think-blocks")

    /// The part of a NanoGPT address that asks for thoughts in the reply.
    private static func thinkingPath(_ address: String) -> String? {
        guard address.holds("nano-gpt.com/api/v1thinking") else { return nil }
        return "/api/v1thinking"
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A reasoning model sends its reasoning in a separate field or in the reply itself. In the reply it is \
                visible, and it fills the context of later messages. NanoGPT has an address for each; Chutes uses a \
                field that some clients display, as Janitor AI guides report for DeepSeek's models there.
                """,
            symptoms: ["front end: the reply begins with reasoning, often between `<think>` and `</think>`"],
            remedy: """
                At NanoGPT use the address ending in `/api/v1`. Elsewhere, turn reasoning off if the front end can, \
                or use a model without it.
                """,
            facts: [
                .recorded("nanogpt", "thinking-address"),
                .recorded("chutes", "thoughts-field"), guides,
            ],
            examples: [
                .fires(
                    "NanoGPT's address that puts reasoning into the reply", .info,
                    """
                    version: 1
                    name: nano
                    accounts:
                      main: {provider: nanogpt, key: {env: NANOGPT_API_KEY}}
                    proxies:
                      - {account: main, base_url: ‹"https://nano-gpt.com/api/v1thinking"›, model: "zai-org/glm-5.1:thinking"}
                    """,
                    fixed: """
                        version: 1
                        name: nano
                        accounts:
                          main: {provider: nanogpt, key: {env: NANOGPT_API_KEY}}
                        proxies:
                          - {account: main, base_url: "https://nano-gpt.com/api/v1", model: "zai-org/glm-5.1:thinking"}
                        """),
                .fires(
                    "A DeepSeek reasoning model from Chutes in Janitor AI", .info,
                    """
                    version: 1
                    name: janitor
                    front_end: janitor
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: ‹deepseek-ai/DeepSeek-V4-Flash-0731-TEE›}
                    """),
                .silent(
                    "NanoGPT's ordinary address",
                    """
                    version: 1
                    name: nano
                    accounts:
                      main: {provider: nanogpt, key: {env: NANOGPT_API_KEY}}
                    proxies:
                      - {account: main, base_url: "https://nano-gpt.com/api/v1", model: "zai-org/glm-5.1:thinking"}
                    """),
                .silent(
                    "A model without reasoning",
                    """
                    version: 1
                    name: plain
                    front_end: janitor
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: unsloth/Mistral-Nemo-Instruct-2407-TEE}
                    """),
            ])
    }
}
