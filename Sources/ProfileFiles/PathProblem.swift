/// Why a path cannot be linted.
public enum PathProblem: Error, Equatable, Sendable {
    case missing
    case notPermitted
    /// A folder without a single profile.
    case noProfiles
    /// A device, a socket, or a pipe that is not handed over by the shell.
    case notAFile
    /// A link that is called like a profile and leads to a file of another kind, perhaps one with passwords.
    case linkToOtherKind
    /// Its name is no UTF-8.
    case nameNotText
    /// Reading stopped half-way; the system's own words.
    case unreadable(String)

    /// One sentence without a final full stop, to be put behind the path.
    public var message: String {
        switch self {
        case .missing: "there is no such file or folder"
        case .notPermitted: "you have no permission to read it"
        case .noProfiles: "the folder contains no profiles (.yaml or .yml files)"
        case .notAFile: "it is neither a file nor a folder"
        case .linkToOtherKind:
            "it is a link to a file that does not end in .yaml or .yml and may contain anything; name that file itself"
        case .nameNotText: "its name is not valid UTF-8; rename it"
        case .unreadable(let reason): "cannot read it: \(reason)"
        }
    }
}

/// A path with what is wrong with it.
public struct PathFailure: Error, Equatable, Sendable {
    /// The path as the user gave it, or as it was found below one.
    public let path: String
    /// What is wrong with it.
    public let problem: PathProblem

    /// A path with what is wrong with it.
    public init(_ path: String, _ problem: PathProblem) {
        self.path = path
        self.problem = problem
    }
}
