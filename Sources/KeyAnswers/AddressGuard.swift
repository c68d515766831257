import Catalog
import Profiles

/// Says whether an address may be given out, or asked, as one of a provider's.
package enum AddressGuard {
    /// Why an address is not one of the provider's, or no place for anybody's key; nil where it may be one.
    ///
    /// Letters beyond ASCII are let through at a server of the user's own, where browsers resolve them. A key does not go
    /// there (`refusal(of:_:)`): IDNA 2003, IDNA 2008 and UTS 46 turn some letters, such as `ß`, into different hosts, and
    /// `exec` hands the key to programs of which each follows another of the three.
    package static func refusal(
        of url: EndpointURL, at provider: Provider?, _ catalog: Catalog, place: String
    ) -> KeyRefusal? {
        let shown = SecretMask.byForm.hidingSecrets(in: url.text)
        guard url.isWeb, !HiddenCharacters.stand(in: url.text) else {
            return KeyRefusal(.unclear, "`\(shown)`\(place) is not a valid URL; nothing was sent")
        }
        guard let provider, !provider.isUserOwned else {
            return url.fault.flatMap { $0 == .letters ? nil : refusal(of: url, $0, place: place) }
        }
        if provider.match(ofHost: url.host) != nil, url.fault == nil {
            if isAtUsualPort(url), url.userInfo == nil { return nil }
            return KeyRefusal(
                .wrongHost,
                "`\(shown)`\(place) names \(provider.name)'s host with \(url.userInfo == nil ? "another port" : "a user name in front"); nothing was sent",
                remedy: provider.baseURL.map { "write \($0)" } ?? "")
        }
        let right = "correct the address\(provider.baseURL.map { " to \($0)" } ?? "")"
        if let fault = url.fault {
            return KeyRefusal(
                .wrongHost,
                "the key is for \(provider.name), but `\(shown)`\(place) \(fault.reason), so it may lead to another host; nothing was sent",
                remedy: right)
        }
        let owner = catalog.owner(ofHost: url.host).map { ", which belongs to \($0.provider.name)," } ?? ""
        return KeyRefusal(
            .wrongHost,
            "the key is for \(provider.name), but `\(url.authority)`\(owner) is not a host of \(provider.name)\(place); nothing was sent",
            remedy: "\(right), or for a relay use an account with `provider: custom` and its own key")
    }

    package static func refusal(of url: EndpointURL, _ fault: EndpointURL.Fault, place: String) -> KeyRefusal {
        KeyRefusal(
            .wrongHost,
            "`\(SecretMask.byForm.hidingSecrets(in: url.text))`\(place) \(fault.reason), so it may lead to another host; nothing was sent",
            remedy: fault.remedy)
    }

    /// Whether the port is the scheme's own: another service may listen at another.
    package static func isAtUsualPort(_ url: EndpointURL) -> Bool {
        url.port == nil || url.port == (url.scheme == "http" ? 80 : 443)
    }
}
