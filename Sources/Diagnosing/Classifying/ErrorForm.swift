import Catalog

/// Tells an error from a text that only uses the words of one.
///
/// People also paste questions, logs, code and documentation. A wording counts where the text around it has the form of
/// an error, or where there is hardly anything around it.
struct ErrorForm {
    /// Whether a frame stood around it: a front end's prefix, an HTTP head, the fields of an error, an error page.
    private let isFramed: Bool
    private let isCode: Bool
    private let isLineOfCode: Bool
    /// Whether a program that talks to models printed it.
    private let isOfChat: Bool
    /// Whether it speaks of what chat proxies are about.
    private let isOfDomain: Bool
    /// Whether it is plainly the error of another program or service.
    private let isOfOthers: Bool
    /// Whether it is a page from its beginning, not a piece of one.
    private let isWholePage: Bool
    private let error: UnwrappedError
    private let length: Int

    init(_ error: UnwrappedError, hasFrame: Bool) {
        self.error = error
        let isFailure = error.hasHead && (error.status ?? 0) >= 400
        let beginsWithStatus = error.beginsWithStatus && Self.letterCount(error.text) <= 600
        isFramed = hasFrame || error.hasErrorFields || isFailure || beginsWithStatus
        isCode = !error.beginsAsError && !hasFrame && Self.looksLikeCode(error.text)
        length = Self.letterCount(error.text)
        let text = String(decoding: error.text.prefix(4000), as: UTF8.self).lowercased()
        let isOfChat = hasFrame || Self.isPrintedByAClient(text)
        self.isOfChat = isOfChat
        isOfOthers = !isOfChat && Self.otherServices.contains { text.contains($0) }
        isOfDomain = Self.domainWords.contains { text.contains($0) }
        isWholePage = error.isPage && ["<!doctype", "<html", "<title"].contains { text.prefix(600).contains($0) }
        let line = text.replacing("net::", with: "")
        isLineOfCode = !hasFrame && Self.lineSigns.contains { line.contains($0) }
    }

    /// Whether a wording in a text says what happened.
    func accepts(_ match: TextMatch, _ wording: ErrorWording, in segment: TextSegment, squashed: SquashedText) -> Bool {
        if isCode || error.isGoodAnswer { return false }
        let around =
            segment.role == .whole || segment.role == .page
            ? max(1, Self.essentialCount(squashed)) : squashed.letters.count
        let coverage = Double(match.letters.count) / Double(max(1, around))
        let isCommon =
            wording.strength == .generic || wording.strength == .weak
            || wording.strength == .umbrella && match.weight < 24
        if isOfOthers, isCommon || wording.layer == .network { return false }
        if isCommon, isPartOfAName(match, in: segment.bytes) { return false }
        // `InvalidToken` is the name of something; the words are written apart.
        if isCommon, !isFramed, segment.role == .whole, wording.wording.contains(" ") {
            let quote = segment.bytes[match.range]
            if quote.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) { return false }
        }
        // Every program that uses the net says these; alone, or from one that talks to models, they are ours.
        if wording.layer == .network, segment.role == .whole, !isFramed, !isOfChat, match.weight < 60, coverage <= 0.5 {
            return false
        }
        switch (segment.role, wording.strength) {
        case (.message, .exact), (.message, .umbrella):
            return coverage > 0.1 || match.weight >= 20
        case (.message, .weak):
            if match.weight < 10 { return coverage > 0.8 }
            return coverage > 0.35 || isOfChat && squashed.letters.count <= 800
        case (.message, .generic):
            if match.weight < 10 { return coverage > 0.6 || isOfChat && squashed.letters.count <= 300 }
            return coverage > 0.35 || squashed.letters.count <= 800
        case (.value, .exact):
            return isFramed && match.weight >= 16 || coverage > 0.6 && match.weight >= 16
        case (.value, _):
            return isOfChat && coverage > 0.6
        case (.page, .exact), (.page, .umbrella):
            return match.weight >= 12
        case (.page, .generic), (.page, .weak):
            guard isWholePage else { return match.weight >= 12 && !error.statuses.isEmpty }
            return coverage > 0.08 || isNearStart(match)
        case (.whole, .exact), (.whole, .umbrella):
            if isFramed && !error.hasErrorFields && length <= 3000 { return true }
            if isFramed && match.weight >= 16 && length <= 6000 { return true }
            if coverage > 0.35 { return true }
            return length <= 400 && match.weight >= 12 || length <= 1200 && match.weight >= 24
                || length <= 4000 && match.weight >= 34
        case (.whole, .generic), (.whole, .weak):
            if error.isPage { return false }
            if isFramed && !error.hasErrorFields { return coverage > 0.3 || length <= 1500 && match.weight >= 8 }
            if isOfChat, length <= 3000, match.weight >= 8 { return true }
            if isLineOfCode || Self.looksLikeTalk(error.text) { return coverage > 0.9 && wording.strength != .weak }
            // A short sentence that speaks of models, keys or credit is said of little else.
            if isOfDomain, length <= 200, match.weight >= 8, wording.strength == .generic || coverage > 0.35 {
                return true
            }
            if wording.layer == .network, length <= 80, coverage > 0.55, match.weight >= 9 { return true }
            // A status with its own phrase is an answer's, whoever printed it.
            if let status = wording.status, error.statuses.contains(status), length <= 300 { return true }
            if wording.strength == .weak {
                return length <= match.range.count + 4
                    && !(wording.wording.hasSuffix("Error") && !wording.wording.contains(" "))
            }
            // Short words are an error only alone: "timeout" is a setting more often.
            return match.weight < 12 ? length <= match.range.count + 4 : coverage > 0.6
        }
    }

    /// Whether a code in a field says what happened: common ones only in an error's form.
    func acceptsCode(_ wording: ErrorWording, inField field: String) -> Bool {
        if error.isGoodAnswer { return Self.endingFields.contains(field) }
        return wording.strength == .exact || wording.strength == .umbrella && wording.speaker != "any"
            || isFramed && !isOfOthers
    }

    /// Fields that say how a reply ended.
    private static let endingFields: Set<String> = ["finish_reason", "finishreason", "blockreason", "block_reason"]

    /// Whether a client printed little more than a status.
    var isShortReport: Bool { isOfChat && length <= 200 }

    /// Whether a match is a piece of an identifier or a path: `ERR_INTERNAL_ERROR`, `request.timeout`.
    private func isPartOfAName(_ match: TextMatch, in bytes: [UInt8]) -> Bool {
        let start = match.range.lowerBound
        let end = match.range.upperBound
        if start > 0, "_/$&#".utf8.contains(bytes[start - 1]) { return true }
        if start > 1, bytes[start - 1] == UInt8(ascii: "."), bytes[start - 2] > 0x20 { return true }
        guard end < bytes.count else { return false }
        if "_([=".utf8.contains(bytes[end]) { return true }
        let inner = bytes[start..<end]
        if inner.contains(UInt8(ascii: ".")), !inner.contains(where: { $0 <= 0x20 }) { return true }
        return bytes[end] == UInt8(ascii: ".") && end + 1 < bytes.count && bytes[end + 1] > 0x60
    }

    private func isNearStart(_ match: TextMatch) -> Bool { match.range.lowerBound < 200 && match.weight >= 8 }

    private static func letterCount(_ text: [UInt8]) -> Int {
        text.reduce(0) { $0 + ($1 > 0x20 ? 1 : 0) }
    }

    /// Words that stand around every error and say nothing.
    private static let filler = [
        "error", "errors", "err", "http", "https", "api", "status", "code", "response", "request", "failed", "failure",
        "unk", "proxy", "typeerror", "net", "fetcherror", "axioserror",
        "message", "the", "server", "returned", "with", "exception", "warning", "fatal", "uncaught", "chat",
        "completion", "completions",
    ].map { SquashedText($0.utf8).letters }

    /// The number of letters that are neither numbers nor words of every error.
    private static func essentialCount(_ text: SquashedText) -> Int {
        var count = 0
        var start = 0
        let letters = text.letters
        // Of a long text the words need not be told apart: no wording covers it.
        if letters.count > 2000 { return letters.count }
        while start < letters.count {
            var end = start + 1
            while end < letters.count, !text.beginsWord[end] { end += 1 }
            let word = letters[start..<end]
            let isNumber = word.count <= 4 && word.allSatisfy { 0x30...0x39 ~= $0 || "olsb".utf8.contains($0) }
            if !isNumber, !filler.contains(where: { word.elementsEqual($0) }) { count += word.count }
            start = end
        }
        return max(count, 1)
    }

    /// Words of programs and services whose errors are put like ours.
    private static let otherServices = [
        "npm ", "pip ", "docker", "kubectl", "kubernetes", "pods ", "fatal: ", "apt-get", "cargo ", "postgres", "psql",
        "mysql", "redis", "mongo",
        "sshd", "ssh:", "documentation_url", "developers.google", "youtube", "spotify", "twitter",
        "api.github", "openweather", "stripe",
        "card_", "smtp", "imap", "systemd", "kernel:", "<commit", "apiversion", "\"get /", "\"post /", " - - [",
        "level=", "rpc error", "panic:",
        "java.", "django", "urllib.error", "describeinstances", "putobject", "accessdenied", "no static resource",
        "\"path\":\"/", "curl: (", "wget:",
        "bash:", "terraform", "registry.", "favicon", "preauth", "upstream, client", "i/o timeout",
    ]
    /// Signs of a line of source, where a text has no frame.
    private static let lineSigns = [
        "=>", "#define", "throw ", "return ", "self.", "::", "==", "!=", "();", ");", "});", "(\"", "('", "def ",
        "class ", "raise ", "assert", "/*", "*/", "//!", "&&", " = ", "```", "``", "@param", "// ", "/**", "<p>",
        "<code>",
        "\\param", "#include", "{\n",
    ]
    /// Signs of a person who writes to others, or of documentation: nobody knows whether it happened.
    private static let talkSigns = [
        " i ", " i'm ", " i've ", " my ", " we ", " me ", "? ", "?\n", " anyone", " users ", " when ", " if ",
        " should ", " can be ", " may ",
        " will be ", "e.g.", " fixes ", " returns ", " are also ", " is also ",
    ]

    private static func looksLikeTalk(_ bytes: [UInt8]) -> Bool {
        let text = " " + String(decoding: bytes.prefix(600), as: UTF8.self).lowercased() + " "
        return talkSigns.contains { text.contains($0) }
    }

    /// Words of what chat proxies are about.
    private static let domainWords = [
        "model", "token", "api key", "api-key", "apikey", "api_key", "credit", "balance", "quota", "rate limit",
        "rate-limit", "context", "prompt",
        "subscription", "account", "credential", " plan", "concurren", "content polic", "content filter", "moderation",
        "provider",
        "upstream", "billing",
        "organization", "completion", "role", "requests per", "too many requests", "daily limit", "usage limit",
        "free tier", "inference",
        "deployment", "payload", "guideline", "messages", "capacity", "模型", "令牌", "额度", "余额",
    ]
    /// Words that only programs print which talk to models.
    private static let chatWords = [
        "openai", "anthropic", "openrouter", "gemini", "generativelanguage", "claude", "sillytavern", "janitor",
        "litellm", "ollama", "chat/completions",
        "/v1/models", "11434", ":5001", ":1234/v1", "/api/generate", "/api/chat", "/v1/generate", "deepseek", "mistral",
        "koboldcpp", "lm studio", "lmstudio", "vllm", "groq",
        "chutes", "llama", "llm",
        "ai_apicallerror", "apiconnectionerror", "chat completion", "moonshot", "cohere", "perplexity", "cerebras",
        "sambanova", "novita", "siliconflow", "nvidia", "vertex", "azure", "minimax", "z.ai", "x.ai", "together.ai",
        "fireworks", "huggingface", "bedrock",
    ]
    /// Signs of a line that a program printed about a failure.
    private static let failureSigns = [
        "error:", "exception", "failed, reason", "error code", "status code", "errno", "[error]", "| error",
        "api error", "net::err_", "fetcherror", "error -", " error ",
        "errors.", "mixed content", "cannot post", "cannot get", "error :", "failed with", "failed:", "curl: (",
        "error(", "was blocked", "blocked by", "error\"",
    ]

    /// Whether a program that talks to models printed this about a failure.
    private static func isPrintedByAClient(_ text: String) -> Bool {
        chatWords.contains { text.contains($0) } && failureSigns.contains { text.contains($0) }
    }

    /// Signs of a program's source, which holds the same words as the errors it handles.
    private static let codeSigns = [
        "if (", "if(", "return ", "function ", "const ", "let ", "var ", "def ", "import ", "class ", "=>", "== ",
        "!= ", "===", "&&",
        "throw ", "raise ", "except ", "catch ", "elif ", "func ", "assert", "#include", "public ", "private ",
        "async ", "await ",
        "self.", "this.", "expect(", "logger.", "super(", "extends ", "err(", "?.", "console.", "print(", "fn ", "::",
        "except ", "export ", "time.sleep", "elsif", "sub ", "();", ");", "});",
    ]

    private static func looksLikeCode(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes.prefix(8000), as: UTF8.self)
        var signs = 0
        for sign in codeSigns where text.contains(sign) { signs += 1 }
        return signs >= 3
    }
}
