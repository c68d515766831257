import Catalog

/// Fills the `{…}` of the catalogue's sentences with what the case at hand is.
struct Placeholders {
    let recognition: Recognition
    let provider: Provider?
    let upstreamName: String?
    let address: String?
    /// Tokens that the answer allows: a window, or what a balance can pay.
    let allowedTokens: Int64?
    let catalog: Catalog

    /// The sentence with every placeholder filled.
    func filled(_ text: String) -> String {
        guard text.contains("{") else { return text }
        var text = text
        // A server of the user's own has no name that says anything; its address does.
        let providerName = provider?.kind == .custom ? (address ?? "the server") : provider?.name ?? "the provider"
        let model = recognition.model.map { "`\($0)`" }
        let tokens = allowedTokens.map { "\($0) tokens" }
        let values: [(String, String)] = [
            ("{provider}", providerName),
            ("{upstream}", upstreamName ?? "the upstream host"),
            ("{host}", upstreamName ?? (provider == nil ? "the host" : providerName)),
            ("the model {model}", model.map { "the model \($0)" } ?? "this model"),
            ("{model}", model ?? "this model"),
            ("{address}", address ?? "the address"),
            ("{window} tokens", tokens ?? "the model's window"),
            ("{affordable} tokens", tokens ?? "what the balance pays"),
        ]
        for (name, value) in values where text.holds(name) {
            text = text.substituting(name, by: value)
        }
        // Names such as vLLM keep their own letters.
        guard let first = text.first, first.isLowercase, provider == nil || !text.hasPrefix(providerName) else {
            return text
        }
        return first.uppercased() + text.dropFirst()
    }

    /// A page to open: an address, or the name of one that the catalogue knows of the provider.
    func page(_ url: String?) -> String? {
        guard let url else { return nil }
        guard url.hasPrefix("{") else { return url }
        return provider?.value(String(url.dropFirst().dropLast()))
    }
}

/// Numbers in the words of an error.
enum StatedNumbers {
    /// The tokens that are allowed: of two numbers with `>` between them the second, behind "afford" the first, else the
    /// first of at least 256.
    static func allowedTokens(in text: String) -> Int64? {
        // Terminals break lines within sentences.
        let small = text.lowercased().split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        for opening in [
            "can only afford ", "> ", "maximum context length is ", "maximum context length of ",
            "context length of only ", "maximum of ", "available context size (", "context window of ",
            "exceeds limit of ", "(context length ", "n_ctx\":", "n_ctx': ",
        ] {
            guard let range = small.place(of: opening), let number = number(small[range.upperBound...]), number > 0
            else { continue }
            return number
        }
        var rest = small[...]
        while let start = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
            // A piece of an id is no number: `5c54f04e-0450-418c`.
            let before = start == small.startIndex ? " " : small[small.index(before: start)]
            let after = rest[start...].first { !($0.isASCII && ($0.isNumber || $0 == ",")) } ?? " "
            let isAlone = !isOfName(before) && !isOfName(after)
            if isAlone, let number = number(rest[start...]), number >= 256 { return number }
            rest = rest[start...].drop { $0.isASCII && ($0.isNumber || $0 == ",") }
        }
        return nil
    }

    private static func isOfName(_ character: Character) -> Bool {
        character.isLetter && character != "k" || "-_/#:".contains(character)
    }

    private static func number(_ text: Substring) -> Int64? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ",") }.filter { $0 != "," }
        return digits.count <= 9 ? Int64(digits) : nil
    }
}
