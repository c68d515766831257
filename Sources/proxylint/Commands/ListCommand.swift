import ArgumentParser
import Linting
import Managing
import ProfileFiles
import Reporting
import Switching

/// `list`: the profiles at a glance.
struct ListCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: "List profiles, what is active, and what lint finds.",
            discussion: "Exit codes: 0 shown, 2 wrong usage, or cannot open a profile.")
    }

    @Flag(help: "Show which proxies share a limit and so fail together.")
    var limits = false

    @OptionGroup var options: SwitchOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { context throws(UsageError) in try list(context) }
    }

    private func list(_ context: SwitchContext) throws(UsageError) -> ExitStatus {
        let workspace = context.workspace
        let catalog = workspace.catalog
        let contents = workspace.store.contents()
        guard !contents.profiles.isEmpty || !contents.failures.isEmpty else { throw UsageError(StoreProblem.nothing) }
        let state = workspace.state()
        let active = context.active(state)
        let groups = limits || options.results.format == .json ? LimitGroup.groups(of: contents.profiles, catalog) : []
        if options.results.format == .json {
            let renderer = JSONProfileRenderer(version: ToolVersion.number, catalogDate: catalog.date)
            context.terminal.print(json: renderer.list(listed(contents, state, active, context), groups))
        } else {
            let renderer = ProfileListRenderer(
                isColored: context.terminal.isColored(options.colors.color), width: context.terminal.width,
                now: context.now,
                zone: try options.times.localZone())
            if limits, groups.isEmpty {
                context.terminal.print("no two proxies share a limit\n")
            } else {
                context.terminal.print(
                    limits ? renderer.render(groups) : renderer.render(listed(contents, state, active, context)))
            }
        }
        for name in contents.repeatedNames {
            let files = contents.profiles.filter { $0.profile.name?.value == name }.map(\.source.name)
            context.terminal.complain(
                "proxylint: \(StoreProblem.ambiguous(name: name, files: files).message)\n")
        }
        for failure in contents.failures { context.terminal.complain("proxylint: \(failure.message)\n") }
        // A file that opens and is broken is lint's to judge.
        let isUnread = contents.failures.contains { failure in
            if case .broken = failure { return false }
            return true
        }
        return isUnread ? .usage : .good
    }

    private func listed(
        _ contents: ProfileStore.Contents, _ state: SavedState, _ active: ActiveProxy?, _ context: SwitchContext
    ) -> [ListedProfile] {
        let catalog = context.workspace.catalog
        let linter = context.lint.linter()
        let loadedProfiles = contents.profiles
        // The documents of one file are linted once, at the first of them.
        let findings = Concurrently.map(count: loadedProfiles.count, with: linter, copy: { $0.forAnotherThread() }) {
            place, linter in
            place > 0 && loadedProfiles[place - 1].source === loadedProfiles[place].source
                ? [] : linter.findings(in: loadedProfiles[place].profile.node.tree)
        }
        var ofFile: [Finding] = []
        var number = 1
        return loadedProfiles.enumerated().map { place, loaded in
            defer { number += loaded.profile.proxies.count }
            if place == 0 || loadedProfiles[place - 1].source !== loaded.source { ofFile = findings[place] }
            return ListedProfile(
                loaded, first: number, counts: Preflight(ofFile, of: loaded).counts,
                active: active.flatMap { $0.isIn(loaded) ? $0.proxy.index : nil },
                remembered: state.failures, now: context.now, catalog)
        }
    }
}
