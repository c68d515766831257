import ArgumentParser

/// Where the profiles are.
struct ProfilesOption: ParsableArguments {
    @Option(help: ArgumentHelp("The profiles folder.", valueName: "folder"), completion: .directory)
    var profiles: String?
}
