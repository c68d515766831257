internal import Glibc

/// Finds the file of settings that holds for a profile: the nearest of its name in the profile's folder or above.
public struct SettingsFinder {
    private let name: String
    /// What was found for folders before: the first are looked through, and more get a table.
    ///
    /// A process's first table costs a twentieth of a small lint.
    private var few: [(folder: String, found: String?)] = []
    private var many: [String: String?] = [:]

    private static let mostLookedThrough = 16
    /// The folder of the file before, as it was written and as it is: those of one folder come one after the other.
    private var last: (written: String, folder: String?)?

    /// A finder of files of one name.
    public init(named name: String) { self.name = name }

    /// The absolute path of the folder of a file, with links followed; nil where there is none.
    public static func folder(of path: String) -> String? {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        return RealPath.of(folder)
    }

    /// The same for one file after the other.
    public mutating func folder(ofNext path: String) -> String? {
        let written = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? ""
        if let last, last.written == written { return last.folder }
        let folder = Self.folder(of: path)
        last = (String(written), folder)
        return folder
    }

    /// The absolute path of the nearest file in a folder, given by its absolute path, or above.
    public mutating func nearest(from folder: String) -> String? {
        if let known = few.first(where: { $0.folder == folder }) { return known.found }
        if few.count == Self.mostLookedThrough, let found = many[folder] { return found }
        let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        var found: String?
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            found = path
        } else if folder != "/", let slash = folder.lastIndex(of: "/") {
            found = nearest(from: slash == folder.startIndex ? "/" : String(folder[..<slash]))
        }
        if few.count < Self.mostLookedThrough {
            few.append((folder, found))
        } else {
            many[folder] = .some(found)
        }
        return found
    }

    /// A path as people call it: relative to the current folder where it is below it.
    public static func shown(_ path: String) -> String {
        guard let here = RealPath.of("."), here != "/", path.hasPrefix(here + "/") else { return path }
        return String(path.dropFirst(here.count + 1))
    }
}
