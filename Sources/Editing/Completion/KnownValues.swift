import Catalog
import Profiles
import Setups
import YAMLSource

/// Values that the catalogue or the file itself knows.
struct KnownValues {
    private let document: TextDocument
    private let context: EditingContext
    private let cursor: CursorContext

    /// The most models in one answer; typing on narrows them down.
    private static let mostModels = 100

    init(_ document: TextDocument, _ context: EditingContext, _ cursor: CursorContext) {
        self.document = document
        self.context = context
        self.cursor = cursor
    }

    /// The profile that the cursor stands in, as it was read last.
    private var profile: Profile? {
        let profiles = document.knownProfiles
        return profiles.indices.contains(cursor.document) ? profiles[cursor.document] : profiles.first
    }

    /// The provider that the fields beside the cursor belong to; nil where that is not known.
    var provider: Provider? {
        if let id = cursor.sibling("provider") { return context.catalog.provider(id) }
        guard let profile else { return nil }
        if let name = cursor.sibling("account") {
            return profile.account(named: name).flatMap { context.catalog.provider(of: $0) }
        }
        // Below an account, in a list of its own.
        if cursor.steps.count > 2, cursor.steps[0] == .field("accounts"), case .field(let name) = cursor.steps[1] {
            return profile.account(named: name).flatMap { context.catalog.provider(of: $0) }
        }
        return profile.accounts.count == 1 ? context.catalog.provider(of: profile.accounts[0]) : nil
    }

    /// The variable that programs read the provider's key from.
    var keyVariable: String { provider?.usualKeyVariable ?? "API_KEY" }

    /// The values of a field that holds more than words of the format; nil for any other.
    func values(of field: String, in parent: String, _ isIncomplete: inout Bool) -> [CompletionItem]? {
        switch (parent, field) {
        case ("a proxy", "model"): models(&isIncomplete)
        case ("a proxy", "account"): accounts
        case ("a proxy", "base_url"): addresses
        case ("a proxy", "context_size"): contexts
        case ("an account", "plan"): plans
        case ("a proxy", "upstreams"), ("an account", "ignored_providers"), ("an account", "allowed_providers"):
            upstreams
        case ("a key reference", "env"): [CompletionItem(keyVariable, .reference, detail: provider?.name)]
        default: nil
        }
    }

    var providers: [CompletionItem] {
        context.catalog.providers.map { provider in
            CompletionItem(
                provider.id, .module, detail: provider.name, ProviderText.page(provider))
        }
    }

    var frontEnds: [CompletionItem] {
        context.catalog.frontEnds.map { CompletionItem($0.id, .module, detail: $0.name) }
    }

    private var accounts: [CompletionItem] {
        (profile?.accounts ?? []).map { account in
            CompletionItem(
                SecretMask.shown(name: account.name.value), .reference, detail: account.provider?.value,
                text: YAMLScalar.text(account.name.value, inFlow: cursor.isFlow))
        }.filter { !$0.label.contains("…") }
    }

    private var addresses: [CompletionItem] {
        guard let provider else { return [] }
        return ([provider.baseURL].compactMap { $0 } + provider.otherBaseURLs).map {
            CompletionItem($0, .value, detail: provider.name)
        }
    }

    private var contexts: [CompletionItem] {
        var sizes: [(Int64, String)] = [(8192, "8k"), (16_384, "16k"), (32_768, "32k"), (65_536, "64k")]
        if let provider, let id = cursor.sibling("model"),
            let window = context.catalog.servedModel(id, at: provider)?.window
        {
            sizes = sizes.filter { $0.0 < window } + [(window, "the model's window")]
        }
        return sizes.map { CompletionItem("\($0.0)", .value, detail: $0.1) }
    }

    private var plans: [CompletionItem] {
        guard let provider else { return [] }
        return provider.plans.map { plan in
            CompletionItem(
                plan.name, .value, detail: plan.price.map { "\(MoneyText.usd($0)) a month" }, PlanText.page(plan),
                text: YAMLScalar.text(plan.name, inFlow: cursor.isFlow))
        }
    }

    private var upstreams: [CompletionItem] {
        context.catalog.upstreams.filter { $0.status != .gone }.map {
            CompletionItem($0.slug, .value, $0.fact.statement)
        }
    }

    private func models(_ isIncomplete: inout Bool) -> [CompletionItem] {
        var selection = ModelSelection(on: context.today)
        selection.words = cursor.prefix.split(separator: " ").map { String($0) }
        if let provider { selection.providers = [provider.id] }
        let choices = selection.choices(from: context.catalog)
        isIncomplete = choices.count > Self.mostModels || !cursor.prefix.isEmpty
        // A key that was pasted here is not sent back.
        let typed = SecretMask.shown(name: cursor.prefix) == cursor.prefix ? cursor.prefix : ""
        return choices.prefix(Self.mostModels).map { choice in
            var detail = ModelText.detail(choice.model, choice.price)
            if provider == nil { detail = "\(choice.model.provider): \(detail)" }
            var item = CompletionItem(
                choice.model.id, .value, detail: detail, text: YAMLScalar.text(choice.model.id, inFlow: cursor.isFlow))
            item.isDeprecated = choice.model.status != .active
            // Words and spellings match that an editor's own comparison would leave out.
            // Neovim 0.7 starts at the edit's range only where no filter is set, so none is without need.
            item.filter = typed.isEmpty || choice.model.id.hasPrefix(typed) ? nil : typed
            return item
        }
    }
}

/// What is said of a plan.
enum PlanText {
    /// Price and caps, as Markdown.
    static func page(_ plan: ProviderPlan) -> String {
        var lines = ["**\(plan.name)**" + (plan.price.map { ", \(MoneyText.usd($0)) a month" } ?? ""), ""]
        lines += plan.caps.map { "- \($0.words)" }
        if let date = plan.fact.date { lines.append("- As of \(date)") }
        return lines.joined(separator: "\n")
    }
}

/// What is said of a provider.
enum ProviderText {
    /// Kind, address and pages, as Markdown.
    static func page(_ provider: Provider) -> String {
        var lines = ["**\(provider.name)** (\(provider.kind.rawValue))", ""]
        if let address = provider.baseURL { lines.append("- Base URL: `\(address)`") }
        lines.append(provider.requiresKey ? "- Needs an API key" : "- Needs no API key")
        if !provider.isUserOwned { lines.append("- [Facts and links](\(EditorPages.provider(provider.id)))") }
        return lines.joined(separator: "\n")
    }
}
