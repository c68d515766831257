public import Catalog
import Profiles
import Setups

/// What is known of a proxy's model; several rules share it, so that one cause is found once.
public enum ModelVerdict: Sendable {
    /// Nothing can be said: no model, no provider, or a server whose list is the user's own.
    case notJudged
    /// It is in the catalogue.
    case known(ModelEntry)
    /// It is not, and means an entry by the look of it.
    case misspelled(ModelGuess)
    /// It is not, and nothing in it is what was meant.
    case unknown(UnlistedModel)

    /// - Parameters:
    ///   - own: What the user's own settings say of models.
    ///   - today: The day by which the age of the list is told.
    ///   - searches: What was found in the file so far for ids that are in no list.
    init(_ resolved: ResolvedProxy, _ own: OwnFacts, today: CalendarDate, searches: inout ModelSearches) {
        guard let model = resolved.proxy.model, let provider = resolved.provider, !provider.isUserOwned else {
            self = .notJudged
            return
        }
        if let known = own.models[provider.id],
            known.exist.contains(model.value) || known.retired[model.value] != nil
        {
            self = .notJudged
            return
        }
        if let entry = resolved.model {
            self = .known(entry)
            return
        }
        let catalog = resolved.owner.catalog
        let age = catalog.list(of: provider.id)?.age(on: today)
        let lookup = ModelLookup(provider: provider, catalog: catalog, age: age)
        let (policy, fact) = catalog.unknownModelPolicy(of: provider)
        guard policy != .none, catalog.hasModels(of: provider.id), !lookup.isUserDefined(model.value) else {
            self = .notJudged
            return
        }
        self = searches.verdict(
            on: model.value, lookup, at: provider, UnlistedModel(policy: policy, fact: fact, age: age))
    }

    /// The catalogue's entry, where the id is right.
    public var entry: ModelEntry? {
        if case .known(let entry) = self { return entry }
        return nil
    }
}

/// An id that its provider's list does not have, with what that may mean.
public struct UnlistedModel: Sendable {
    /// How hard that may be judged.
    public let policy: Provider.UnknownModelPolicy
    /// The list that does not have it.
    public let fact: Fact?
    /// How old that list is; nil where its day is not known.
    public let age: ListAge?
    /// Up to three living ids that are near to it.
    public var nearest: [String] = []
    /// Whether models of the same family and no later version are listed: it is newer than the list before it is a slip.
    public var isOfKnownFamily = false
}

/// What an id that is in no list means by the look of it.
public struct ModelGuess: Sendable {
    /// The entry that is meant.
    public let entry: ModelEntry
    /// In which way it is written wrongly.
    public let kind: ModelMisspelling
    /// Whether nothing else can be meant.
    public let isCertain: Bool
    /// What is put behind the id to choose among upstreams, and stays there.
    public let routing: String
}

/// In which way an id is written wrongly.
public enum ModelMisspelling: Sendable {
    case hiddenCharacters, letterCase, vendorMissing, vendorNotWanted, modelsPrefix, toolPrefix, displayName
    case freeSuffix, teeSuffix, webAddress, otherProvider, modelName, typingError
}
