import Catalog
import Profiles

/// Finds set-ups in which the model's thoughts may appear in the chat.
struct ExposedReasoning: Rule {
    static let id = "exposed-reasoning"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.info
    static let summary = "The model's thoughts may appear in the chat."

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
                if let range = base.firstRange(of: part) { base.replaceSubrange(range, with: "/api/v1") }
                let fact = provider.facts("other_base_url").first { $0.value.hasSuffix(part) }
                findings.report(
                    "this address of \(provider.name) puts thoughts into the reply", at: field.range,
                    grade: fact?.grade ?? .unverified,
                    why: "at `…\(part)` they stand in the text itself; at `…/api/v1` they come in a field of their own",
                    facts: [fact?.asFact(fact?.note ?? "")].compactMap { $0 },
                    fixes: [Fix("use `\(base)`", .unsafe, [field.node.replacingText(with: base)])],
                    profile: profile, proxy: proxy.proxy)
            } else if provider.id == "chutes", model.value.hasPrefix("deepseek-ai/"),
                profile.frontEnds.contains(where: { $0.id == "janitor" }), proxy.mayThink
            {
                let fact = provider.facts("quirk").first { $0.value.contains("reasoning_content") }
                findings.report(
                    "the thoughts of `\(model.value)` may appear in the chat", at: model.range,
                    grade: fact?.grade ?? .unverified,
                    why: "\(provider.name) sends them in `reasoning_content`, which some clients print",
                    facts: [fact?.asFact(fact?.value ?? "")].compactMap { $0 } + [Self.guides], profile: profile,
                    proxy: proxy.proxy)
            }
        }
    }

    private static let guides = Fact.recorded("chutes", "think-blocks")

    /// The part of a NanoGPT address that asks for thoughts in the reply.
    private static func thinkingPath(_ address: String) -> String? {
        guard address.contains("nano-gpt.com/api/v1thinking") else { return nil }
        return "/api/v1thinking"
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A thinking model's thoughts come in a field of their own, or in the reply itself. In the reply \
                everybody reads them, and they fill the context of the messages that follow. NanoGPT has an address \
                for each way; Chutes uses a field that some clients print, and guides \
                for Janitor AI report it of DeepSeek's models there.
                """,
            symptoms: ["front end: the reply begins with thoughts, often between `<think>` and `</think>`"],
            remedy: """
                At NanoGPT use the address ending in `/api/v1`. Elsewhere switch thinking off where the front end can, \
                or take a model that does not think.
                """,
            facts: [
                .recorded("nanogpt", "thinking-address"),
                .recorded("chutes", "thoughts-field"), guides,
            ],
            examples: [
                .fires(
                    "NanoGPT's address for thoughts in the reply", .info,
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
                    "A thinking DeepSeek model of Chutes' in Janitor AI", .info,
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
                    "A model that does not think",
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
