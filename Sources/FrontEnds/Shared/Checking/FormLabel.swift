import Catalog
import Profiles

/// What a label of any form is for.
enum FormLabel: Equatable {
    case url, model, key, contextSize, maxNewTokens, provider, frontEnd
    /// A sampling setting, by its name in profiles.
    case number(String)
    /// Known, and nothing to check: a name, a prompt.
    case other

    private static let settings = [
        ("temperatur", "temperature"), ("температур", "temperature"), ("温度", "temperature"),
        ("température", "temperature"), ("topp", "top_p"), ("topk", "top_k"), ("minp", "min_p"), ("topa", "top_a"),
        ("repetitionpenalty", "repetition_penalty"), ("reppen", "repetition_penalty"),
        ("frequencypenalty", "frequency_penalty"), ("freqpen", "frequency_penalty"),
        ("presencepenalty", "presence_penalty"),
    ]
    private static let others = [
        "name", "configname", "configurationname", "proxyname", "title", "prompt", "customprompt", "systemprompt",
        "jailbreakprompt", "prefill", "stream", "streaming", "messages", "stop", "version",
        "contenttype", "accept",
    ]

    /// What a label means, by the words in it, in the languages of most questions; nil where it means nothing here.
    init?(_ text: Substring) {
        guard text.utf8.count <= 120 else { return nil }
        let name = text.lowercased().filter { $0.isLetter || $0.isNumber }
        guard !name.isEmpty, name.count <= 40 else { return nil }
        func has(_ words: String...) -> Bool { words.contains { name.holds($0) } }
        if let setting = Self.settings.first(where: { name.holds($0.0) }) {
            self = .number(setting.1)
        } else if name == "temp" {
            self = .number("temperature")
        } else if Self.others.contains(name) {
            self = .other
        } else if name == "frontend" {
            self = .frontEnd
        } else if name == "proxy" || name == "site"
            || has("url", "endpoint", "apibase", "baseuri", "address", "host", "link")
            || has("adresse", "ссылк", "адрес", "эндпоинт", "dirección", "endereço", "enlace", "链接", "地址")
        {
            self = .url
        } else if has("context", "ctx", "kontext", "контекст", "上下文") {
            self = .contextSize
        } else if has("newtoken", "maxtoken", "maxoutput", "maxresponse", "responselength", "replylength")
            || has("maxcompletion", "maxlength", "outputtokens", "antwortlänge", "длинаответа")
        {
            self = .maxNewTokens
        } else if has("key", "bearer", "secret", "authorization") || name == "token" || has("apitoken")
            || has("schlüssel", "ключ", "clave", "chave", "clé", "密钥", "キー")
        {
            self = .key
        } else if has("provider", "anbieter", "провайдер", "fournisseur", "proveedor") {
            self = .provider
        } else if has("model", "модел", "modèle", "模型", "モデル") {
            self = .model
        } else {
            return nil
        }
    }

    /// Whether its value is a number.
    var isNumeric: Bool {
        switch self {
        case .contextSize, .maxNewTokens, .number: true
        default: false
        }
    }
}

/// A line taken apart into what looks like a label, and its value.
struct FormLine {
    /// What stands in front.
    let name: Substring
    /// What stands behind; empty where the value stands below.
    let value: String
    /// Whether it is written as a program or a file of variables has it.
    let isCode: Bool

    /// Nil for a line in which nothing parts a label from a value.
    init?(_ line: Substring) {
        guard let sign = Self.separator(in: line) else { return nil }
        name = line[..<sign.lowerBound].trimmingBlanks
        let isAssignment = line[sign] == "="
        var value = line[sign.upperBound...].drop { " \t=>→".contains($0) }.trimmingBlanks
        let inner = value.reversed().drop { ",;)}]".contains($0) || $0.isWhitespace }
        let closed = value.prefix(inner.count)
        let hasEnding = closed.count < value.count && value.dropFirst(closed.count).contains { ",;)".contains($0) }
        let isInQuotes = closed.first.map { "\"'".contains($0) && closed.last == $0 && closed.count > 1 } ?? false
        isCode = isAssignment || hasEnding && isInQuotes || line.first == "\"" || line.first == "'"
        if isCode, isInQuotes {
            value = closed.dropFirst().dropLast()
        } else if isCode, hasEnding, closed.allSatisfy({ $0.isNumber || $0 == "." }) {
            value = closed
        }
        self.value = isCode ? String(value) : Self.withoutMarkup(value)
    }

    /// A value without the bold type or the backticks that people put around it.
    static func withoutMarkup(_ value: Substring) -> String {
        var rest = value.drop { "*` \t".contains($0) }
        while let last = rest.last, "*` \t".contains(last) { rest.removeLast() }
        return String(rest.isEmpty ? value : rest)
    }

    /// The sign between a label and its value: the first that is no part of an address.
    private static func separator(in line: Substring) -> Range<Substring.Index>? {
        var last: Character = "a"
        var place = line.startIndex
        while place < line.endIndex {
            let sign = line[place]
            let next = line.index(after: place)
            let following = next < line.endIndex ? line[next] : " "
            if sign == ":", line[place...].hasPrefix("://") { return nil }
            if ":=\t→➜➡⇒➔：".contains(sign) { return place..<next }
            if sign == "-", following == ">" { return place..<line.index(after: next) }
            if "-–—".contains(sign), last == " ", following == " ", place > line.startIndex { return place..<next }
            if sign == " ", following == " ", place > line.startIndex { return place..<next }
            last = sign
            place = next
        }
        return nil
    }
}
