public import Catalog
public import Linting
import Profiles
import Setups
internal import YAMLSource

/// What lint says of answers for a new proxy as soon as they are given, while they can still be changed.
public struct NewProxyCheck: Sendable {
    private let catalog: Catalog
    private let linter: Linter

    /// A check that judges with `linter`, which has the front ends, the day and the environment.
    public init(catalog: Catalog, linter: Linter) {
        self.catalog = catalog
        self.linter = linter
    }

    /// The errors about the address.
    public func errors(of provider: Provider, baseURL: String?) -> [Finding] {
        errors(.endpoint, of: source(of: provider, baseURL: baseURL, model: "model"))
    }

    /// The errors about a model.
    public func errors(of model: String, at provider: Provider, baseURL: String?) -> [Finding] {
        errors(.model, of: source(of: provider, baseURL: baseURL, model: model))
    }

    /// A URL as it is pasted, made the base that belongs into a profile where lint knows how.
    public func settled(_ text: String, at provider: Provider) -> String {
        var url = EndpointURL(text).text
        // Each pass takes one thing off.
        for _ in 0..<4 {
            while url.hasSuffix("/"), !url.contains(where: { "?#".contains($0) }) { url.removeLast() }
            let source = source(of: provider, baseURL: url, model: "model")
            let fix = linter.lint(source).findings.filter { $0.mendsBaseURL }.compactMap { $0.fixes.first }
                .first { $0.safety == .safe }
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

    /// The model that is meant by one that lint does not know, where only one can be; nil otherwise.
    public func meantModel(by model: String, at provider: Provider, baseURL: String?) -> String? {
        let source = source(of: provider, baseURL: baseURL, model: model)
        let selection = FixSelection(rules: ["unknown-model", "model-id-form", "retired-model", "deprecated-model"])
        let fixed = FixApplier(linter, selection).apply(to: source)
        let store = ProfileStore(catalog: catalog, asked: nil, variable: { _ in nil })
        let meant = store.profiles(of: fixed.text).first?.profile.proxies.first?.model?.value
        return meant == model ? nil : meant
    }

    private func errors(_ family: RuleFamily, of source: SourceText) -> [Finding] {
        linter.lint(source).findings.filter { $0.severity == .error && $0.family == family }
    }

    private func source(of provider: Provider, baseURL: String?, model: String) -> SourceText {
        let proxy = NewProxy(provider: provider, baseURL: baseURL, model: model, key: .none)
        return SourceText(
            name: "answers", text: NewProfile(name: "answers", frontEnd: nil, proxy: proxy).text(catalog))
    }
}
