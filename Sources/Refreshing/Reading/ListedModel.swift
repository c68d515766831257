import Catalog

/// What a list says of one model, in the catalogue's units; nil is what it does not say.
struct ListedModel: Equatable {
    let id: String
    var window: Int64?
    var defaultWindow: Int64?
    var maximumOutput: Int64?
    var isReasoning: Bool?
    /// Millionths of a US dollar for a million tokens.
    var input: ModelPrice.MicroUSD?
    var output: ModelPrice.MicroUSD?
    var cacheRead: ModelPrice.MicroUSD?
    var lifecycle = Lifecycle.unstated
    var replacement: String?
    /// Other ids for the same model, with the catalogue's word for what they are.
    var aliases: [(id: String, kind: String)] = []

    /// What the list says of its end.
    enum Lifecycle: Equatable {
        /// Nothing: the list has no such field.
        case unstated
        /// That there is none.
        case alive
        /// That it is to end, and on which day where one is named.
        case ending(CalendarDate?)
        /// That it is over.
        case ended(CalendarDate?)
    }

    init(id: String) { self.id = id }

    /// Whether it costs nothing per token; nil where the list has no price.
    var isFree: Bool? {
        guard let input, let output else { return nil }
        return input == 0 && output == 0
    }

    static func == (first: ListedModel, second: ListedModel) -> Bool {
        first.id == second.id && first.window == second.window && first.defaultWindow == second.defaultWindow
            && first.maximumOutput == second.maximumOutput && first.isReasoning == second.isReasoning
            && first.input == second.input && first.output == second.output && first.cacheRead == second.cacheRead
            && first.lifecycle == second.lifecycle && first.replacement == second.replacement
            && first.aliases.map(\.id) == second.aliases.map(\.id)
    }
}
