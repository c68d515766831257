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

    private static let all: [Word] =
        [
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
                name: "token", text: "The unit in which models read and write, about four letters of English.", next: ""
            ),
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
                next: "`proxylint rest` shows which proxies rest, `proxylint rest clear` forgets it.", others: ["rests"]
            ),
            Word(
                name: "key", text: "The secret that tells a provider who pays. Whoever has it can spend your money.",
                next: "`proxylint key set NAME` stores one; `proxylint verify` checks whether it works.",
                others: ["api key"]),
        ] + ofProxylint

    /// Words of the field that have more to do with the form and the files.
    private static let ofProxylint: [Word] = [
        Word(
            name: "chat URL",
            text:
                "The full address that a chat is posted to: the base URL with `/chat/completions` behind it. A profile gives one as `chat_url` only when a proxy has an exact path of its own.",
            next: "`proxylint use` shows which form your front end wants.",
            others: ["chat url", "proxy url", "full url"]),
        Word(
            name: "max tokens",
            text:
                "How long a reply may be, in tokens. Requests call it `max_tokens`, profiles `max_new_tokens`, and front ends Max new tokens or Max Response Length. Reasoning counts too, so a small value can leave an empty reply.",
            next: "`proxylint set PROFILE max_new_tokens 700` sets it.",
            others: ["max new tokens", "reply length", "response length", "max output"]),
        Word(
            name: "redirect",
            text:
                "An HTTP answer that names another address. proxylint never forwards a key on redirects; most front ends lose the key or the chat on the way, so write the final address into the base URL.",
            next: "`proxylint lint` knows the usual wrong addresses; `proxylint verify` asks the provider.",
            others: ["301", "302", "307", "308"]),
        Word(
            name: "front end",
            text: "The site or program you chat in, such as Janitor AI or SillyTavern. It sends your chat to a model.",
            next: "`proxylint explain janitor` shows what is known of one.", others: ["frontend", "client"]),
        Word(
            name: "profile",
            text:
                "A YAML file, or one document of it, that describes a setup: accounts, and proxies in order of preference.",
            next: "`proxylint init` writes one; `proxylint list` shows yours."),
        Word(
            name: "active proxy", text: "The proxy that `proxylint use` chose.",
            next: "`proxylint current` shows it.", others: ["active", "current proxy"]),
        Word(
            name: "catalog",
            text:
                "The facts that come with proxylint: providers, models, prices, front ends, and error texts, each with its date and source.",
            next: "`proxylint catalog status` shows how old they are.", others: ["catalogue"]),
        Word(
            name: "finding", text: "What lint reports: a rule, a severity, the place, the reason, and often a fix.",
            next: "`proxylint rules` lists the rules."),
        Word(
            name: "cause", text: "What `diagnose` names as the reason of an error.",
            next: "`proxylint explain` lists the causes under errors."),
        Word(
            name: "switch",
            text:
                "An on/off setting at a provider's site, such as OpenRouter's privacy switches for free models. Record it under `privacy` in the account, so that lint can judge with it.",
            next: "`proxylint explain privacy` lists the fields.", others: ["toggle", "privacy switch"]),
        Word(
            name: "safe fix",
            text:
                "A fix that keeps what you meant; `lint --fix` applies it. A fix to review may change more, so it needs `--unsafe-fixes`.",
            next: "`proxylint lint --diff` shows what would change.", others: ["fix to review", "unsafe fix", "fix"]),
    ]
}
