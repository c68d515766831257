import Dispatch
import Synchronization

/// Work on many files at once.
enum Concurrently {
    /// Fewer than this many are done faster on one thread than threads are started.
    private static let threshold = 16
    /// Taken by a thread at a time.
    private static let batch = 32

    /// `transform` of every index below `count`, in order.
    static func map<Result: Sendable>(count: Int, _ transform: @Sendable (Int) -> Result) -> [Result] {
        guard count >= threshold else { return (0..<count).map(transform) }
        let batches = (count + batch - 1) / batch
        let results = Mutex<[(batch: Int, results: [Result])]>([])
        DispatchQueue.concurrentPerform(iterations: batches) { number in
            let indices = number * batch..<min((number + 1) * batch, count)
            let part = indices.map(transform)
            results.withLock { $0.append((number, part)) }
        }
        return results.withLock { $0.sorted { $0.batch < $1.batch }.flatMap(\.results) }
    }
}
