import Catalog

/// A profile to begin with.
struct ProfileTemplate {
    private let context: EditingContext

    init(_ context: EditingContext) { self.context = context }

    /// The profile, with places to fill in.
    var snippet: String {
        let frontEnds = context.catalog.frontEnds.map { $0.id }
        let providers = context.catalog.providers.map { $0.id }
        return """
            version: 1
            name: \(Snippet.place(1, "my-chats"))
            front_end: \(Snippet.choice(2, Self.first("janitor", of: frontEnds)))

            accounts:
              \(Snippet.place(3, "main")):
                provider: \(Snippet.choice(4, Self.first("openrouter", of: providers)))
                key: {env: \(Snippet.place(5, "OPENROUTER_API_KEY"))}

            proxies:
              - name: \(Snippet.place(6, "first"))
                account: \(Snippet.place(3, "main"))
                model: \(Snippet.place(7, model))
                context_size: \(Snippet.place(8, "16384"))

            """
    }

    /// The free model that most providers serve.
    private var model: String {
        var selection = ModelSelection(on: context.today)
        selection.providers = ["openrouter"]
        selection.isFreeOnly = true
        return selection.choices(from: context.catalog).first?.model.id ?? ""
    }

    private static func first(_ id: String, of ids: [String]) -> [String] { [id] + ids.filter { $0 != id } }
}
