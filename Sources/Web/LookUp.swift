import Catalog
import FrontEnds
import JSONText
import Linting
import Reporting

/// What is known, to be looked up.
enum LookUp {
    private static var catalog: Catalog { Operations.catalog }

    /// Names of everything that has a page, and what forms offer.
    static func lists() -> String {
        var json = JSONWriter()
        json.beginObject()
        json.key("version")
        json.string(Operations.version)
        json.key("date")
        json.string(catalog.date)
        json.key("providers")
        json.beginArray()
        for provider in catalog.providers {
            json.beginObject()
            write(
                [
                    ("id", provider.id), ("name", provider.name), ("base_url", provider.baseURL),
                    ("chat_url", provider.chatURL), ("key_page", provider.value("key_page")),
                ], &json)
            json.key("requires_key")
            json.boolean(provider.requiresKey)
            json.key("own")
            json.boolean(provider.isUserOwned)
            json.key("answers_pages")
            json.boolean(provider.answersBrowsers)
            json.key("hosts")
            json.beginArray()
            for host in provider.hosts { json.string(host) }
            json.endArray()
            json.key("key_prefixes")
            json.beginArray()
            for prefix in provider.values("key_prefix") { json.string(prefix) }
            json.endArray()
            json.key("key_check")
            if let check = catalog.keyCheck(at: provider.id) { write(check, &json) } else { json.null() }
            json.endObject()
        }
        json.endArray()
        json.key("front_ends")
        json.beginArray()
        let exports = Exporters.list
        let imports = Importers.list
        for frontEnd in catalog.frontEnds {
            json.beginObject()
            write(
                [
                    ("id", frontEnd.id), ("name", frontEnd.name), ("url_form", frontEnd.urlForm?.rawValue),
                    ("name_field", frontEnd.value("name_field")), ("model_field", frontEnd.value("model_field")),
                    ("url_field", frontEnd.value("url_field")), ("key_field", frontEnd.value("key_field")),
                    ("prompt_field", frontEnd.value("prompt_field")), ("place", frontEnd.value("form_path")),
                    ("apply", frontEnd.value("apply")), ("exports", exports.first { $0.id == frontEnd.id }?.gives),
                    ("imports", imports.first { $0.id == frontEnd.id }?.reads),
                ], &json)
            json.key("omits")
            json.beginArray()
            for fact in frontEnd.omissions { json.string(fact.value) }
            json.endArray()
            json.endObject()
        }
        json.endArray()
        json.key("exports")
        json.beginArray()
        for (id, gives) in exports {
            json.beginObject()
            write([("id", id), ("name", catalog.frontEnd(id)?.name ?? id), ("gives", gives)], &json)
            json.endObject()
        }
        json.endArray()
        json.key("imports")
        json.beginArray()
        for (id, reads) in imports {
            json.beginObject()
            write([("id", id), ("reads", reads)], &json)
            json.endObject()
        }
        json.endArray()
        json.key("rules")
        json.beginArray()
        for rule in RuleList.documented {
            json.beginObject()
            write([("id", rule.id), ("summary", rule.summary), ("severity", rule.highestSeverity.name)], &json)
            json.endObject()
        }
        json.endArray()
        json.key("causes")
        json.beginArray()
        for cause in catalog.errorCauses {
            json.beginObject()
            write([("id", cause.id), ("summary", cause.summary)], &json)
            json.endObject()
        }
        json.endArray()
        // Statuses and words, as `explain` has them.
        json.key("topics")
        json.beginArray()
        for name in Topics(catalog: catalog).words { json.string(name) }
        json.endArray()
        json.endObject()
        return json.text
    }

    private static func write(_ texts: [(String, String?)], _ json: inout JSONWriter) {
        for (name, value) in texts {
            json.key(name)
            if let value { json.string(value) } else { json.null() }
        }
    }

    private static func write(_ check: KeyCheck, _ json: inout JSONWriter) {
        json.beginObject()
        write([("method", check.method), ("url", check.url), ("body", check.body), ("note", check.note)], &json)
        json.endObject()
    }

    /// The models of a provider, with what people choose them by.
    static func models(of provider: String) -> String {
        var json = JSONWriter()
        json.beginObject()
        json.key("models")
        json.beginArray()
        for model in catalog.models(of: provider) { write(model, &json) }
        json.endArray()
        json.endObject()
        return json.text
    }

    private static func write(_ model: ModelEntry, _ json: inout JSONWriter) {
        json.beginObject()
        write(
            [
                ("provider", model.provider), ("id", model.id), ("status", model.status.rawValue),
                ("ended", model.ended?.description), ("replacement", model.replacement),
                ("as_of", model.asOf?.description),
            ], &json)
        let price = catalog.price(of: model.id, at: model.provider)
        for (name, value) in [
            ("window", model.window), ("reply", model.maximumOutput), ("input", price?.input),
            ("output", price?.output),
        ] {
            json.key(name)
            if let value { json.number(value) } else { json.null() }
        }
        json.key("free")
        if let isFree = model.isFree { json.boolean(isFree) } else { json.null() }
        json.key("thinks")
        if let thinks = model.isReasoning { json.boolean(thinks) } else { json.null() }
        json.endObject()
    }

    /// Models at every provider whose id ends alike, behind its maker and before its ending.
    static func prices(ofModelsLike id: String) -> String {
        func stem(_ id: String) -> String {
            let name = id.split(separator: "/").last.map(String.init) ?? id
            return String(name.prefix { $0 != ":" }).lowercased()
        }
        let wanted = stem(id)
        var json = JSONWriter()
        json.beginObject()
        json.key("models")
        json.beginArray()
        if !wanted.isEmpty {
            for provider in catalog.providers {
                for model in catalog.models(of: provider.id) where stem(model.id) == wanted { write(model, &json) }
            }
        }
        json.endArray()
        json.endObject()
        return json.text
    }

    /// A page as Markdown; on a status or a word, its parts.
    static func page(_ request: Request) -> String {
        let id = request.option("id") ?? ""
        if request.option("kind") == "topics" {
            return Topics(catalog: catalog).page(on: id)?.json() ?? Operations.problem("there is no page `\(id)`")
        }
        let text: String? =
            switch request.option("kind") {
            case "rules":
                RuleList.documented.first { $0.id == id }.map { RulePageRenderer($0).markdown() }
            case "errors": catalog.errorCause(id).map { CausePageRenderer($0, catalog: catalog).markdown() }
            case "providers":
                catalog.provider(id).map { CatalogPageRenderer(catalog: catalog).markdown($0) }
            case "front-ends":
                catalog.frontEnd(id).map { CatalogPageRenderer(catalog: catalog).markdown($0) }
            default: nil
            }
        guard let text else { return Operations.problem("there is no page `\(id)`") }
        var json = JSONWriter()
        json.beginObject()
        json.key("text")
        json.string(text)
        json.endObject()
        return json.text
    }
}
