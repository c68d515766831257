import Catalog

/// Puts lists that were read over what is known, row by row; writes nothing.
struct OverlayBuilder {
    /// The catalogue that the lists are compared with.
    let catalog: Catalog
    /// When the lists were read, as `YYYY-MM-DDTHH:MM:SSZ`.
    let readAt: String
    let day: CalendarDate
    private var rows: [CatalogOverlay.Part: [String]]
    /// Providers whose rows were merged already; a second list goes over the first.
    private var merged: Set<String> = []

    init(over catalog: Catalog, _ overlay: CatalogOverlay?, readAt: String, day: CalendarDate) {
        self.catalog = catalog
        self.readAt = readAt
        self.day = day
        rows = [:]
        for part in CatalogOverlay.Part.allCases { rows[part] = overlay?.lines(of: part) ?? [] }
    }

    var bytes: [UInt8] { CatalogOverlay.bytes(of: rows) }

    // MARK: Whether a list can be believed

    /// Why a list is not taken; nil where it is.
    ///
    /// What shrinks to less than half, or swaps most of its models, is a fault more often than news.
    func objection(to models: [ListedModel], from source: ListSource, takesAnySize: Bool) -> String? {
        guard !models.isEmpty else { return "the answer lists no chat model" }
        let known = catalog.models(of: source.id).filter { $0.status != .retired }.map(\.id)
        let ids = Set(models.map(\.id))
        if source.isWhole, !takesAnySize {
            if ids.count * 2 < known.count {
                return "the answer lists \(ids.count) models, but \(known.count) are known: less than half"
            }
            if let old = catalog.list(of: source.id), old.isRefreshed, old.kind == "models" {
                let gone = known.count { !ids.contains($0) }
                if gone * 2 > known.count {
                    return "the answer lacks \(gone) of the \(known.count) models that were listed: more than half"
                }
            }
        }
        return hasOtherUnit(models, source) ? "its prices are missing or use a different unit than before" : nil
    }

    /// A price that the list had and has no more counts too: what nobody would ask is read as none.
    private func hasOtherUnit(_ models: [ListedModel], _ source: ListSource) -> Bool {
        var compared = 0
        var strange = 0
        for model in models {
            guard let price = catalog.price(of: model.id, at: source.id), let old = price.input, old > 0 else {
                continue
            }
            guard let new = model.input, new > 0 else {
                guard model.input == nil, price.source == source.url else { continue }
                (compared, strange) = (compared + 1, strange + 1)
                continue
            }
            compared += 1
            if new / 50 > old || old / 50 > new { strange += 1 }
        }
        return compared >= 8 && strange * 2 > compared
    }

    // MARK: Models

    /// Takes a provider's own list.
    mutating func take(_ models: [ListedModel], from source: ListSource) {
        merge(models, source.id, isOwn: true, isWhole: source.isWhole, source.url)
        note(source.id, "models", count: models.count, isWhole: source.isWhole, source.url)
    }

    /// Takes what models.dev says of a provider: new models and better figures, nothing of what is known for certain.
    mutating func takeFromModelsDev(_ models: [ListedModel], of provider: String) {
        merge(models, provider, isOwn: false, isWhole: false, ModelsDevList.url)
        note(provider, ListSource.modelsDev, count: models.count, isWhole: false, ModelsDevList.url)
    }

    private mutating func merge(
        _ models: [ListedModel], _ provider: String, isOwn: Bool, isWhole: Bool, _ source: String
    ) {
        var known: [String: ModelColumns] = [:]
        // What came with a newer program since the last update is not lost.
        for line in catalog.with(nil).lines(of: .models, at: provider) + lines(of: .models, at: provider) {
            let columns = ModelColumns(line)
            known[columns[.id]] = columns
        }
        var aliases = keyed(lines(of: .aliases, at: provider))
        var prices = keyed(lines(of: .prices, at: provider))
        var listed: Set<String> = []
        for model in models {
            listed.insert(model.id)
            var columns = known[model.id] ?? ModelColumns(provider: provider, id: model.id)
            columns.take(model, isOwn: isOwn, on: day, source)
            known[model.id] = columns
            for alias in model.aliases {
                aliases[alias.id] = "\(provider)\t\(alias.id)\t\(model.id)\t\(alias.kind)\t\(day)\t\(source)"
            }
            guard let price = Self.price(model, provider, day, source) else { continue }
            // A third party's price stands where nobody else has one, or it has the older itself.
            if isOwn || prices[model.id] == nil || prices[model.id]?.contains("models.dev") == true {
                prices[model.id] = price
            }
        }
        if isWhole {
            for (id, columns) in known where !listed.contains(id) && columns[.status] != "retired" {
                // A permanent name of a listed model is not gone.
                if let alias = aliases[id], listed.contains(Self.column(alias, 2)) { continue }
                known[id] = columns.gone(on: day, from: source)
            }
        }
        replace(.models, provider, known.values.map(\.line))
        replace(.aliases, provider, Array(aliases.values))
        replace(.prices, provider, Array(prices.values))
        merged.insert(provider)
    }

    /// The rows of a provider as they are now.
    private func lines(of part: CatalogOverlay.Part, at provider: String) -> [String] {
        guard merged.contains(provider) else { return catalog.lines(of: part, at: provider) }
        return (rows[part] ?? []).filter { $0.hasPrefix("\(provider)\t") }
    }

    private static func price(
        _ model: ListedModel, _ provider: String, _ day: CalendarDate, _ source: String
    ) -> String? {
        guard model.input != nil || model.output != nil else { return nil }
        let amounts = [model.input, model.output, model.cacheRead].map { $0.map(Self.digits) ?? "" }
        return ([provider, model.id] + amounts + [day.description, source]).joined(separator: "\t")
    }

    /// US dollars with at most six decimals, and none that say nothing.
    private static func digits(_ amount: ModelPrice.MicroUSD) -> String {
        var decimals = String(1_000_000 + amount % 1_000_000).dropFirst()
        while decimals.hasSuffix("0") { decimals = decimals.dropLast() }
        return decimals.isEmpty ? "\(amount / 1_000_000)" : "\(amount / 1_000_000).\(decimals)"
    }

    // MARK: Upstreams

    /// Takes the list of OpenRouter's upstreams.
    mutating func take(upstreams slugs: [String]) {
        let listed = Set(slugs)
        var lines: [String: String] = [:]
        for line in catalog.lines(of: .upstreams, at: "openrouter") where !listed.contains(Self.column(line, 0)) {
            let slug = Self.column(line, 0)
            lines[slug] = Self.column(line, 1) == "gone" ? line : upstream(slug, "gone")
        }
        for slug in listed { lines[slug] = upstream(slug, "active") }
        rows[.upstreams] = Array(lines.values)
        note("openrouter", "upstreams", count: listed.count, isWhole: true, UpstreamLists.upstreams)
    }

    private func upstream(_ slug: String, _ status: String) -> String {
        "\(slug)\t\(status)\t\t\(status == "gone" ? "B" : "A")\t\(day)\t\(UpstreamLists.upstreams)"
    }

    /// Takes who serves a model.
    mutating func take(_ endpoints: [UpstreamLists.Endpoint], of id: String) {
        let prefix = "openrouter\t\(id)\t"
        rows[.endpoints]?.removeAll { $0.hasPrefix(prefix) }
        let source = UpstreamLists.endpoints(of: id) ?? ""
        var seen: Set<String> = []
        for endpoint in endpoints where seen.insert(endpoint.upstream).inserted {
            let window = endpoint.window.map { String($0) } ?? ""
            let output = endpoint.maximumOutput.map { String($0) } ?? ""
            rows[.endpoints]?.append("\(prefix)\(endpoint.upstream)\t\(window)\t\(output)\t\(day)\t\(source)")
        }
        let models = Set((rows[.endpoints] ?? []).map { Self.column($0, 1) })
        note("openrouter", "endpoints", count: models.count, isWhole: false, "https://openrouter.ai/api/v1/models")
    }

    // MARK: Rows

    private mutating func note(_ provider: String, _ kind: String, count: Int, isWhole: Bool, _ source: String) {
        rows[.lists]?.removeAll { $0.hasPrefix("\(provider)\t\(kind)\t") }
        rows[.lists]?.append("\(provider)\t\(kind)\t\(readAt)\t\(count)\t\(isWhole ? "yes" : "no")\t\(source)")
    }

    private mutating func replace(_ part: CatalogOverlay.Part, _ provider: String, _ lines: [String]) {
        rows[part]?.removeAll { $0.hasPrefix("\(provider)\t") }
        rows[part]?.append(contentsOf: lines)
    }

    /// Lines by their second column.
    private func keyed(_ lines: [String]) -> [String: String] {
        var found: [String: String] = [:]
        for line in lines { found[Self.column(line, 1)] = line }
        return found
    }

    private static func column(_ line: String, _ place: Int) -> String {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        return place < columns.count ? String(columns[place]) : ""
    }
}
