internal import Synchronization

/// The entries that a catalogue has been asked for, so that each is looked up once.
final class EntryCache<Entry: Sendable>: Sendable {
    private let known = Mutex<[(name: String, entry: Entry)]>([])

    /// The entry called `name`, made when it is asked for the first time.
    func entry(_ name: String, make: () -> Entry?) -> Entry? {
        if let entry = known.withLock({ $0.first { $0.name == name }?.entry }) { return entry }
        guard let entry = make() else { return nil }
        known.withLock { $0.append((name, entry)) }
        return entry
    }
}
