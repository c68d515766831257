import Catalog

/// A thing with what can be wrong with it, and the cause that both together mean.
struct ComplaintPair {
    let cause: String
    let layer: ErrorLayer
    /// Words for the thing, in small letters.
    let things: [String]
    /// Words for what is wrong with it.
    let faults: [String]
    /// Words that make it something else.
    var unless: [String] = []

    /// The closest first.
    static let all: [ComplaintPair] = [
        ComplaintPair(
            cause: "name-not-found", layer: .network,
            things: [
                "getaddrinfo", "name resolution", "address information", "hostname", "host name", "resolve host",
                "nodename", "name or service", "dns ",
            ],
            faults: [
                "enotfound", "eai_", "fail", "not resolve", "could not", "couldn't", "not known", "no such host",
                "unable", "not found",
            ]),
        ComplaintPair(
            cause: "no-http-answer", layer: .network,
            things: ["connect", "socket", "127.0.0.1", "localhost", "server", "fetch"],
            faults: [
                "refused", "econnreset", "reset by peer", "forcibly closed", "hang up", "other side closed",
                "unreachable", "fetch failed", "failed to fetch", "cannot connect", "can't connect",
                "unable to connect", "connection error",
            ]),
        ComplaintPair(
            cause: "missing-auth", layer: .account, things: keys,
            faults: [
                "not set", "must be set", "be provided", "not provided", "missing", "is required", "not configured",
                "no token", "no api key", "no key", "is empty", "not be empty", "未提供", "未设置", "please set",
            ]),
        ComplaintPair(cause: "token-expired", layer: .account, things: keys, faults: ["expired", "revoked", "过期"]),
        ComplaintPair(
            cause: "invalid-key", layer: .account, things: keys + ["model key"],
            faults: ["invalid", "incorrect", "wrong", "not valid", "not accepted", "unauthorized", "无效", "错误"]),
        ComplaintPair(
            cause: "insufficient-memory", layer: .provider,
            things: ["memory", "vram"],
            faults: ["requires more", "insufficient", "out of", "not enough", "allocate"], unless: ["your memory"]),
        ComplaintPair(
            cause: "bad-params-images", layer: .frontEnd, things: [" image", "image_url", "vision", "图片"],
            faults: unsupported + wrong + tooMuch + ["not match", "not process", "unable to process"]),
        ComplaintPair(
            cause: "bad-params-tools", layer: .frontEnd,
            things: [
                " tool", "tools", "tool_", "function_call", "function call", "for function", "function tool",
                "tool-call",
            ],
            faults: unsupported + wrong + ["missing", "requires", "fail", "not nullable", "unmarshal", "not match"]),
        ComplaintPair(
            cause: "bad-params-schema", layer: .frontEnd,
            things: ["response_format", "json_schema", "json schema", "structured output", "grammar"],
            faults: unsupported + wrong + ["must be", "unavailable"]),
        ComplaintPair(
            cause: "empty-reply", layer: .content,
            things: ["response", "reply", "completion", "message", "answer", "candidate", "choices", "回复"],
            faults: [
                "is empty", "an empty ", "was empty", "not provide any", "returned empty", "returns empty",
                "no content", "is blank", "are blank", "came back blank", "choices=none", "no choices",
                "choices is null", "为空",
            ], unless: ["must not be empty", "cannot be empty", "not be empty", "should"]),
        ComplaintPair(
            cause: "context-too-long", layer: .model,
            things: ["context size", "context", "prompt", "input length", "token limit", "input token"],
            faults: ["exceed", "too long", "too large", "due to context size", "longer than", "over the limit", "超"],
            unless: ["credit", "balance", "quota", "per minute", "tpm"]),
        ComplaintPair(
            cause: "bad-params-range", layer: .frontEnd, things: numbers,
            faults: [
                "between", "range", "greater than", "less than", "maximum", "minimum", "at most", "at least",
                "positive", "too large", "too small", "<=", ">=", ") is invalid", "exceed",
            ]),
        ComplaintPair(
            cause: "bad-params-unknown", layer: .frontEnd, things: numbers + settings, faults: unsupported),
        ComplaintPair(
            cause: "bad-params-roles", layer: .frontEnd,
            things: [
                " role", "last message", "first message", "assistant message", "system message", "user message",
                "user query", "chat template", "prompt template", "jinja", "prefill", "messages.", "messages[",
            ],
            faults: unsupported + wrong + ["must", "alternate", "expected", "unexpected", "rendering", "no user"]),
        ComplaintPair(
            cause: "model-retired", layer: .model,
            things: ["model", "模型", "claude ", "claude-", "gpt-", "gemini-", "gemini ", "llama-", "deepseek-", "glm-"],
            faults: retired, unless: ["api was"]),
        ComplaintPair(
            cause: "wrong-endpoint", layer: .frontEnd, things: ["api was", "endpoint", "api version"], faults: retired),
        ComplaintPair(
            cause: "region", layer: .account,
            things: ["country", "region", "territory", "location", "hong kong", "地区"],
            faults: unsupported + ["can't access", "cannot access", "not available", "unavailable", "restricted"]),
        ComplaintPair(
            cause: "cold-model", layer: .provider, things: ["model", "tokenizer"],
            faults: ["is loaded", "not loaded", "no tokenizer", "failed to load", "no models loaded"],
            unless: ["load models", "list"]),
        ComplaintPair(
            cause: "model-unknown", layer: .model, things: ["model", "deployment", "模型"],
            faults: [
                "not found", "does not exist", "doesn't exist", "not exist", "unknown model", "no such model",
                "invalid model", "model is not supported", "不存在", "no access to",
            ], unless: ["key", "parameter", "argument", "response", "upstream"]),
        ComplaintPair(
            cause: "no-credit", layer: .account, things: ["balance", "credit", "余额", "额度"],
            faults: [
                "insufficient", "not enough", "too low", "negative", "used up", "exhausted", "no credit", "out of",
                "不足", "exceeded", "recharge", "top up",
            ]),
        ComplaintPair(
            cause: "account-flagged", layer: .account, things: ["account", "organization", "consumer", "账号"],
            faults: ["suspended", "disabled", "banned", "deactivated", "terminated", "封"]),
        ComplaintPair(
            cause: "wrong-endpoint", layer: .frontEnd, things: [" url", "endpoint", " path", "route"],
            faults: ["invalid", "not found", "unexpected", "unknown", "cannot post", "cannot get", "wrong"],
            unless: ["no endpoints", "image"]),
        ComplaintPair(
            cause: "unparsed-body", layer: .frontEnd, things: ["json", "pars", "response", "responses"],
            faults: [
                "unexpected token", "unterminated", "unmarshal", "expecting value", "unexpected end", "could not parse",
                "error parsing", "failed to parse", "invalid response", "expected double-quoted", "decod",
            ]),
        ComplaintPair(
            cause: "bad-params", layer: .frontEnd, things: settings + ["request", "payload", "inputs"],
            faults: wrong + ["check your", "issue with", "rejected", "missing", "format"], unless: ["api key"]),
    ]

    private static let keys = [
        "api key", "api-key", "apikey", "api_key", "access token", "auth token", "token found", "secret key",
        "credential", "authorization", "密钥", "令牌",
    ]
    private static let numbers = [
        "max_tokens", "temperature", "top_p", "top_k", "min_p", "thinking_budget", "thinking budget", "budget_tokens",
        "penalty", "max_output_tokens", "max_completion_tokens", "maxtokens", "max tokens", "num_ctx", "seed",
        "logprobs",
    ]
    private static let settings = [
        "parameter", "argument", " field", "setting", " option", "property", "inputs are", "header", "request body",
    ]
    private static let unsupported = [
        "not support", "n't support", "unsupported", "not allowed", "not permitted", "not enabled", "only supported",
        "cannot be used", "not implemented", "not accept", "不支持", "extra", "not available",
    ]
    private static let wrong = [
        "invalid", "not valid", "unexpected", "incorrect", "not found", "malformed", "must be", "illegal", "bad ",
        "无效",
    ]
    private static let tooMuch = ["too many", "too large", "exceed", "maximum", "at most", "below"]
    private static let retired = [
        "been removed", "was removed", "is deprecated", "been deprecated", "was deprecated", "decommissioned",
        "no longer available", "no longer supported", "no longer served", "no longer exist", " retired",
        "discontinued", "been shut down", "sunset", "end of life", "已下线",
    ]
}
