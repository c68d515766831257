import Catalog
import JSONText
import KeyAnswers
import Profiles
import Reporting
import Setups
import VerificationResults

/// Asks a provider about a key from a page: what the page sends, and what the answer means, as `verify` reads it.
struct KeyAsking {
    private let request: Request
    private let catalog = Operations.catalog

    init(_ request: Request) { self.request = request }

    /// How a key of a provider can be tried out.
    private enum Way {
        /// The page asks.
        case page(url: String, KeyCheck)
        /// Why the page cannot, as one sentence without a final full stop.
        case elsewhere(String)
    }

    /// A web page may send the key in `Authorization` alone: further headers are refused by some that answer pages.
    private static func way(_ provider: Provider, _ catalog: Catalog) -> Way {
        let fact = provider.fact("browser_calls")
        guard !provider.isUserOwned else { return .elsewhere("this is your own server; check it with the program") }
        switch fact?.value {
        case "no": return .elsewhere("\(provider.name) refuses requests from web pages")
        case "yes": break
        default:
            return .elsewhere(
                "it is unknown whether \(provider.name) answers web pages, so this page does not send it a key")
        }
        guard let check = catalog.keyCheck(at: provider.id) else {
            return .elsewhere("there is no known way to check a \(provider.name) key without sending a message")
        }
        guard check.authentication == .bearer, check.headers.isEmpty else {
            return .elsewhere("\(provider.name) needs headers that web pages cannot send")
        }
        let base = provider.baseURL ?? ""
        let url = EndpointURL(base)
        let address = check.url.replacing("{base}", with: base)
            .replacing("{origin}", with: "\(url.scheme)://\(url.authority)")
        guard address.hasPrefix("https://"),
            AddressGuard.refusal(
                of: EndpointURL(address), at: provider, catalog, place: "") == nil
        else { return .elsewhere("the address of the check is not one of \(provider.name)'s hosts") }
        return .page(url: address, check)
    }

    /// Every provider with the way to try out its keys.
    static func ways() -> String {
        let catalog = Operations.catalog
        var json = JSONWriter()
        json.beginObject()
        json.key("date")
        json.string(catalog.date)
        json.key("providers")
        json.beginArray()
        for provider in catalog.providers where provider.requiresKey || catalog.keyCheck(at: provider.id) != nil {
            json.beginObject()
            var texts: [(String, String?)] = [
                ("id", provider.id), ("name", provider.name), ("key_page", provider.value("key_page")),
            ]
            switch way(provider, catalog) {
            case .page(let url, let check):
                texts += [
                    ("url", url), ("origin", "https://\(EndpointURL(url).authority)"), ("method", check.method),
                    ("body", check.body), ("note", check.note), ("refusal", nil),
                ]
            case .elsewhere(let why):
                texts += [
                    ("url", nil), ("origin", nil), ("method", nil), ("body", nil), ("note", nil), ("refusal", why),
                ]
            }
            for (name, value) in texts {
                json.key(name)
                if let value { json.string(value) } else { json.null() }
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.text
    }

    /// The verdict on what came back, in the form of `verify --format json`.
    ///
    /// The text of the request is the body of the answer.
    func verdict() -> String {
        guard let provider = catalog.provider(request.option("provider") ?? ""),
            case .page(let url, let check) = Self.way(provider, catalog)
        else { return Operations.problem("this page does not check keys with that provider") }
        let text = Array(profile(at: provider).utf8)
        guard let loaded = request.profile(in: .init(name: "key", bytes: text), catalog),
            let account = loaded.profile.accounts.first
        else { return Operations.problem("the answer cannot be read") }
        let key = request.option("key") ?? ""
        // The page holds the same key as text that nobody can overwrite.
        let echo = Array(key.utf8).withUnsafeBytes { bytes in
            KeyEcho(bytes) { memory in
                for place in memory.indices { memory[place] = 0 }
            }
        }
        let subject = AskedAccount(
            loaded: loaded, account: account, proxies: loaded.profile.proxies, hasKey: true, echo: echo)
        var result = AccountResult(
            profile: nil, account: account.name.value, provider: provider.id, providerName: provider.name,
            maskedKey: SecretMask.masked(key: key), keyOrigin: nil, source: loaded.source)
        result.asked = "\(check.method) \(url)"
        result.requests = 1
        AnswerReader(catalog: catalog, diagnoser: Operations.diagnoser, now: request.now).read(
            .success(answer), to: SentRequest(url: url, purpose: .keyCheck(check)), of: subject, provider, into: &result
        )
        let report = VerificationReport([result.asSentences], now: request.now, zone: request.zone)
        return JSONVerificationRenderer(version: Operations.version, catalogDate: catalog.date).render(report)
    }

    private var answer: HTTPAnswer {
        var headers: [(name: String, value: String)] = []
        for header in request.options["headers"]?.elements ?? [] {
            guard let parts = header.elements, parts.count == 2, let name = parts[0].text, let value = parts[1].text
            else { continue }
            headers.append((name, value))
        }
        return HTTPAnswer(status: request.number("status"), headers: headers, body: request.text, latency: nil)
    }

    /// The account as a profile: what an answer means depends on the model in use.
    private func profile(at provider: Provider) -> String {
        var text = "version: 1\nname: key\naccounts:\n  main:\n    provider: \(provider.id)\n    key: {keyring: key}\n"
        if let model = request.option("model"), !model.isEmpty {
            var json = JSONWriter()
            json.string(model)
            text += "proxies:\n  - name: main\n    account: main\n    model: \(json.text)\n"
        }
        return text
    }
}
