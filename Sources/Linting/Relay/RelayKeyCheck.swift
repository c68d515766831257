import Catalog
import Profiles
import Relays
import YAMLSource

/// Sentences about relays that the catalogue records.
enum RelayFact {
    static func of(_ relay: String, _ name: String, in catalog: Catalog = .embedded) -> Fact {
        catalog.relay(relay)?.statement(name) ?? Fact(name, date: nil, source: "", grade: .unverified)
    }
}

/// Compares the keys of one level with those that the relay reads there.
struct RelayKeyCheck {
    let relay: RelayContext
    private var facts: RelayFacts { relay.relay.facts }

    init(relay: RelayContext) { self.relay = relay }

    /// Two keys of `router_settings` that belong elsewhere and stop the start.
    private static let stopping: Set = ["health_check_interval", "health_check_concurrency"]

    func check(
        _ mapping: RelayMapping, _ level: String, of deployment: RelayDeployment? = nil,
        _ findings: inout FindingCollector
    ) {
        guard let known = facts.keys(of: level) else { return }
        for field in mapping.fields where !known.contains(field.name) {
            if isAllowed(field, at: level) { continue }
            let meant = Self.meant(field.name, among: known)
            let home = meant == nil || level == "deployment" ? self.home(of: field.name, from: level) : nil
            guard let severity = severity(field, level, meant: home == nil ? meant : nil, home: home) else { continue }
            var fixes: [Fix] = []
            if let meant, home == nil, mapping.field(meant) == nil {
                fixes = [Fix("rename it to `\(meant)`", .safe, [field.key.replacingText(with: meant)])]
            }
            let place = Self.title(level)
            let isPassedOn =
                level == "litellm_params" && home == nil && meant == nil && !holdsKey(field) && relay.isLiteLLM
            let hint = home.map { "; it belongs in `\($0)`" } ?? meant.map { "; did you mean `\($0)`?" } ?? ""
            findings.report(
                isPassedOn
                    ? "LiteLLM does not know `\(field.name)`, and sends it to the provider"
                    : "`\(field.name)` is not read in \(place)\(hint)", at: field.key.range, severity: severity,
                why: why(field, level), facts: level == "litellm_params" ? [facts.statement("unknown-parameter")] : [],
                fixes: fixes, in: relay, of: deployment)
        }
    }

    private static func title(_ level: String) -> String {
        switch level {
        case "top": "the file's top level"
        case "deployment": "an entry of `model_list`"
        case "key": "a key"
        case "provider": "a provider"
        default: "`\(level)`"
        }
    }

    private func why(_ field: RelayMapping.Field, _ level: String) -> String {
        guard level == "litellm_params" else {
            if level == "router_settings", Self.stopping.contains(field.name) {
                return "the relay does not start with it"
            }
            return level == "top" ? "the relay ignores it and everything in it" : "it has no effect"
        }
        return holdsKey(field)
            ? "LiteLLM sends unknown fields to the provider in the request body, and this one contains a key"
            : "LiteLLM sends unknown fields to the provider in the request body"
    }

    /// Fields of requests that LiteLLM does not read and sends on as they stand, which is what they are written for.
    private static let passedOn: Set = [
        "min_p", "top_a", "typical_p", "repetition_penalty", "provider", "plugins", "include_reasoning",
        "chat_template_kwargs", "enable_thinking", "thinking_budget", "verbosity", "usage",
    ]

    /// What is written on purpose: sections for anchors, settings of later versions that look like no slip.
    private func isAllowed(_ field: RelayMapping.Field, at level: String) -> Bool {
        if field.key.isMergeKey || field.name.hasPrefix("x-") || field.name.hasPrefix("x_") { return true }
        if field.name.hasPrefix("_") || field.name.hasPrefix(".") || field.name.hasPrefix("$") { return true }
        if level == "top", field.value.anchor != nil { return true }
        if level == "litellm_params", Self.passedOn.contains(field.name) { return true }
        // Prices are many, and named by a pattern.
        return field.name.holds("cost") && (level == "litellm_params" || level == "model_info")
    }

    private func severity(
        _ field: RelayMapping.Field, _ level: String, meant: String?, home: String?
    ) -> Severity? {
        if relay.relay.kind == .bifrost {
            if meant != nil || home != nil { return .error }
            return level == "client" || level == "top" ? .warning : nil
        }
        switch level {
        case "top": return meant != nil || home != nil ? .error : .warning
        case "deployment": return meant != nil || home != nil ? .error : .info
        case "litellm_params": return meant != nil || holdsKey(field) ? .error : home != nil ? .warning : .info
        // Any key may stand there; only what is all but a known one is a slip.
        case "model_info":
            guard let meant, Similarity.distance(field.name, meant, limit: 1) != nil, meant.utf8.count > 5 else {
                return nil
            }
            return .warning
        case "router_settings": return meant != nil || Self.stopping.contains(field.name) ? .error : .warning
        default: return meant != nil || home != nil ? .warning : .info
        }
    }

    /// Whether a key stands there, or a reference to one.
    private func holdsKey(_ field: RelayMapping.Field) -> Bool {
        guard field.value.kind == .scalar else { return false }
        let text = field.value.text
        if let name = relay.relay.reference.variable(in: text) {
            return name.hasSuffix("KEY") || name.hasSuffix("TOKEN")
        }
        return text.utf8.count >= 16 && relay.catalog.recognizedKeyPrefix(of: text.utf8) != nil
    }

    /// The known key that a name is a slip of: two letters at most, other case, or dashes.
    static func meant(_ name: String, among known: Set<String>) -> String? {
        let plain = String(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
        if known.contains(plain) { return plain }
        let count = name.utf8.count
        let limit = count < 4 ? 0 : count < 7 ? 1 : 2
        guard limit > 0 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in known where abs(candidate.utf8.count - count) <= limit {
            guard let distance = Similarity.distance(plain, candidate, limit: limit) else { continue }
            if (distance, candidate) < (best?.distance ?? .max, best?.name ?? "") { best = (candidate, distance) }
        }
        return best?.name
    }

    /// The section that reads a key; nil where none does.
    private func home(of name: String, from level: String) -> String? {
        guard relay.relay.kind == .litellm else { return nil }
        let sections: [String]
        switch level {
        case "deployment": sections = ["litellm_params", "model_info"]
        case "litellm_params": sections = ["deployment"]
        case "model_info": return nil
        default: sections = ["router_settings", "general_settings", "litellm_settings"]
        }
        let homes = sections.filter { $0 != level && facts.keys(of: $0)?.contains(name) ?? false }
        guard let home = homes.first else {
            return level != "top" && level != "deployment" && level != "litellm_params"
                && facts.keys(of: "top")?.contains(name) ?? false ? "the top level" : nil
        }
        return home == "deployment" ? "the entry itself" : home
    }
}
