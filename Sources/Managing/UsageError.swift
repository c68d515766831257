/// What a user asked for and cannot have: something typed that means nothing, or a file that cannot be read or written.
public struct UsageError: Error, Equatable, Sendable {
    /// One sentence without a final full stop.
    public let message: String

    /// An error with its sentence.
    public init(_ message: String) { self.message = message }

    /// Why a profile is not found.
    public init(_ problem: StoreProblem) { self.init(problem.message) }
    /// Why the state is not read or written.
    public init(_ problem: StateProblem) { self.init(problem.message) }
    /// Why a profile is not written.
    public init(_ problem: SavingProblem) { self.init(problem.message) }
    /// Why a field is not changed.
    public init(_ problem: FieldProblem) { self.init(problem.message) }

    /// Runs what may not work out, and tells it in its own sentence.
    public static func telling<Value>(_ body: () throws(FieldProblem) -> Value) throws(UsageError) -> Value {
        do { return try body() } catch { throw UsageError(error) }
    }

    /// Runs what may not be written, and tells it in its own sentence.
    public static func telling<Value>(_ body: () throws(SavingProblem) -> Value) throws(UsageError) -> Value {
        do { return try body() } catch { throw UsageError(error) }
    }
}
