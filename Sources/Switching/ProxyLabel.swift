public import Diagnosing
public import Profiles

extension Profile {
    /// What commands and reports call a proxy: its name, else its model, else, where that does not tell it from others, its
    /// number.
    public func label(of proxy: Proxy) -> String {
        guard let label = proxy.label else { return String(proxy.index + 1) }
        let isTwice = proxies.contains { $0.index != proxy.index && $0.label == label }
        return isTwice ? String(proxy.index + 1) : SecretMask.byForm.hidingSecrets(in: label)
    }

    /// What commands and reports call the profile; nil where it has no name.
    public var shownName: String? { name.map { SecretMask.byForm.hidingSecrets(in: $0.value) } }
}

extension Setup {
    /// What commands call a proxy of this profile: `PROFILE/PROXY`.
    public func reference(to proxy: Proxy) -> String {
        "\(profile.shownName ?? SecretMask.byForm.hidingSecrets(in: source.name))/\(profile.label(of: proxy))"
    }
}
