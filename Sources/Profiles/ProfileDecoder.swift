public import Catalog
public import YAMLSource

/// What one document held.
public struct DecodedProfile: Sendable {
    /// The profile, as far as it could be read.
    public let profile: Profile
    /// Everything the format does not allow, in the order of the text.
    public let faults: [ProfileFault]

    /// A profile with its faults.
    public init(profile: Profile, faults: [ProfileFault]) {
        self.profile = profile
        self.faults = faults
    }
}

/// Reads profiles out of a tree.
public struct ProfileDecoder: Sendable {
    private let catalog: Catalog
    private let format: ProfileFormat
    private let readsSuggestions: Bool

    /// A decoder that knows the providers and front ends of `catalog`.
    ///
    /// - Parameter readsSuggestions: Whether a field or name that is misspelled for certain is read as what was meant. For a linter:
    ///   it then says all at once, and nothing comes to light by mending the name. What a profile is used for takes it as written.
    public init(catalog: Catalog, format: ProfileFormat = ProfileFormat(), readsSuggestions: Bool = false) {
        self.catalog = catalog
        self.format = format
        self.readsSuggestions = readsSuggestions
    }

    /// A decoder that reads the same and shares nothing with this one that threads would wait for.
    public func forAnotherThread() -> ProfileDecoder {
        ProfileDecoder(catalog: catalog.forAnotherThread(), readsSuggestions: readsSuggestions)
    }

    /// Every profile of a text, with its faults.
    ///
    /// An empty document behind others is no profile.
    public func profiles(in tree: YAMLTree) -> [DecodedProfile] { profiles(in: tree, except: []) }

    /// Every profile of a text, with its faults.
    ///
    /// An empty document behind others is no profile.
    ///
    /// - Parameter others: Numbers of documents that are no profiles.
    public func profiles(in tree: YAMLTree, except others: [Int]) -> [DecodedProfile] {
        var decoded: [DecodedProfile] = []
        var names = FirstOccurrences()
        let documents = tree.documents.filter { !tree.root(of: $0).isEmptyDocument }
        for document in documents.isEmpty ? Array(tree.documents.prefix(1)) : documents {
            if !others.isEmpty, others.contains(document.number) { continue }
            let root = tree.root(of: document).resolved
            var checker = ShapeChecker(catalog: catalog, format: format, readsSuggestions: readsSuggestions)
            guard !root.isEmptyDocument else {
                checker.report(.missingDocument, at: ByteRange(0, 0), nil)
                decoded.append(DecodedProfile(profile: .empty(document.number, root), faults: checker.faults))
                continue
            }
            checker.check(root, .object(format.profile), field: .known("the profile"))
            var objects = checker.objects
            objects.sort()
            let reader = ProfileReader(
                catalog: catalog, format: format, objects: objects, readsSuggestions: readsSuggestions)
            let profile = reader.profile(root, document: document.number)
            checker.checkReferences(of: profile, in: catalog)
            if let name = profile.name, let first = names.first(of: name.value, at: name.range) {
                checker.report(.duplicateName(name: name.value, of: "profile", first: first), at: name.range, name.node)
            }
            let faults = checker.faults.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
            decoded.append(DecodedProfile(profile: profile, faults: faults))
        }
        return decoded
    }

    /// What a text without any document lacks.
    public static let emptyFile = ProfileFault(kind: .missingDocument, range: ByteRange(0, 0), node: nil)
}

extension ProfileFault.Kind {
    fileprivate static let missingDocument = ProfileFault.Kind.missingField(
        name: "", of: "the file", hint: "a profile needs at least `version`, `name`, `accounts` and `proxies`")
}

extension YAMLNode {
    /// Whether a document holds nothing.
    var isEmptyDocument: Bool { kind == .scalar && coreValue == .null }
}

extension Profile {
    static func empty(_ document: Int, _ node: YAMLNode) -> Profile {
        Profile(
            document: document, node: node, name: nil, frontEnds: [], accounts: [], proxies: [],
            generation: Generation(numbers: [], stop: [], streaming: nil), customPrompt: nil, messagesPerDay: nil)
    }
}
