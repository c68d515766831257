import Catalog
import Profiles
import Setups

/// What is wrong with an address whoever it belongs to: its characters, its scheme, its path.
struct EndpointFormCheck {
    let text: String
    let url: EndpointURL
    let isChatURL: Bool
    let provider: Provider?

    private static let chatPath = EndpointAddress.chatPath

    /// Problems that keep the URL from being read at all.
    var problem: EndpointProblem? {
        hiddenCharacters ?? placeholder ?? scheme ?? ambiguity
    }

    private var hiddenCharacters: EndpointProblem? {
        guard HiddenCharacters.stand(in: text) else { return nil }
        let cleaned = HiddenCharacters.removed(from: text)
        return EndpointProblem(
            kind: .wrongEndpoint, message: "the URL contains spaces, quotes, or invisible characters",
            why: "they are sent as part of the URL, and no server answers there", replacement: cleaned)
    }

    private var placeholder: EndpointProblem? {
        guard url.text.utf8.contains(where: Self.isPlaceholderSign), !url.host.utf8.contains(UInt8(ascii: ":")) else {
            return nil
        }
        return EndpointProblem(
            kind: .wrongEndpoint, message: "the URL still contains a placeholder",
            why: "replace the part in brackets with your own name")
    }

    private static func isPlaceholderSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "$"):
            true
        default: false
        }
    }

    private var scheme: EndpointProblem? {
        if url.isWeb { return nil }
        if url.scheme == "http" || url.scheme == "https" {
            return EndpointProblem(
                kind: .wrongEndpoint, message: "the URL has no host", why: "no server is named",
                replacement: providersURL)
        }
        let (rest, looksLikeHTTP) = withoutScheme
        let host = EndpointURL(String(rest))
        guard host.host.contains(".") || host.reach == .thisMachine, looksLikeHTTP || url.scheme.isEmpty else {
            return EndpointProblem(
                kind: .wrongEndpoint, message: "this is not a web address",
                why: url.scheme.isEmpty
                    ? "a URL starts with `https://` and names a server"
                    : "chat APIs are reached over https, not \(url.scheme)",
                replacement: providersURL)
        }
        let scheme = host.reach == .internet ? "https" : "http"
        return EndpointProblem(
            kind: .wrongEndpoint,
            message: looksLikeHTTP ? "`https://` is misspelled" : "the URL does not begin with `https://`",
            why: "front ends read a URL without a scheme as a path on their own site",
            replacement: "\(scheme)://\(rest)")
    }

    /// The text behind whatever stands for a scheme, and whether that was meant for http or https.
    private var withoutScheme: (Substring, looksLikeHTTP: Bool) {
        let text = url.text[...]
        let letters = text.prefix { $0.isLetter }
        let behind = text[letters.endIndex...]
        let separators = behind.prefix { $0 == ":" || $0 == "/" || $0 == "\\" || $0 == ";" }
        let isNear = ["http", "https"].contains { Similarity.distance(letters.lowercased(), $0, limit: 2) != nil }
        guard letters.count >= 3, !separators.isEmpty, isNear else {
            return (url.scheme.isEmpty ? text.drop { $0 == "/" } : behind.dropFirst(3), false)
        }
        return (behind[separators.endIndex...], true)
    }

    /// What lets the address lead elsewhere in another program.
    private var ambiguity: EndpointProblem? {
        guard let fault = url.fault else { return nil }
        // Browsers and libcurl turn letters into ASCII; of a provider's own host the check of hosts speaks.
        if fault == .letters { return nil }
        let isElsewhere =
            !url.mayHoldUserInfo
            && (provider.map { !$0.isUserOwned && $0.match(ofHost: url.host) == nil } ?? false)
        return EndpointProblem(
            kind: .wrongEndpoint,
            message: "the URL \(fault.reason)" + (isElsewhere ? ", so it leads to `\(url.host)`" : ""),
            why: "a program that reads it differently sends the key and chat to another server; \(fault.remedy)",
            replacement: providersURL, safety: .unsafe)
    }

    /// The provider's own URL in the form of the field, where it has one.
    private var providersURL: String? { isChatURL ? provider?.chatURL : provider?.baseURL }

    /// Problems of the path that need no knowledge of the host.
    var pathProblem: EndpointProblem? {
        let path = url.path
        var trimmed = path[...]
        while trimmed.last == "/" { trimmed.removeLast() }
        if !isChatURL, url.query != nil || url.fragment != nil {
            return EndpointProblem(
                kind: .wrongEndpoint, message: "a base URL cannot contain `\(url.query != nil ? "?" : "#")`",
                why: "front ends append `\(Self.chatPath)`, which would no longer be part of the path",
                replacement: url.withPath(withoutChat(String(trimmed))))
        }
        let segments = trimmed.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let chats = segments.indices.filter {
            segments[$0] == "chat" && $0 + 1 < segments.endIndex && segments[$0 + 1] == "completions"
        }
        if chats.count > 1 {
            return doubled(
                "`\(Self.chatPath)` appears twice in the URL", base: "/" + segments[..<chats[0]].joined(separator: "/"))
        }
        if let missing = missingVersion(trimmed) { return missing }
        if segments.contains("") {
            return doubled("the path contains a double slash", base: withoutChat(collapsed(trimmed)))
        }
        if let first = segments.firstIndex(of: "v1"), first + 1 < segments.endIndex, segments[first + 1] == "v1" {
            let once = "/" + (segments[..<first] + segments[(first + 1)...]).joined(separator: "/")
            return doubled("`/v1` appears twice in the URL", base: withoutChat(once))
        }
        if trimmed.hasSuffix(Self.chatPath) {
            guard !isChatURL else { return nil }
            return EndpointProblem(
                kind: .fullURLAsBase, message: "this is the full URL, not the base",
                why: "a front end that expects a base URL appends `\(Self.chatPath)` again", severity: .warning,
                replacement: url.withPath(String(trimmed.dropLast(Self.chatPath.count))))
        }
        for ending in ["/chat/completion", "/chat/completitions", "/chat/compeltions", "/chat/completions/v1", "/chat"]
        where trimmed.hasSuffix(ending) && !isChatURL {
            return doubled("`\(ending)` does not belong in a base URL", base: String(trimmed.dropLast(ending.count)))
        }
        for ending in ["/models", "/completions", "/responses", "/messages"]
        where trimmed.hasSuffix(ending) && !isChatURL {
            return doubled("`\(ending)` is a different API route", base: String(trimmed.dropLast(ending.count)))
        }
        if isChatURL, trimmed.hasSuffix("/v1") {
            return EndpointProblem(
                kind: .wrongEndpoint, message: "this `chat_url` is a base URL",
                why: "requests go to exactly this address, but the chat route is below it", severity: .warning,
                replacement: url.withPath(trimmed + Self.chatPath), safety: .unsafe)
        }
        return nil
    }

    /// Local servers answer below `/v1`.
    private func missingVersion(_ path: Substring) -> EndpointProblem? {
        guard let provider, provider.kind == .local, let base = provider.baseURL, base.hasSuffix("/v1") else {
            return nil
        }
        guard path.isEmpty || path == "/api" || path.hasPrefix("/api/") else { return nil }
        return EndpointProblem(
            kind: .wrongEndpoint, message: "`/v1` is missing at the end of the URL",
            why: "\(provider.name) answers OpenAI-style requests below `/v1`", severity: .warning,
            facts: [provider.fact("base_url")?.asFact("\(provider.name) answers at \(base) by default")].compactMap {
                $0
            },
            replacement: url.withPath(isChatURL ? "/v1" + Self.chatPath : "/v1"))
    }

    private func doubled(_ message: String, base: String) -> EndpointProblem {
        EndpointProblem(
            kind: .wrongEndpoint, message: message, why: "the API has no such route, so the answer is a 404",
            replacement: url.withPath(isChatURL ? base + Self.chatPath : base))
    }

    private func withoutChat(_ path: String) -> String {
        path.hasSuffix(Self.chatPath) ? String(path.dropLast(Self.chatPath.count)) : path
    }

    private func collapsed(_ path: Substring) -> String {
        var result = ""
        for character in path where !(character == "/" && result.last == "/") { result.append(character) }
        return result
    }
}
