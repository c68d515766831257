import Exporting
import Glibc
import JSONText
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
    private static let mostBytes = 32 << 20

    /// Adds preset, connection profile and, where the export holds it, the key; what was there is kept beside.
    ///
    /// Everything is worked out before anything is written.
    ///
    /// - Throws: `UsageError`.
    func merge(_ made: Export) throws(UsageError) {
        guard let preset = made.documents.first(where: { $0.part == "preset" }),
            let connection = made.documents.first(where: { $0.part == "profile" }).flatMap({ JSONValue($0.text.utf8) })
        else { throw UsageError("only exports to sillytavern can be merged") }
        let secret = made.documents.first { $0.part == "secrets" }.flatMap { JSONValue($0.text.utf8) }
        let presetPath = "\(path)/OpenAI Settings/\(preset.fileName)"
        guard replaces || access(presetPath, F_OK) != 0 else {
            throw UsageError("`\(presetPath)`: there is such a preset already; --force overwrites it")
        }
        let oldSettings = try read("settings.json")
        let settings: JSONValue
        var secrets: JSONValue?
        let oldSecrets = secret == nil || access("\(path)/secrets.json", F_OK) != 0 ? nil : try read("secrets.json")
        do {
            settings = try SillyTavernMerge.settings(oldSettings, adding: connection, replaces: replaces)
            if let secret { secrets = try SillyTavernMerge.secrets(oldSecrets ?? .object([]), adding: secret) }
        } catch {
            throw UsageError(error.message)
        }
        try keepCopy(of: "settings.json")
        if oldSecrets != nil { try keepCopy(of: "secrets.json") }
        try write(preset.text, to: presetPath, mode: 0o644)
        if let secrets { try write(secrets.indentedJSON, to: "\(path)/secrets.json", mode: 0o600) }
        try write(settings.indentedJSON, to: "\(path)/settings.json", mode: 0o644)
        terminal.print("Added the preset and the connection profile\(secrets == nil ? "" : ", and the key").\n")
    }

    private func read(_ name: String) throws(UsageError) -> JSONValue {
        let file = "\(path)/\(name)"
        do {
            let source = try ProfileReading.read(file, limit: Self.mostBytes)
            guard source.bytes.count <= Self.mostBytes, let json = JSONValue(source.bytes) else {
                throw UsageError("`\(file)` is no JSON, so nothing was changed")
            }
            return json
        } catch let problem as PathProblem {
            throw UsageError(
                "`\(file)`: \(problem.message); name SillyTavern's folder of your user, such as data/default-user")
        } catch let usage as UsageError {
            throw usage
        } catch {
            throw UsageError("`\(file)` cannot be read")
        }
    }

    /// A copy beside the file, by the second in which it was made.
    private func keepCopy(of name: String) throws(UsageError) {
        let file = "\(path)/\(name)"
        let copy = "\(file).before-proxylint-\(time(nil))"
        guard let source = try? ProfileReading.read(file, limit: Self.mostBytes) else {
            throw UsageError("`\(file)` cannot be read, so nothing was changed")
        }
        try save(source.bytes, to: copy, mode: 0o600, replaces: true)
        terminal.complain("What was there is kept as \(copy).\n")
    }

    private func write(_ text: String, to file: String, mode: UInt32) throws(UsageError) {
        var status = stat()
        let kept = stat(file, &status) == 0 ? status.st_mode & 0o777 : mode
        try save(Array(text.utf8), to: file, mode: kept, replaces: true)
    }

    private func save(_ bytes: [UInt8], to file: String, mode: UInt32, replaces: Bool) throws(UsageError) {
        let result: Result<Void, AtomicFile.Problem> = bytes.withUnsafeBytes { bytes in
            Result { () throws(AtomicFile.Problem) in
                try AtomicFile.write(bytes, to: file, mode: mode, replaces: replaces)
            }
        }
        if case .failure(let problem) = result { throw UsageError("`\(file)`: \(problem.message)") }
    }
}
