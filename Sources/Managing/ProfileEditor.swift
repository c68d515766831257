public import Catalog
internal import Profiles
public import Setups
internal import Switching
public import YAMLSource

/// Changes single fields of a profile, and keeps comments and layout byte for byte elsewhere.
public struct ProfileEditor {
    private let loaded: LoadedProfile
    private let catalog: Catalog
    private let editor: FieldEditor

    /// An editor of a profile, or of the proxy that is chosen in it.
    public init(_ loaded: LoadedProfile, _ catalog: Catalog) {
        self.loaded = loaded
        self.catalog = catalog
        editor = FieldEditor(loaded.profile.node.tree)
    }

    /// A profile's text with a change in it.
    public struct Edited: Sendable {
        /// The new text, under the name of the file.
        public let source: SourceText
        /// Lines that repeat the value by an alias, and so change with it.
        public let repeatedOnLines: [Int]
    }

    /// The text with another value of a field.
    ///
    /// - Throws: `FieldProblem`.
    public func setting(_ field: String, to value: String) throws(FieldProblem) -> Edited {
        let target = try FieldPath(field, of: loaded)
        let new = try FieldValue(target: target, catalog: catalog).value(value)
        return try edited(field, target) { editor throws(YAMLEditProblem) in
            try editor.set(target.path, of: target.mapping, to: new, order: target.order)
        }
    }

    /// The text without a field.
    ///
    /// - Throws: `FieldProblem`.
    public func unsetting(_ field: String) throws(FieldProblem) -> Edited {
        let target = try FieldPath(field, of: loaded)
        return try edited(field, target) { editor throws(YAMLEditProblem) in
            try editor.remove(target.path, of: target.mapping)
        }
    }

    /// The text with another name of the profile, or of the proxy that is chosen.
    ///
    /// - Throws: `FieldProblem`.
    public func renaming(to name: String) throws(FieldProblem) -> Edited { try setting("name", to: name) }

    /// The text without the proxy that is chosen.
    ///
    /// - Throws: `FieldProblem`.
    public func removingProxy() throws(FieldProblem) -> Edited {
        let root = loaded.profile.node
        guard let proxy = loaded.chosen, let list = root.pairs.last(where: { $0.key.text == "proxies" })?.value else {
            throw .notThere("proxies")
        }
        do {
            return Edited(
                source: try applied(editor.removeElement(at: proxy.index, of: list.resolved)), repeatedOnLines: [])
        } catch {
            throw problem(error, loaded.profile.label(of: proxy))
        }
    }

    /// The file without this profile, where it holds others; nil where it is the only one.
    ///
    /// - Throws: `FieldProblem`.
    public func removingProfile() throws(FieldProblem) -> Edited? {
        guard loaded.profile.node.tree.documents.count > 1 else { return nil }
        do {
            return Edited(
                source: try applied(editor.removeDocument(number: loaded.profile.document)), repeatedOnLines: [])
        } catch {
            throw problem(error, loaded.profile.name?.value ?? "the profile")
        }
    }

    /// A file of its own with this profile under another name.
    ///
    /// - Throws: `FieldProblem`.
    public func copy(called name: String, at path: String) throws(FieldProblem) -> Edited {
        let bytes: [UInt8]
        if loaded.profile.node.tree.documents.count > 1 {
            do {
                bytes = try editor.extractDocument(number: loaded.profile.document)
            } catch {
                throw problem(error, loaded.profile.name?.value ?? "the profile")
            }
        } else {
            bytes = loaded.source.bytes
        }
        let store = ProfileStore(catalog: catalog, asked: nil, variable: { _ in nil })
        guard let copy = store.profiles(of: SourceText(name: path, bytes: bytes)).first else {
            throw .cannotEdit("name", place: loaded.source.name)
        }
        return try ProfileEditor(copy, catalog).renaming(to: name)
    }

    // MARK: Making the edit

    private func edited(
        _ field: String, _ target: FieldPath, _ make: (FieldEditor) throws(YAMLEditProblem) -> [TextEdit]
    ) throws(FieldProblem) -> Edited {
        do {
            let edits = try make(editor)
            return Edited(source: try applied(edits), repeatedOnLines: repeats(of: target))
        } catch {
            throw problem(error, field)
        }
    }

    private func applied(_ edits: [TextEdit]) throws(YAMLEditProblem) -> SourceText {
        do {
            return SourceText(name: loaded.source.name, bytes: try loaded.source.applying(edits))
        } catch {
            throw .cannotKeepRest(ByteRange(0, 0))
        }
    }

    /// Lines that repeat the value that is there.
    private func repeats(of target: FieldPath) -> [Int] {
        var node = target.mapping.resolved
        for name in target.path {
            guard node.kind == .mapping, let pair = node.pairs.last(where: { $0.key.text == name }) else { return [] }
            // An alias is replaced itself.
            if pair.value.isAlias { return [] }
            node = pair.value
        }
        return editor.repeats(of: node).map { loaded.place(of: $0).line }
    }

    private func problem(_ problem: YAMLEditProblem, _ field: String) -> FieldProblem {
        switch problem {
        case .noSuchField, .noSuchDocument: .notThere(field)
        case .comesFromMerge(_, let range): .comesFromMerge(field, place: loaded.place(of: range).description)
        case .notAMapping(_, let range), .notAList(let range), .cannotKeepRest(let range):
            .cannotEdit(field, place: loaded.place(of: range).description)
        }
    }
}
