/// A value to be written into a text.
public indirect enum NewYAMLValue: Equatable, Sendable {
    /// Text, quoted where it would be read as something else without quotes.
    case text(String)
    /// A number, `true`, `false` or `null`: written as it is given, without quotes.
    case bare(String)
    /// A list, written in brackets.
    case list([NewYAMLValue])
    /// A mapping, written in braces.
    case mapping([NewYAMLField])
}

/// A field of a mapping that is to be written.
public struct NewYAMLField: Equatable, Sendable {
    /// The field's name.
    public let name: String
    /// What it holds.
    public let value: NewYAMLValue

    /// A field called `name` that holds `value`.
    public init(name: String, value: NewYAMLValue) {
        self.name = name
        self.value = value
    }
}
