import Glibc
import Managing

/// `lint --watch`: lints, waits for a change, and lints again.
struct WatchedLint {
    let terminal: Terminal
    /// What is linted: files and folders.
    let paths: [String]
    /// One run: what it prints, and the folders it searched.
    let run: () -> Void

    /// Folders below one are watched as deep as they are searched.
    private static let depth = 32

    /// Runs until Ctrl-C.
    func loop() -> ExitStatus {
        guard let watch = FileWatch() else {
            terminal.complain("proxylint: cannot watch files here: \(String(cString: strerror(errno)))\n")
            return .usage
        }
        Interruption.begin(endsCalls: true, signals: [SIGINT, SIGTERM])
        repeat {
            // Before the run, so that nothing that changes while it lasts is missed.
            let isWhole = paths.reduce(true) { addAll(of: $1, to: watch) && $0 }
            if terminal.isInteractive { terminal.print("\u{1B}[H\u{1B}[2J\u{1B}[3J") }
            run()
            if !isWhole {
                terminal.complain(
                    "Some folders cannot be watched; see /proc/sys/fs/inotify/max_user_watches.\n")
            }
            terminal.complain("Watching for changes; stop with Ctrl-C.\n")
        } while watch.wait(until: { Interruption.hasHappened })
        if terminal.isInteractive { terminal.complain("\n") }
        return .good
    }

    private func addAll(of path: String, to watch: FileWatch) -> Bool {
        var status = stat()
        let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        // The folder around it too: what was named may go and come back.
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        let start = path.hasPrefix("/") ? "/" : ""
        let around = parts.count > 1 ? start + parts.dropLast().joined(separator: "/") : start.isEmpty ? "." : "/"
        if let name = parts.last, name != ".", name != ".." { watch.add(folder: around, name: String(name)) }
        return isFolder ? addFolder(path, depth: Self.depth, to: watch) : true
    }

    private func addFolder(_ folder: String, depth: Int, to watch: FileWatch) -> Bool {
        guard watch.add(folder: folder) else { return errno != ENOSPC }
        guard depth > 0, let directory = opendir(folder) else { return true }
        defer { closedir(directory) }
        var isWhole = true
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !name.hasPrefix(".") else { continue }
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            var status = stat()
            // Links to folders are not searched.
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { continue }
            if !addFolder(path, depth: depth - 1, to: watch) { isWhole = false }
        }
        return isWhole
    }
}
