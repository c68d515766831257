import Catalog
import Diagnosing
import JSONText
import KeyAnswers
import Linting
import Profiles
import Reporting
import Setups
import VerificationResults
import YAMLSource

@testable import Refreshing

extension FuzzTarget {
    /// What each provider may answer to its key check, and to a chat.
    static let answers = FuzzTarget(name: "answers", longest: 8192) { bytes in
        let providers = FuzzWorld.catalog.providers.filter { FuzzWorld.catalog.keyCheck(at: $0.id) != nil }
        let statuses = [200, 400, 401, 402, 403, 404, 429, 500, 503, 200]
        let (provider, first) = FuzzWorld.choice(bytes, of: providers.count)
        let (status, body) = FuzzWorld.choice(first, of: statuses.count)
        read(body, statuses[status], of: providers[provider])
    }

    private static let echoed = "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

    private static func read(_ body: [UInt8], _ status: Int, of provider: Provider) {
        let profile =
            "version: 1\nname: x\naccounts: {a: {provider: \(provider.id), key: {env: KEY}}}\nproxies: [{account: a, base_url: \"http://127.0.0.1:1/v1\", model: m}]\n"
        let source = SourceText(name: "a.yaml", bytes: Array(profile.utf8))
        guard
            let loaded = ProfileDecoder(catalog: FuzzWorld.catalog).profiles(in: YAMLTree.parse(source)).first.map({
                LoadedProfile(profile: $0.profile, source: source)
            }), let account = loaded.profile.accounts.first, let check = FuzzWorld.catalog.keyCheck(at: provider.id)
        else { return }
        let echo = Array(echoed.utf8).withUnsafeBytes { KeyEcho($0, wiping: { _ in }) }
        let subject = AskedAccount(
            loaded: loaded, account: account, proxies: loaded.profile.proxies, hasKey: true, echo: echo)
        let reader = AnswerReader(catalog: FuzzWorld.catalog, diagnoser: FuzzWorld.diagnoser, now: FuzzWorld.now)
        let answer = HTTPAnswer(
            status: status, headers: [("retry-after", String(decoding: body.prefix(24), as: UTF8.self))], body: body,
            latency: nil)
        for purpose in [RequestPurpose.keyCheck(check), .chat] {
            var result = AccountResult(
                profile: "x", account: "a", provider: provider.id, providerName: provider.name, maskedKey: nil,
                keyOrigin: nil, source: source)
            reader.read(
                .success(answer), to: SentRequest(url: "https://127.0.0.1:1/v1/models", purpose: purpose), of: subject,
                provider, into: &result)
            FuzzWorld.expect(!result.summary.isEmpty, "no verdict")
            FuzzWorld.expect(!result.summary.contains(echoed.dropFirst(20).prefix(12)), "the key was repeated")
        }
    }

    /// Public lists of models, the address by the first byte.
    static let lists = FuzzTarget(name: "lists", longest: 8192) { bytes in
        let sources = ListSource.open + ListSource.keyed
        let (place, body) = FuzzWorld.choice(bytes, of: sources.count + 3)
        guard let json = JSONValue(body) else { return }
        switch place {
        case 0..<sources.count: _ = sources[place].read(json)
        case sources.count: _ = try? ModelsDevList.read(json, FuzzWorld.catalog)
        case sources.count + 1: _ = try? UpstreamLists.slugs(json)
        default: _ = try? UpstreamLists.endpoints(json)
        }
    }

    /// The file of refreshed lists, which another program may have damaged.
    static let overlay = FuzzTarget(name: "overlay", longest: 8192) { bytes in
        // As they are, and as rows of the tables that their first letters name.
        var rows: [CatalogOverlay.Part: [String]] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let first = line.first else { continue }
            let part = CatalogOverlay.Part.allCases[Int(first) % CatalogOverlay.Part.allCases.count]
            rows[part, default: []].append(String(decoding: line.dropFirst(), as: UTF8.self))
        }
        for bytes in [bytes, CatalogOverlay.bytes(of: rows)] { lint(with: bytes) }
    }

    private static func lint(with bytes: [UInt8]) {
        guard let overlay = try? CatalogOverlay(bytes) else { return }
        _ = overlay.isIntact
        let linter = Linter(
            catalog: FuzzWorld.catalog.with(overlay), options: LintOptions(today: FuzzWorld.today))
        let profile =
            "version: 1\nname: x\naccounts: {a: {provider: openrouter, key: {env: KEY}}}\nproxies: [{account: a, model: z-ai/glm-5.2}, {account: a, model: \"z-ai/glm-5.1:free\"}]\n"
        _ = linter.lint(SourceText(name: "a.yaml", bytes: Array(profile.utf8)))
    }
}
