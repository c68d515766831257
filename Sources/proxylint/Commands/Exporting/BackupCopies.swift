import Glibc

/// The copies that merges left beside a file: the oldest, which no merge had touched, and the newest are kept.
struct BackupCopies {
    private let folder: String
    private let prefix: String

    /// As many as are kept of the newest.
    private static let newest = 4

    /// What stands between a file's name and the time of its copy.
    static let mark = ".before-proxylint-"

    /// Those of a file.
    init(of file: String) {
        let slash = file.lastIndex(of: "/")
        folder = slash.map { String(file[...$0]) } ?? ""
        prefix = (slash.map { String(file[file.index(after: $0)...]) } ?? file) + Self.mark
    }

    /// Deletes what is between the oldest and the newest.
    func thinOut() {
        let copies = all
        guard copies.count > Self.newest + 1 else { return }
        for copy in copies.dropFirst().dropLast(Self.newest) { unlink(folder + copy.name) }
    }

    /// The copies, by their times.
    private var all: [(name: String, time: Int64, number: Int64)] {
        guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(directory) }
        var copies: [(name: String, time: Int64, number: Int64)] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasPrefix(prefix) else { continue }
            // Only names that a merge gives: a time, and a number from the second in that second on.
            let parts = name.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count <= 2, let time = parts.first.flatMap({ Self.number($0) }) else { continue }
            guard let number = parts.count == 2 ? Self.number(parts[1]) : 1 else { continue }
            copies.append((name, time, number))
        }
        return copies.sorted { ($0.time, $0.number) < ($1.time, $1.number) }
    }

    private static func number(_ text: Substring) -> Int64? {
        text.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int64(text) : nil
    }
}
