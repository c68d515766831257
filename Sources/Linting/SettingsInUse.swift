import Catalog
import Profiles

/// The sampling settings that hold for a proxy: its own, and those of the profile that it does not override.
struct SettingsInUse {
    let numbers: [(name: String, value: Located<Double>)]
    let stop: [Located<String>]
    let streaming: Located<Bool>?

    init(_ proxy: Proxy, in profile: Profile) {
        let own = proxy.generation.numbers
        numbers = own + profile.generation.numbers.filter { shared in !own.contains { $0.name == shared.name } }
        stop = proxy.generation.stop.isEmpty ? profile.generation.stop : proxy.generation.stop
        streaming = proxy.generation.streaming ?? profile.generation.streaming
    }
}

extension ProfileContext {
    /// The facts that every front end of the profile leaves a setting out; nil where one may send it.
    func omissions(of setting: String) -> [(frontEnd: FrontEnd, fact: CatalogFact)]? {
        var found: [(frontEnd: FrontEnd, fact: CatalogFact)] = []
        for frontEnd in frontEnds {
            guard let fact = frontEnd.omissions.first(where: { $0.value == setting }) else { return nil }
            found.append((frontEnd, fact))
        }
        return found.isEmpty ? nil : found
    }
}
