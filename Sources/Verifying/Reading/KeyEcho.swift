import Secrets

/// Takes a key out of what a server answers before it is shown: some repeat it whole or in part (AI Horde, LiteLLM, DeepSeek).
///
/// Answers are judged as they came, or a key that looks like a word of theirs would change what they say; only what is shown
/// of them goes through here, decoded.
struct KeyEcho {
    private let key: [Unicode.Scalar]
    private let windows: Set<[Unicode.Scalar]>
    /// Runs of so many characters of the key are taken for it; shorter ones are words like any other.
    private static let shortest = 6
    /// As much of a server's text as is ever shown, in characters.
    static let maxShown = 100

    init(_ secret: Secret) {
        let text = secret.withBytes { String(decoding: $0, as: UTF8.self) }
        key = text.lowercased().unicodeScalars.filter(Self.counts)
        let length = min(Self.shortest, key.count)
        guard length > 0 else {
            windows = []
            return
        }
        windows = Set((0...(key.count - length)).map { [key] start in Array(key[start..<start + length]) })
    }

    /// A server's text as it may be shown: short, and with each run that also stands in the key replaced.
    ///
    /// Letter case does not count, nor do characters that nobody sees.
    func shown(_ text: String, limit: Int = maxShown) -> String {
        let scalars = Array((text.count > limit ? text.prefix(limit) + "…" : text[...]).unicodeScalars)
        let length = min(Self.shortest, key.count)
        guard length > 0 else { return Self.joined(scalars[...]) }
        // What is compared, with the place of each in the text.
        var seen: [(scalar: Unicode.Scalar, place: Int)] = []
        for (place, scalar) in scalars.enumerated() where Self.counts(scalar) {
            for small in String(scalar).lowercased().unicodeScalars { seen.append((small, place)) }
        }
        var hidden: Set<Int> = []
        if seen.count >= length {
            for start in 0...(seen.count - length)
            where windows.contains(seen[start..<start + length].map(\.scalar)) {
                for place in seen[start].place...seen[start + length - 1].place { hidden.insert(place) }
            }
        }
        guard !hidden.isEmpty else { return Self.joined(scalars[...]) }
        var result = ""
        for (place, scalar) in scalars.enumerated() {
            if !hidden.contains(place) {
                result.unicodeScalars.append(scalar)
            } else if !hidden.contains(place - 1) {
                result += "[key]"
            }
        }
        return result
    }

    private static func counts(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark:
            false
        default: true
        }
    }

    private static func joined(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
