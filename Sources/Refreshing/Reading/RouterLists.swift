import Catalog
import JSONText

/// The public lists of routers and hosts (shapes of 2026-11-28: the vendors' SDKs and public clients).
enum RouterLists {
    /// OpenRouter's list, and Cerebras' in OpenRouter's form.
    static func openRouter(_ json: JSONValue) throws(ListProblem) -> ListPage {
        let rows = try ListField.rows(json, "data")
        var page = ListPage(rows: rows.count)
        for row in rows where ListField.writesText(row) {
            guard let id = ListField.id(row["id"]) else { continue }
            var model = ListedModel(id: id)
            model.window = ListField.tokens(row["context_length"])
            let backend = row["top_provider"]
            if let own = ListField.tokens(backend?["context_length"]), let window = model.window, own < window {
                model.defaultWindow = own
            }
            model.maximumOutput =
                ListField.tokens(backend?["max_completion_tokens"]) ?? ListField.tokens(row["max_output_length"])
            let pricing = row["pricing"]
            model.input = PriceUnit.perToken.price(pricing?["prompt"])
            model.output = PriceUnit.perToken.price(pricing?["completion"])
            model.cacheRead = PriceUnit.perToken.price(pricing?["input_cache_read"])
            model.isReasoning = row["reasoning"]?.members.map { _ in true }
            if let end = row["expiration_date"] {
                model.lifecycle = ListField.day(end).map { .ending($0) } ?? .unstated
            }
            if let slug = ListField.id(row["canonical_slug"]), slug != id {
                model.aliases = [(slug, "canonical_slug")]
            }
            page.models.append(model)
        }
        page.total = json["total_count"]?.integer
        return page
    }

    static func chutes(_ json: JSONValue) throws(ListProblem) -> ListPage {
        let rows = try ListField.rows(json, "data")
        var page = ListPage(rows: rows.count)
        for row in rows where ListField.writesText(row) {
            guard let id = ListField.id(row["id"]) else { continue }
            var model = ListedModel(id: id)
            model.window = ListField.tokens(row["context_length"]) ?? ListField.tokens(row["max_model_len"])
            model.maximumOutput = ListField.tokens(row["max_output_length"])
            let pricing = row["pricing"]
            let price = row["price"]
            model.input =
                PriceUnit.perMillion.price(pricing?["prompt"]) ?? PriceUnit.perMillion.price(price?["input"]?["usd"])
            model.output =
                PriceUnit.perMillion.price(pricing?["completion"])
                ?? PriceUnit.perMillion.price(price?["output"]?["usd"])
            model.cacheRead =
                PriceUnit.perMillion.price(pricing?["input_cache_read"])
                ?? PriceUnit.perMillion.price(price?["input_cache_read"]?["usd"])
            if let features = row["supported_features"]?.elements {
                model.isReasoning = features.contains { $0.text == "reasoning" }
            }
            page.models.append(model)
        }
        return page
    }

    /// Per million unless `unit` says otherwise; the cache fields are per thousand always.
    static func nanoGPT(_ json: JSONValue) throws(ListProblem) -> ListPage {
        let rows = try ListField.rows(json, "data")
        var page = ListPage(rows: rows.count)
        for row in rows where ListField.writesText(row) {
            guard let id = ListField.id(row["id"]) else { continue }
            var model = ListedModel(id: id)
            model.window = ListField.tokens(row["context_length"])
            model.maximumOutput = ListField.tokens(row["max_output_tokens"])
            let pricing = row["pricing"]
            let unit: PriceUnit
            switch pricing?["unit"]?.text {
            case let name? where name.hasPrefix("per_1k"): unit = .perThousand
            case let name? where name.hasPrefix("per_token"): unit = .perToken
            default: unit = .perMillion
            }
            model.input = unit.price(pricing?["prompt"])
            model.output = unit.price(pricing?["completion"])
            model.cacheRead = PriceUnit.perThousand.price(pricing?["cacheReadInputPer1kTokens"])
            model.isReasoning = row["capabilities"]?["reasoning"]?.boolean
            page.models.append(model)
        }
        return page
    }

    static func deepInfra(_ json: JSONValue) throws(ListProblem) -> ListPage {
        let rows = try ListField.rows(json, "models", "data")
        var page = ListPage(rows: rows.count)
        for row in rows {
            if let type = row["reported_type"]?.text ?? row["type"]?.text, type != "text-generation" { continue }
            guard let id = ListField.id(row["model_name"]) else { continue }
            var model = ListedModel(id: id)
            model.window = ListField.tokens(row["max_tokens"]) ?? ListField.tokens(row["context_length"])
            if let end = row["deprecated"] {
                // Null while it is alive; else when it was deprecated, or true.
                model.lifecycle = end.isNull || end.boolean == false ? .alive : .ending(ListField.day(end))
            }
            model.replacement = ListField.id(row["replaced_by"])
            page.models.append(model)
        }
        return page
    }

    static func novita(_ json: JSONValue) throws(ListProblem) -> ListPage {
        let rows = try ListField.rows(json, "data")
        var page = ListPage(rows: rows.count)
        for row in rows {
            if let type = row["model_type"]?.text, type != "chat" { continue }
            guard let id = ListField.id(row["id"]) else { continue }
            var model = ListedModel(id: id)
            model.window = ListField.tokens(row["context_size"])
            model.maximumOutput = ListField.tokens(row["max_output_tokens"])
            model.input = PriceUnit.tenThousandthsPerMillion.price(row["input_token_price_per_m"])
            model.output = PriceUnit.tenThousandthsPerMillion.price(row["output_token_price_per_m"])
            if let features = row["features"]?.elements {
                model.isReasoning = features.contains { $0.text == "reasoning" }
            }
            page.models.append(model)
        }
        return page
    }

    /// What each of Hugging Face's partners charges differs, so only the largest window is taken.
    static func huggingFace(_ json: JSONValue) throws(ListProblem) -> ListPage {
        let rows = try ListField.rows(json, "data")
        var page = ListPage(rows: rows.count)
        for row in rows {
            guard let id = ListField.id(row["id"]) else { continue }
            var model = ListedModel(id: id)
            let partners = row["providers"]?.elements ?? []
            if !partners.isEmpty, !partners.contains(where: { $0["status"]?.text == "live" }) { continue }
            model.window = partners.compactMap { ListField.tokens($0["context_length"]) }.max()
            page.models.append(model)
        }
        return page
    }

    static func venice(_ json: JSONValue) throws(ListProblem) -> ListPage {
        let rows = try ListField.rows(json, "data")
        var page = ListPage(rows: rows.count)
        for row in rows {
            if let type = row["type"]?.text, type != "text" { continue }
            guard let id = ListField.id(row["id"]) else { continue }
            var model = ListedModel(id: id)
            let spec = row["model_spec"]
            model.window = ListField.tokens(spec?["availableContextTokens"])
            model.maximumOutput = ListField.tokens(spec?["maxCompletionTokens"])
            model.input = PriceUnit.perMillion.price(spec?["pricing"]?["input"]?["usd"])
            model.output = PriceUnit.perMillion.price(spec?["pricing"]?["output"]?["usd"])
            model.isReasoning = spec?["capabilities"]?["supportsReasoning"]?.boolean
            if let deprecation = spec?["deprecation"] {
                model.lifecycle = .ending(ListField.day(deprecation["date"] ?? deprecation))
            }
            page.models.append(model)
        }
        return page
    }

    /// A list of ids, with a window and per-million prices where a row has them.
    static func plain(_ json: JSONValue) throws(ListProblem) -> ListPage {
        let rows = try ListField.rows(json, "data", "models")
        var page = ListPage(rows: rows.count)
        for row in rows {
            if let type = row["type"]?.text, !["chat", "language", "text", "model", "code", "base"].contains(type) {
                continue
            }
            if row["active"]?.boolean == false { continue }
            guard let id = ListField.id(row["id"]) else { continue }
            var model = ListedModel(id: id)
            model.window =
                ListField.tokens(row["context_length"]) ?? ListField.tokens(row["context_window"])
                ?? ListField.tokens(row["max_model_len"])
            model.input = PriceUnit.perMillion.price(row["pricing"]?["input"])
            model.output = PriceUnit.perMillion.price(row["pricing"]?["output"])
            page.models.append(model)
        }
        return page
    }
}
