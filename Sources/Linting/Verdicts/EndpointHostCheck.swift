import Catalog
import Profiles
import Setups

/// What is wrong with an address by what is known of its host.
struct EndpointHostCheck {
    let url: EndpointURL
    let isChatURL: Bool
    let provider: Provider?
    let catalog: Catalog

    var problem: EndpointProblem? {
        guard let provider else { return nil }
        if !provider.isUserOwned {
            if let match = provider.match(ofHost: url.host) { return pathProblem(at: provider, match) }
            return strangerProblem(provider)
        }
        if url.reach != .internet { return nil }
        if let moved = movedProblem { return moved }
        guard let (owner, fact) = catalog.owner(ofHost: url.host) else { return nil }
        if fact.field == "host" { return owner.match(ofHost: url.host).flatMap { pathProblem(at: owner, $0) } }
        return websiteProblem(owner, fact)
    }

    /// Whether the host is one of those the account's provider lives on.
    var isProvidersOwn: Bool {
        provider?.match(ofHost: url.host) != nil
    }

    // MARK: The host is the provider's

    private func pathProblem(at provider: Provider, _ match: Provider.HostMatch) -> EndpointProblem? {
        let bases = ([provider.baseURL].compactMap { $0 } + provider.otherBaseURLs).map(EndpointURL.init)
        let paths = bases.filter { $0.host == url.host }.map { $0.path }
        if paths.isEmpty, match == .below || provider.baseURL == nil { return nil }
        var path = url.path[...]
        while path.last == "/" { path.removeLast() }
        let base = path.hasSuffix(EndpointAddress.chatPath) ? path.dropLast(EndpointAddress.chatPath.count) : path
        if paths.contains(String(base)) {
            guard isChatURL, base == path else { return nil }
            return EndpointProblem(
                kind: .wrongEndpoint, message: "this `chat_url` is \(provider.possessiveName) base URL",
                why: "requests go to exactly this address, but the chat route is below it",
                replacement: target(at: provider, path: String(base)))
        }
        return wrongPath(at: provider, path: path)
    }

    private func wrongPath(at provider: Provider, path: Substring) -> EndpointProblem? {
        let written = url.withPath(String(path))
        let known = provider.facts("wrong_url").first {
            $0.value == written || $0.value == "https" + written.dropFirst(4)
        }
        let native = provider.facts("native_path").first { path.contains($0.value) }
        let doubled = EndpointFormCheck(text: url.text, url: url, isChatURL: isChatURL, provider: provider).pathProblem
        guard let base = provider.fact("base_url") else { return nil }
        let message: String
        let why: String
        if let native {
            message = "this is \(provider.possessiveName) native API, not the OpenAI-compatible one"
            why = native.note.isEmpty ? "chat front ends use only the OpenAI format" : native.note
        } else if let doubled, doubled.kind == .wrongEndpoint, known == nil {
            message = doubled.message
            why = doubled.why
        } else {
            message = "\(provider.possessiveName) API is not at `\(path.isEmpty ? "/" : String(path))`"
            why = known.map { $0.note } ?? "\(provider.possessiveName) OpenAI-compatible API is at \(base.value)"
        }
        return EndpointProblem(
            kind: .wrongEndpoint, message: message, why: why,
            facts: [base.asFact("\(provider.name) answers at \(base.value)")],
            replacement: target(at: provider, path: nil))
    }

    /// The right URL in the form of the field, on the given base path or on the provider's own.
    private func target(at provider: Provider, path: String?) -> String? {
        if let path { return url.withPath(isChatURL ? path + EndpointAddress.chatPath : path) }
        return isChatURL ? provider.chatURL : provider.baseURL
    }

    // MARK: The host is somebody else's

    private func strangerProblem(_ provider: Provider) -> EndpointProblem? {
        if let moved = movedProblem { return moved }
        // Of a provider without a recorded host every host may be its own.
        if provider.hosts.isEmpty { return nil }
        // Middlemen and tunnels have rules of their own.
        if catalog.knownHost(url.host) != nil { return nil }
        if let (owner, fact) = catalog.owner(ofHost: url.host) {
            if owner.id == provider.id { return websiteProblem(owner, fact) }
            return belongsToAnother(provider, owner, fact)
        }
        if let misspelled = misspelledProblem(provider) { return misspelled }
        let isLocal = url.reach != .internet
        return EndpointProblem(
            kind: .providerHostMismatch,
            message: "`\(url.host)` is not a host of \(provider.name), the provider of this account",
            why: isLocal
                ? "your own server has its own models, limits, and keys; give it an account with `provider: custom`"
                : "the \(provider.name) key would go to whoever runs that host; for a relay use an account with `provider: custom`",
            severity: .warning, replacement: isLocal ? nil : target(at: provider, path: nil), safety: .unsafe)
    }

    private func belongsToAnother(_ provider: Provider, _ owner: Provider, _ fact: CatalogFact) -> EndpointProblem {
        EndpointProblem(
            kind: .providerHostMismatch,
            message: "`\(url.host)` belongs to \(owner.name), but the account is at \(provider.name)",
            why: "one provider's key is useless to another, and should not be shown to it",
            facts: [fact.asFact("\(url.host) belongs to \(owner.name)")], replacement: target(at: provider, path: nil),
            safety: .unsafe)
    }

    private func websiteProblem(_ owner: Provider, _ fact: CatalogFact) -> EndpointProblem {
        let isSite = fact.field == "web_host"
        return EndpointProblem(
            kind: .wrongEndpoint,
            message: isSite
                ? "`\(url.host)` is \(owner.possessiveName) website, not its API"
                : "`\(url.host)` is not \(owner.possessiveName) API host",
            why: owner.baseURL.map { "\(owner.possessiveName) API is at \($0)" } ?? fact.note,
            // A host that only looks right is known as such by a list of hosts, whoever told of it.
            facts: [
                owner.fact("base_url")?.asFact("\(owner.name) answers at \(owner.baseURL ?? "")")
                    ?? fact.asFact("\(url.host): \(fact.note)")
            ],
            replacement: target(at: owner, path: nil))
    }

    private func misspelledProblem(_ provider: Provider) -> EndpointProblem? {
        let hosts = provider.hosts.filter { !$0.hasPrefix("*") }
        let name = url.host.hasPrefix("www.") ? String(url.host.dropFirst(4)) : url.host
        let nearest = hosts.first { $0 == name } ?? hosts.first { Similarity.distance($0, name, limit: 2) != nil }
        guard let nearest, let base = provider.fact("base_url") else { return nil }
        return EndpointProblem(
            kind: .wrongEndpoint, message: "`\(url.host)` is a misspelling of `\(nearest)`",
            why: "\(provider.possessiveName) API is at \(base.value)",
            facts: [base.asFact("\(provider.name) answers at \(base.value)")],
            replacement: target(at: provider, path: nil))
    }

    private var movedProblem: EndpointProblem? {
        guard let host = catalog.knownHost(url.host), host.kind == .moved else { return nil }
        return EndpointProblem(
            kind: .wrongEndpoint, message: "\(host.name) no longer uses `\(url.host)`", why: host.fact.statement,
            facts: [host.fact], replacement: host.value + url.path, safety: .unsafe)
    }
}
