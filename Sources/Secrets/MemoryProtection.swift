internal import CSafeguards

/// Keeps keys in memory from reaching a disk.
public enum MemoryProtection {
    /// From now on a crash leaves no core file: every command may hold a key, in a profile or in a pasted text.
    public static func leaveNoCores() { safeguards_leave_no_core() }

    /// From now on a crash leaves no core file for good, and other programs of the same user cannot look into the memory.
    public static func begin() { safeguards_close_memory() }

    /// The same for the time until another program takes the process over; its own core files are not touched.
    public static func beginUntilExec() { safeguards_close_memory_until_exec() }
}
