import FrontEnds
import Glibc
import JSONText
import Managing
import ProfileFiles
import Reporting
import YAMLSource

/// SillyTavern's folder of one user (`data/default-user`), into which an export is merged.
struct SillyTavernFolder {
    let path: String
    let terminal: Terminal
    /// Whether files and profiles of the same name are replaced.
    let replaces: Bool

    /// Real ones have some hundred kilobytes.
    private static let maxBytes = 32 << 20

    /// Adds preset, connection profile and, where the export holds it, the key; what was there is kept beside.
    ///
    /// Everything is worked out before anything is written.
    ///
    /// - Throws: `UsageError`.
    func merge(_ made: Export) throws(UsageError) {
        let presets = made.documents.filter { $0.part == "preset" }
        let connections = made.documents.filter { $0.part == "profile" }.compactMap { JSONValue($0.text.utf8) }
        guard !presets.isEmpty, !connections.isEmpty else { throw UsageError("only sillytavern exports can be merged") }
        let secret = made.documents.first { $0.part == "secrets" }.flatMap { JSONValue($0.text.utf8) }
        for preset in presets {
            if let obstacle = AtomicFile.obstacle(at: presetPath(preset), replaces: replaces) {
                throw UsageError("`\(presetPath(preset))`: \(obstacle.message)")
            }
        }
        let oldSettings = try read("settings.json")
        var settings = oldSettings
        var secrets: SillyTavernMerge.MergedSecrets?
        let oldSecrets = secret == nil || access("\(path)/secrets.json", F_OK) != 0 ? nil : try read("secrets.json")
        do {
            for connection in connections {
                settings = try SillyTavernMerge.settings(settings, adding: connection, replaces: replaces)
            }
            if let secret { secrets = try SillyTavernMerge.secrets(oldSecrets ?? .object([]), adding: secret) }
        } catch {
            throw UsageError(error.message)
        }
        try keepCopy(of: "settings.json")
        if oldSecrets != nil { try keepCopy(of: "secrets.json") }
        for preset in presets {
            // The copy's name does not end in .json, so SillyTavern does not list it.
            if access(presetPath(preset), F_OK) == 0 { try keepCopy(of: "\(Self.presets)/\(preset.fileName)") }
            try write(preset.text, to: presetPath(preset), holdsKey: false)
        }
        if let secrets { try write(secrets.json.indentedJSON, to: "\(path)/secrets.json", holdsKey: true) }
        try write(settings.indentedJSON, to: "\(path)/settings.json", holdsKey: false)
        let what: ReportText = secrets == nil ? "" : ", and the key"
        let names = connections.compactMap { $0["name"]?.text }
        if let name = names.first, names.count == 1 {
            terminal.print(
                "Added the preset and the connection profile\(what); start SillyTavern and choose the connection profile `\(foreign: name)`.\n"
            )
        } else {
            terminal.print(
                "Added \(names.count) presets and connection profiles\(what); start SillyTavern and switch between them in its list of connection profiles.\n"
            )
        }
        if secrets?.isInactive ?? false {
            terminal.complain(
                "Another key for that provider stays active; choose the connection profile, or the key under API Connections, to activate this one.\n"
            )
        }
    }

    private static let presets = "OpenAI Settings"

    private func presetPath(_ preset: ExportedDocument) -> String { "\(path)/\(Self.presets)/\(preset.fileName)" }

    private func read(_ name: String) throws(UsageError) -> JSONValue {
        let file = "\(path)/\(name)"
        do {
            let source = try ProfileReading.read(file, limit: Self.maxBytes)
            guard source.bytes.count <= Self.maxBytes else {
                throw UsageError("`\(file)` is larger than 32 MB, so nothing was changed")
            }
            switch JSONValue.exact(source.bytes) {
            case .value(let json): return json
            case .notJSON: throw UsageError("`\(file)` is not valid JSON, so nothing was changed")
            case .unreadableText:
                throw UsageError(
                    "`\(file)` contains text that cannot be preserved (an unpaired surrogate, or invalid UTF-8), so nothing was changed; add the connection profile by hand"
                )
            }
        } catch let problem as PathProblem {
            throw UsageError(
                "`\(file)`: \(problem.message); name your SillyTavern user folder, such as data/default-user")
        } catch let usage as UsageError {
            throw usage
        } catch {
            throw UsageError("`\(file)` cannot be read")
        }
    }

    /// A copy beside the file, by the second in which it was made; one that is there is never touched.
    private func keepCopy(of name: String) throws(UsageError) {
        let file = "\(path)/\(name)"
        guard let source = try? ProfileReading.read(file, limit: Self.maxBytes) else {
            throw UsageError("cannot read `\(file)`, so nothing was changed")
        }
        let first = "\(file)\(BackupCopies.mark)\(time(nil))"
        for number in 1...Self.maxCopies {
            let copy = number == 1 ? first : "\(first)-\(number)"
            switch save(source.bytes, to: copy) {
            case .success:
                terminal.complain("The previous version was saved as \(copy).\n")
                BackupCopies(of: file).thinOut()
                return
            case .failure(.exists): continue
            case .failure(let problem): throw UsageError("`\(copy)`: \(problem.message); nothing was changed")
            }
        }
        throw UsageError("`\(first)` and similar names are taken, so nothing was changed")
    }

    /// As many merges within one second keep their copies.
    private static let maxCopies = 1000

    private func save(_ bytes: [UInt8], to copy: String) -> Result<Void, AtomicFile.Problem> {
        bytes.withUnsafeBytes { bytes in
            Result { () throws(AtomicFile.Problem) in
                try AtomicFile.write(bytes, to: copy, mode: 0o600, replaces: false)
            }
        }
    }

    private func write(_ text: String, to file: String, holdsKey: Bool) throws(UsageError) {
        let result: Result<Void, AtomicFile.Problem> = Array(text.utf8).withUnsafeBytes { bytes in
            Result { () throws(AtomicFile.Problem) in
                try AtomicFile.overwrite(
                    bytes, to: file, mode: holdsKey ? 0o600 : 0o644, holdsKey: holdsKey, replaces: true)
            }
        }
        if case .failure(let problem) = result { throw UsageError("`\(file)`: \(problem.message)") }
    }
}
