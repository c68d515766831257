internal import CSafeguards
internal import Glibc

/// Programs that take over the terminal.
public enum ForegroundProgram {
    /// Runs a program with the terminal and waits for it; Ctrl-C is the program's alone meanwhile.
    ///
    /// - Returns: What it ended with, 128 and the signal where one ended it; nil where there is no such program.
    public static func run(_ arguments: [String]) -> Int32? {
        guard let name = arguments.first else { return nil }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What this process ignores meanwhile, the program must not.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGQUIT)
        sigaddset(&signals, SIGXFSZ)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let interrupt = signal(SIGINT, SIG_IGN)
        let quit = signal(SIGQUIT, SIG_IGN)
        defer {
            signal(SIGINT, interrupt)
            signal(SIGQUIT, quit)
        }
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        pointers.append(nil)
        defer { pointers.forEach { free($0) } }
        var process = pid_t()
        // Whether another program leaves cores is its own affair.
        safeguards_allow_core()
        defer { safeguards_leave_no_core() }
        guard posix_spawnp(&process, name, nil, &attributes, &pointers, environ) == 0 else { return nil }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
    }

    /// Becomes another program: its signals and what it ends with are then its own.
    ///
    /// - Returns: Only where that fails; the system's code.
    public static func become(_ arguments: [String]) -> Int32 {
        guard let name = arguments.first else { return ENOENT }
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        pointers.append(nil)
        defer { pointers.forEach { free($0) } }
        safeguards_allow_core()
        safeguards_end_at_large_files()
        execvp(name, &pointers)
        let code = errno
        safeguards_refuse_large_files()
        safeguards_leave_no_core()
        return code
    }
}
