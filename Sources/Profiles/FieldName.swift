/// What messages call a field: a name of the format, or one that the user chose.
///
/// Every value is checked under its name, and hardly any name is needed: names of the format stay what they are.
enum FieldName: CustomStringConvertible {
    case known(StaticString)
    case own(String)
    /// A name that the user chose in the mapping of this name.
    case inside(StaticString)

    var description: String {
        switch self {
        case .known(let name): name.description
        case .own(let name): name
        case .inside(let name): "a name in `\(name)`"
        }
    }

    /// What a key of the mapping of this name is called.
    var nameInside: FieldName {
        if case .known(let name) = self { return .inside(name) }
        return .own("a name in `\(self)`")
    }
}
