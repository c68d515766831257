import Catalog
import JSONText

/// models.dev: one object with the models of some 190 services, kept by hand and by robots; a third party's word.
enum ModelsDevList {
    static let url = "https://models.dev/api.json"
    /// What the site calls a service, where that is not the catalogue's id.
    private static let names = [
        "google": "gemini", "togetherai": "together", "fireworks-ai": "fireworks", "moonshotai": "moonshot",
    ]

    /// The models of each provider that the catalogue judges by a list.
    static func read(_ json: JSONValue, _ catalog: Catalog) throws(ListProblem) -> [String: ListPage] {
        guard let services = json.members, services.contains(where: { $0.value["models"]?.members != nil }) else {
            throw .otherShape
        }
        var pages: [String: ListPage] = [:]
        for service in services {
            let id = names[service.name] ?? service.name
            guard let models = service.value["models"]?.members, let provider = catalog.provider(id),
                provider.id == id, provider.unknownModelPolicy.policy != .none
            else { continue }
            var page = ListPage(rows: models.count)
            page.models = models.compactMap { model($0.name, $0.value) }
            pages[id] = page
        }
        guard !pages.isEmpty else { throw .otherShape }
        return pages
    }

    private static func model(_ name: String, _ row: JSONValue) -> ListedModel? {
        guard let id = ListField.id(row["id"] ?? .string(name)) else { return nil }
        if let outputs = row["modalities"]?["output"]?.elements, !outputs.contains(where: { $0.text == "text" }) {
            return nil
        }
        var model = ListedModel(id: id)
        model.window = ListField.tokens(row["limit"]?["context"])
        model.maximumOutput = ListField.tokens(row["limit"]?["output"])
        model.isReasoning = row["reasoning"]?.boolean
        model.input = PriceUnit.perMillion.price(row["cost"]?["input"])
        model.output = PriceUnit.perMillion.price(row["cost"]?["output"])
        model.cacheRead = PriceUnit.perMillion.price(row["cost"]?["cache_read"])
        if row["status"]?.text == "deprecated" { model.lifecycle = .ending(nil) }
        return model
    }
}
