import ArgumentParser

/// Where the profiles are.
struct ProfilesOption: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of profiles.", valueName: "folder"), completion: .directory)
    var profiles: String?
}
