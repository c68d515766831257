import ArgumentParser

/// When results are colored.
struct ColorOption: ParsableArguments {
    @Option(help: "When to use color: auto, always, or never.")
    var color = ColorChoice.auto
}

extension ColorChoice: ExpressibleByArgument {}
