import Catalog
import Relays
import YAMLSource

/// Finds keys of Bifrost that may be used for no model.
struct RelayDeniesModels: Rule {
    static let id = "relay-denies-models"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.warning
    static let summary = "A key in Bifrost's file allows no model."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.relay.kind == .bifrost else { return }
        // Version 1 reads an empty list as all models.
        if relay.relay.root.integer("version")?.value == 1 { return }
        for provider in relay.relay.root.mapping("providers")?.fields ?? [] where provider.value.kind == .mapping {
            for node in RelayMapping(provider.value)["keys"]?.children.map({ $0.resolved }) ?? []
            where node.kind == .mapping {
                let key = RelayMapping(node)
                guard let place = key.field("models") ?? key.field("name") ?? key.fields.first else { continue }
                if let list = key["models"], list.kind != .sequence || list.children.contains(where: { _ in true }) {
                    continue
                }
                let isEmpty = key["models"] != nil
                findings.report(
                    isEmpty ? "an empty `models` allows no model" : "this key names no `models`", at: place.key.range,
                    why: "since version 2 of the file, no entry means no model; `[\"*\"]` allows all",
                    facts: [relay.relay.facts.statement("empty-models")],
                    fixes: isEmpty
                        ? key["models"].map { [Fix("allow all models", .unsafe, [TextEdit($0.range, "[\"*\"]")])] }
                            ?? [] : [],
                    in: relay)
            }
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                In version 2 of Bifrost's file, which holds unless `version: 1` is written, an empty list of models \
                denies them all. In version 1 it allowed them all, so files that were copied from older guides answer \
                nothing.
                """,
            symptoms: ["relay: no key found for the model"],
            remedy: "List the models, or write `[\"*\"]`.",
            facts: [RelayFact.of("bifrost", "empty-models")],
            examples: [
                .fires(
                    "An empty list", .warning,
                    """
                    providers:
                      openrouter:
                        keys:
                          - {name: main, value: env.OPENROUTER_API_KEY, ‹models›: [], weight: 1}
                    client: {enforce_auth_on_inference: true}
                    """,
                    fixed: """
                        providers:
                          openrouter:
                            keys:
                              - {name: main, value: env.OPENROUTER_API_KEY, models: ["*"], weight: 1}
                        client: {enforce_auth_on_inference: true}
                        """),
                .fires(
                    "No list", .warning,
                    """
                    {
                      "providers": {
                        "openrouter": {"keys": [{‹"name"›: "main", "value": "env.OPENROUTER_API_KEY", "weight": 1}]}
                      },
                      "client": {"enforce_auth_on_inference": true}
                    }
                    """),
                .silent(
                    "All models",
                    """
                    {
                      "providers": {
                        "openrouter": {"keys": [{"name": "main", "value": "env.OPENROUTER_API_KEY", "models": ["*"], "weight": 1}]}
                      },
                      "client": {"enforce_auth_on_inference": true}
                    }
                    """),
                .silent(
                    "Version 1",
                    """
                    version: 1
                    providers:
                      openrouter:
                        keys:
                          - {name: main, value: env.OPENROUTER_API_KEY, models: [], weight: 1}
                    client: {enforce_auth_on_inference: true}
                    """),
            ])
    }
}
