import Glibc
import Synchronization

/// A mode of the terminal while a prompt waits; it is given back on every way out, signals that end the program included.
enum TerminalMode {
    private static let isOn = Atomic(false)
    private static let isResized = Atomic(false)
    private static let isBack = Atomic(false)
    // Handlers of signals read these, so they stay where they are for as long as the program runs.
    nonisolated(unsafe) private static let before = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    nonisolated(unsafe) private static let during = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    nonisolated(unsafe) private static let stopping = UnsafeMutablePointer<sigaction>.allocate(capacity: 1)
    /// What was done about signals before; touched by no handler.
    nonisolated(unsafe) private static var replaced: [(signal: Int32, action: sigaction)] = []

    /// Changes the mode of standard input; false where that is no terminal.
    ///
    /// - Parameter when: What becomes of what was typed already, as `tcsetattr` has it.
    static func begin(when: Int32 = TCSADRAIN, _ change: (inout termios) -> Void) -> Bool {
        guard !isOn.load(ordering: .sequentiallyConsistent), tcgetattr(STDIN_FILENO, before) == 0 else { return false }
        during.initialize(to: before.pointee)
        change(&during.pointee)
        isResized.store(false, ordering: .sequentiallyConsistent)
        isBack.store(false, ordering: .sequentiallyConsistent)
        isOn.store(true, ordering: .sequentiallyConsistent)
        listen()
        tcsetattr(STDIN_FILENO, when, during)
        return true
    }

    /// Gives the mode back that was there before.
    static func end(when: Int32 = TCSADRAIN) {
        guard isOn.load(ordering: .sequentiallyConsistent) else { return }
        tcsetattr(STDIN_FILENO, when, before)
        isOn.store(false, ordering: .sequentiallyConsistent)
        for (signal, action) in replaced {
            var action = action
            sigaction(signal, &action, nil)
        }
        replaced = []
    }

    /// What became of the screen since it was drawn.
    enum Change {
        /// The window has another size.
        case resized
        /// The program was stopped meanwhile, and others wrote there.
        case leftAlone
    }

    /// What became of the screen since this was asked last; nil where it is as it was.
    static func takeChange() -> Change? {
        let isResized = isResized.exchange(false, ordering: .sequentiallyConsistent)
        if isBack.exchange(false, ordering: .sequentiallyConsistent) { return .leftAlone }
        return isResized ? .resized : nil
    }

    // MARK: Signals

    private static func listen() {
        for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { handle(number) { TerminalMode.leave($0) } }
        handle(SIGTSTP) { TerminalMode.stop($0) }
        handle(SIGCONT) { _ in TerminalMode.comeBack() }
        handle(SIGWINCH) { _ in TerminalMode.isResized.store(true, ordering: .sequentiallyConsistent) }
    }

    private static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        // SIGTTOU among them, which would stop the program on its way out.
        sigfillset(&action.sa_mask)
        var old = sigaction()
        guard sigaction(number, nil, &old) == 0 else { return }
        // Whoever started the program may want a signal ignored, as `nohup` does.
        if unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self) == Self.ignoring { return }
        replaced.append((number, old))
        if number == SIGTSTP { stopping.initialize(to: action) }
        sigaction(number, &action, nil)
    }

    private static var ignoring: Int { unsafeBitCast(SIG_IGN, to: Int.self) }

    // Only what may be called in a handler is called below.

    private static func leave(_ number: Int32) {
        giveBack()
        signal(number, SIG_DFL)
        // It waits until the handler returns, and then ends the program as if nobody had listened.
        raise(number)
    }

    private static func stop(_ number: Int32) {
        giveBack()
        signal(number, SIG_DFL)
        raise(number)
        var one = sigset_t()
        sigemptyset(&one)
        sigaddset(&one, number)
        // Here it stops.
        pthread_sigmask(SIG_UNBLOCK, &one, nil)
        sigaction(number, stopping, nil)
        comeBack()
    }

    private static func giveBack() {
        guard isOn.load(ordering: .sequentiallyConsistent), isInForeground else { return }
        tcsetattr(STDIN_FILENO, TCSANOW, before)
        var lineFeed = UInt8(ascii: "\n")
        _ = write(STDERR_FILENO, &lineFeed, 1)
    }

    private static func comeBack() {
        guard isOn.load(ordering: .sequentiallyConsistent), isInForeground else { return }
        tcsetattr(STDIN_FILENO, TCSANOW, during)
        isBack.store(true, ordering: .sequentiallyConsistent)
    }

    /// In the background the terminal is the shell's, which has a mode of its own.
    private static var isInForeground: Bool {
        let group = tcgetpgrp(STDIN_FILENO)
        return group < 0 || group == getpgrp()
    }
}
