import Profiles

/// A label of Janitor AI's form, with what stands behind it on its line.
struct JanitorLabel {
    /// What a label is for.
    enum Field: Hashable {
        case name, model, address, key, prompt, reply, context, prefill, reasoning
        /// A sampling setting, by its name in profiles.
        case number(String)
        /// Known, and without a place in profiles.
        case other
    }

    /// What it is for.
    let field: Field
    /// The label as it is called there.
    let label: String
    /// What stands behind it; empty where the value stands below.
    let value: String
    /// Whether a sign ends the label, or nothing stands behind it: a sentence that begins alike is none.
    let isMarked: Bool

    /// The labels of this year's form and of earlier ones; the longest first where one begins another.
    private static let labels: [(label: String, field: Field)] = [
        ("configuration name", .name), ("config name", .name), ("proxy name", .name), ("model name", .model),
        ("custom model", .model), ("model id", .model), ("model", .model), ("other api/proxy url", .address),
        ("proxy url", .address), ("proxy link", .address), ("proxy address", .address), ("api url", .address),
        ("api link", .address), ("base url", .address), ("endpoint url", .address), ("endpoint", .address),
        ("proxy key", .key), ("proxy", .address), ("url", .address), ("link", .address), ("api key", .key),
        ("key", .key), ("name", .name), ("custom prompt", .prompt), ("jailbreak prompt", .prompt),
        ("max new tokens", .reply),
        ("max new token", .reply), ("max tokens", .reply), ("max reply length", .reply), ("reply length", .reply),
        ("response length", .reply), ("context size", .context), ("context length", .context),
        ("context window", .context), ("context tokens", .context), ("context", .context),
        ("repetition penalty", .number("repetition_penalty")), ("frequency penalty", .number("frequency_penalty")),
        ("presence penalty", .number("presence_penalty")), ("temperature", .number("temperature")),
        ("temp", .number("temperature")),
        ("top k", .number("top_k")), ("top p", .number("top_p")), ("min p", .number("min_p")),
        ("prefill", .prefill), ("forbidden words", .other), ("bad words", .other), ("reasoning effort", .reasoning),
        ("reasoning", .reasoning), ("thinking", .reasoning),
    ]

    /// The known label that begins a line.
    init?(_ line: Substring) {
        guard line.first?.isLetter ?? false else { return nil }
        // No label is longer.
        let small = String(line.prefix(24).lowercased().map { "_-".contains($0) ? " " : $0 })
        guard let (label, field) = Self.labels.first(where: { small.hasPrefix($0.label) }) else { return nil }
        var rest = line.dropFirst(label.count)
        guard rest.first.map({ !$0.isLetter && !$0.isNumber && $0 != "'" }) ?? true else { return nil }
        var isMarked = false
        while let first = rest.first {
            let small = rest.lowercased()
            if let note = ["(optional)", "(required)"].first(where: { small.hasPrefix($0) }) {
                rest = rest.dropFirst(note.count)
            } else if first == ":" || first == "*" || first == "=" || first == "\t" || rest.hasPrefix("  ") {
                isMarked = isMarked || first != "*"
                rest = rest.dropFirst()
            } else if ["- ", "– ", "— "].contains(where: { rest.hasPrefix($0) }) {
                isMarked = true
                rest = rest.dropFirst(2)
            } else if first == " " {
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        // A word by which anything may be called is a label only with a value of its kind.
        let isVague = ["proxy", "url", "link", "key", "name", "endpoint", "context", "temp"].contains(label)
        let isNumber = ["context", "temp"].contains(label) && (rest.trimmingBlanks.first?.isNumber ?? false)
        if isVague, !isMarked, !isNumber, !rest.trimmingBlanks.isEmpty { return nil }
        self.field = field
        self.label = String(line.prefix(label.count))
        value = String(rest.trimmingBlanks)
        self.isMarked = isMarked || value.isEmpty
    }

    /// What looks like a label of a form that is not known: some words, then a colon, a tab or several blanks, then a value.
    static func unknown(_ line: Substring) -> String? {
        let label = line.prefix { $0.isLetter || $0.isNumber || " /()*_-".contains($0) }
        let name: Substring
        if let gap = label.firstRange(of: "  ") {
            name = label[..<gap.lowerBound]
        } else {
            guard let sign = line[label.endIndex...].first, sign == ":" || sign == "\t" else { return nil }
            name = label
        }
        let words = name.trimmingBlanks
        let rest = line[name.endIndex...].drop { $0 == ":" || $0.isWhitespace }
        guard words.first?.isLetter ?? false, words.count <= 40, !rest.isEmpty, !rest.hasPrefix("//") else {
            return nil
        }
        return String(words)
    }

    /// Whether a value is of the label's kind, as far as that can be told.
    func takes(_ value: some StringProtocol) -> Bool {
        let value = String(value)
        let isWord = !value.isEmpty && !value.contains(where: { $0.isWhitespace })
        return switch field {
        // Descriptions of characters have a name too.
        case .name: label.lowercased() != "name" && isMarked && !value.isEmpty && value.count <= 255
        case .model: isMarked && isWord
        case .address: isMarked && isWord && (value.contains("://") || value.contains("."))
        case .key where label.lowercased() == "key": SecretMask.mayBeSecret(name: "", value: value)
        case .key: isMarked && (isWord && value.count >= 8 || value.hasPrefix("<") && value.hasSuffix(">"))
        case .reply, .context: Self.integer(value) != nil
        case .number: Self.number(value) != nil
        case .reasoning: Self.level(value) != nil
        case .prefill, .other: isMarked && !value.isEmpty
        case .prompt: false
        }
    }

    /// How much a model thinks, in the words of profiles.
    static func level(_ text: String) -> String? {
        let level = ["enabled": "on", "disabled": "off"][text.lowercased()] ?? text.lowercased()
        return ["on", "off"].contains(level) || ImportNames.levels.contains(level) ? level : nil
    }

    /// A whole number, also with signs between thousands, `32,768`, `1.500`, `32 768`, or in thousands as models' windows
    /// are counted: `32k` is 32768.
    static func integer(_ text: String) -> Int64? {
        if let plain = Int64(text) { return plain }
        if text.last == "k" || text.last == "K" {
            guard let thousands = Int64(text.dropLast().trimmingBlanks), 1...100_000 ~= thousands else { return nil }
            return thousands * 1024
        }
        let groups = text.split(omittingEmptySubsequences: false) { ",.' _\u{A0}\u{202F}’".contains($0) }
        guard let first = groups.first, groups.count > 1, 1...3 ~= first.count,
            groups.dropFirst().allSatisfy({ $0.count == 3 }),
            groups.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return Int64(groups.joined())
    }

    /// A number, also with a comma before its fraction.
    static func number(_ text: String) -> Double? {
        Double(text.replacing(",", with: ".")).flatMap { $0.isFinite ? $0 : nil }
    }
}
