import Catalog
import JSONText
import Profiles
import Setups
import YAMLSource

/// What a page asks for.
struct Request {
    let options: JSONValue
    /// The text that it is about, as it came.
    let text: [UInt8]

    /// What is to be done.
    var operation: String { options["operation"]?.text ?? "" }
    /// The moment by the browser's clock.
    var now: Instant { Instant(seconds: options["now"]?.integer ?? 0) }
    /// The day that deadlines are judged on.
    var today: CalendarDate { CalendarDate(secondsSince1970: now.seconds) }
    /// What the text is called.
    var name: String { options["name"]?.text ?? "profile.yaml" }
    /// The front ends to judge for; nil for those the profile names.
    var frontEnds: [String]? { options["front_ends"]?.elements.map { $0.compactMap { $0.text } } }
    /// The zone that times are told in.
    var zone: any LocalZone { options["zone"]?.text == "utc" ? UTCZone() : BrowserZone() }

    /// A text of the options.
    func option(_ name: String) -> String? { options[name]?.text }

    /// A number of the options.
    func number(_ name: String) -> Int { options[name]?.integer.flatMap { Int(exactly: $0) } ?? 0 }

    /// Whether an option is set.
    func flag(_ name: String) -> Bool { options[name]?.boolean ?? false }

    /// The text as a file.
    var source: SourceText { SourceText(name: name, bytes: text) }

    /// The first profile of a text, or the one that is asked for, with its proxy; nil where there is none.
    func profile(in source: SourceText, _ catalog: Catalog) -> LoadedProfile? {
        let decoded = ProfileDecoder(catalog: catalog).profiles(in: YAMLTree.parse(source))
        let wanted = option("profile")
        let found = decoded.first { wanted == nil || $0.profile.name?.value == wanted }
        guard let profile = found?.profile else { return nil }
        let chosen = option("proxy").flatMap { label in profile.proxies.first { $0.label == label } }
        return LoadedProfile(profile: profile, source: source, chosen: chosen)
    }
}

/// The zone of the browser, which the page knows.
final class BrowserZone: LocalZone {
    func offset(at moment: Instant) -> (seconds: Int, name: String)? {
        (Int(web_zone_offset(Double(moment.seconds))), "your time")
    }
}

/// UTC as a zone of its own, for comparing answers.
final class UTCZone: LocalZone {
    func offset(at moment: Instant) -> (seconds: Int, name: String)? { (0, "UTC") }
}
