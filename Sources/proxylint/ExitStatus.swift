/// What the program ends with.
///
/// Where several apply, `usage` goes before `badNews` before `undetermined`.
enum ExitStatus: Int32 {
    /// All is well.
    case good = 0
    /// The answer is bad news: findings at or above `--fail-on`, a key that is not alive.
    case badNews = 1
    /// Wrong usage, or a path that cannot be opened.
    case usage = 2
    /// It could not be determined.
    case undetermined = 3
    /// A program that `exec` cannot run, as shells have it.
    case programNotRun = 126
    /// A program that `exec` does not find, as shells have it.
    case noSuchProgram = 127
    /// Ctrl-C, as shells have it: 128 and the number of the signal.
    case interrupted = 130
}
