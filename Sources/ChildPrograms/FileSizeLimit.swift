internal import CSafeguards

/// What `ulimit -f` comes to.
public enum FileSizeLimit {
    /// From now on a write beyond it fails, and is told and cleared away, where the system would end the program.
    public static func refuse() { safeguards_refuse_large_files() }
}
