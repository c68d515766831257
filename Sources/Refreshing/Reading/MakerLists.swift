import Catalog
import JSONText

/// The lists that a key opens; several say when a model ends (shapes of 2026-11-28: the vendors' SDKs).
enum MakerLists {
    static func openAI(_ json: JSONValue) throws(ListProblem) -> ListPage {
        try read(json, "data") { row in
            guard let id = ListField.id(row["id"]), isOpenAIChat(id) else { return nil }
            var model = ListedModel(id: id)
            model.lifecycle = ending(row["shutdown_date"])
            return model
        }
    }

    /// The list also has models for sound, pictures and searching, and does not say which are which.
    private static func isOpenAIChat(_ id: String) -> Bool {
        let isText =
            id.hasPrefix("gpt-") || id.hasPrefix("chatgpt-")
            || id.hasPrefix("o") && id.dropFirst().first?.isNumber == true
        let others = ["-realtime", "-audio", "-tts", "-transcribe", "-image", "-instruct"]
        return isText && !others.contains { id.contains($0) }
    }

    /// `lifecycle` is what counts: a `retires_at` that is past may be overdue.
    static func anthropic(_ json: JSONValue) throws(ListProblem) -> ListPage {
        var page = try read(json, "data") { row in
            guard let id = ListField.id(row["id"]) else { return nil }
            var model = ListedModel(id: id)
            model.window = ListField.tokens(row["max_input_tokens"])
            model.maximumOutput = ListField.tokens(row["max_tokens"])
            let end = ListField.day(row["retires_at"])
            switch row["lifecycle"]?.text {
            case "active": model.lifecycle = .alive
            case "deprecated": model.lifecycle = .ending(end)
            case "retired": model.lifecycle = .ended(end)
            default: break
            }
            return model
        }
        if json["has_more"]?.boolean == true, let last = json["last_id"]?.text { page.next = query("after_id", last) }
        return page
    }

    /// One row for each alias.
    static func mistral(_ json: JSONValue) throws(ListProblem) -> ListPage {
        try read(json, "data") { row in
            guard let id = ListField.id(row["id"]), row["capabilities"]?["completion_chat"]?.boolean != false else {
                return nil
            }
            var model = ListedModel(id: id)
            model.window = ListField.tokens(row["max_context_length"])
            model.lifecycle = ending(row["deprecation"])
            model.replacement = ListField.id(row["deprecation_replacement_model"])
            return model
        }
    }

    static func fireworks(_ json: JSONValue) throws(ListProblem) -> ListPage {
        var page = try read(json, "models") { row in
            guard let id = ListField.id(row["name"]) else { return nil }
            var model = ListedModel(id: id)
            model.window = ListField.tokens(row["contextLength"])
            // A message of three numbers, or a text.
            if let date = row["deprecationDate"], !date.isNull {
                let day =
                    ListField.day(date)
                    ?? CalendarDate(
                        year: small(date["year"]), month: small(date["month"]), day: small(date["day"]))
                if let day { model.lifecycle = .ending(day) }
            }
            return model
        }
        if let token = json["nextPageToken"]?.text, !token.isEmpty { page.next = query("pageToken", token) }
        return page
    }

    static func cohere(_ json: JSONValue) throws(ListProblem) -> ListPage {
        var page = try read(json, "models") { row in
            guard let id = ListField.id(row["name"]) else { return nil }
            if let endpoints = row["endpoints"]?.elements, !endpoints.contains(where: { $0.text == "chat" }) {
                return nil
            }
            var model = ListedModel(id: id)
            model.window = ListField.tokens(row["context_length"])
            if let isDeprecated = row["is_deprecated"]?.boolean {
                model.lifecycle = isDeprecated ? .ending(nil) : .alive
            }
            return model
        }
        if let token = json["next_page_token"]?.text, !token.isEmpty { page.next = query("page_token", token) }
        return page
    }

    /// Prices are in ten-thousandths of a US dollar for a million tokens, as Novita's are (docs.x.ai, language models: 20000 is
    /// 2 US dollars).
    static func xAI(_ json: JSONValue) throws(ListProblem) -> ListPage {
        try read(json, "models") { row in
            guard let id = ListField.id(row["id"]) else { return nil }
            var model = ListedModel(id: id)
            model.window = ListField.tokens(row["context_length"])
            let unit = PriceUnit.tenThousandthsPerMillion
            model.input = unit.price(row["prompt_text_token_price"])
            model.output = unit.price(row["completion_text_token_price"])
            model.cacheRead = unit.price(row["cached_prompt_text_token_price"])
            model.aliases = (row["aliases"]?.elements ?? []).compactMap { ListField.id($0) }.filter { $0 != id }
                .map { ($0, "alias") }
            return model
        }
    }

    /// A price of zero there stands for what is not sold by the token.
    static func together(_ json: JSONValue) throws(ListProblem) -> ListPage {
        var page = try RouterLists.plain(json)
        for place in page.models.indices where page.models[place].isFree == true {
            (page.models[place].input, page.models[place].output) = (nil, nil)
        }
        return page
    }

    static func gemini(_ json: JSONValue) throws(ListProblem) -> ListPage {
        var page = try read(json, "models") { row in
            guard let name = ListField.id(row["name"]) else { return nil }
            let methods = (row["supportedGenerationMethods"] ?? row["supportedActions"])?.elements
            if let methods, !methods.contains(where: { $0.text == "generateContent" }) { return nil }
            var model = ListedModel(id: name.hasPrefix("models/") ? String(name.dropFirst(7)) : name)
            model.window = ListField.tokens(row["inputTokenLimit"])
            model.maximumOutput = ListField.tokens(row["outputTokenLimit"])
            model.isReasoning = row["thinking"]?.boolean
            return model
        }
        if let token = json["nextPageToken"]?.text, !token.isEmpty { page.next = query("pageToken", token) }
        return page
    }

    private static func read(
        _ json: JSONValue, _ name: String, _ model: (JSONValue) -> ListedModel?
    ) throws(ListProblem) -> ListPage {
        let rows = try ListField.rows(json, name)
        return ListPage(models: rows.compactMap(model), rows: rows.count)
    }

    /// What a field says that holds a day or null; nothing where it is missing.
    private static func ending(_ field: JSONValue?) -> ListedModel.Lifecycle {
        guard let field else { return .unstated }
        if field.isNull { return .alive }
        return ListField.day(field).map { .ending($0) } ?? .unstated
    }

    private static func small(_ field: JSONValue?) -> Int { field?.integer.flatMap { Int(exactly: $0) } ?? 0 }

    /// A name and a value that a server made up, for the end of an address.
    private static func query(_ name: String, _ value: String) -> String? {
        guard value.utf8.count <= 512 else { return nil }
        var text = "\(name)="
        for byte in value.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return text
    }
}
