import Glibc
import Synchronization

/// Ctrl-C while requests are under way: the first ends them, the second the program.
enum Interruption {
    private static let flag = Atomic(false)

    /// From now on Ctrl-C is noted instead of ending the program.
    ///
    /// - Parameter endsCalls: Whether it also ends a call that waits for input.
    static func begin(endsCalls: Bool = false) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            Interruption.flag.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
        action.sa_flags = endsCalls ? 0 : SA_RESTART
        sigaction(SIGINT, &action, nil)
        // Whoever started the program may have kept the signal from it.
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    /// Whether it was pressed.
    static var hasHappened: Bool { flag.load(ordering: .relaxed) }
}
