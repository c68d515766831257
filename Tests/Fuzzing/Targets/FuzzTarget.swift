import Catalog
import Diagnosing
import Linting
import Setups

/// One way for bytes of a stranger's into the program, with what must hold of whatever they are.
///
/// A target ends the process where something does not hold (`expect`), as a crash of the program itself would.
public struct FuzzTarget: Sendable {
    /// Its name, also that of its folder in the corpus.
    public let name: String
    /// Bytes that it takes at the most.
    public let longest: Int
    /// Takes an input.
    public let run: @Sendable ([UInt8]) -> Void

    /// Every target.
    public static let all: [FuzzTarget] = [
        .findings, .fixes, .edits, .settings, .diagnose, .imports, .shell, .answers, .lists, .overlay, .json, .messages,
    ]

    /// The target of a name; nil for any other.
    public static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// What all inputs are judged by: nothing of the machine, so that a crash is the same everywhere.
enum FuzzWorld {
    static let catalog = Catalog.embedded
    static let today = CalendarDate("2026-11-28") ?? CalendarDate(secondsSince1970: 0)
    static let now = Instant("2026-11-28T12:00:00Z") ?? Instant(seconds: 0)
    static let diagnoser = Diagnoser(catalog: catalog)
    static let linter = Linter(catalog: catalog, options: LintOptions(today: today))

    /// A choice among `count`, made by the first byte, and the bytes behind it.
    static func choice(_ bytes: [UInt8], of count: Int) -> (place: Int, rest: [UInt8]) {
        guard let first = bytes.first, count > 0 else { return (0, []) }
        return (Int(first) % count, Array(bytes.dropFirst()))
    }

    /// Ends the process where something does not hold.
    static func expect(_ holds: Bool, _ what: @autoclosure () -> String) {
        if !holds { preconditionFailure(what()) }
    }
}
