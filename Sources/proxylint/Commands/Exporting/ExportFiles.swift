import FrontEnds
import Managing
import ProfileFiles
import Reporting

/// Writes exported files: whole or not at all, and those with a key so that only their owner can read them.
struct ExportFiles {
    /// Whether a key is written out in them.
    let holdKeys: Bool
    /// Whether files that are there are overwritten.
    let replace: Bool

    /// Writes documents into a folder; where one of them cannot be, none is.
    ///
    /// - Throws: `UsageError`.
    func save(_ documents: [ExportedDocument], into folder: String, _ terminal: Terminal) throws(UsageError) {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        for document in documents {
            let path = prefix + document.fileName
            guard let obstacle = AtomicFile.obstacle(at: path, replaces: replace && !document.isFragment) else {
                continue
            }
            guard document.isFragment, obstacle == .exists else { throw UsageError("`\(path)`: \(obstacle.message)") }
            let advice: String
            switch document.part {
            case "secrets": advice = ", or use --merge"
            case "model": advice = ", or use --part config, or delete it"
            default: advice = ""
            }
            throw UsageError(
                "`\(path)`: this file exists, and the export is only an entry for it, so it is never overwritten; write into another folder\(advice)"
            )
        }
        for document in documents {
            let path = prefix + document.fileName
            try save(document.text, to: path)
            terminal.print("\(foreign: path): \(foreign: document.place)\n")
        }
    }

    /// Writes one file.
    ///
    /// - Throws: `UsageError`.
    func save(_ text: String, to path: String) throws(UsageError) {
        let result: Result<Void, AtomicFile.Problem> = Array(text.utf8).withUnsafeBytes { bytes in
            Result { () throws(AtomicFile.Problem) in
                try AtomicFile.overwrite(
                    bytes, to: path, mode: holdKeys ? 0o600 : 0o644, holdsKey: holdKeys, replaces: replace)
            }
        }
        if case .failure(let problem) = result { throw UsageError("`\(path)`: \(problem.message)") }
    }
}
