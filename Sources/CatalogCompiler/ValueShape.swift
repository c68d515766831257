internal import Catalog

/// What the value of a fact must look like.
enum ValueShape: Sendable {
    /// Any text.
    case text
    /// An address that begins with `https://` or `http://`.
    case url
    /// An address, or the name of a fact that holds one: `{billing_page}`.
    case addressOrPlaceholder
    /// A day, `YYYY-MM-DD`.
    case day
    /// The name of a host, perhaps with `*.` in front.
    case host
    /// One of a few words.
    case choice([String])
    /// `0..5000`.
    case range
    /// `temperature 0..1.5`.
    case parameterRange
    /// `50 a day`, `20 a minute`, `1000 a day from 10 USD`.
    case cap

    /// What a value should be instead; nil where it is right.
    func fault(of value: String) -> String? {
        switch self {
        case .text: return nil
        case .url:
            let isURL = value.hasPrefix("https://") || value.hasPrefix("http://")
            return isURL && !value.contains(" ") ? nil : "write an address that begins with https://"
        case .addressOrPlaceholder:
            return value.wholeMatch(of: /\{[a-z_]+\}/) != nil ? nil : ValueShape.url.fault(of: value)
        case .day: return CalendarDate(value) != nil ? nil : "write a day as YYYY-MM-DD"
        case .host:
            let isHost = value.contains(".") || value == "localhost" || value.contains(":")
            return isHost && !value.contains("/") && !value.contains(" ")
                ? nil : "write only a host, such as api.example.com or *.example.com"
        case .choice(let words):
            if words.contains(value) { return nil }
            return "write \(Self.list(words))"
        case .range:
            return value.wholeMatch(of: /\d+\.\.\d+/) != nil ? nil : "write a range such as 0..5000"
        case .parameterRange:
            return value.wholeMatch(of: /[a-z_]+ -?[\d.]+\.\.-?[\d.]+/) != nil
                ? nil : "write a setting and its range, such as `temperature 0..2`"
        case .cap:
            return value.wholeMatch(of: /\d+ a (day|minute)( from \d+ USD)?/) != nil
                ? nil : "write `50 a day`, `20 a minute`, or `1000 a day from 10 USD`"
        }
    }

    static func list(_ words: [String]) -> String {
        words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    }
}
