import ChildPrograms
import Glibc
import Managing
import ProfileFiles

/// The git work tree around the current folder.
struct WorkTree {
    /// The absolute path of its root.
    let root: String

    /// The current folder as an absolute path.
    static var folder: String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }

    /// The work tree of the current folder, found without git; nil outside of any.
    init?() {
        var folder = Self.folder
        while true {
            if access("\(folder == "/" ? "" : folder)/.git", F_OK) == 0 {
                root = folder
                return
            }
            guard folder != "/", let slash = folder.lastIndex(of: "/") else { return nil }
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
    }

    /// Files that have changed since `revision` branched off, and those that git does not know, as absolute paths.
    ///
    /// - Throws: `UsageError` where git cannot say.
    func changedFiles(since revision: String) throws(UsageError) -> Set<String> {
        guard !revision.isEmpty, !revision.hasPrefix("-") else {
            throw UsageError("--changed takes a revision such as HEAD or main")
        }
        var names: [String] = []
        // A repository without a commit has nothing but files that git does not know.
        if revision != "HEAD" || git("rev-parse", "--verify", "--quiet", "HEAD") != nil {
            guard let commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}")
            else { throw UsageError("git has no revision `\(revision)`; in CI, fetch it first (fetch-depth: 0)") }
            let base = git("merge-base", Self.line(commit), "HEAD").map(Self.line) ?? Self.line(commit)
            guard
                let changed = git(
                    "diff", "--name-only", "-z", "--no-ext-diff", "--no-renames", "--diff-filter=d", base, "--")
            else { throw UsageError("git cannot tell what has changed since `\(revision)`") }
            names += Self.names(changed)
        }
        guard let others = git("ls-files", "--others", "--exclude-standard", "-z") else {
            throw UsageError("cannot run git, so --changed cannot tell what has changed")
        }
        return Set((names + Self.names(others)).map { "\(root)/\($0)" })
    }

    /// The path of a file without links, to be compared with what git names.
    static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// What git prints; nil where it fails.
    ///
    /// A repository's own settings run no program.
    private func git(_ arguments: String...) -> [UInt8]? {
        let command = ["git", "-C", root, "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"] + arguments
        guard let outcome = ChildProgram.run(command, limit: 64 << 20, seconds: 60), outcome.status == 0,
            !outcome.isCutOff
        else { return nil }
        return outcome.output
    }

    private static func line(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    }

    private static func names(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
}
