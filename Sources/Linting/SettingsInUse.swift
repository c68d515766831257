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

extension CatalogEntry {
    /// What is known of the range of a setting, and the fact behind it.
    func range(of parameter: String) -> (range: ClosedRange<Double>, fact: CatalogFact)? {
        for fact in facts("parameter_range") {
            let words = fact.value.split(separator: " ")
            guard words.count == 2, words[0] == parameter, let dots = words[1].firstRange(of: ".."),
                let low = Double(words[1][..<dots.lowerBound]), let high = Double(words[1][dots.upperBound...]),
                low <= high
            else { continue }
            return (low...high, fact)
        }
        return nil
    }

    /// The fact that it leaves a setting out of its requests; nil where that is not recorded.
    func omission(of setting: String) -> CatalogFact? {
        facts("does_not_send").first { $0.value == setting }
    }
}

extension ProfileContext {
    /// The facts that every front end of the profile leaves a setting out; nil where one may send it.
    func omissions(of setting: String) -> [(frontEnd: FrontEnd, fact: CatalogFact)]? {
        var found: [(frontEnd: FrontEnd, fact: CatalogFact)] = []
        for frontEnd in frontEnds {
            guard let fact = frontEnd.omission(of: setting) else { return nil }
            found.append((frontEnd, fact))
        }
        return found.isEmpty ? nil : found
    }
}
