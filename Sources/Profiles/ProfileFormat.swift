import YAMLSource

/// The profile format, version 1, as data.
///
/// An instance belongs to one thread at a time by convention: the shapes are heap objects, and two threads that retain
/// and release the same ones spend most of their time on that (docs/decisions/0005-many-files.md).
public struct ProfileFormat: Sendable {
    /// A profile.
    public let profile: ObjectShape
    /// An account.
    let account: ObjectShape
    /// A proxy.
    let proxy: ObjectShape
    /// Sampling settings.
    let generation: ObjectShape
    /// The privacy switches.
    let privacy: ObjectShape
    /// Zero data retention by model group.
    let zeroDataRetention: ObjectShape
    /// Where a key is kept.
    let keyReference: ObjectShape
    /// Where a text is kept.
    let fileReference: ObjectShape

    /// The words that switches take besides true and false.
    public static let switchWords = ["on", "On", "ON", "off", "Off", "OFF", "yes", "Yes", "YES", "no", "No", "NO"]

    /// The format.
    public init() {
        profile = Self.profile
        account = Self.account
        proxy = Self.proxy
        generation = Self.generation
        privacy = Self.privacy
        zeroDataRetention = Self.zeroDataRetention
        keyReference = Self.keyReference
        fileReference = Self.fileReference
    }

    /// Where a field belongs that stands in `object` by mistake; nil for one that belongs nowhere.
    func home(of key: YAMLNode, besides object: ObjectShape) -> FieldHome? {
        for (home, phrase) in homes where "\(home.noun)" != "\(object.noun)" {
            if let place = home.place(of: key) { return FieldHome(phrase: phrase, object: home, place: place) }
        }
        return nil
    }

    /// Where a misspelled field probably belongs, and what it is called there; nil where nothing is near enough.
    func home(ofMisspelled word: String, besides object: ObjectShape) -> FieldHome? {
        for (home, phrase) in homes where "\(home.noun)" != "\(object.noun)" {
            let names = home.names.map { "\($0)" }
            guard let field = FieldSynonyms.field(for: word, among: names) else { continue }
            guard let place = names.firstIndex(of: field) else { continue }
            return FieldHome(phrase: "\(phrase), as `\(field)`", object: home, place: place)
        }
        return nil
    }

    /// The mappings that a field may belong to, and what messages call them.
    private var homes: [(ObjectShape, String)] {
        [
            (generation, "`generation`"), (privacy, "the account's `privacy`"), (proxy, "a proxy"),
            (account, "an account"), (profile, "the profile itself"),
        ]
    }

    /// A profile.
    private static var profile: ObjectShape {
        ObjectShape(
            "a profile", "A named chat-proxy setup: its accounts, and its proxies in order of preference.",
            [
                FieldShape(
                    "version", .version, required: true, "Version of this format.", examples: ["1"], fallback: "1"),
                FieldShape(
                    "name", .text(.name), required: true, "The name commands use for this profile.",
                    examples: ["\"free-roleplay\""]),
                FieldShape("description", .text(.any), "What the profile is for, in one sentence."),
                FieldShape(
                    "front_end", .either([.frontEnd, .list(.frontEnd, minimumCount: 1)]),
                    "The front end or front ends the setup is pasted into. Without it, front-end rules stay silent.",
                    examples: ["\"janitor\"", "[\"janitor\", \"sillytavern\"]"]),
                FieldShape(
                    "accounts", .names(.name, .object(account), minimumCount: 1), required: true,
                    "Your keys at providers, under names you choose."),
                FieldShape(
                    "proxies", .list(.object(proxy), minimumCount: 1), required: true,
                    "Proxies in order of preference: the first is used, `next` switches to the others."),
                FieldShape("generation", .object(generation), "Sampling settings for every proxy."),
                FieldShape("custom_prompt", customPrompt, "The custom prompt: text, or a file beside the profile."),
                FieldShape(
                    "messages_per_day", .integer(0...1_000_000),
                    "Messages you expect to send per day; lint compares it with daily caps.", examples: ["40"]),
            ])
    }

    /// A key at one provider.
    private static var account: ObjectShape {
        ObjectShape(
            "an account", "A key at one provider, with facts only its owner knows. Anything absent is unknown.",
            [
                FieldShape(
                    "provider", .provider, required: true, "The service that answers at the base URL.",
                    examples: ["\"openrouter\""]),
                FieldShape(
                    "key", .either([.text(.filled), .object(keyReference)]),
                    "Where the key is: a reference, or (discouraged) the key itself.",
                    examples: ["{\"env\": \"OPENROUTER_API_KEY\"}"]),
                FieldShape(
                    "credits_purchased_usd", .number(0...10_000_000),
                    "Credits ever bought on the account, in USD; decides daily caps.", examples: ["0", "10"]),
                FieldShape(
                    "plan", .text(.filled), "The subscription, as the provider calls it.", examples: ["\"plus\""]),
                FieldShape(
                    "byok", .either([.toggle, .list(.text(.filled), minimumCount: 0)]),
                    "Whether your own provider keys are stored at the router, or for which upstreams."),
                FieldShape("privacy", .object(privacy), "The account's switches, as set on the provider's site."),
                FieldShape(
                    "ignored_providers", .list(.text(.filled), minimumCount: 0),
                    "Slugs of upstreams that the account ignores.", examples: ["[\"io-net\"]"], fallback: "[]"),
                FieldShape(
                    "allowed_providers", .list(.text(.filled), minimumCount: 0),
                    "Slugs of the only upstreams that the account allows."),
            ])
    }

    /// Where a key is kept.
    private static var keyReference: ObjectShape {
        ObjectShape(
            "a key reference", "Where the key is kept; exactly one of the fields.", exactlyOne: true,
            [
                FieldShape("env", .text(.filled), "An environment variable.", examples: ["\"OPENROUTER_API_KEY\""]),
                FieldShape(
                    "file", .text(.filled), "A file that contains only the key, relative to the profile or absolute."),
                FieldShape("keyring", .text(.filled), "An entry of the desktop keyring."),
            ])
    }

    /// The account's privacy switches.
    private static var privacy: ObjectShape {
        ObjectShape(
            "the privacy switches", "The account's privacy switches; an absent one is unknown.",
            [
                FieldShape("free_training", .toggle, "Free endpoints that may train on prompts are allowed."),
                FieldShape("free_publication", .toggle, "Free endpoints that may publish prompts are allowed."),
                FieldShape("paid_training", .toggle, "Paid endpoints that may train on prompts are allowed."),
                FieldShape(
                    "zero_data_retention", .either([.toggle, .object(zeroDataRetention)]),
                    "Use only endpoints with zero data retention: everywhere, or by model group."),
                FieldShape("age_confirmed", .toggle, "The account is confirmed as 18 or older."),
            ])
    }

    /// Zero data retention by model group.
    private static var zeroDataRetention: ObjectShape {
        ObjectShape(
            "the zero-retention switches", "Zero data retention by model group.",
            [
                FieldShape("anthropic", .toggle, "For Anthropic's models."),
                FieldShape("openai", .toggle, "For OpenAI's models."),
                FieldShape("google", .toggle, "For Google's models."),
                FieldShape("xai", .toggle, "For xAI's models."),
                FieldShape("other", .toggle, "For all other models."),
            ])
    }

    /// One selectable configuration.
    private static var proxy: ObjectShape {
        ObjectShape(
            "a proxy", "One configuration of a front end: account, base URL, model, and context size.",
            [
                FieldShape("name", .text(.name), "The name commands use for this proxy.", examples: ["\"free-gemma\""]),
                FieldShape("account", .text(.filled), required: true, "One of the accounts above."),
                FieldShape(
                    "base_url", .text(.filled),
                    "The base URL; defaults to the provider's. Each front end's own form is derived from it.",
                    examples: ["\"https://openrouter.ai/api/v1\""]),
                FieldShape("chat_url", .text(.filled), "The exact URL to post to, if a base URL does not work."),
                FieldShape(
                    "model", .text(.filled), required: true, "The model ID, as the provider spells it.",
                    examples: ["\"deepseek/deepseek-v3.2\""]),
                FieldShape(
                    "context_size", .integer(1...16_777_216), "Context size set in the front end, in tokens.",
                    examples: ["16384"]),
                FieldShape(
                    "max_new_tokens", .integer(0...16_777_216),
                    "Maximum tokens per reply; 0 leaves it to the provider.",
                    examples: ["700"]),
                FieldShape(
                    "upstreams", .list(.text(.filled), minimumCount: 0),
                    "Slugs of the upstreams to use, in order, if the front end can ask for them."),
                FieldShape(
                    "reasoning", .choice(["off", "on", "low", "medium", "high"]),
                    "How much the model reasons before it replies."),
                FieldShape("generation", .object(generation), "Sampling settings that differ from the profile's."),
                FieldShape("custom_prompt", customPrompt, "A custom prompt instead of the profile's."),
                FieldShape("prefill", .text(.any), "The start of every reply."),
                FieldShape(
                    "prompt_post_processing",
                    .choice(["none", "merge", "merge_tools", "semi", "semi_tools", "strict", "strict_tools", "single"]),
                    "How SillyTavern rearranges messages for providers with strict roles.",
                    fallback: "\"none\""),
                FieldShape("extra_body", .anything, "Extra fields in the request body.", fallback: "{}"),
                FieldShape(
                    "headers", .names(.filled, .scalar, minimumCount: 0), "Extra request headers.",
                    examples: ["{\"X-Title\": \"my chats\"}"]),
            ])
    }

    /// Sampling settings.
    static var generation: ObjectShape {
        ObjectShape(
            "generation settings", "Sampling settings; anything absent is left to the front end.",
            [
                FieldShape("temperature", .number(0...2), "Randomness.", examples: ["0.85"]),
                FieldShape("top_p", .number(0...1), "Nucleus sampling.", examples: ["0.95"]),
                FieldShape("top_k", .integer(0...1_000_000), "How many tokens are considered; 0 for all."),
                FieldShape("min_p", .number(0...1), "Minimum probability relative to the most likely token."),
                FieldShape("top_a", .number(0...1), "Top-a sampling."),
                FieldShape("repetition_penalty", .number(0...2), "Penalty for repeated tokens; 1 is neutral."),
                FieldShape("frequency_penalty", .number(-2...2), "Penalty that grows with repetition; 0 is neutral."),
                FieldShape("presence_penalty", .number(-2...2), "Penalty for tokens already used; 0 is neutral."),
                FieldShape("seed", .integer(-1...Int64.max), "Seed for repeatable replies; -1 for a random one."),
                FieldShape(
                    "stop", .either([.text(.filled), .list(.text(.filled), minimumCount: 0)]),
                    "Text at which a reply ends."),
                FieldShape("streaming", .toggle, "Whether replies arrive word by word."),
            ])
    }

    private static var customPrompt: ValueShape { ValueShape.either([.text(.any), .object(fileReference)]) }

    /// Where a text is kept.
    private static var fileReference: ObjectShape {
        ObjectShape(
            "a file reference", "A file beside the profile, or an absolute path.",
            [FieldShape("file", .text(.filled), required: true, "The path.", examples: ["\"cozy.prompt.txt\""])])
    }
}
