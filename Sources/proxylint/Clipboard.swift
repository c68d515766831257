import Glibc

/// Reads the clipboard through the program that the desktop has for it.
struct Clipboard {
    let terminal: Terminal

    /// The programs, in the order they are tried: each with the variable without which it has nothing to talk to.
    private var programs: [(variable: String?, arguments: [String])] {
        [
            ("WAYLAND_DISPLAY", ["wl-paste", "--no-newline"]),
            ("DISPLAY", ["xclip", "-selection", "clipboard", "-out"]),
            ("DISPLAY", ["xsel", "--clipboard", "--output"]),
            (nil, ["pbpaste"]),
            ("WSL_DISTRO_NAME", ["powershell.exe", "-NoProfile", "-Command", "Get-Clipboard -Raw"]),
        ]
    }

    /// What the clipboard holds, up to `limit` bytes.
    ///
    /// - Throws: `UsageError` that names what to install.
    func read(limit: Int) throws(UsageError) -> [UInt8] {
        for (variable, arguments) in programs {
            if let variable, terminal.variable(variable)?.isEmpty ?? true { continue }
            if let bytes = output(of: arguments, limit: limit) { return bytes }
        }
        let advice =
            terminal.variable("WAYLAND_DISPLAY") != nil
            ? "install wl-clipboard"
            : terminal.variable("DISPLAY") != nil ? "install xclip" : "there is no desktop here"
        throw UsageError("the clipboard cannot be read: \(advice), or paste the text on standard input")
    }

    /// What a program prints; nil where it is missing or fails.
    private func output(of arguments: [String], limit: Int) -> [UInt8]? {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        pointers.append(nil)
        defer { pointers.forEach { free($0) } }
        var process = pid_t()
        let failure = posix_spawnp(&process, arguments[0], &actions, nil, &pointers, environ)
        close(ends[1])
        guard failure == 0 else { return nil }
        let bytes = ErrorTextSource.readAll(ends[0], limit: limit)
        if bytes.count >= limit { kill(process, SIGTERM) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let isGood = status & 0x7F == 0 && (status >> 8) & 0xFF == 0
        return isGood || bytes.count >= limit ? bytes : nil
    }
}
