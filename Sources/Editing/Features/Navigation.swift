import JSONText
import Profiles
import YAMLSource

/// Going to accounts and proxies, and renaming them.
struct Navigation {
    private let document: TextDocument
    private let thing: NamedThing?

    init(_ document: TextDocument, at offset: Int) {
        self.document = document
        thing = NamedThing(document, at: offset)
    }

    private func location(_ range: ByteRange) -> JSONValue {
        .members(["uri": .string(document.address), "range": document.lines.range(range)])
    }

    /// Where the thing gets its name.
    func definition() -> JSONValue { thing.map { location($0.definition) } ?? .null }

    /// Where it is referred to.
    func references(includesDeclaration: Bool) -> JSONValue {
        guard let thing else { return .array([]) }
        return .array((includesDeclaration ? [thing.definition] : []).map(location) + thing.references.map(location))
    }

    /// The same as highlights.
    func highlights() -> JSONValue {
        guard let thing, thing.kind != .anchor else { return .array([]) }
        return .array(
            ([thing.definition] + thing.references).map { .members(["range": document.lines.range($0)]) })
    }

    /// What a rename would change first; null where nothing can be renamed.
    func renamePlace(at offset: Int) -> JSONValue {
        guard let thing, thing.kind != .anchor else { return .null }
        let place = ([thing.definition] + thing.references).first { $0.start <= offset && offset <= $0.end }
        guard SecretMask.shown(name: thing.name) == thing.name else { return .null }
        return .members([
            "range": document.lines.range(place ?? thing.definition),
            "placeholder": .string(document.mask.hidingSecrets(in: thing.name)),
        ])
    }

    /// The edits of a rename.
    ///
    /// - Throws: `RequestError` for a name that cannot be taken.
    func rename(to name: String) throws(RequestError) -> JSONValue {
        guard document.reading.isWhole else { throw .failed("Fix the YAML first; part of the file cannot be read.") }
        guard let thing, thing.kind != .anchor else {
            throw .failed("Only accounts and proxies can be renamed; put the cursor on a name.")
        }
        guard (1...64).contains(name.unicodeScalars.count), !name.contains("/"),
            !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw .failed("A name has 1 to 64 characters, and neither `/` nor control characters.") }
        guard SecretMask.shown(name: name) == name else {
            throw .failed("This looks like a key, not a name; choose another name.")
        }
        if name != thing.name, thing.others.contains(name) {
            let what = thing.kind == .account ? "An account" : "A proxy"
            throw .failed("\(what) with this name already exists; choose another name.")
        }
        let edits = ([thing.definition] + thing.references).map { range -> TextEdit in
            TextEdit(range, YAMLScalar.text(name, inFlow: true))
        }
        return TextChanges(document: document).workspaceEdit(edits) ?? .null
    }
}
