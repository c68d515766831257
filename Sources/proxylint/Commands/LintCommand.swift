import ArgumentParser

/// `lint`, for help, completions and complaints; arguments that are right are read by `LintRequest`.
struct LintCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "lint",
            abstract: "Look for pitfalls in profiles. Offline; runs nothing and reads no key.",
            discussion: """
                Folders are searched for .yaml and .yml files. Without a path: --profiles, $PROXYLINT_PROFILES, \
                ./profiles, or $XDG_CONFIG_HOME/proxylint/profiles. A finding that is known can be silenced by a \
                comment: # proxylint: ignore[rule-name]
                """)
    }

    @Argument(help: ArgumentHelp("Files and folders; - for standard input.", valueName: "path"), completion: .file())
    var paths: [String] = []

    @OptionGroup var report: ReportOptions

    @Option(
        help: ArgumentHelp("Only these rules or families, with commas between them.", valueName: "rules"),
        completion: CatalogCompletion.rules)
    var select: [String] = []

    @Option(
        help: ArgumentHelp("All but these rules or families, with commas between them.", valueName: "rules"),
        completion: CatalogCompletion.rules)
    var ignore: [String] = []

    @Option(
        help: ArgumentHelp("Exit with 1 from this severity on: error, warning, info or never.", valueName: "severity"))
    var failOn: FailOn = .warning

    @Option(
        help: ArgumentHelp("Judge for these front ends instead of those the profiles name.", valueName: "ids"),
        completion: CatalogCompletion.frontEndList)
    var frontEnd: [String] = []

    @OptionGroup var clock: MomentOption

    @OptionGroup var folder: ProfilesOption

    @Option(help: ArgumentHelp("What to call standard input in the report.", valueName: "name"))
    var stdinFilename: String = "<stdin>"

    @Flag(help: "Look at the files alone: not whether variables are set or referenced files exist.")
    var noEnvironment = false

    @Flag(name: .shortAndLong, help: "Print findings only, no closing line.")
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
        return request
    }

    func run(on terminal: Terminal) -> ExitStatus {
        LintRun(request, terminal).run()
    }
}
