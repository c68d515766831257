import Glibc
import Synchronization

/// Ctrl-C while requests are under way: the first ends them, the second the program.
enum Interruption {
    private static let flag = Atomic(false)

    /// From now on Ctrl-C is noted instead of ending the program.
    static func begin() {
        signal(SIGINT) { _ in
            Interruption.flag.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
        // Whoever started the program may have kept the signal from it.
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    /// Whether it was pressed.
    static var hasHappened: Bool { flag.load(ordering: .relaxed) }
}
