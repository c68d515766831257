import YAMLSource

/// The names of a mapping's fields, found by their bytes.
///
/// Every key of every file is looked up, and the reader asks for every field: length and first letter of a name stand in one number,
/// which leaves one name or two to be compared.
struct FieldNames: Sendable {
    /// The names, in the order of the fields.
    let list: [StaticString]
    private let heads: [UInt16]

    init(_ names: [StaticString]) {
        list = names
        heads = names.map { Self.head(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount)) }
    }

    private static func head(_ name: UnsafeBufferPointer<UInt8>) -> UInt16 {
        UInt16(truncatingIfNeeded: name.count) << 8 | UInt16(name.first ?? 0)
    }

    /// The place of a name; nil where no field has it.
    func place(of name: UnsafeBufferPointer<UInt8>) -> Int? {
        let head = Self.head(name)
        for place in heads.indices where heads[place] == head && name.equals(list[place]) { return place }
        return nil
    }

    /// The place of a name; nil where no field has it.
    func place(of name: StaticString) -> Int? {
        place(of: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }
}
