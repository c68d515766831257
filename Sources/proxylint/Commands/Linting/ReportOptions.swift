import ArgumentParser
import Reporting

/// What form lint's report takes, where it goes, and which findings are in it.
struct ReportOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The form of the report.", valueName: "format"))
    var format: ReportForm = .text

    @Option(
        help: ArgumentHelp(
            "Also write the report to a file, such as sarif:lint.sarif; - is standard output.",
            valueName: "format:file"), completion: .file())
    var output: [ReportOutput] = []

    @Flag(help: "Count findings per rule; text and json only.")
    var statistics = false

    @Option(
        help: ArgumentHelp("Report only findings that are not in this file.", valueName: "file"), completion: .file())
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "Write current findings to a baseline (default \(ReportOptions.baselineName)) and report nothing.",
            valueName: "file"),
        completion: .file())
    var writeBaseline: String?

    @Option(
        help: ArgumentHelp(
            "Only profiles changed since a git revision (default HEAD), and untracked ones.",
            valueName: "rev"))
    var changed: String?

    @Flag(help: "Lint again whenever a profile changes; stop with Ctrl-C.")
    var watch = false

    /// The baseline that is meant where none is named.
    static let baselineName = ".proxylint-baseline.json"

    /// The arguments with the value that `--changed` and `--write-baseline` have where none is given.
    ///
    /// - Parameter exists: Whether there is a file or a folder at a path: then it is what to lint, not a revision.
    static func complete(_ arguments: ArraySlice<String>, exists: (String) -> Bool) -> ArraySlice<String> {
        guard arguments.contains(where: { $0 == "--changed" || $0 == "--write-baseline" }) else { return arguments }
        var result: [String] = []
        var rest = arguments
        while let argument = rest.popFirst() {
            if argument == "--" { return (result + [argument] + rest)[...] }
            let next = rest.first.flatMap { $0.hasPrefix("-") ? nil : $0 }
            switch argument {
            case "--changed":
                let revision = next.flatMap { isProfile($0) || exists($0) ? nil : $0 }
                if revision != nil { rest.removeFirst() }
                result.append("--changed=\(revision ?? "HEAD")")
            case "--write-baseline":
                let file = next.flatMap { $0.hasSuffix(".json") ? $0 : nil }
                if file != nil { rest.removeFirst() }
                result.append("--write-baseline=\(file ?? baselineName)")
            default: result.append(argument)
            }
        }
        return result[...]
    }

    private static func isProfile(_ path: String) -> Bool {
        path.hasSuffix(".yaml") || path.hasSuffix(".yml") || path.hasSuffix("/")
    }
}

extension ReportForm: ExpressibleByArgument {
    init?(argument: String) { self.init(rawValue: argument) }
    var defaultValueDescription: String { name }
    static var allValueStrings: [String] { names }
}

extension ReportOutput: ExpressibleByArgument {
    init?(argument: String) { self.init(rawValue: argument) }
}
