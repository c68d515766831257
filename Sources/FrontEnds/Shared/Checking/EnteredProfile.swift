public import Catalog
import Profiles
import Setups
public import YAMLSource

/// A form's fields as a profile that lint can look at, with the way back from its places to the fields.
///
/// The values stand in it exactly as they were entered, the key too; it is never written anywhere.
public struct EnteredProfile: Sendable {
    /// The profile.
    public let source: SourceText
    /// The catalogue's id of the provider whose address it is.
    public let provider: String
    private let places: [(range: ByteRange, name: String)]
    private let frontEnd: FrontEnd?

    /// The names of fields in profiles that stand for what was entered.
    private static let generalWords = [
        "base_url": "base URL", "chat_url": "chat URL", "model": "model", "key": "API key",
        "context_size": "context size", "max_new_tokens": "max new tokens",
    ]

    /// The profile of a form.
    ///
    /// - Parameter frontEnd: Where it is pasted; nil for nowhere in particular.
    public init(_ fields: EnteredFields, for frontEnd: FrontEnd?, _ catalog: Catalog) {
        var proxy = ImportedProxy()
        proxy.url = fields.url
        proxy.isWholeURL = fields.isWholeURL
        if fields.url == nil { proxy.provider = Self.provider(fields, catalog) }
        let provider = ImportedAddress(of: proxy, catalog).provider
        var text = "version: 1\nname: card\n"
        var places: [(range: ByteRange, name: String)] = []
        func add(_ indentation: String, _ name: String, _ value: String) {
            let start = text.utf8.count
            text += "\(indentation)\(name): \(value)\n"
            places.append((ByteRange(start, text.utf8.count), name))
        }
        if let frontEnd { text += "front_end: \(frontEnd.id)\n" }
        text += "accounts:\n  main:\n    provider: \(provider)\n"
        if let key = fields.key { add("    ", "key", YAMLScalar.quoted(key)) }
        text += "proxies:\n  - name: card\n    account: main\n"
        if let url = fields.url {
            let (name, value) = Self.address(url, isWhole: fields.isWholeURL || frontEnd?.urlForm == .full)
            add("    ", name, YAMLScalar.quoted(value))
        }
        if let model = fields.model { add("    ", "model", YAMLScalar.quoted(model)) }
        if let tokens = fields.contextSize { add("    ", "context_size", Self.number(tokens)) }
        if let tokens = fields.maxNewTokens { add("    ", "max_new_tokens", Self.number(tokens)) }
        if !fields.numbers.isEmpty {
            text += "    generation:\n"
            for setting in fields.numbers { add("      ", setting.name, Self.number(setting.value)) }
        }
        source = SourceText(name: "the form", text: text)
        self.provider = provider
        self.places = places
        self.frontEnd = frontEnd
    }

    /// Where a front end posts to exactly what is entered, that is right with `/chat/completions` behind it.
    private static func address(_ url: String, isWhole: Bool) -> (name: String, value: String) {
        let trimmed = url.trimmingBlanks
        guard isWhole, trimmed.hasSuffix(EndpointAddress.chatPath) else { return ("base_url", url) }
        return ("base_url", String(trimmed.dropLast(EndpointAddress.chatPath.count)))
    }

    /// The catalogue's id of the provider that a form names; nil for a stranger.
    public static func provider(_ fields: EnteredFields, _ catalog: Catalog) -> String? {
        func simplified(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        guard let wanted = fields.provider.map({ simplified($0) }), !wanted.isEmpty else { return nil }
        return catalog.providers.first { simplified($0.id) == wanted || simplified($0.name) == wanted }?.id
    }

    /// A number as it was entered; signs between thousands are how people write it.
    private static func number(_ text: String) -> String {
        let value = String(text.trimmingBlanks)
        // `32k` is what people say, and no form takes it.
        if value.last == "k" || value.last == "K" { return YAMLScalar.quoted(value) }
        if let whole = JanitorLabel.integer(value) { return String(whole) }
        if let number = JanitorLabel.number(value) { return Digits.text(number) }
        return YAMLScalar.quoted(text)
    }

    /// The name in profiles of the field at an offset; nil for what was not entered.
    public func field(at offset: Int) -> String? {
        places.first { $0.range.start <= offset && offset < $0.range.end }?.name
    }

    /// Whether a field was entered, by its name in profiles.
    public func hasField(_ name: String) -> Bool { places.contains { $0.name == name } }

    /// What a field is called in the front end, else in general words.
    public func label(of field: String) -> String {
        let known: String? =
            switch field {
            case "base_url", "chat_url": frontEnd?.value("url_field")
            case "model": frontEnd?.value("model_field")
            case "key": frontEnd?.value("key_field")
            default: frontEnd?.label(ofSetting: field)
            }
        return known ?? Self.generalWords[field] ?? field.replacing("_", with: " ")
    }

    /// Whether the front end posts to exactly what is entered, and `/chat/completions` is missing there.
    public static func lacksChatPath(_ fields: EnteredFields, for frontEnd: FrontEnd?) -> Bool {
        guard frontEnd?.urlForm == .full || fields.isWholeURL, let url = fields.url else { return false }
        let path = url.trimmingBlanks.prefix { $0 != "?" && $0 != "#" }
        return !path.hasSuffix(EndpointAddress.chatPath) && !path.hasSuffix(EndpointAddress.chatPath + "/")
    }
}
