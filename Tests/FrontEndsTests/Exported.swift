import Catalog
import FrontEnds
import Reporting
import Setups

/// What an export of a proxy comes to.
struct Exported {
    /// The documents as they are printed.
    var output = ""
    /// Where they go, what to watch for and the front end's traps, one a line; else why there is no export.
    var messages = ""
    /// Whether there is one.
    var isExported = false
    /// What is entered by hand.
    var page = ""

    /// The export of a proxy of one account, given by its fields.
    init(
        _ frontEnd: String, provider: String = "custom", _ proxy: String, profile: String = "forms",
        part: String? = nil, key: String? = nil
    ) {
        let text =
            "version: 1\nname: \(profile)\naccounts: {main: {provider: \(provider), key: {env: KEY}}}\nproxies:\n  - {account: main, \(proxy)}\n"
        self.init(frontEnd, Sample.profiles(text).first?.resolved(.embedded).proxies.first, part: part, key: key)
    }

    /// The export of a proxy.
    init(_ frontEnd: String, _ proxy: ResolvedProxy?, part: String? = nil, key: String? = nil) {
        guard let proxy else { return }
        var prompt: String?
        if case .text(let text) = proxy.settings.customPrompt { prompt = text.value }
        guard let exported = ExportProxy(proxy, customPrompt: prompt, revealedKey: key) else { return }
        let input = ExportInput(
            profile: proxy.profile.name?.value ?? "", file: "p.yaml", proxies: [exported])
        do {
            let made = try Exporters.export(input, to: frontEnd)
            let renderer = ExportRenderer(frontEnd: frontEnd, name: frontEnd)
            output = renderer.text(made.documents.filter { part == nil || $0.part == part })
            let told = Exporters.toldTraps(by: made, to: frontEnd)
            let traps = Catalog.embedded.frontEnd(frontEnd)?.values("trap").filter { !told.contains($0) } ?? []
            messages = (made.documents.map { $0.place } + made.notes + traps).joined(separator: "\n")
            if let form = made.form {
                page = FormPage(title: frontEnd, form: form, notes: made.notes, input: input).html
            }
            isExported = true
        } catch {
            messages = error.message
        }
    }
}
