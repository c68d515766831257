import Profiles

/// The file of a custom prompt.
///
/// A profile of somebody else's may name any file, and an export or a form shows what is in it: so only a file of text of a
/// usual size is read, and none that is known to hold keys.
public enum PromptFile {
    /// Why a file is not read as a prompt.
    public enum Problem: Error, Equatable, Sendable {
        case path(PathProblem)
        case holdsKeys
        case tooLarge
        case notText

        /// One sentence without a final full stop, to be put behind the path.
        public var message: String {
            switch self {
            case .path(let problem): problem.message
            case .holdsKeys: "this file may contain keys or passwords, so it is not read as a custom prompt"
            case .tooLarge: "the custom prompt is larger than \(maxBytes >> 20) MiB"
            case .notText: "the custom prompt is not plain text in UTF-8"
            }
        }
    }

    /// Front ends take half of it at the most.
    public static let maxBytes = 1 << 20

    /// The file that a profile means, by the folder of the profile.
    public static func path(_ path: String, besideProfileAt profile: String) -> String {
        guard !path.hasPrefix("/"), let slash = profile.lastIndex(of: "/") else { return path }
        return profile[...slash] + path
    }

    /// The text of a prompt.
    ///
    /// - Throws: `Problem`.
    public static func read(_ path: String) throws(Problem) -> String {
        guard !PrivateFile.isMeant(by: path), !PrivateFile.isMeant(by: RealPath.of(path) ?? path) else {
            throw .holdsKeys
        }
        let bytes: [UInt8]
        do {
            bytes = try ProfileReading.read(path, limit: maxBytes).bytes
        } catch {
            throw .path(error)
        }
        guard bytes.count <= maxBytes else { throw .tooLarge }
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
        guard !text.contains("PRIVATE KEY-----") else { throw .holdsKeys }
        return text
    }
}
