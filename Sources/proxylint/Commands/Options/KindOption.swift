import ArgumentParser
import Linting

/// What the files are, where that is not to be told by their content.
struct KindOption: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "Take the files for this: profile, litellm (config.yaml), or bifrost (config.json); otherwise the content decides.",
            valueName: "kind"))
    var kind: LintedKind?
}

extension LintedKind: ExpressibleByArgument {}
