import Catalog
import FrontEnds
import JSONText
import KeyAnswers
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
            return Operations.problem("this is not a profile; paste one, or fill in the settings first")
        }
        let errors = errors(in: loaded, target)
        guard errors.isEmpty || request.flag("force") else { return stopped(by: errors) }
        do throws(Refusal) {
            let input = try input(loaded, all: Exporters.takesAllProxies(target))
            let made: Export
            do throws(ExportProblem) {
                made = try Exporters.export(input, to: target)
            } catch {
                throw Refusal(error.message)
            }
            let renderer = ExportRenderer(frontEnd: target, name: catalog.frontEnd(target)?.name ?? target)
            return renderer.json(
                made.documents, made.notes, input, version: Operations.version, catalogDate: catalog.date)
        } catch {
            return Operations.problem(error.message)
        }
    }

    /// Why nothing is exported.
    private struct Refusal: Error {
        let message: String

        init(_ message: String) { self.message = message }
    }

    /// What lint calls an error of this profile for the front end: it stops the export, as it does in the program.
    private func errors(in loaded: LoadedProfile, _ target: String) -> [Finding] {
        Linter(catalog: catalog, options: LintOptions(today: request.today, frontEnds: [target])).lint(loaded.source)
            .findings.filter {
                $0.severity == .error && ($0.document == loaded.profile.document || $0.isAboutSyntax)
            }
    }

    private func stopped(by errors: [Finding]) -> String {
        var json = JSONWriter()
        json.beginObject()
        json.key("errors")
        json.beginArray()
        for error in errors {
            json.beginObject()
            for (name, value) in [
                ("rule", error.rule), ("message", SecretMask.byForm.hidingSecrets(in: error.message)),
            ] {
                json.key(name)
                json.string(value)
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.text
    }

    private func input(_ loaded: LoadedProfile, all: Bool) throws(Refusal) -> ExportInput {
        let profile = loaded.profile
        guard let chosen = loaded.chosen ?? profile.proxies.first else { throw Refusal(ExportProblem.noProxy.message) }
        let others = all ? profile.proxies.filter { $0.index != chosen.index } : []
        var proxies: [ExportProxy] = []
        let keys = WrittenKeys(profile.node.tree)
        for proxy in [chosen] + others {
            let resolved = loaded.resolve(proxy, catalog)
            guard proxy.model != nil else { throw Refusal(ExportProblem.noModel(proxy.label ?? "").message) }
            var prompt: String?
            if case .text(let text)? = resolved.settings.customPrompt { prompt = text.value }
            try check(resolved, prompt, loaded, keys)
            guard let made = ExportProxy(resolved, customPrompt: prompt) else {
                throw Refusal(ExportProblem.noModel(proxy.label ?? "").message)
            }
            proxies.append(made)
        }
        return ExportInput(profile: profile.shownName ?? "", file: loaded.source.name, proxies: proxies)
    }

    /// Refuses an address that is none of the provider's, and what may be a secret.
    private func check(
        _ proxy: ResolvedProxy, _ prompt: String?, _ loaded: LoadedProfile, _ keys: WrittenKeys
    ) throws(Refusal) {
        if let address = proxy.address {
            let place = address.field.map { " (\(loaded.place(of: $0.range).description))" } ?? ""
            if let refusal = AddressGuard.refusal(of: address.url, at: proxy.provider, catalog, place: place) {
                throw Refusal(refusal.text.replacing("nothing was sent", with: "nothing was exported"))
            }
        }
        do throws(ExportProblem) {
            try ExportGuard.check(proxy, customPrompt: prompt, reveals: false, keys: keys)
        } catch {
            throw Refusal(error.message)
        }
    }
}
