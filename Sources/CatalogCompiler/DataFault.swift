internal import YAMLSource

/// Something in a file of `data/` that cannot become a row of the catalogue.
public struct DataFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file, as it was named to the compiler.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    /// The column in Unicode scalars, counted from 1.
    public let column: Int
    /// What is wrong and what to do, without a final full stop.
    public let message: String

    /// `file:line:column: message`.
    public var description: String { "\(file):\(line):\(column): \(message)" }
}

/// Collects the faults of one file.
struct FaultCollector {
    private let lines: LineIndex
    private(set) var faults: [DataFault] = []

    init(_ source: SourceText) { lines = LineIndex(source) }

    /// Notes a fault at the start of `range`.
    mutating func report(_ message: String, at range: ByteRange) {
        let place = lines.position(at: range.start)
        faults.append(
            DataFault(file: lines.source.name, line: place.line, column: place.column, message: message))
    }

    /// Notes a fault at the start of `node`.
    mutating func report(_ message: String, at node: YAMLNode) { report(message, at: node.range) }
}
