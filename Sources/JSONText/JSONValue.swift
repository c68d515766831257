/// A JSON value, with the members of objects in the order of the text and numbers as they were written.
///
/// Foundation's decoder is not used: it costs every command its start (docs/decisions/0003-no-foundation.md).
public enum JSONValue: Sendable, Equatable {
    case null
    case boolean(Bool)
    /// A number in its own digits.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A name with its value.
    public struct Member: Sendable, Equatable {
        /// The name.
        public let name: String
        /// The value.
        public let value: JSONValue

        /// A name with its value.
        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The member called `name`, the last where it is repeated; nil where there is none.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// The elements of an array; nil for anything else.
    public var elements: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members of an object; nil for anything else.
    public var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The text of a string; nil for anything else.
    public var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// True or false; nil for anything else.
    public var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    /// The value of a number, also of one that is written as a string; nil for anything else, and for what is not finite.
    public var amount: Double? {
        let digits: String
        switch self {
        case .number(let text): digits = text
        case .string(let text): digits = text
        default: return nil
        }
        guard digits.utf8.count <= 40, let value = Double(digits), value.isFinite else { return nil }
        return value
    }

    /// A whole number, also one that is written as a string or with a fraction of zero; nil for anything else.
    public var integer: Int64? { amount.flatMap { Int64(exactly: $0) } }

    /// Whether it is an object with nothing in it, or null.
    public var isNull: Bool { self == .null }
}
