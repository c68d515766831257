import Catalog
import Profiles
import Relays
import YAMLSource

/// The relays of a text.
struct RelayDocuments {
    let list: [Relay]
    /// The numbers of the documents that are relays.
    var documents: [Int] { list.map { $0.profile.document } }

    init(_ tree: YAMLTree, _ kind: LintedKind?, _ catalog: Catalog) {
        let asked: RelayKind?
        switch kind {
        case .profile:
            list = []
            return
        case .litellm: asked = .litellm
        case .bifrost: asked = .bifrost
        case nil: asked = nil
        }
        var list: [Relay] = []
        for document in tree.documents {
            if let relay = Relay.read(document, in: tree, as: asked, catalog) { list.append(relay) }
        }
        self.list = list
    }

    func contexts(
        _ tree: YAMLTree, _ catalog: Catalog, _ options: LintOptions, _ searches: inout ModelSearches
    ) -> [RelayContext] {
        var contexts: [RelayContext] = []
        for relay in list {
            let decoded = DecodedProfile(profile: relay.profile, faults: relay.faults)
            let file = FileContext(tree: tree, profiles: [decoded], catalog: catalog, options: options, relay: relay)
            contexts.append(RelayContext(relay, ProfileContext(decoded, in: file, searches: &searches)))
        }
        return contexts
    }
}
