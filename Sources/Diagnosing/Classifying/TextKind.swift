/// What sort of text somebody pasted, by the words and signs in it.
///
/// It decides nothing alone: a wording that is also common elsewhere counts or does not count by it (`ErrorTextFilter`).
struct TextKind {
    /// Whether a program that talks to models printed it about a failure.
    let isOfChatClient: Bool
    /// Whether it speaks of a change to a program.
    let isOfChange: Bool
    /// Whether it speaks of what chat proxies are about: models, keys, credit.
    let isOfDomain: Bool
    /// Whether it is plainly of another program or service, whose errors are put like ours.
    let isOfOtherService: Bool
    /// Whether it is a person's question or a page of documentation: nobody knows whether it happened.
    let isTalk: Bool
    /// Whether somebody writes to others in it, or of what a program does; messages of errors say "if" and "may" as well.
    let isOfPerson: Bool
    /// Whether it has a sign of source code.
    let isLineOfCode: Bool
    /// Whether it is source code, which holds the same words as the errors it handles.
    let isCode: Bool

    init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes.prefix(4000), as: UTF8.self).lowercased()
        isOfChange = Self.changeNotes.contains { text.holds($0) }
        isOfChatClient =
            !isOfChange && Self.clientWords.contains { text.holds($0) }
            && (text.hasPrefix("error ") || Self.failureSigns.contains { text.holds($0) })
        isOfDomain = Self.domainWords.contains { text.holds($0) }
        isOfOtherService = Self.otherServices.contains { text.holds($0) }
        let sentence = " \(text.prefix(600)) "
        isTalk = Self.talkSigns.contains { sentence.holds($0) }
        isOfPerson = isOfChange || Self.personSigns.contains { sentence.holds($0) }
        let line = text.substituting("net::", by: "")
        isLineOfCode = Self.lineSigns.contains { line.holds($0) }
        isCode = Self.codeSigns.reduce(0) { $0 + (text.holds($1) ? 1 : 0) } >= Self.leastCodeSigns
    }

    /// So many different signs of source make it a program.
    private static let leastCodeSigns = 3

    /// Names and paths that only programs print which talk to models.
    private static let clientWords = [
        "openai", "anthropic", "openrouter", "gemini", "generativelanguage", "claude", "sillytavern", "janitor",
        "litellm", "ollama", "chat/completions", "/v1/models", "11434", ":5001", ":1234/v1", "/api/generate",
        "/api/chat", "/v1/generate", "deepseek", "mistral", "koboldcpp", "lm studio", "lmstudio", "vllm", "groq",
        "chutes", "llama", "llm", "ai_apicallerror", "apiconnectionerror", "chat completion", "moonshot", "cohere",
        "perplexity", "cerebras", "sambanova", "novita", "siliconflow", "nvidia", "vertex", "azure", "minimax",
        "z.ai", "x.ai", "together.ai", "fireworks", "huggingface", "bedrock",
    ]
    /// Signs of a line that a program printed about a failure.
    private static let failureSigns = [
        "error:", "exception", "failed, reason", "error code", "status code", "errno", "[error]", "| error",
        "api error", "net::err_", "fetcherror", "error -", " error ", "errors.", "mixed content", "cannot post",
        "cannot get", "error :", "failed with", "failed:", "curl: (", "error(", "was blocked", "blocked by",
        "error\"",
    ]
    /// Words of what chat proxies are about.
    private static let domainWords = [
        "model", "temperature", "max_tokens", "top_p", "top_k", "parameter", "premium", "free message", "message limit",
        "content", "instances", "token", "api key", "api-key", "apikey", "api_key", "credit", "balance", "quota",
        "rate limit",
        "rate-limit", "context", "prompt", "subscription", "account", "credential", " plan", "concurren",
        "content polic", "content filter", "moderation", "provider", "upstream", "billing", "organization",
        "completion", "role", "requests per", "too many requests", "daily limit", "usage limit", "free tier",
        "inference", "deployment", "payload", "guideline", "messages", "capacity", "模型", "令牌", "额度", "余额",
    ]
    /// Words of programs and services that have nothing to do with chat proxies.
    private static let otherServices = [
        "npm ", "pip ", "docker", "kubectl", "kubernetes", "pods ", "fatal: ", "apt-get", "cargo ", "postgres",
        "psql", "mysql", "redis", "mongo", "sshd", "ssh:", "documentation_url", "developers.google", "youtube",
        "spotify", "twitter", "api.github", "openweather", "stripe", "card_", "smtp", "imap", "systemd", "kernel:",
        "<commit", "apiversion", "\"get /", "\"post /", " - - [", "level=", "rpc error", "panic:", "java.", "django",
        "urllib.error", "describeinstances", "putobject", "accessdenied", "no static resource", "\"path\":\"/",
        "curl: (", "wget:", "bash:", "terraform", "registry.", "favicon", "preauth", "upstream, client",
        "i/o timeout",
    ]
    /// Words of people who write to others, and of documentation.
    private static let talkSigns = [
        " i ", " i'm ", " i've ", " my ", " we ", " me ", "? ", "?\n", " anyone", " users ", " when ", " if ",
        " this pr ", " aims to ", " should ", " can be ", " may ", " will be ", "e.g.", " fixes ", " returns ",
        " are also ", " is also ",
    ]
    /// Words of those who change programs: they speak of errors that others had.
    private static let changeNotes = [
        "this pr ", "this commit", "pull request", "release notes", "changelog", "- [ ]", "test plan", "this patch",
    ]
    /// Words that only people write, and documentation.
    private static let personSigns = [
        " i ", " i'm ", " i've ", " my ", " we ", " me ", "? ", "?\n", " anyone", " users ", "e.g.", " fixes ",
        " this pr ", " aims to ", "try: ", " are also ", " is also ",
    ]
    /// Signs of a single line of source.
    private static let lineSigns = [
        "=>", "#define", "throw ", "return ", "self.", "::", "==", "!=", "();", ");", "});", "(\"", "('", "def ",
        "class ", "raise ", "assert", "/*", "*/", "//!", "&&", " = ", "```", "``", "@param", "// ", "/**", "<p>",
        "<code>", "\\param", "#include", "{\n",
    ]
    /// Signs of which a whole program has several.
    private static let codeSigns = [
        "if (", "if(", "return ", "function ", "const ", "let ", "var ", "def ", "import ", "class ", "=>", "== ",
        "!= ", "===", "&&", "throw ", "raise ", "except ", "catch ", "elif ", "func ", "assert", "#include",
        "public ", "private ", "async ", "await ", "self.", "this.", "expect(", "logger.", "super(", "extends ",
        "err(", "?.", "console.", "print(", "fn ", "::", "export ", "time.sleep", "elsif", "sub ", "();", ");", "});",
    ]
}
