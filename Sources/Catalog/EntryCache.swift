#if !hasFeature(Embedded)
    internal import Synchronization
#endif

/// The entries that a catalogue has been asked for, so that each is looked up once.
final class EntryCache<Entry: Sendable>: Sendable {
    #if hasFeature(Embedded)
        private let known = OneThread<[(name: String, entry: Entry)]>([])
    #else
        private let known = Mutex<[(name: String, entry: Entry)]>([])
    #endif

    /// The entry called `name`, made when it is asked for the first time.
    func entry(_ name: String, make: () -> Entry?) -> Entry? {
        if let entry = known.withLock({ $0.first { $0.name == name }?.entry }) { return entry }
        guard let entry = make() else { return nil }
        known.withLock { $0.append((name, entry)) }
        return entry
    }
}

#if hasFeature(Embedded)
    /// What stands for a lock in a browser's worker, which is one thread.
    private final class OneThread<Value>: Sendable {
        nonisolated(unsafe) private var value: Value

        init(_ value: Value) { self.value = value }

        func withLock<Result>(_ body: (inout Value) -> Result) -> Result { body(&value) }
    }
#endif
