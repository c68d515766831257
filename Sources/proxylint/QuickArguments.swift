/// The usual forms of the commands that are run many times a day, read without swift-argument-parser.
///
/// To start, the parser makes a tree of every command and asks whether a completion script is wanted: several times what `current` or
/// `use` costs by itself (docs/performance.md). Whatever is not plainly one of the forms below is nil and goes to the parser,
/// which reads, complains and helps as ever: an option given twice, a value that may be wrong, `--`, an abbreviation. A test holds
/// that both read the same. Every property of a command is set here: one that was never set traps when it is read.
enum QuickArguments {
    /// The command that arguments ask for; nil where the parser has to read them.
    static func command(_ arguments: ArraySlice<String>) -> (any ReportingCommand)? {
        guard let name = arguments.first else { return nil }
        let rest = arguments.dropFirst()
        switch name {
        case "current": return current(rest)
        case "use": return use(rest)
        case "next": return next(rest)
        case "list": return list(rest)
        case "show": return show(rest)
        case "diagnose": return diagnose(rest)
        default: return nil
        }
    }

    // MARK: Commands

    private static func current(_ arguments: ArraySlice<String>) -> CurrentCommand? {
        guard let words = Words(arguments, options: ["--format", "--profiles"]), words.others.isEmpty else {
            return nil
        }
        var command = CurrentCommand()
        command.format = words["--format"] ?? "text"
        command.folder = folder(words)
        return command
    }

    private static func use(_ arguments: ArraySlice<String>) -> UseCommand? {
        guard let words = Words(arguments, options: switching, flags: ["--force"]), words.others.count < 2,
            let options = options(words)
        else { return nil }
        var command = UseCommand()
        command.reference = words.others.first
        command.force = words.has("--force")
        command.options = options
        return command
    }

    private static func next(_ arguments: ArraySlice<String>) -> NextCommand? {
        guard let words = Words(arguments, options: switching + ["--because"], flags: ["--dry-run"]),
            words.others.isEmpty, let options = options(words)
        else { return nil }
        var command = NextCommand()
        command.because = words["--because"]
        command.dryRun = words.has("--dry-run")
        command.options = options
        return command
    }

    private static func list(_ arguments: ArraySlice<String>) -> ListCommand? {
        guard let words = Words(arguments, options: switching, flags: ["--limits"]), words.others.isEmpty,
            let options = options(words)
        else { return nil }
        var command = ListCommand()
        command.limits = words.has("--limits")
        command.options = options
        return command
    }

    private static func show(_ arguments: ArraySlice<String>) -> ShowCommand? {
        guard let words = Words(arguments, options: switching), words.others.count < 2, let options = options(words)
        else { return nil }
        var command = ShowCommand()
        command.reference = words.others.first
        command.options = options
        return command
    }

    private static func diagnose(_ arguments: ArraySlice<String>) -> DiagnoseCommand? {
        let flags = ["--clipboard", "--no-profile", "--remember", "--all", "--verbose", "--share"]
        guard
            let words = Words(
                arguments, options: ["--profile", "--profiles", "--zone", "--now", "--format", "--color"], flags: flags),
            let results = results(words), let colors = colors(words)
        else { return nil }
        var command = DiagnoseCommand()
        command.text = words.others
        command.clipboard = words.has("--clipboard")
        command.profile = words["--profile"]
        command.folder = folder(words)
        command.noProfile = words.has("--no-profile")
        command.remember = words.has("--remember")
        command.all = words.has("--all")
        command.verbose = words.has("--verbose")
        command.share = words.has("--share")
        command.tried = []
        command.times = zone(words)
        command.clock = moment(words)
        command.results = results
        command.colors = colors
        return command
    }

    // MARK: Groups of options

    private static let switching = ["--front-end", "--profiles", "--zone", "--now", "--format", "--color"]

    private static func options(_ words: Words) -> SwitchOptions? {
        guard let results = results(words), let colors = colors(words) else { return nil }
        var options = SwitchOptions()
        options.frontEnd = words["--front-end"]
        options.folder = folder(words)
        options.times = zone(words)
        options.clock = moment(words)
        options.results = results
        options.colors = colors
        return options
    }

    private static func folder(_ words: Words) -> ProfilesOption {
        var option = ProfilesOption()
        option.profiles = words["--profiles"]
        return option
    }

    private static func zone(_ words: Words) -> ZoneOption {
        var option = ZoneOption()
        option.zone = words["--zone"]
        return option
    }

    private static func moment(_ words: Words) -> MomentOption {
        var option = MomentOption()
        option.now = words["--now"]
        return option
    }

    private static func results(_ words: Words) -> FormatOption? {
        guard let format = OutputFormat(rawValue: words["--format"] ?? "text") else { return nil }
        var option = FormatOption()
        option.format = format
        return option
    }

    private static func colors(_ words: Words) -> ColorOption? {
        guard let color = ColorChoice(rawValue: words["--color"] ?? "auto") else { return nil }
        var option = ColorOption()
        option.color = color
        return option
    }

    /// Arguments taken apart: options with their values, flags, and others.
    private struct Words {
        private(set) var others: [String] = []
        private var values: [(name: String, value: String)] = []
        private var flags: [String] = []

        /// Nil for anything unusual.
        init?(_ arguments: ArraySlice<String>, options: [String], flags known: [String] = []) {
            var rest = arguments
            while let argument = rest.popFirst() {
                guard argument.utf8.first == UInt8(ascii: "-"), argument != "-" else {
                    if argument.isEmpty { return nil }
                    others.append(argument)
                    continue
                }
                guard !has(argument), self[argument] == nil else { return nil }
                if known.contains(argument) {
                    flags.append(argument)
                } else if options.contains(argument), let value = rest.popFirst(), let first = value.utf8.first,
                    first != UInt8(ascii: "-") || value == "-"
                {
                    values.append((argument, value))
                } else {
                    return nil
                }
            }
        }

        /// The value of an option; nil where it was not given.
        subscript(_ name: String) -> String? { values.first { $0.name == name }?.value }

        func has(_ flag: String) -> Bool { flags.contains(flag) }
    }
}
