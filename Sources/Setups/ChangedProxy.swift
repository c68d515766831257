public import Catalog

/// A proxy of the user's whose model a change of the catalogue is about.
public struct ChangedProxy: Sendable {
    /// How commands call the proxy.
    public let reference: String
    /// What changed.
    public let change: CatalogChange

    /// The proxies of these profiles that changes touch, in the order of the files.
    public static func touched(
        by changes: [CatalogChange], in profiles: [LoadedProfile], _ catalog: Catalog
    ) -> [ChangedProxy] {
        profiles.flatMap { loaded in
            let resolved = loaded.resolved(catalog)
            return loaded.profile.proxies.flatMap { proxy -> [ChangedProxy] in
                let one = resolved.resolve(proxy)
                guard let provider = one.provider, let id = one.model?.id ?? proxy.model?.value else { return [] }
                return changes.filter { $0.provider == provider.id && $0.id == id }.map {
                    ChangedProxy(reference: loaded.reference(to: proxy), change: $0)
                }
            }
        }
    }
}

extension [LoadedProfile] {
    /// The models that their proxies use at a router, each once, in the order of the files.
    public func modelsAtRouter(_ router: String, _ catalog: Catalog) -> [String] {
        var seen: Set<String> = []
        return flatMap { loaded in
            let resolved = loaded.resolved(catalog)
            return loaded.profile.proxies.compactMap { proxy -> String? in
                let one = resolved.resolve(proxy)
                guard one.provider?.id == router, let id = one.model?.id ?? proxy.model?.value else { return nil }
                return seen.insert(id).inserted ? id : nil
            }
        }
    }
}
