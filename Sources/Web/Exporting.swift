import Catalog
import FrontEnds
import JSONText
import Linting
import Profiles
import Reporting
import Setups

/// Makes what a front end takes, as `export` does.
struct Exporting {
    private let request: Request
    private let catalog = Operations.catalog

    init(_ request: Request) { self.request = request }

    /// The documents in the form of `export --format json`, or why there are none.
    func answer() -> String {
        let target = request.option("front_end") ?? ""
        guard let loaded = request.profile(in: request.source, catalog) else {
            return Operations.problem("this is no profile; paste one, or fill in the settings first")
        }
        do throws(ExportProblem) {
            let input = try input(loaded, all: Exporters.takesAllProxies(target))
            let made = try Exporters.export(input, to: target)
            let renderer = ExportRenderer(frontEnd: target, name: catalog.frontEnd(target)?.name ?? target)
            return renderer.json(
                made.documents, made.notes, input, version: Operations.version, catalogDate: catalog.date)
        } catch {
            return Operations.problem(error.message)
        }
    }

    private func input(_ loaded: LoadedProfile, all: Bool) throws(ExportProblem) -> ExportInput {
        let profile = loaded.profile
        guard let chosen = loaded.chosen ?? profile.proxies.first else { throw .noProxy }
        let others = all ? profile.proxies.filter { $0.index != chosen.index } : []
        var proxies: [ExportProxy] = []
        for proxy in [chosen] + others {
            let resolved = loaded.resolve(proxy, catalog)
            guard proxy.model != nil else { throw .noModel(proxy.label ?? "") }
            var prompt: String?
            if case .text(let text)? = resolved.settings.customPrompt { prompt = text.value }
            try ExportGuard.check(resolved, customPrompt: prompt, reveals: false)
            guard let made = ExportProxy(resolved, customPrompt: prompt) else { throw .noModel(proxy.label ?? "") }
            proxies.append(made)
        }
        return ExportInput(profile: profile.shownName ?? "", file: loaded.source.name, proxies: proxies)
    }
}
