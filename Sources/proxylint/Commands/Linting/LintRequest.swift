import Linting

/// What a user asks of `lint`.
struct LintRequest: Equatable {
    var paths: [String] = []
    /// What the files are; nil to tell it by their content.
    var kind: LintedKind?
    var format = ReportForm.text
    var outputs: [ReportOutput] = []
    var hasStatistics = false
    var baseline: String?
    var newBaseline: String?
    var changedSince: String?
    var watches = false
    var selected: [String] = []
    var ignored: [String] = []
    var failOn = "warning"
    var frontEnds: [String] = []
    var now: String?
    var profilesFolder: String?
    var standardInputName = "<stdin>"
    var usesEnvironment = true
    var isQuiet = false
    var color = ColorChoice.auto
    var fixing = FixRequest()
    var settings = SettingsRequest()

    init() {}

    /// Reads arguments that are right; nil for any that need help or a complaint, which `LintCommand` gives.
    init?(_ arguments: ArraySlice<String>) {
        var rest = arguments
        while let argument = rest.popFirst() {
            if argument == "--" {
                paths += rest
                return
            }
            guard argument.utf8.first == UInt8(ascii: "-"), argument != "-" else {
                paths.append(argument)
                continue
            }
            switch argument {
            case "--no-environment": usesEnvironment = false
            case "-q", "--quiet": isQuiet = true
            case _ where fixing.take(flag: argument) || settings.take(flag: argument): continue
            case "--statistics": hasStatistics = true
            case "--watch": watches = true
            default:
                let name: Substring
                let value: String
                if let equals = argument.firstIndex(of: "=") {
                    name = argument[..<equals]
                    value = String(argument[argument.index(after: equals)...])
                    if value.isEmpty { return nil }
                } else {
                    guard Self.optionsWithValue.contains(argument), let next = rest.popFirst(),
                        next.utf8.first != UInt8(ascii: "-") || next == "-"
                    else { return nil }
                    name = argument[...]
                    value = next
                }
                guard take(name, value) else { return nil }
            }
        }
    }

    static let optionsWithValue =
        [
            "--format", "--as", "--select", "--ignore", "--fail-on", "--front-end", "--now", "--profiles",
            "--stdin-filename",
            "--color", "--output", "--baseline", "--write-baseline", "--changed",
        ] + FixRequest.optionsWithValue + SettingsRequest.optionsWithValue

    private mutating func take(_ name: Substring, _ value: String) -> Bool {
        switch name {
        case "--format":
            guard let format = ReportForm(rawValue: value) else { return false }
            self.format = format
        case "--as":
            guard let kind = LintedKind(rawValue: value) else { return false }
            self.kind = kind
        case "--output":
            guard let output = ReportOutput(rawValue: value) else { return false }
            outputs.append(output)
        case "--baseline": baseline = value
        case "--write-baseline": newBaseline = value
        case "--changed": changedSince = value
        case "--select": selected += Self.names(value)
        case "--ignore": ignored += Self.names(value)
        case "--fail-on":
            guard Self.failOnValues.contains(value) else { return false }
            failOn = value
        case "--front-end": frontEnds += Self.names(value)
        case "--now": now = value
        case "--profiles": profilesFolder = value
        case "--stdin-filename": standardInputName = value
        case "--color":
            guard let color = ColorChoice(rawValue: value) else { return false }
            self.color = color
        default: return fixing.take(name, value) || settings.take(name, value)
        }
        return true
    }

    static let failOnValues = ["error", "warning", "info", "never"]

    /// The names in a list with commas.
    static func names(_ list: String) -> [String] {
        list.split(separator: ",").map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }.filter { !$0.isEmpty }
    }

    /// The arguments taken apart into options with their values, and what can only be paths.
    ///
    /// A complaint is about options, and many paths are slow to parse.
    static func split(_ arguments: ArraySlice<String>) -> (options: [String], paths: [String]) {
        var options: [String] = []
        var paths: [String] = []
        var rest = arguments
        while let argument = rest.popFirst() {
            if argument == "--" {
                paths += rest
                break
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                paths.append(argument)
                continue
            }
            options.append(argument)
            if optionsWithValue.contains(argument), let value = rest.popFirst() { options.append(value) }
        }
        return (options, paths)
    }
}
