import Catalog
import Linting
import Profiles
import Setups

/// Turns the catalogue's remedies into those of the case at hand.
struct RemedyMaker {
    let verdict: Verdict
    let error: UnwrappedError
    let placeholders: Placeholders
    let affected: AffectedProfile?
    let failed: ResolvedProxy?
    let frontEnd: String?
    let catalog: Catalog
    let today: CalendarDate

    private var provider: Provider? { placeholders.provider }
    private var model: String? { verdict.recognition.model ?? failed?.proxy.model?.value }

    /// What to do about a cause, the most useful first.
    func remedies(for cause: ErrorCause) -> [Diagnosis.Remedy] {
        // Waiting is told once, as the advice above all steps, with the time that the answer states.
        cause.remedies.filter { $0.refinement != "wait" && $0.conditions.allSatisfy(holds) }.compactMap {
            make($0, cause)
        }
    }

    /// What does not help.
    func vainRemedies(for cause: ErrorCause) -> [Diagnosis.Remedy] {
        cause.vainRemedies.filter { $0.conditions.allSatisfy(holds) }.map { plain($0) }
    }

    // MARK: Conditions

    private func holds(_ condition: String) -> Bool {
        let isNegated = condition.holds("!=")
        let parts = condition.split(separator: isNegated ? "!=" : "=", maxSplits: 1).map(String.init)
        let value = parts.count > 1 ? parts[1] : ""
        let isTrue: Bool =
            switch parts[0] {
            case "provider": provider?.id == value
            case "front_end": frontEnd == value
            case "speaker": verdict.chosen?.wording.speaker == value || provider?.id == value
            case "credits": credits.map { $0 >= Double(value) ?? 0 } ?? false
            case "free_model": cost == .free
            case "tokens": String(decoding: error.text.prefix(4000), as: UTF8.self).lowercased().holds("token")
            case "local_url":
                (failed?.address?.url).map { $0.reach != .internet }
                    ?? (verdict.recognition.isOfOwnServer || address.map { $0.reach != .internet } ?? false)
            default: false
            }
        return isTrue != isNegated
    }

    /// Where the requests that failed went.
    private var address: EndpointURL? {
        failed?.address?.url ?? placeholders.address.map { EndpointURL("https://\($0)") }
    }

    private var credits: Double? {
        failed?.account?.creditsPurchasedUSD?.value
    }

    private var cost: ModelCost {
        guard let model else { return .unknown }
        let entry = provider.flatMap { catalog.servedModel(model, at: $0) }
        return ModelCost(of: model, entry: entry, at: provider ?? catalog.provider("openrouter"))
    }

    /// Where a field stands that is in force for the proxy that failed.
    private func field(_ path: String) -> (field: FieldInForce, place: ProfilePlace)? {
        guard let affected, let field = failed?.field(path) else { return nil }
        return (field, affected.loaded.place(of: field.range))
    }

    // MARK: Refinements

    private func plain(_ remedy: ErrorCause.Remedy, place: ProfilePlace? = nil) -> Diagnosis.Remedy {
        Diagnosis.Remedy(
            action: placeholders.filled(remedy.action), why: placeholders.filled(remedy.why), command: nil,
            url: placeholders.page(remedy.url), place: place)
    }

    /// The remedy of a row, made exact where the profile allows it; nil where it cannot help here.
    private func make(_ remedy: ErrorCause.Remedy, _ cause: ErrorCause) -> Diagnosis.Remedy? {
        let parts = remedy.refinement.split(separator: ":", maxSplits: 1).map(String.init)
        switch parts.first {
        case "other-proxy": return otherProxy(remedy, cause)
        case "successor-model": return successor(remedy)
        case "paid-form": return paidForm(remedy)
        case "lower-context": return lower(remedy, "proxy.context_size", cause)
        case "lower-reply": return lower(remedy, "proxy.max_new_tokens", cause)
        case "cap": return cap(remedy)
        case "endpoint-url": return endpoint(remedy)
        case "field": return pointing(remedy, to: path(parts.count > 1 ? parts[1] : cause.profileField, of: cause))
        default: return plain(remedy)
        }
    }

    private func otherProxy(_ remedy: ErrorCause.Remedy, _ cause: ErrorCause) -> Diagnosis.Remedy? {
        guard let affected, let failed else {
            let general = plain(remedy)
            guard let why = living(insteadOf: cause) else { return general }
            return Diagnosis.Remedy(
                action: general.action, why: general.why.isEmpty ? why : "\(general.why); \(why)", command: nil,
                url: general.url, place: nil)
        }
        let loaded = affected.loaded
        let finder = OtherProxy(affected: affected, failed: failed, upstream: verdict.recognition.upstream)
        let tokens = cause.id == "context-too-long" ? placeholders.allowedTokens : nil
        if let found = finder.first(for: cause.scope, allowedTokens: tokens) {
            return Diagnosis.Remedy(
                action:
                    "Switch to the proxy `\(found.proxy.label.map(SecretMask.byForm.hidingSecrets) ?? "\(found.proxy.index + 1)")` in this profile",
                why: found.why, command: Self.useCommand(found.proxy, in: loaded), url: nil,
                place: loaded.place(of: found.proxy.node.range))
        }
        let why =
            loaded.profile.proxies.count > 1
            ? "all other proxies in this profile \(affected.unusable.isEmpty ? "share the failure" : "share the failure, rest, or have errors")"
            : "this profile has no other proxy"
        return Diagnosis.Remedy(
            action: placeholders.filled(remedy.action), why: why, command: nil, url: placeholders.page(remedy.url),
            place: nil)
    }

    /// The command that switches to a proxy; nil where its name is nothing for a command line.
    private static func useCommand(_ proxy: Proxy, in loaded: LoadedProfile) -> String? {
        proxy.label.flatMap { loaded.plainReference(toProxyNamed: $0) }.map { "proxylint use \($0)" }
    }

    private func successor(_ remedy: ErrorCause.Remedy) -> Diagnosis.Remedy? {
        let place = field("proxy.model")?.place
        guard let id = model, let provider, let entry = catalog.model(id, at: provider.id), entry.status != .active
        else {
            if let named = nearModels(place) { return named }
            if let loaded = affected?.loaded, failed != nil {
                return Diagnosis.Remedy(
                    action: placeholders.filled(remedy.action),
                    why: "lint suggests the closest model IDs that are served",
                    command: "proxylint lint \(loaded.source.name)", url: placeholders.page(remedy.url), place: place)
            }
            return plain(remedy, place: place)
        }
        let ended = entry.ended.map { "it ended \($0)" } ?? "it has ended"
        if let next = catalog.successor(of: entry, on: today) {
            return Diagnosis.Remedy(
                action: "Change the model ID to `\(next.id)`",
                why: "\(ended), and this was named as its successor [\(entry.source)]",
                command: nil, url: nil, place: place)
        }
        let alternatives = ModelSentences.alternatives(
            to: entry, hasBoughtNothing: credits == 0 && provider.id == "openrouter", on: today, catalog)
        guard let first = alternatives.first else { return plain(remedy, place: place) }
        let others = alternatives.dropFirst().map { ", `\($0)`" }.joined()
        return Diagnosis.Remedy(
            action: "Change the model ID, for example to `\(first)`\(others)",
            why: "\(ended), and no successor was named; these are the closest that are served [\(entry.source)]",
            command: nil, url: nil, place: place)
    }

    /// Of an id that the catalogue does not list: the ids near to it that are served.
    private func nearModels(_ place: ProfilePlace?) -> Diagnosis.Remedy? {
        guard let id = model, let provider, catalog.hasModels(of: provider.id),
            catalog.model(id, at: provider.id) == nil
        else { return nil }
        let near = alternatives(to: id, at: provider).ids(from: catalog)
        guard let first = near.first else { return nil }
        let others = near.dropFirst().map { ", or `\($0)`" }.joined()
        return Diagnosis.Remedy(
            action: "Change the model ID to one that is served, such as `\(first)`\(others)",
            why: "`\(id)` is not in \(provider.possessiveName) list of \(catalog.date)", command: nil, url: nil,
            place: place)
    }

    /// Models to use in place of the one at hand, as half a sentence; nil where the cause or the text names none.
    private func living(insteadOf cause: ErrorCause) -> String? {
        guard let id = model, let provider else { return nil }
        var found = alternatives(to: id, at: provider)
        switch cause.scope {
        case .model, .upstream: break
        case .prompt:
            guard let allowed = placeholders.allowedTokens else { return nil }
            found.minimumContext = allowed + 1
        case .credit: found.isFreeOnly = true
        default: return nil
        }
        let ids = found.ids(from: catalog)
        guard !ids.isEmpty else { return nil }
        let named = ids.map { "`\($0)`" }
        let list =
            named.count < 2 ? named[0] : "\(named.dropLast().joined(separator: ", ")) or \(named[named.count - 1])"
        return "at \(provider.name) for example \(list)"
    }

    private func alternatives(to id: String, at provider: Provider) -> ModelAlternatives {
        ModelAlternatives(
            insteadOf: id, at: provider, hasBoughtNothing: credits == 0 && provider.id == "openrouter", on: today,
            catalog)
    }

    private func paidForm(_ remedy: ErrorCause.Remedy) -> Diagnosis.Remedy? {
        let services = provider.map { [$0] } ?? catalog.providers
        guard let id = model, let paid = services.lazy.compactMap({ $0.paidForm(of: id) }).first else {
            return plain(remedy)
        }
        if let provider, let entry = catalog.model(paid, at: provider.id), entry.status == .retired { return nil }
        let place = field("proxy.model")?.place
        return Diagnosis.Remedy(
            action: "Use the paid version, `\(paid)`", why: placeholders.filled(remedy.why), command: nil, url: nil,
            place: place)
    }

    private func lower(_ remedy: ErrorCause.Remedy, _ path: String, _ cause: ErrorCause) -> Diagnosis.Remedy? {
        let general = plain(remedy)
        guard let (field, place) = field(path), let value = field.value.flatMap({ Int64($0) }) else { return general }
        let reply = failed?.proxy.maxNewTokens?.value ?? 0
        let room = path.hasSuffix("context_size") && cause.id == "context-too-long" ? reply : 0
        guard let allowed = placeholders.allowedTokens.map({ $0 - room }), allowed > 0 else {
            return Diagnosis.Remedy(
                action: general.action, why: "the profile has \(value)", command: nil, url: nil, place: place)
        }
        guard value > allowed else { return path.hasSuffix("context_size") ? general : nil }
        return Diagnosis.Remedy(
            action: "Lower `\(field.name)` from \(value) to \(allowed) or less", why: general.why, command: nil,
            url: nil, place: place)
    }

    private func cap(_ remedy: ErrorCause.Remedy) -> Diagnosis.Remedy? {
        guard let credits, let cap = failed?.provider?.freeCap(creditsPurchased: credits), let next = cap.next else {
            return plain(remedy)
        }
        let bought = credits == 0 ? "no credits" : "\(Self.amount(credits)) USD of credits"
        return Diagnosis.Remedy(
            action: placeholders.filled(remedy.action),
            why:
                "this account has bought \(bought) and so gets \(cap.count) free requests a day; buying \(Self.amount(next.credits)) USD once makes it \(next.count)",
            command: nil,
            url: placeholders.page(remedy.url), place: field("account.credits_purchased_usd")?.place)
    }

    private static func amount(_ value: Double) -> String {
        abs(value) < 1e9 ? Int64(exactly: value).map { String($0) } ?? String(value) : String(value)
    }

    private func endpoint(_ remedy: ErrorCause.Remedy) -> Diagnosis.Remedy? {
        guard let provider, let base = provider.baseURL else {
            return pointing(remedy, to: "proxy.base_url")
        }
        let chat = provider.chatURL ?? base + EndpointAddress.chatPath
        let place = failed.flatMap { failed in
            (failed.proxy.baseURL ?? failed.proxy.chatURL).flatMap { affected?.loaded.place(of: $0.range) }
        }
        let right =
            switch frontEnd.flatMap({ catalog.frontEnd($0)?.urlForm }) {
            case .full: "it is \(chat)"
            case .base: "it is \(base)"
            default: "it is \(base), or \(chat) if the front end wants the chat URL"
            }
        return Diagnosis.Remedy(
            action: placeholders.filled(remedy.action), why: "\(provider.possessiveName) address: \(right)",
            command: nil, url: nil, place: place)
    }

    private func pointing(_ remedy: ErrorCause.Remedy, to path: String) -> Diagnosis.Remedy? {
        guard !path.isEmpty, let (field, place) = field(path) else { return plain(remedy) }
        let general = plain(remedy, place: place)
        guard let value = field.value, !value.isEmpty else { return general }
        let why = "the profile says `\(field.name): \(value)`"
        return Diagnosis.Remedy(
            action: general.action, why: general.why.isEmpty ? why : "\(general.why); \(why)", command: nil,
            url: general.url, place: place)
    }
}
