import ArgumentParser

/// The forms of output that every command has.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}

/// The form of the output; lint has more of them (`LintRequest.Format`), `current` a template.
struct FormatOption: ParsableArguments {
    @Option(help: "Output format: text or json.")
    var format = OutputFormat.text
}
