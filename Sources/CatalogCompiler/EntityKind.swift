/// A kind of thing that has one file each in `data/`.
public struct EntityKind: Sendable {
    /// What messages call one of them.
    let noun: String
    /// The folder below `data/`.
    public let folder: String
    /// The table that the facts go into, without its ending.
    let table: String
    /// The fields that its files may have besides sections.
    let fields: [EntityField]
    /// Parts of the file that are no plain fields.
    let sections: [EntitySection]

    /// Whether its files are what `diagnose` says, not facts with sources: those of a cause stand with its wordings.
    var isCause = false

    /// Every kind.
    public static let all = [provider, frontEnd, relay, cause]

    /// The names that may stand at the top of a file.
    var names: [String] { ["sources"] + fields.map(\.name) + sections.map(\.rawValue) }
}

/// A part of a file that is no plain field.
enum EntitySection: String, Sendable {
    /// How a key is checked.
    case keyCheck = "key_check"
    /// The upstreams of a router, by their slugs.
    case upstreams
    /// Sentences that rules quote, by name.
    case statements
}

/// A field of an entity: what its values must look like.
struct EntityField: Sendable {
    let name: String
    let shape: ValueShape
    /// Whether every file must have it.
    let isRequired: Bool
    /// Whether it has one value only.
    let isSingle: Bool

    static func one(_ name: String, _ shape: ValueShape = .text, required: Bool = false) -> EntityField {
        EntityField(name: name, shape: shape, isRequired: required, isSingle: true)
    }

    static func many(_ name: String, _ shape: ValueShape = .text, required: Bool = false) -> EntityField {
        EntityField(name: name, shape: shape, isRequired: required, isSingle: false)
    }
}

extension EntityKind {
    /// What a kind of error means and what helps.
    public static let cause = EntityKind(
        noun: "a cause", folder: "causes", table: "error-causes", fields: [], sections: [], isCause: true)

    private static let answer = ValueShape.choice(["yes", "no", "unknown"])

    /// A service that answers at a base URL.
    public static let provider = EntityKind(
        noun: "a provider", folder: "providers", table: "providers",
        fields: [
            .one("name", required: true),
            .one("kind", .choice(["router", "host", "relay", "local", "custom"]), required: true),
            .many("alias"), .many("also_called"),
            .one("base_url", .url), .many("other_base_url", .url), .one("base_url_form"), .one("chat_url", .url),
            .many("host", .host), .many("web_host", .host), .many("wrong_host", .host), .many("wrong_url"),
            .many("native_path"), .one("browser_calls", answer),
            .one("key_required", .choice(["yes", "no"]), required: true), .one("key_header"), .many("key_prefix"),
            .many("key_shape"), .one("key_end", .day), .one("key_page", .url), .one("billing_page", .url),
            .one("limits_page", .url),
            .one("privacy_page", .url), .one("model_list", .url), .one("model_list_public", answer),
            .one("unknown_model", .choice(["error", "warning", "info", "none"]), required: true),
            .one("free_ending"), .many("routing_ending"), .many("option_ending"), .one("chooses_upstreams", answer),
            .one("reasoning_field", .choice(["reasoning", "thinking", "reasoning_effort"])),
            .one("reply_limit_field"), .many("parameter_range", .parameterRange), .many("free_cap", .cap),
            .many("plan"), .many("plan_cap"), .many("long_context"), .many("limit"), .many("quirk"),
        ],
        sections: [.keyCheck, .upstreams, .statements])

    /// A program or site that a setup is pasted into.
    public static let frontEnd = EntityKind(
        noun: "a front end", folder: "front-ends", table: "front-ends",
        fields: [
            .one("name", required: true), .many("alias"),
            .many("caller", .choice(["browser", "server", "varies", "unknown"]), required: true),
            .one("local_urls", .choice(["yes", "no", "localhost-only", "unknown"]), required: true),
            .many("note"), .many("form_path"), .one("apply"), .one("name_field"), .one("model_field"),
            .one("url_field"), .one("url_form", .choice(["base", "full", "either"])),
            .many("trailing_slash", .choice(["ok", "breaks", "unknown"])), .one("key_field"), .many("key_place"),
            .one("prompt_field"), .many("setting_field"), .many("source"), .many("source_of"),
            .one("context_counts_reply", answer), .one("context_range", .range), .one("reply_range", .range),
            .many("parameter_range", .parameterRange), .many("sends"), .many("does_not_send"),
            .many("effort_model"), .many("thinking_model"), .many("one_sampler_model"), .many("trap"),
        ],
        sections: [.statements])

    /// A program that stands between front ends and providers, whose configuration file is linted.
    public static let relay = EntityKind(
        noun: "a relay", folder: "relays", table: "relays",
        fields: [
            .one("name", required: true), .many("keys", required: true), .many("choices"), .many("prefix"),
            .many("prefixes"), .many("no_prefix"), .many("models"), .many("host"), .many("unsupported"),
        ],
        sections: [.statements])
}
