/// Accounts, keys and settings on which lint is silent.
extension AccountCases {
    static let relayed = #"{account: a, base_url: "https://relay.example.org/v1", model: any}"#
    static let groq = "{account: a, model: openai/gpt-oss-120b}"
    static let gemini = "{account: a, model: gemini-3.6-flash}"
    static let chutes = "{account: a, model: zai-org/GLM-5.1-TEE}"

    static let correct: [AccountCase] = [
        .init("slugs", "\(router), ignored_providers: [io-net, google-vertex/us-east5]", [paid]),
        .init("slugs in order", router, [pinned("deepinfra/turbo, novita")]),
        .init("an empty list", "\(router), ignored_providers: [], allowed_providers: []", [pinned("novita")]),
        .init("one of two ignored", "\(router), ignored_providers: [novita]", [pinned("novita, parasail")]),
        .init("a variant ignored", "\(router), ignored_providers: [deepinfra/turbo]", [pinned("deepinfra")]),
        .init("a variant allowed", "\(router), allowed_providers: [deepinfra/turbo]", [pinned("deepinfra")]),
        .init(
            "whole allowed, a variant asked for", "\(router), allowed_providers: [deepinfra]",
            [pinned("deepinfra/turbo")]),
        .init("Claude at a cloud", "\(router), allowed_providers: [amazon-bedrock]", [claude]),
        .init("Claude with one host left", "\(router), ignored_providers: [anthropic, azure, google-vertex]", [claude]),
        .init("Claude at a cloud that resells", "\(router), allowed_providers: [digitalocean]", [claude]),
        .init(
            "open weights of OpenAI", "\(router), ignored_providers: [openai, azure]",
            ["{account: a, model: openai/gpt-oss-120b}"]),
        .init(
            "open weights of Google", "\(router), allowed_providers: [novita]",
            ["{account: a, model: google/gemma-4-31b-it}"]),
        .init(
            "fourteen ignored", "\(router), ignored_providers: [\(manyIgnored.replacing(", friendli", with: ""))]",
            [paid]),
        .init(
            "a provider that is no router", "provider: chutes, key: {keyring: k}, ignored_providers: [Anybody]",
            [chutes]),
        .init("ten dollars", "\(router), credits_purchased_usd: 10", [paid]),
        .init("no credits, own key", "\(router), credits_purchased_usd: 0, byok: on", [paid]),
        .init(
            "no credits, OpenRouter chooses", "\(router), credits_purchased_usd: 0",
            ["{account: a, model: openrouter/auto}"]),
        .init(
            "no credits, free model", "\(router), credits_purchased_usd: 0, privacy: {free_training: on}", [free],
            more: "messages_per_day: 50"),
        .init(
            "a thousand", "\(router), credits_purchased_usd: 10, privacy: {free_training: on}", [free],
            more: "messages_per_day: 1000"),
        .init("unknown credits", router, [free], more: "messages_per_day: 1000"),
        .init(
            "a paid proxy for the rest", "\(router), credits_purchased_usd: 5, privacy: {free_training: on}",
            [free, paid],
            more: "messages_per_day: 500"),
        .init(
            "another provider for the rest", router, [free, "{account: b, model: zai-org/GLM-5.1-TEE}"],
            more: "messages_per_day: 5000", second: "provider: chutes, key: {keyring: c}"),
        .init("one proxy", router, [free]),
        .init("two paid models", router, [paid, claude]),
        .init("a paid fallback", router, [free, otherFree, paid]),
        .init(
            "a second account that pays", router, [free, "{account: b, model: z-ai/glm-5.2}"], second: router),
        .init(
            "two hosts", keyed("deepseek", "{keyring: k}"),
            [
                "{account: a, model: deepseek-flash}", "{account: b, model: zai-org/GLM-5.1-TEE}",
            ], second: "provider: chutes, key: {keyring: c}"),
        .init("switches declared", "\(router), privacy: {free_training: on, free_publication: off}", [free]),
        .init("switches of no matter", "\(router), privacy: {paid_training: off}", [paid]),
        .init("a whole key", keyed("openrouter", "sk-or-v1-\(hex)"), [paid], ["plaintext-key warning"]),
        .init(
            "a whole Chutes key",
            keyed("chutes", "cpk_\(hex.prefix(32)).\(hex.prefix(32)).0123456789abcdefABCDEF0123456789"), [chutes],
            ["plaintext-key warning"]),
        .init(
            "a whole DeepSeek key", keyed("deepseek", "sk-\(hex.prefix(32))"), ["{account: a, model: deepseek-flash}"],
            ["plaintext-key warning"]),
        .init("a new Gemini key", keyed("gemini", "AQ.Ab8RN6J\(hex.prefix(43))"), [gemini], ["plaintext-key warning"]),
        .init(
            "an Anthropic token of another kind", keyed("anthropic", "sk-ant-oat01-\(hex)"),
            ["{account: a, model: claude-sonnet-4-6}"], ["plaintext-key warning"]),
        .init(
            "a Mistral key of a form unknown", keyed("mistral", "m\(hex)"),
            ["{account: a, model: mistral-large-latest}"], ["plaintext-key warning"]),
        .init("a relay's password", keyed("custom", "a \"quoted\" word"), [relayed], ["plaintext-key warning"]),
        .init("a password with a dollar", keyed("custom", "$ecret_horse"), [relayed], ["plaintext-key warning"]),
        .init("a password with two signs", keyed("custom", "'%horse%'"), [relayed], ["plaintext-key warning"]),
        .init("a LiteLLM master key", keyed("litellm", "sk-1234"), [relayed], ["plaintext-key warning"]),
        .init("a word for none", keyed("lm-studio", "not-needed"), ["{account: a, model: any}"]),
        .init("a placeholder for a local server", keyed("koboldcpp", "<any>"), ["{account: a, model: any}"]),
        .init("AI Horde", keyed("aihorde", "'0000000000'"), ["{account: a, model: any}"]),
        .init("a variable that is set", keyed("openrouter", "{env: SET}"), [paid], hasEnvironment: true),
        .init("a variable nobody looks up", keyed("openrouter", "{env: UNSET}"), [paid]),
        .init("a closed file", keyed("openrouter", "{file: closed.key}"), [paid], hasEnvironment: true),
        .init("a keyring", router, [paid], hasEnvironment: true),
        .init(
            "a local server's variable", keyed("ollama", "{env: UNSET}"), ["{account: a, model: any}"],
            hasEnvironment: true),
        .init(
            "Mistral's limit", keyed("mistral", "{keyring: k}"), [direct("mistral-large-latest", "temperature: 1.5")]),
        .init("Claude by the router", router, [direct("anthropic/claude-sonnet-4.6", "temperature: 1.2")]),
        .init(
            "the ends of the sliders", router, [paid],
            more: "front_end: sillytavern\ngeneration: {top_k: 500, repetition_penalty: 1, seed: -1}"),
        .init(
            "what Janitor sends", router, [paid],
            more: "front_end: janitor\ngeneration: {top_k: 100, temperature: 2, repetition_penalty: 1.1}"),
        .init(
            "what one of two sends", router, [paid], more: "front_end: [janitor, sillytavern]\ngeneration: {min_p: 0.1}"
        ),
        .init(
            "no front end", router,
            ["{account: a, model: z-ai/glm-5.2, reasoning: low, prompt_post_processing: merge}"],
            more: "generation: {top_k: 900}"),
        .init(
            "empty mappings", router, ["{account: a, model: z-ai/glm-5.2, headers: {}, prompt_post_processing: none}"],
            more: "front_end: janitor"),
        .init(
            "a front end of which little is known", router, [paid],
            more: "front_end: chub\ngeneration: {min_p: 0.1, top_k: 900}"),
    ]
}
