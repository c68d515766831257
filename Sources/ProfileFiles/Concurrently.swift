internal import Dispatch
internal import Synchronization

/// Work on many files at once.
public enum Concurrently {
    /// Fewer than this many are done faster on one thread than threads are started.
    private static let threshold = 16
    /// Taken by a thread at a time.
    private static let batch = 64

    /// `transform` of every index below `count`, in order, with `tool` or, on other threads, copies of it.
    public static func map<Tool: Sendable, Result: Sendable>(
        count: Int, with tool: Tool, copy: @Sendable (Tool) -> Tool, _ transform: @Sendable (Int, Tool) -> Result
    ) -> [Result] {
        guard count >= threshold else {
            // `map` over a range has the runtime make types, which costs as much as reading a file.
            var results: [Result] = []
            results.reserveCapacity(count)
            var index = 0
            while index < count {
                results.append(transform(index, tool))
                index += 1
            }
            return results
        }
        let batches = (count + batch - 1) / batch
        let results = Mutex<[(batch: Int, results: [Result])]>([])
        DispatchQueue.concurrentPerform(iterations: batches) { number in
            let indices = number * batch..<min((number + 1) * batch, count)
            let tool = copy(tool)
            let part = indices.map { transform($0, tool) }
            results.withLock { $0.append((number, part)) }
        }
        return results.withLock { $0.sorted { $0.batch < $1.batch }.flatMap(\.results) }
    }

    /// Calls `body` with every number below `count`, and returns when all calls have.
    public static func forEach(below count: Int, _ body: @Sendable (Int) -> Void) {
        guard count >= threshold else {
            for index in 0..<count { body(index) }
            return
        }
        let batches = (count + threshold - 1) / threshold
        DispatchQueue.concurrentPerform(iterations: batches) { number in
            for index in number * threshold..<min((number + 1) * threshold, count) { body(index) }
        }
    }
}
