import Catalog
import FrontEnds
import Managing
import ProfileFiles
import Profiles
import Reporting
import Setups
import Switching
import YAMLSource

/// What `use` and `next` work with.
struct SwitchContext {
    let terminal: Terminal
    let workspace: Workspace
    let now: Instant
    /// The front end that was asked for.
    let frontEnd: FrontEnd?
    private let options: SwitchOptions
    private let zone: ProcessZone

    init(_ options: SwitchOptions, _ terminal: Terminal) throws(UsageError) {
        self.options = options
        self.terminal = terminal
        now = try options.clock.moment()
        zone = try options.times.localZone()
        let catalog = Catalog.inUse
        workspace = Workspace(folder: options.folder.profiles, terminal: terminal)
        frontEnd = try options.frontEnd.map { name throws(UsageError) in try FrontEndName.frontEnd(name, catalog) }
    }

    /// Lints for this moment.
    var lint: PreflightLint { PreflightLint(catalog: workspace.catalog, terminal: terminal, now: now) }

    /// What is active, where it is still there; a word on it where it is not.
    func active(_ state: SavedState) -> ActiveProxy? {
        do {
            return try workspace.proxy(state.active)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return nil
        }
    }

    /// Makes a proxy the active one, keeps a failure, and says what changes in the form.
    ///
    /// - Parameter isTrial: Whether only what would change is asked, and nothing is kept.
    /// - Throws: `UsageError` where that cannot be kept.
    func activate(
        _ proxy: Proxy, in loaded: LoadedProfile, from old: ActiveProxy?, told: FormDigest?, isChosen: Bool,
        failure: RememberedFailure? = nil, isTrial: Bool = false
    ) throws(UsageError) -> SwitchReport {
        guard loaded.profile.name != nil else {
            throw UsageError(
                "`\(loaded.source.name)`: the profile needs a name to be found again; give it one")
        }
        let catalog = workspace.catalog
        let frontEnd = frontEnd ?? loaded.profile.frontEnds.first.flatMap { catalog.frontEnd($0.value) }
        let form = form(of: proxy, in: loaded, for: frontEnd)
        // What was told counts; without it, what the file says now of the proxy that was active.
        var before = told
        if before == nil, let old {
            let frontEnd = self.frontEnd ?? old.loaded.profile.frontEnds.first.flatMap { catalog.frontEnd($0.value) }
            before = FormDigest(of: self.form(of: old.proxy, in: old.loaded, for: frontEnd), frontEnd: frontEnd?.id)
        }
        // Another front end's form is entered from the start.
        if before?.frontEnd != frontEnd?.id { before = nil }
        let pointer = ActiveProxy.pointer(to: proxy, in: loaded)
        let route = loaded.resolve(proxy, catalog).route
        let digest = FormDigest(of: form, frontEnd: frontEnd?.id)
        var rest: RememberedFailure?
        var evasion: String?
        if isTrial {
            let state = workspace.state()
            rest = state.rest(of: route, now: now)
            evasion = RememberedFailure.evasion(of: state.failures, by: route, now: now)
        } else {
            try workspace.update { state in
                var state = state
                if let failure { state.remember(failure) }
                evasion = RememberedFailure.evasion(of: state.failures, by: route, now: now)
                rest = state.rest(of: route, now: now)
                state.activate(pointer, route: route, form: digest, isChosen: isChosen, now: now)
                return state
            }
        }
        var report = SwitchReport(
            active: loaded.reference(to: proxy), previous: old.map { $0.loaded.reference(to: $0.proxy) },
            frontEnd: frontEnd?.name, frontEndID: frontEnd?.id, changes: FormChanges(from: before, to: form),
            afterwards: frontEnd?.value("apply"))
        report.rest = rest
        report.isTrial = isTrial
        report.shortcut = form.shortcut
        report.warnings = [
            form.problem.map { "\(frontEnd?.name ?? "the front end") cannot take it: \($0.message)" }, evasion,
        ].compactMap { $0 }
        return report
    }

    /// The form of a proxy, with the texts of files that the profile names.
    private func form(of proxy: Proxy, in loaded: LoadedProfile, for frontEnd: FrontEnd?) -> FrontEndForm {
        let resolved = loaded.resolve(proxy, workspace.catalog)
        var prompt: String?
        if case .file(let file) = resolved.settings.customPrompt {
            prompt = try? PromptFile.read(PromptFile.path(file.value, besideProfileAt: loaded.source.name))
        }
        return FrontEndForm(of: resolved, customPrompt: prompt, for: frontEnd)
    }

    func print(_ report: SwitchReport) {
        for warning in report.warnings { terminal.complain("proxylint: warning: \(warning)\n") }
        if options.results.format == .json { return terminal.print(json: json.render(report)) }
        terminal.print(text.render(report))
    }

    func print(_ report: ExhaustedReport) {
        if options.results.format == .json { return terminal.print(json: json.render(report)) }
        terminal.print(text.render(report))
    }

    /// Lets the user pick a proxy.
    var picker: ProfilePicker {
        ProfilePicker(workspace: workspace, terminal: terminal, now: now, zone: zone)
    }

    private var text: SwitchRenderer {
        SwitchRenderer(
            isColored: terminal.isColored(options.colors.color), width: terminal.width, now: now, zone: zone)
    }

    private var json: JSONSwitchRenderer {
        JSONSwitchRenderer(version: ToolVersion.number, catalogDate: workspace.catalog.date)
    }
}
