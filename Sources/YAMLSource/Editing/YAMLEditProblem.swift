/// Why a field cannot be edited; the text is as it was.
public enum YAMLEditProblem: Error, Equatable, Sendable {
    /// There is no field of this name, given with the names on the way to it (`generation.temperature`), or no element of
    /// this number (`[3]`).
    case noSuchField(String)
    /// The field is there only because the merge key `<<` at the range brings it in.
    case comesFromMerge(String, ByteRange)
    /// A field would stand below this one, which is no mapping; the name is empty for the mapping given.
    case notAMapping(String, ByteRange)
    /// An element of a list was asked for of something that is none.
    case notAList(ByteRange)
    /// The text has no document of this number.
    case noSuchDocument(Int)
    /// No edit was found behind which everything else reads as before; the range is what was to be changed.
    case cannotKeepRest(ByteRange)
}
