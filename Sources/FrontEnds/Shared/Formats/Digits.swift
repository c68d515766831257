import Setups
import JSONText

/// Writes numbers without a needless fraction.
enum Digits {
    static func text(_ value: Double) -> String { ChatBody.digits(value) }
    static func json(_ value: Double) -> JSONValue { .number(text(value)) }
    static func json(_ value: some BinaryInteger) -> JSONValue { .number(String(value)) }
}
