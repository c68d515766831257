internal import CSafeguards

/// Keeps keys in memory from reaching a disk.
public enum MemoryProtection {
    /// From now on a crash leaves no core file, and other programs of the same user cannot look into the memory.
    public static func begin() { safeguards_close_memory() }
}
