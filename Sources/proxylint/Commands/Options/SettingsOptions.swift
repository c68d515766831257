import ArgumentParser

/// The options about the linter's own settings.
struct SettingsOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Use this settings file instead of the nearest .proxylint.yaml.", valueName: "file"))
    var config: String?

    @Flag(help: "Ignore .proxylint.yaml.")
    var noConfig = false

    @Option(help: ArgumentHelp("Show which settings apply to a profile, and where each comes from.", valueName: "file"))
    var showSettings: String?

    @Option(
        help: ArgumentHelp(
            "Report a model's end only as info until this many days after it, so that no date breaks a build.",
            valueName: "days"))
    var grace: String?

    /// The same request that lint's own reading of its arguments makes.
    var request: SettingsRequest {
        SettingsRequest(file: config, ignoresFiles: noConfig, shown: showSettings, graceDays: grace)
    }
}
