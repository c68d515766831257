import Foundation

/// Files of the repository, wherever it has been cloned to.
public enum Repository {
    /// The folder that holds Package.swift.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// A file by its path below the root.
    public static func file(_ path: String) -> URL { root.appending(path: path) }
}
