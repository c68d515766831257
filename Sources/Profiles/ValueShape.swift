import YAMLSource

/// What a value in a profile must look like.
///
/// One description of the format serves the decoder, the suggestions for misspelled fields and the JSON Schema, so that
/// they cannot disagree.
public indirect enum ValueShape: Sendable {
    /// Text.
    case text(TextShape)
    /// A whole number.
    case integer(ClosedRange<Int64>)
    /// Any number.
    case number(ClosedRange<Double>)
    /// A boolean, also as on, off, yes or no.
    case toggle
    /// One of a few words.
    case choice([StaticString])
    /// The id of a provider of the catalogue.
    case provider
    /// The id of a front end of the catalogue.
    case frontEnd
    /// The version of the format; only 1 exists.
    case version
    /// A list.
    case list(ValueShape, minimumCount: Int)
    /// A mapping with fixed fields.
    case object(ObjectShape)
    /// A mapping in which the user chooses the names.
    case names(TextShape, ValueShape, minimumCount: Int)
    /// A mapping whose names are some of these.
    case words([String], ValueShape)
    /// A mapping of anything.
    case anything
    /// Text, a number or a boolean.
    case scalar
    /// The first shape that fits the kind of node: scalar, list or mapping.
    case either([ValueShape])
}

/// What text must look like.
public struct TextShape: Sendable {
    /// The fewest Unicode scalars.
    public let minimumLength: Int
    /// The most Unicode scalars; nil for no limit.
    public let maximumLength: Int?
    /// Whether `/` and control characters are refused, as in names that commands refer to.
    public let isName: Bool

    /// Any text.
    public static let any = TextShape(minimumLength: 0, maximumLength: nil, isName: false)
    /// Any text with something in it.
    public static let filled = TextShape(minimumLength: 1, maximumLength: nil, isName: false)
    /// A name of a profile, an account or a proxy.
    public static let name = TextShape(minimumLength: 1, maximumLength: 64, isName: true)
}

/// A mapping with fixed fields.
///
/// A class: every mapping of every file is held against one, and a copy would count the references of all its lists.
public final class ObjectShape: Sendable {
    /// What it is called in messages: "an account".
    public let noun: StaticString
    /// What it is for.
    public let summary: StaticString
    /// Its fields, in the order of the documentation.
    public let fields: [FieldShape]
    /// The names of the fields, in the same order; the parts of fields that checking needs are kept apart, so that it
    /// does not copy whole fields.
    var names: [StaticString] { places.list }
    let places: FieldNames
    let required: [Bool]
    let shapes: [ValueShape]
    /// Whether exactly one of the fields must be there, as in `{env: …}`, `{file: …}`.
    public let wantsExactlyOneField: Bool

    init(_ noun: StaticString, _ summary: StaticString, exactlyOne: Bool = false, _ fields: [FieldShape]) {
        self.noun = noun
        self.summary = summary
        self.fields = fields
        self.places = FieldNames(fields.map { $0.name })
        self.required = fields.map { $0.isRequired }
        self.shapes = fields.map { $0.shape }
        self.wantsExactlyOneField = exactlyOne
    }

    /// The place among `fields` of the one that `key` names.
    func place(of key: YAMLNode) -> Int? {
        key.withTextBytes { places.place(of: $0) } ?? nil
    }
}

/// A field of a mapping.
public struct FieldShape: Sendable {
    /// Its name in the file.
    public let name: StaticString
    /// What its value must look like.
    public let shape: ValueShape
    /// Whether it must be there.
    public let isRequired: Bool
    /// What it is for, in one line.
    public let summary: StaticString
    /// Examples as JSON.
    public let examples: [StaticString]
    /// What is assumed without it, as JSON.
    public let fallback: StaticString?

    init(
        _ name: StaticString, _ shape: ValueShape, required: Bool = false, _ summary: StaticString,
        examples: [StaticString] = [], fallback: StaticString? = nil
    ) {
        self.name = name
        self.shape = shape
        self.isRequired = required
        self.summary = summary
        self.examples = examples
        self.fallback = fallback
    }
}
