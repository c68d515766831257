/// Has the parts of a report made, side by side where whoever asks for the report has threads.
///
/// Parts are independent of one another, and keep their order.
public struct PartMaker: Sendable {
    private let repeated: @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

    /// One part after the other.
    public static let serial = PartMaker { count, body in
        for index in 0..<count { body(index) }
    }

    /// A maker over a loop whose turns may run at the same time.
    ///
    /// - Parameter repeated: Calls its second argument once with every number below the first, and returns when all have returned.
    public init(_ repeated: @escaping @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void) {
        self.repeated = repeated
    }

    /// What `part` makes of every number below `count`, in order.
    func map<Part: Sendable>(_ count: Int, _ part: @Sendable (Int) -> Part) -> [Part] {
        [Part](unsafeUninitializedCapacity: count) { memory, initialized in
            let places = Places(start: memory.baseAddress)
            repeated(count) { index in places.start?.advanced(by: index).initialize(to: part(index)) }
            initialized = count
        }
    }

    /// Memory in which each turn has a place of its own.
    private struct Places<Part>: @unchecked Sendable {
        let start: UnsafeMutablePointer<Part>?
    }
}
