internal import Glibc

/// Finds profiles: files as they are named, and everything that ends in `.yaml` or `.yml` below a folder.
public struct ProfileFinder: Sendable {
    /// The files to read, and the paths that lead to none.
    public struct Found: Sendable {
        /// Files in the order of the arguments, those of a folder sorted; each once.
        public var files: [String] = []
        /// Files below folders that may be a relay's by their name, `config.json`; only what stands in them tells.
        public var relayCandidates: [String] = []
        /// Paths that lead to no file.
        public var failures: [PathFailure] = []
    }

    /// How deep folders are searched; deeper ones are a loop or no place for profiles.
    private static let depth = 32

    /// A finder.
    public init() {}

    /// The files that `paths` stand for.
    ///
    /// Costs one look per path; contents are not read.
    public func find(_ paths: [String]) -> Found {
        var found = Found()
        // A single path cannot repeat itself, and the first use of a set is dear (see FirstOccurrences in Profiles).
        var seen: Set<String>? = paths.count > 1 ? [] : nil
        for path in paths {
            var status = stat()
            guard stat(path, &status) == 0 else {
                found.failures.append(PathFailure(path, Self.problem(errno, of: path)))
                continue
            }
            guard status.st_mode & S_IFMT == S_IFDIR else {
                if seen?.insert(path).inserted ?? true { found.files.append(path) }
                continue
            }
            var below: [String] = []
            search(path, depth: Self.depth, &below, &found)
            found.relayCandidates.sort()
            if below.isEmpty, !found.failures.contains(where: { $0.path.hasPrefix(path) }) {
                found.failures.append(PathFailure(path, .noProfiles))
            }
            for file in below.sorted()
            where seen?.insert(file).inserted ?? true {
                found.files.append(file)
            }
        }
        return found
    }

    private func search(_ folder: String, depth: Int, _ files: inout [String], _ found: inout Found) {
        guard let directory = opendir(folder) else {
            found.failures.append(PathFailure(folder, Self.problem(errno)))
            return
        }
        defer { closedir(directory) }
        let prefix = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            // Hidden files and folders (.git) are not the user's profiles.
            if name.utf8.first == UInt8(ascii: ".") { continue }
            let path = prefix + name
            var type = Int(entry.pointee.d_type)
            if type == DT_UNKNOWN || type == DT_LNK { type = Self.type(of: path, isLink: type == DT_LNK) }
            if type == DT_DIR {
                if depth > 0 { search(path, depth: depth - 1, &files, &found) }
            } else if type == DT_REG, name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
                files.append(path)
            } else if type == DT_REG, name == "config.json" || name.hasPrefix("bifrost") && name.hasSuffix(".json") {
                found.relayCandidates.append(path)
            }
        }
    }

    /// What a name stands for.
    ///
    /// Links to files count, links to folders do not: they may lead in a circle.
    private static func type(of path: String, isLink: Bool) -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else { return DT_UNKNOWN }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return DT_REG
        case S_IFDIR: return isLink ? DT_UNKNOWN : DT_DIR
        default: return DT_UNKNOWN
        }
    }

    /// What the system's code means for a path; one whose name is no UTF-8 has lost bytes, and so is not found.
    static func problem(_ code: Int32, of path: String = "") -> PathProblem {
        switch code {
        case ENOENT where path.unicodeScalars.contains("\u{FFFD}"): .nameNotText
        case ENOENT, ENOTDIR: .missing
        case EACCES, EPERM: .notPermitted
        default: .unreadable(String(cString: strerror(code)))
        }
    }
}

private let DT_UNKNOWN = 0
private let DT_DIR = 4
private let DT_REG = 8
private let DT_LNK = 10
