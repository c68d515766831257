/// The words that people meet in errors, models and prices, for `explain`.
enum WordTopics {
    /// A word.
    struct Word {
        let name: String
        let text: String
        let next: String
        var others: [String] = []
    }

    /// Every word.
    static var names: [String] { all.map { $0.name } }

    /// A word by its name, or by another that people use.
    static func word(_ name: String) -> Word? {
        let wanted = name.replacing("_", with: " ").replacing("-", with: " ")
        return all.first { $0.name == wanted || $0.others.contains(wanted) || $0.name + "s" == wanted }
    }

    /// What a status says by itself.
    static let statusWords: [Int: String] = [
        400: "The service read the request and rejects something in it: a setting, a role, or a length.",
        401: "The service does not accept the key, or none arrived.",
        402:
            "Money: the balance, the key's own cap, or the plan does not cover the request. Waiting does not help unless a cap resets.",
        403: "The key works, but something forbids this request: a plan, a switch, a country, or a filter.",
        404: "The address or the model does not exist: check the base URL first, then the model ID.",
        408: "The service gave up waiting.",
        413: "The request is too large.",
        429:
            "Too many requests: a limit per minute or per day, of your account or of an upstream. Which one it is decides whether waiting helps.",
        500: "The service failed internally; that says nothing about your settings.",
        502: "A service behind the one you asked gave no usable answer.",
        503: "The service is overloaded or down; the model may have no capacity right now.",
        504: "A service behind the one you asked took too long.",
    ]

    private static let all: [Word] = [
        Word(
            name: "tee",
            text:
                "Trusted execution environment: the model runs in hardware that hides your chats from the machine's owner. At Chutes, the IDs of such models end in `-TEE`; the ID without that suffix names another model, or none.",
            next:
                "`proxylint models --provider chutes` lists these IDs; lint suggests the suffix if it is missing.",
            others: ["trusted execution environment", "confidential compute"]),
        Word(
            name: "plan",
            text:
                "A subscription at a provider, with its own caps. Write its name as `plan:` in the account, and lint and `cost` compare your use with its caps.",
            next: "`proxylint cost` shows what an evening and a month cost.", others: ["subscription", "tier"]),
        Word(
            name: "credits",
            text:
                "Money paid in advance. At OpenRouter, buying 10 USD once raises the cap on free models from 50 to 1000 requests a day; record it as `credits_purchased_usd` in the account.",
            next: "`proxylint set PROFILE credits 10` records it; `proxylint verify` shows what is left.",
            others: ["credit", "balance"]),
        Word(
            name: "free variant",
            text:
                "A model that costs nothing, within limits that all free models of an account share. At OpenRouter its ID ends in `:free`.",
            next: "`proxylint models --free` lists them.", others: ["free", "free model"]),
        Word(
            name: "base URL",
            text:
                "The address before `/chat/completions`, such as https://openrouter.ai/api/v1. Some front ends want the whole chat URL instead.",
            next: "`proxylint use` shows which form your front end wants.", others: ["base url", "url", "endpoint"]),
        Word(
            name: "model ID",
            text:
                "The exact name under which a provider serves a model. The same model has different IDs at different providers.",
            next: "`proxylint models WORDS` finds them.", others: ["model id", "model name"]),
        Word(
            name: "context size",
            text:
                "How many tokens of the chat are sent with each message. More costs more, and it cannot exceed the model's window.",
            next: "`proxylint cost` shows what it costs.", others: ["context length", "window", "context window"]),
        Word(
            name: "token", text: "The unit in which models read and write, about four letters of English.", next: ""),
        Word(
            name: "proxy",
            text:
                "One configuration that can be selected in a front end: account, base URL, model ID, and settings. It is not a network proxy.",
            next: "`proxylint list` shows yours."),
        Word(
            name: "upstream",
            text:
                "A company that runs the model behind a router such as OpenRouter. When one is busy, your key and balance are fine, and another may answer.",
            next: "`proxylint next --because ERROR` picks a proxy that does not share it."),
        Word(
            name: "router", text: "A provider that runs no models itself but sends requests to upstreams.",
            next: ""),
        Word(
            name: "relay",
            text:
                "A server between you and the provider, run by you or by someone else. Whoever runs it can read your chats and your key.",
            next: ""),
        Word(
            name: "rate limit",
            text: "How many requests are allowed in a short time, usually a minute. Waiting helps.",
            next: "`proxylint diagnose` says how long."),
        Word(
            name: "quota",
            text:
                "How many requests or tokens are allowed in a longer time, such as a day. It resets at a fixed time.",
            next: "`proxylint verify` shows what is left; `proxylint rest` shows which proxies wait.",
            others: ["cap", "reset"]),
        Word(
            name: "fallback", text: "The proxy to use when another fails.",
            next:
                "`proxylint next` takes the next one that does not share the failure; `proxylint list --limits` shows what fails together."
        ),
        Word(
            name: "rest",
            text:
                "What a proxy does while a known failure lasts: `next` skips it, and `list` and `show` say until when.",
            next: "`proxylint rest` shows which proxies rest, `proxylint rest clear` forgets it.", others: ["rests"]),
        Word(
            name: "key", text: "The secret that tells a provider who pays. Whoever has it can spend your money.",
            next: "`proxylint key set NAME` stores one; `proxylint verify` checks whether it works.",
            others: ["api key"]),
    ]
}
