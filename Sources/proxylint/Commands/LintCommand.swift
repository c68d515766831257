import ArgumentParser

/// `lint`, for help, completions and complaints; arguments that are right are read by `LintRequest`.
struct LintCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "lint",
            abstract: "Check profiles for problems, offline.",
            discussion: """
                Runs nothing and reads no keys. Folders are searched for .yaml and .yml files, and for Bifrost's \
                config.json. LiteLLM and Bifrost files are recognized. Without a path: --profiles, \
                $PROXYLINT_PROFILES, \
                ./profiles, or $XDG_CONFIG_HOME/proxylint/profiles. Silence a known finding with a comment: # \
                proxylint: ignore[rule-name] reason
                """)
    }

    @Argument(help: ArgumentHelp("Files and folders; - for standard input.", valueName: "path"), completion: .file())
    var paths: [String] = []

    @OptionGroup var kind: KindOption

    @OptionGroup var report: ReportOptions

    @Option(
        help: ArgumentHelp("Only these rules or families, separated by commas.", valueName: "rules"),
        completion: CatalogCompletion.rules)
    var select: [String] = []

    @Option(
        help: ArgumentHelp("All but these rules or families, separated by commas.", valueName: "rules"),
        completion: CatalogCompletion.rules)
    var ignore: [String] = []

    @Option(
        help: ArgumentHelp(
            "Exit with 1 at this severity or above: error, warning, info, or never.", valueName: "severity"))
    var failOn: FailOn = .warning

    @Option(
        help: ArgumentHelp("Check for these front ends instead of the ones in the profiles.", valueName: "ids"),
        completion: CatalogCompletion.frontEndList)
    var frontEnd: [String] = []

    @OptionGroup(title: "Fixes") var fixing: FixOptions

    @OptionGroup(title: "Settings") var settings: SettingsOptions

    @OptionGroup var clock: MomentOption

    @OptionGroup var folder: ProfilesOption

    @Option(help: ArgumentHelp("Name of standard input in the report.", valueName: "name"))
    var stdinFilename: String = "<stdin>"

    @Flag(help: "Check only the files, not whether variables are set or key files exist.")
    var noEnvironment = false

    @Flag(name: .shortAndLong, help: "Print only findings, no summary.")
    var quiet = false

    @OptionGroup var colors: ColorOption

    /// Values of `--fail-on`.
    enum FailOn: String, CaseIterable, ExpressibleByArgument {
        case error, warning, info, never
    }

    /// The same request that `LintRequest` reads from right arguments.
    var request: LintRequest {
        var request = LintRequest()
        request.paths = paths
        request.kind = kind.kind
        request.format = report.format
        request.outputs = report.output
        request.hasStatistics = report.statistics
        request.baseline = report.baseline
        request.newBaseline = report.writeBaseline
        request.changedSince = report.changed
        request.watches = report.watch
        request.selected = select.flatMap(LintRequest.names)
        request.ignored = ignore.flatMap(LintRequest.names)
        request.failOn = failOn.rawValue
        request.frontEnds = frontEnd.flatMap(LintRequest.names)
        request.now = clock.now
        request.profilesFolder = folder.profiles
        request.standardInputName = stdinFilename
        request.usesEnvironment = !noEnvironment
        request.isQuiet = quiet
        request.color = colors.color
        request.fixing = fixing.request
        request.settings = settings.request
        return request
    }

    func run(on terminal: Terminal) -> ExitStatus {
        LintRun(request, terminal).run()
    }
}
