import Catalog
import Linting
import Managing
import ProfileFiles
import Reporting
import YAMLSource

/// Which files are linted, each with the settings that hold for it.
struct LintPlan {
    /// A file of settings that was read.
    struct SettingsFile {
        /// The folder that its patterns are relative to, as an absolute path.
        let folder: String
        /// What it says.
        let settings: LintSettings
        /// What is wrong with it.
        let faults: LintResult
    }

    /// The linters of the run, one for each set of settings.
    var linters: [Linter] = []
    /// The files that are linted.
    var files: [String] = []
    /// For each of them the place of its linter.
    var places: [Int] = []
    /// The linter of standard input; nil where it is not linted.
    var standardInput: Int?
    /// Every file of settings, in the order in which they were met.
    var settingsFiles: [SettingsFile] = []
    /// The files of settings that were named to be linted themselves.
    var namedSettings: [String] = []
    /// What people are told of files that are left out.
    var notes: [String] = []

    /// The path of the baseline that the settings name; nil where they name none.
    var baseline: String? {
        settingsFiles.lazy.compactMap { file in
            file.settings.baseline.map { $0.text.hasPrefix("/") ? $0.text : "\(file.folder)/\($0.text)" }
        }.first
    }
}

/// Makes the plan of a run.
struct LintPlanner {
    private let request: LintRequest
    private let options: LintOptions
    private let catalog: Catalog
    private var finder = SettingsFinder(named: SettingsLinter.fileName)
    private var plan = LintPlan()
    private var settingsPlaces: [String: Int] = [:]
    /// The places of the linters by what makes them differ: the first are looked through, and more get a table, as the first table
    /// of a process costs a twentieth of a small lint.
    private var firstLinters: [(key: String, place: Int)] = []
    private var moreLinters: [String: Int] = [:]

    init(_ request: LintRequest, _ options: LintOptions, _ catalog: Catalog) {
        self.request = request
        self.options = options
        self.catalog = catalog
    }

    /// The plan for files that were found, and for standard input where it is to be linted.
    ///
    /// - Throws: `UsageError` for a file of settings that was named and cannot be read.
    mutating func plan(_ files: [String], standardInput: Bool) throws(UsageError) -> LintPlan {
        let named = try namedSettings()
        if standardInput {
            let name = request.standardInputName
            plan.standardInput = try place(of: name.hasPrefix("<") ? "./stdin.yaml" : name, named)
        }
        for file in files {
            if file.hasSuffix(SettingsLinter.fileName), file.split(separator: "/").last?.first == "." {
                if let path = RealPath.of(file) { _ = try settings(at: path, shown: file) }
                plan.namedSettings.append(file)
            } else if let place = try place(of: file, named) {
                plan.files.append(file)
                plan.places.append(place)
            }
        }
        return plan
    }

    /// What holds for one file: its settings, and what is in force of them.
    mutating func settings(
        for path: String
    ) throws(UsageError) -> (file: LintPlan.SettingsFile, below: String, effective: EffectiveSettings)? {
        guard let place = try settingsPlace(of: path, try namedSettings()) else { return nil }
        let file = plan.settingsFiles[place]
        let below = self.below(path, file.folder)
        return (file, below, file.settings.effective(for: below))
    }

    private mutating func namedSettings() throws(UsageError) -> Int? {
        guard let path = request.settings.file else { return nil }
        return try settings(at: RealPath.of(path) ?? path, shown: path)
    }

    private mutating func settingsPlace(of path: String, _ named: Int?) throws(UsageError) -> Int? {
        if let named { return named }
        guard !request.settings.ignoresFiles, let folder = finder.folder(ofNext: path),
            let file = finder.nearest(from: folder)
        else { return nil }
        return try settings(at: file, shown: SettingsFinder.shown(file))
    }

    /// The place of a file's linter; nil for one that the settings leave out.
    private mutating func place(of path: String, _ named: Int?) throws(UsageError) -> Int? {
        guard let settingsPlace = try settingsPlace(of: path, named) else { return linter("", options) }
        let file = plan.settingsFiles[settingsPlace]
        let below = self.below(path, file.folder)
        if let pattern = file.settings.pattern(ignoring: below) {
            if request.paths.contains(path) {
                let line = LineIndex(file.settings.source).position(at: pattern.range.start).line
                plan.notes.append("`\(path)` is not linted: `\(file.settings.source.name)` ignores it on line \(line)")
            }
            return nil
        }
        let effective = file.settings.effective(for: below)
        return linter("\(settingsPlace);\(effective.key)", file.settings.options(options, effective))
    }

    private mutating func linter(_ key: String, _ options: LintOptions) -> Int {
        if let known = firstLinters.first(where: { $0.key == key }) { return known.place }
        let isFull = firstLinters.count == 16
        if isFull, let known = moreLinters[key] { return known }
        let place = plan.linters.count
        plan.linters.append(Linter(catalog: catalog, options: options))
        if isFull { moreLinters[key] = place } else { firstLinters.append((key, place)) }
        return place
    }

    /// A file's path below a folder; of one elsewhere its name.
    private func below(_ path: String, _ folder: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let own = SettingsFinder.folder(of: path) else { return name }
        let prefix = folder == "/" ? "/" : folder + "/"
        guard (own + "/").hasPrefix(prefix) else { return name }
        let inside = (own + "/").dropFirst(prefix.count)
        return inside + name
    }

    private mutating func settings(at path: String, shown: String) throws(UsageError) -> Int {
        if let known = settingsPlaces[path] { return known }
        let text: SourceText
        do {
            text = try ProfileReading.read(path)
        } catch {
            throw UsageError("cannot read the settings `\(shown)`: \(error.message)")
        }
        let source = SourceText(name: shown, bytes: text.bytes)
        let (settings, faults) = SettingsLinter(catalog, options).read(source)
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        plan.settingsFiles.append(
            LintPlan.SettingsFile(folder: folder.isEmpty ? "/" : folder, settings: settings, faults: faults))
        settingsPlaces[path] = plan.settingsFiles.count - 1
        return plan.settingsFiles.count - 1
    }
}
