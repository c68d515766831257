import ArgumentParser
import Linting

/// What the files are, where that is not to be told by their content.
struct KindOption: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "Treat the files as this kind: profile, litellm (config.yaml), or bifrost (config.json); by default, the content decides.",
            valueName: "kind"))
    var kind: LintedKind?
}

extension LintedKind: ExpressibleByArgument {}
