/// A field of a mapping, as the place where something that stands elsewhere, or is misspelled, belongs.
struct FieldHome {
    /// What messages call the place: "`generation`, as `temperature`".
    let phrase: String
    /// The mapping it belongs in.
    let object: ObjectShape
    /// Which of the mapping's fields it is.
    let place: Int
}
