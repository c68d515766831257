import ArgumentParser

/// The options by which lint changes files.
struct FixOptions: ParsableArguments {
    @Flag(help: "Apply safe fixes, then report what is left.")
    var fix = false

    @Flag(help: "Also apply fixes that need review; with --fix or --diff.")
    var unsafeFixes = false

    @Flag(help: "Print what --fix would change as a unified diff; change nothing.")
    var diff = false

    @Option(
        help: ArgumentHelp("Fix only these rules or families, separated by commas.", valueName: "rules"),
        completion: CatalogCompletion.rules)
    var fixOnly: [String] = []

    @Option(
        help: ArgumentHelp(
            "Write comments that ignore the findings, with this reason.", valueName: "reason"))
    var addIgnore: String?

    /// The same request that lint's own reading of its arguments makes.
    var request: FixRequest {
        FixRequest(
            appliesFixes: fix, takesUnsafe: unsafeFixes, showsDiff: diff,
            rules: fixOnly.flatMap(LintRequest.names), ignoreReason: addIgnore)
    }
}
