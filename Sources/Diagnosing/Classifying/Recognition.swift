import Catalog

/// Who answered: the service that was asked, the host behind it, the model.
struct Recognition {
    /// The catalogue's id of the service; nil where nothing tells.
    var provider: String?
    /// What told it, as it stands in the text; empty where the wording did.
    var providerEvidence = ""
    /// The host behind a router, by its slug where one is known, else as it is called.
    var upstream: String?
    /// The model ID.
    var model: String?
    /// The front end that shows the error.
    var frontEnd: String?
    /// Whether the text names an address of this machine or this network.
    private(set) var isOfOwnServer = false

    init(_ error: UnwrappedError, _ candidates: [Candidate], _ catalog: Catalog) {
        readProvider(error, candidates, catalog)
        readUpstream(error, catalog)
        readModel(error, catalog)
        let text = String(decoding: error.text.prefix(4000), as: UTF8.self).lowercased()
        isOfOwnServer = Self.namesOwnServer(text)
        if text.holds("(unk)") || text.holds("proxy error")
            || candidates.contains(where: { $0.wording.speaker == "janitor" })
        {
            frontEnd = "janitor"
        } else if text.holds("sillytavern") || text.holds("chat completion api")
            || candidates.contains(where: { $0.wording.speaker == "sillytavern" })
        {
            frontEnd = "sillytavern"
        }
    }

    private mutating func readProvider(_ error: UnwrappedError, _ candidates: [Candidate], _ catalog: Catalog) {
        if let asked = error.asked {
            provider = asked
            return
        }
        let routerFields = [
            "limit_source", "failed_routing_step", "provider_name", "routing_funnel", "previous_errors", "excluded_by",
        ]
        if let field = error.fields.first(where: { routerFields.contains($0.name) && $0.level <= 2 }) {
            provider = "openrouter"
            providerEvidence = "\(field.name): \(field.text)"
            return
        }
        if let header = error.headers.first(where: { $0.name.hasPrefix("x-chutes-") }) {
            provider = "chutes"
            providerEvidence = header.name
            return
        }
        for host in Self.hosts(in: error.text.prefix(16_000)) {
            guard let id = ProviderHosts.provider(at: host, catalog) else { continue }
            provider = id
            providerEvidence = host
            return
        }
        let speaker = Self.speaker(of: candidates, catalog)
        if let named = NamedProvider(error, catalog) {
            // "openai" is mostly the name of a protocol: whose words they are, or whose mark, says more.
            let marked = named.id == "openai" ? ProviderMarks.strong(in: error, catalog) ?? speaker : nil
            provider = marked ?? named.id
            providerEvidence = marked == nil ? named.evidence : ""
            return
        }
        provider = ProviderMarks.strong(in: error, catalog) ?? speaker ?? ProviderMarks.only(in: error, catalog)
    }

    /// Who the words were recorded of, as a hint: words that several services are recorded with name none of them.
    private static func speaker(of candidates: [Candidate], _ catalog: Catalog) -> String? {
        let own = candidates.filter {
            // Everybody who speaks OpenAI's form uses its codes.
            let isCode = $0.field != nil || $0.wording.place != .text
            if isCode, ["openai", "openrouter"].contains($0.wording.speaker) { return false }
            return ($0.wording.strength == .exact || $0.wording.strength == .umbrella && $0.weight >= 18)
                && !$0.isPassedOn
        }.sorted { $0.rank > $1.rank }.first { catalog.provider($0.wording.speaker) != nil }
        guard let own else { return nil }
        let isShared = candidates.contains { other in
            other.wording.speaker != own.wording.speaker && other.field == own.field
                && catalog.provider(other.wording.speaker) != nil
                && (own.quote.holds(other.quote) || other.quote.holds(own.quote)
                    || other.field == nil && other.weight >= 16 && other.wording.cause == own.wording.cause
                        && other.level == own.level)
        }
        return isShared ? nil : own.wording.speaker
    }

    /// Whether an address of this machine or this network stands in the text, as a whole and not as a piece of another.
    private static func namesOwnServer(_ text: String) -> Bool {
        let hosts = text.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "@" || $0 == "\\") }
        return text.holds("[::1]")
            || hosts.contains { host in
                if ["localhost", "0.0.0.0", "host.docker.internal"].contains(String(host)) { return true }
                let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
                guard numbers.count == 4, numbers.allSatisfy({ UInt8($0) != nil }) else { return false }
                return numbers[0] == "127" || numbers[0] == "10" || numbers[0] == "192" && numbers[1] == "168"
            }
    }

    /// Host names in a text, in its order.
    private static func hosts(in text: ArraySlice<UInt8>) -> [String] {
        text.split { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): false
            default: true
            }
        }.filter { $0.count >= 4 && $0.count <= 100 && $0.contains(UInt8(ascii: ".")) }.prefix(200).map { run in
            var run = run
            while run.last == UInt8(ascii: ".") { run = run.dropLast() }
            return String(decoding: run, as: UTF8.self).lowercased()
        }
    }

    private mutating func readUpstream(_ error: UnwrappedError, _ catalog: Catalog) {
        var name = error.value("provider_name")
        if name == nil { name = Self.namedUpstream(in: String(decoding: error.text.prefix(2000), as: UTF8.self)) }
        guard let name, !name.isEmpty, name.utf8.count <= 60 else { return }
        upstream = catalog.upstream(spelledLike: name)?.slug ?? name
    }

    /// The host that a relay names.
    ///
    /// It says: "Error from provider(chutes,model: 429)", "requires moderation on OpenInference", "Upstream error from X: …".
    private static func namedUpstream(in text: String) -> String? {
        for (opening, ends) in [
            ("from provider(", ",:)"), ("requires moderation on ", ". "), ("upstream error from ", ":"),
        ] {
            guard let start = text.lowercased().place(of: opening)?.upperBound else { continue }
            let name = text.lowercased()[start...].prefix { !ends.contains($0) }
            if (2...40).contains(name.count), Int(name) == nil { return String(name) }
        }
        return nil
    }

    private mutating func readModel(_ error: UnwrappedError, _ catalog: Catalog) {
        if let named = error.fields.first(where: {
            ["model", "model_id", "model_slug"].contains($0.name) && ModelName.isID($0.text)
        }) {
            model = named.text
            return
        }
        // An id that the catalogue knows, wherever it stands; of others those with a vendor before a slash.
        let messages = error.segments.filter { $0.role == .message }.sorted { $0.level > $1.level }.map { $0.bytes }
        let text = Array((messages.isEmpty ? [error.text] : messages).joined(separator: [0x0A]))
        var stranger: String?
        for token in Self.tokens(text.prefix(4000)) {
            if let provider, catalog.model(token, at: provider) != nil {
                model = token
                return
            }
            if stranger == nil, ModelName.looksLikeModel(token) { stranger = token }
        }
        model = stranger ?? ModelName.labelled(in: String(decoding: text.prefix(2000), as: UTF8.self))
    }

    /// Runs of characters that ids consist of.
    private static func tokens(_ text: ArraySlice<UInt8>) -> [String] {
        text.split { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "/"),
                UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "~"):
                false
            default: true
            }
        }.compactMap { run in
            var run = run
            while let last = run.last, ".:/".utf8.contains(last) { run = run.dropLast() }
            if run.starts(with: "models/".utf8) { run = run.dropFirst(7) }
            return run.count >= 4 && run.count <= 100 ? String(decoding: run, as: UTF8.self) : nil
        }
    }
}
