public import Profiles

extension Profile {
    /// What commands and reports call a proxy: its name, else its model, else, where that does not tell it from others, its
    /// number.
    public func label(of proxy: Proxy) -> String {
        guard let label = proxy.label else { return String(proxy.index + 1) }
        return hasLabelTwice(proxy) ? String(proxy.index + 1) : SecretMask.byForm.hidingSecrets(in: label)
    }

    /// What commands and reports call the profile; nil where it has no name.
    public var shownName: String? { name.map { SecretMask.byForm.hidingSecrets(in: $0.value) } }
}

extension LoadedProfile {
    /// What commands call a proxy of this profile: `PROFILE/PROXY`.
    public func reference(to proxy: Proxy) -> String {
        "\(profile.shownName ?? SecretMask.byForm.hidingSecrets(in: source.name))/\(profile.label(of: proxy))"
    }

    /// How a command line names the profile, or one of its proxies; nil where a name is nothing for a command line.
    public func plainReference(toProxyNamed label: String? = nil) -> String? {
        guard let name = profile.name?.value else { return nil }
        let reference = label.map { "\(name)/\($0)" } ?? name
        let isPlain =
            !reference.hasPrefix("-")
            && reference.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || [0x2D, 0x2E, 0x2F, 0x3A, 0x5F].contains(byte)
            }
        return isPlain && SecretMask.byForm.hidingSecrets(in: reference) == reference ? reference : nil
    }
}
