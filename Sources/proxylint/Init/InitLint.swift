import Catalog
import Diagnosing
import Linting
import Managing
import Profiles
import YAMLSource

/// What lint says of answers as soon as they are given, while they can still be changed.
struct InitLint {
    let catalog: Catalog
    let terminal: Terminal
    /// Ids of the front ends that the answers are for.
    let frontEnds: [String]

    /// The errors about the address.
    func errors(of provider: Provider, baseURL: String?) -> [Finding] {
        findings(of: provider, baseURL: baseURL, model: "model").filter {
            $0.severity == .error && Self.rules(of: .endpoint).contains($0.rule)
        }
    }

    /// The errors about a model.
    func errors(of model: String, at provider: Provider, baseURL: String?) -> [Finding] {
        findings(of: provider, baseURL: baseURL, model: model).filter {
            $0.severity == .error && Self.rules(of: .model).contains($0.rule)
        }
    }

    /// A URL as it is pasted, made the base that belongs into a profile where lint knows how.
    func settled(_ text: String, at provider: Provider) -> String {
        var url = EndpointURL(text).text
        // Each pass takes one thing off.
        for _ in 0..<4 {
            while url.hasSuffix("/"), !url.contains(where: { "?#".contains($0) }) { url.removeLast() }
            let source = source(of: provider, baseURL: url, model: "model")
            let fix = lint.findings(in: source, frontEnds: frontEnds)
                .filter { ["full-url-as-base", "wrong-endpoint"].contains($0.rule) }
                .compactMap(\.fixes.first).first { $0.safety == .safe }
            let store = ProfileStore(catalog: catalog, asked: nil, variable: { _ in nil })
            guard let fix, let bytes = try? source.applying(fix.edits),
                let mended = store.profiles(of: SourceText(name: source.name, bytes: bytes)).first?.profile.proxies
                    .first?.baseURL?.value,
                mended != url
            else { break }
            url = mended
        }
        return url
    }

    private var lint: PreflightLint { PreflightLint(catalog: catalog, terminal: terminal) }

    private func findings(of provider: Provider, baseURL: String?, model: String) -> [Finding] {
        lint.findings(in: source(of: provider, baseURL: baseURL, model: model), frontEnds: frontEnds)
    }

    private func source(of provider: Provider, baseURL: String?, model: String) -> SourceText {
        let proxy = NewProxy(provider: provider, baseURL: baseURL, model: model, key: .none)
        return SourceText(
            name: "answers", text: NewProfile(name: "answers", frontEnd: nil, proxy: proxy).text(catalog))
    }

    private static func rules(of family: RuleFamily) -> [String] {
        RuleList.all.filter { $0.family == family }.map { $0.id }
    }
}
