import Catalog
import YAMLSource

/// Reads typed settings out of a tree; what has another form than it should is left out, and told by the check of the form.
struct LintSettingsReader {
    let catalog: Catalog

    func read(_ root: YAMLNode, into settings: inout LintSettings) {
        for (key, value) in fields(of: root) {
            switch key.text {
            case "severity": settings.levels = levels(value)
            case "ignore": settings.ignored = entries(value)
            case "front_end": settings.frontEnds = frontEnds(value)
            case "per_path": settings.overrides = fields(of: value).map { override($0.key, $0.value) }
            case "own_models": readModels(value, into: &settings)
            case "own_hosts":
                settings.ownHosts = entries(value)
                settings.ownFacts.hosts = settings.ownHosts.map { $0.text.lowercased() }
            case "baseline": settings.baseline = entry(value)
            case "catalogue_age_days":
                if case .integer(let days) = value.coreValue, days >= 0 {
                    settings.catalogueAgeDays = (days, value.resolved.range)
                }
            default: continue
            }
        }
    }

    private func fields(of node: YAMLNode) -> [(key: YAMLNode, value: YAMLNode)] {
        var ignored: [(first: YAMLNode, second: YAMLNode)] = []
        return node.entries(duplicates: &ignored).map {
            (node.tree.key(of: $0), node.tree.value(of: $0).resolved)
        }
    }

    private func levels(_ node: YAMLNode) -> [LintSettings.Level] {
        fields(of: node).compactMap { key, value in
            let isKnown = RuleFamily(rawValue: key.text) != nil || RuleList.all.contains { $0.id == key.text }
            guard isKnown, let word = value.textValue else { return nil }
            let severity = Severity(name: word)
            guard severity != nil || word == "off" else { return nil }
            return LintSettings.Level(name: key.text, severity: severity, range: value.range)
        }
    }

    private func override(_ key: YAMLNode, _ node: YAMLNode) -> LintSettings.Override {
        var levels: [LintSettings.Level] = []
        var frontEnds: [LintSettings.Entry]?
        for (name, value) in fields(of: node) {
            if name.isText("severity") { levels = self.levels(value) }
            if name.isText("front_end") { frontEnds = self.frontEnds(value) }
        }
        return LintSettings.Override(
            pattern: LintSettings.Entry(text: key.text, range: key.resolved.range), levels: levels,
            frontEnds: frontEnds)
    }

    private func readModels(_ node: YAMLNode, into settings: inout LintSettings) {
        for (provider, said) in fields(of: node) {
            guard let id = catalog.provider(provider.text)?.id else { continue }
            var models = OwnFacts.Models()
            for (name, value) in fields(of: said) {
                if name.isText("exist") { models.exist = Set(entries(value).map { $0.text }) }
                guard name.isText("retired") else { continue }
                for (old, new) in fields(of: value) { models.retired[old.text] = new.textValue ?? "" }
            }
            settings.ownFacts.models[id] = models
            settings.ownModels.append(LintSettings.Entry(text: id, range: provider.resolved.range))
        }
    }

    private func frontEnds(_ node: YAMLNode) -> [LintSettings.Entry]? {
        let named = node.kind == .sequence ? entries(node) : [entry(node)].compactMap { $0 }
        let known = named.filter { catalog.frontEnd($0.text) != nil }
        return known.isEmpty ? nil : known
    }

    private func entries(_ node: YAMLNode) -> [LintSettings.Entry] {
        node.kind == .sequence ? node.children.compactMap { entry($0.resolved) } : []
    }

    private func entry(_ node: YAMLNode) -> LintSettings.Entry? {
        guard let text = node.textValue, !text.isEmpty else { return nil }
        return LintSettings.Entry(text: text, range: node.range)
    }
}
