public import Catalog
import Diagnosing
import Linting
import Profiles

/// Everything that `explain` can say something of.
public struct Topics {
    private let catalog: Catalog

    /// Topics over `catalog`.
    public init(catalog: Catalog) { self.catalog = catalog }

    /// The page on a name that is no rule's and no cause's; nil where there is none.
    public func page(on name: String) -> TopicPage? {
        let wanted = name.lowercased()
        if let provider = provider(wanted) { return page(on: provider) }
        if let frontEnd = frontEnd(wanted) { return page(on: frontEnd) }
        if let status = status(wanted) { return page(onStatus: status) }
        let field = FieldTopics.page(on: wanted)
        if let word = WordTopics.word(wanted) { return page(on: word).followed(by: field) }
        if let field { return field }
        return page(onPlan: wanted)
    }

    /// Every name, for completion and suggestions.
    public var names: [String] {
        catalog.providers.map { $0.id } + catalog.frontEnds.map { $0.id } + FieldTopics.names + WordTopics.names
            + statuses.map { String($0) }
    }

    /// Status codes and words: what has no page of another kind.
    public var words: [String] { statuses.map { String($0) } + WordTopics.names }

    /// What there is to explain.
    public func index() -> TopicPage {
        let causes = catalog.errorCauses.map { $0.id }
        func line(_ label: String, _ names: [String]) -> (label: String, text: String) {
            (label, names.joined(separator: ", "))
        }
        return TopicPage(
            "explain", "proxylint explain NAME",
            [
                .init(
                    title: "",
                    lines: [
                        line("errors", causes), line("status codes", statuses.map { String($0) }),
                        line("rules", RuleList.documented.map { $0.id }),
                        line("providers", catalog.providers.map { $0.id }),
                        line("front ends", catalog.frontEnds.map { $0.id }),
                        line("fields", FieldTopics.names.filter { !$0.contains(".") }),
                        line("words", WordTopics.names),
                    ])
            ])
    }

    // MARK: Providers and front ends

    private func provider(_ name: String) -> Provider? {
        catalog.provider(name)
            ?? catalog.providers.first { $0.name.lowercased() == name || $0.values("alias").contains(name) }
    }

    private func frontEnd(_ name: String) -> FrontEnd? {
        catalog.frontEnd(name)
            ?? catalog.frontEnds.first { $0.name.lowercased() == name || $0.values("alias").contains(name) }
    }

    private func page(on provider: Provider) -> TopicPage {
        var parts = sections(CatalogPageRenderer.providerSections, of: provider)
        var next = [(label: "", text: "`proxylint init` sets it up; write `provider: \(provider.id)` in a profile.")]
        if catalog.hasModels(of: provider.id) {
            next.append(("", "`proxylint models --provider \(provider.id)` lists its models."))
        }
        parts.append(.init(title: "Next", lines: next))
        return TopicPage(provider.name, "a provider", parts)
    }

    private func page(on frontEnd: FrontEnd) -> TopicPage {
        var parts = sections(CatalogPageRenderer.frontEndSections, of: frontEnd)
        parts.append(
            .init(
                title: "Next",
                lines: [
                    (
                        "",
                        "`proxylint use` shows what to enter, `proxylint export \(frontEnd.id)` writes it; write `front_end: \(frontEnd.id)` in a profile."
                    )
                ]))
        return TopicPage(frontEnd.name, "a front end", parts)
    }

    private func sections(
        _ sections: [CatalogPageRenderer.Section], of entry: some CatalogEntry
    ) -> [TopicPage.Part] {
        sections.map { section in
            TopicPage.Part(
                title: section.title,
                lines: section.fields.flatMap { field, label in
                    entry.facts(field).map { fact in
                        (label, fact.note.isEmpty ? fact.value : "\(fact.value) (\(fact.note))")
                    }
                })
        }
    }

    // MARK: Statuses

    private var statuses: [Int] {
        Set(catalog.errorWordings.compactMap { $0.status }.filter { (400..<600).contains($0) }).sorted()
    }

    private func status(_ name: String) -> Int? {
        let digits = name.hasPrefix("http") ? name.drop { !$0.isNumber } : name[...]
        return Int(digits).flatMap { statuses.contains($0) ? $0 : nil }
    }

    private func page(onStatus status: Int) -> TopicPage {
        var counts: [String: Int] = [:]
        for wording in catalog.errorWordings where wording.status == status { counts[wording.cause, default: 0] += 1 }
        let causes = counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.prefix(12)
        let lines = causes.compactMap { entry in
            catalog.errorCause(entry.key).map {
                (label: $0.id, text: "\(GeneralSentences.filled($0.summary)); \(GeneralSentences.waiting($0.retry))")
            }
        }
        return TopicPage(
            "HTTP \(status)", "a status code",
            [
                .init(title: "", lines: WordTopics.statusWords[status].map { [("", $0)] } ?? []),
                .init(title: "What it may mean", lines: lines),
                .init(
                    title: "Next",
                    lines: [
                        (
                            "",
                            "The text with the code says which: paste it into `proxylint diagnose`. `proxylint explain \(causes.first?.key ?? "invalid-key")` explains one cause."
                        )
                    ]),
            ])
    }

    // MARK: Words and plans

    private func page(on word: WordTopics.Word) -> TopicPage {
        var parts = [TopicPage.Part(title: "", lines: [("", word.text)])]
        if word.name == "plan" {
            parts.append(.init(title: "Known plans", lines: plans.map { ($0.provider.name, words($0.plan)) }))
        }
        if !word.next.isEmpty { parts.append(.init(title: "Next", lines: [("", word.next)])) }
        return TopicPage(word.name, "a word", parts)
    }

    private var plans: [(provider: Provider, plan: ProviderPlan)] {
        catalog.providers.flatMap { provider in provider.plans.map { (provider, $0) } }
    }

    private func words(_ plan: ProviderPlan) -> String {
        let price = plan.price.map { ", \(MoneyText.usd($0)) a month" } ?? ""
        let caps = plan.caps.isEmpty ? "" : ": " + plan.caps.map { $0.words }.joined(separator: ", ")
        return "\(plan.name)\(price)\(caps)"
    }

    private func page(onPlan name: String) -> TopicPage? {
        let found = plans.filter { entry in
            let plan = entry.plan.name.lowercased()
            return plan == name || "\(entry.provider.id) \(plan)" == name || "\(entry.provider.id)/\(plan)" == name
        }
        guard let first = found.first else { return nil }
        return TopicPage(
            first.plan.name, "a plan",
            [
                .init(title: "", lines: found.map { ($0.provider.name, words($0.plan)) }),
                .init(
                    title: "Next",
                    lines: [
                        (
                            "",
                            "Write `plan: \(first.plan.name)` in the account; `proxylint cost` shows whether it is enough."
                        )
                    ]),
            ])
    }
}
