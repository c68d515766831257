import Foundation

/// A file of the repository that must hold exactly what the program makes: a page, a schema, a report.
public struct Recorded {
    /// Whether files are written instead of compared.
    public static let isRecording = ProcessInfo.processInfo.environment["PROXYLINT_RECORD"] == "1"

    private let file: URL

    /// The file at a path below the repository's root.
    public init(_ path: String) {
        file = Repository.file(path)
    }

    /// Nil when the file holds `text`, else what to say.
    ///
    /// With `PROXYLINT_RECORD=1` the file is written instead (`make record`).
    public func difference(from text: String) throws -> String? {
        if Self.isRecording {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return nil
        }
        guard let data = try? Data(contentsOf: file) else {
            return "\(file.lastPathComponent) is missing; run `make record`"
        }
        let recorded = String(decoding: data, as: UTF8.self)
        guard recorded != text else { return nil }
        let lines = zip(
            recorded.split(separator: "\n", omittingEmptySubsequences: false),
            text.split(separator: "\n", omittingEmptySubsequences: false))
        let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
        let place =
            first.map { "line \($0.offset + 1):\nrecorded: \($0.element.0)\nnow:      \($0.element.1)" } ?? "the length"
        return "\(file.lastPathComponent) is out of step (run `make record` and look at the change) at \(place)"
    }
}
