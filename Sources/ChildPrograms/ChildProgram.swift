internal import Glibc

/// Runs another program: its arguments are seen by everybody on the machine, what it is fed and what it prints is not.
public enum ChildProgram {
    /// What became of it.
    public struct Outcome: Sendable {
        /// Its exit status; nil where a signal ended it.
        public let status: Int?
        /// What it printed, up to the limit.
        public var output: [UInt8]
        /// What it complained of, up to the limit.
        public var messages: [UInt8]
        /// Whether it was stopped because it took too long.
        public let isTimedOut: Bool
        /// Whether it was stopped because it printed too much.
        public let isCutOff: Bool
    }

    /// Runs a program that is found by its name, and waits for it.
    ///
    /// - Parameters:
    ///   - arguments: The program's name, then its arguments.
    ///   - input: What it reads on standard input, a few kilobytes at most; nothing by default.
    ///   - limit: As many bytes of its output as are taken.
    ///   - seconds: How long it may take; nil for as long as it likes.
    /// - Returns: Nil where there is no such program.
    public static func run(
        _ arguments: [String], input: UnsafeRawBufferPointer? = nil, limit: Int, seconds: Int? = nil
    ) -> Outcome? {
        guard let name = arguments.first, let output = Pipe(), let messages = Pipe(), let source = Pipe() else {
            return nil
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, messages.writing, STDERR_FILENO)
        posix_spawn_file_actions_adddup2(&actions, source.reading, STDIN_FILENO)
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        pointers.append(nil)
        defer { pointers.forEach { free($0) } }
        var process = pid_t()
        guard posix_spawnp(&process, name, &actions, nil, &pointers, environ) == 0 else { return nil }
        output.closeWriting()
        messages.closeWriting()
        source.closeReading()
        feed(input, into: source)
        source.closeWriting()

        var outcome = Collected(limit: limit)
        let isTimedOut = !outcome.collect(output.reading, messages.reading, seconds: seconds)
        if isTimedOut || outcome.isCutOff { kill(process, SIGTERM) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return Outcome(
            status: status & 0x7F == 0 ? Int((status >> 8) & 0xFF) : nil, output: outcome.output,
            messages: outcome.messages,
            isTimedOut: isTimedOut, isCutOff: outcome.isCutOff)
    }

    /// Runs a program that goes on in the background once it has read its input, and waits until it has.
    ///
    /// - Returns: Whether there is such a program and it ended well.
    public static func hand(_ input: UnsafeRawBufferPointer, to arguments: [String]) -> Bool {
        guard let name = arguments.first, let source = Pipe() else { return false }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, source.reading, STDIN_FILENO)
        // What stays in the background must not hold on to our output.
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        pointers.append(nil)
        defer { pointers.forEach { free($0) } }
        var process = pid_t()
        guard posix_spawnp(&process, name, &actions, nil, &pointers, environ) == 0 else { return false }
        source.closeReading()
        feed(input, into: source)
        source.closeWriting()
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status == 0
    }

    private static func feed(_ input: UnsafeRawBufferPointer?, into pipe: Pipe) {
        guard let input, !input.isEmpty else { return }
        // A program that ends without reading must not end this one.
        let before = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, before) }
        var offset = 0
        while offset < input.count {
            let written = write(pipe.writing, input.baseAddress.map { $0 + offset }, input.count - offset)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return }
            offset += written
        }
    }
}

/// A pipe whose ends are closed once, whatever happens.
private final class Pipe {
    private(set) var reading: Int32
    private(set) var writing: Int32

    init?() {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        reading = ends[0]
        writing = ends[1]
        // Other children must not inherit them.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    deinit {
        closeReading()
        closeWriting()
    }

    func closeReading() {
        if reading >= 0 { close(reading) }
        reading = -1
    }

    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }
}

/// Reads two pipes at once: a program that fills one while the other is read would wait for ever.
private struct Collected {
    let limit: Int
    private(set) var output: [UInt8] = []
    private(set) var messages: [UInt8] = []
    private(set) var isCutOff = false

    init(limit: Int) { self.limit = limit }

    /// False where the time is over first.
    mutating func collect(_ first: Int32, _ second: Int32, seconds: Int?) -> Bool {
        var ends = [
            pollfd(fd: first, events: Int16(POLLIN), revents: 0), pollfd(fd: second, events: Int16(POLLIN), revents: 0),
        ]
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let end = seconds.map { now.tv_sec + $0 }
        var chunk = [UInt8](repeating: 0, count: 16 * 1024)
        defer { chunk.overwrite() }
        while ends.contains(where: { $0.fd >= 0 }), !isCutOff {
            clock_gettime(CLOCK_MONOTONIC, &now)
            if let end, now.tv_sec >= end { return false }
            guard poll(&ends, nfds_t(ends.count), 200) >= 0 || errno == EINTR else { break }
            for place in ends.indices where ends[place].fd >= 0 && ends[place].revents != 0 {
                let got = read(ends[place].fd, &chunk, chunk.count)
                if got < 0, errno == EINTR { continue }
                guard got > 0 else {
                    ends[place].fd = -1
                    continue
                }
                if place == 0 { output += chunk[0..<got] } else { messages += chunk[0..<got] }
                isCutOff = max(output.count, messages.count) > limit
            }
        }
        return true
    }
}
