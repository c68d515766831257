import Catalog
import KeyAnswers
import Profiles
import Secrets
import VerificationResults

/// Looks for the models of an account's proxies in the provider's list.
struct ModelPresenceCheck {
    let catalog: Catalog

    /// Lists of routers have hundreds of models with a few kilobytes each.
    private static let maxBytes = 8 << 20

    /// The request for the list; nil where none is known, or no proxy names a model.
    ///
    /// A public list is asked for without the key.
    func request(for subject: AccountUnderTest, _ planned: PlannedRequest) -> HTTPRequest? {
        guard subject.proxies.contains(where: { $0.model != nil }),
            let provider = subject.provider(catalog)
        else { return nil }
        var url: String?
        if !provider.isUserOwned, provider.value("model_list_public") == "yes" {
            url = provider.value("model_list")
            return url.map { ListRequestPlanner.open($0, maxBytes: Self.maxBytes) }
        }
        if provider.isUserOwned {
            url = planned.base.map { $0 + "/models" }
        } else if let list = provider.value("model_list") {
            // The same list at the host that the profile uses.
            let listed = EndpointURL(list)
            let host = planned.base.map { EndpointURL($0).host }
            url =
                host.map { $0 == listed.host || !provider.hosts.contains($0) ? list : "https://\($0)\(listed.path)" }
                ?? list
        }
        guard var url else { return nil }
        // Without a limit Anthropic's list has 20 models a page.
        if provider.id == "anthropic", !url.contains("?") { url += "?limit=1000" }
        var headers = ListRequestPlanner.headers(for: subject.foundKey?.text.secret, at: provider, catalog, url)
        if provider.isUserOwned, let proxy = planned.proxy { headers += RequestPlanner.privateHeaders(of: proxy) }
        headers += ListRequestPlanner.demanded(by: provider, catalog)
        return HTTPRequest(
            url: url, headers: headers, staysOnThisMachine: planned.request.staysOnThisMachine,
            maxBytes: Self.maxBytes)
    }

    /// Text of an answer, without the key that it may repeat.
    private func shown(_ text: String, to subject: AccountUnderTest) -> String {
        subject.echo?.shown(text) ?? text
    }

    /// Which models are listed.
    func presence(of subject: AccountUnderTest, in list: ModelList?) -> [ModelPresence] {
        var seen: Set<String> = []
        return subject.proxies.compactMap { proxy in
            guard let model = proxy.model?.value, seen.insert(model).inserted else { return nil }
            guard let list else {
                return ModelPresence(proxy: proxy.label, model: model, isListed: nil, alike: nil)
            }
            let isListed = list.ids.contains { $0.lowercased() == model.lowercased() }
            let nearest = isListed ? nil : Similarity.nearest(to: model, among: list.ids)
            return ModelPresence(
                proxy: proxy.label, model: model, isListed: isListed,
                alike: nearest.map { shown($0, to: subject) },
                ending: list.endings[model.lowercased()].map {
                    ModelPresence.Ending(day: $0.day, replacement: $0.replacement.map { shown($0, to: subject) })
                })
        }
    }
}
