import Glibc
import Synchronization

/// Ctrl-C while requests are under way: the first ends them, the second the program.
enum Interruption {
    private static let flag = Atomic(false)

    /// From now on Ctrl-C is noted instead of ending the program.
    ///
    /// - Parameters:
    ///   - endsCalls: Whether it also ends a call that waits for input.
    ///   - signals: What is noted: Ctrl-C alone, or also that the terminal goes away and that the program is told to end.
    static func begin(endsCalls: Bool = false, signals: [Int32] = [SIGINT]) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in
            Interruption.flag.store(true, ordering: .relaxed)
            signal(number, SIG_DFL)
        }
        action.sa_flags = endsCalls ? 0 : SA_RESTART
        for one in signals { sigaction(one, &action, nil) }
        // Whoever started the program may have kept the signal from it.
        var set = sigset_t()
        sigemptyset(&set)
        for one in signals { sigaddset(&set, one) }
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    /// Whether it was pressed.
    static var hasHappened: Bool { flag.load(ordering: .relaxed) }
}
