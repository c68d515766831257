import Catalog
import Managing
import Profiles
import Reporting
import Secrets

/// What the options of `init` give, checked before anything is asked.
struct InitAnswers {
    let name: String?
    /// Nil where it is not given; a nil inside where it is for none in particular.
    let frontEnd: FrontEnd??
    let provider: Provider?
    let baseURL: String?
    let model: String?
    let key: NewProxy.Key?
    let contextSize: Int64?

    /// - Throws: `UsageError` for what is given wrongly.
    init(_ command: InitCommand, _ catalog: Catalog) throws(UsageError) {
        switch command.frontEnd {
        case nil: frontEnd = nil
        case "none"?: frontEnd = .some(nil)
        case let given?:
            try Self.checkNoKey(given, in: "--front-end")
            frontEnd = .some(try FrontEndName.frontEnd(given, catalog))
        }
        provider = try command.provider.map { name throws(UsageError) in try Self.provider(name, catalog) }
        baseURL = try command.baseURL.map { text throws(UsageError) in try Self.baseURL(text, in: "--base-url") }
        model = try command.model.map { text throws(UsageError) in try Self.model(text, in: "--model") }
        key = try command.key.map { place throws(UsageError) in try Self.keyPlace(place) }
        contextSize = command.contextSize
        if let size = contextSize, !(1...16_777_216).contains(size) {
            throw UsageError("`--context-size \(size)` is not a number of tokens")
        }
        name = command.name
        if let name { try Self.checkName(name) }
    }

    // MARK: Checks, for options and answers alike

    /// Refuses a key without repeating it.
    static func checkNoKey(_ text: String, in what: String) throws(UsageError) {
        guard MaskedInput.holdsKey(text) else { return }
        throw UsageError(
            "\(what) looks like a key or a password, which never belongs in a profile; store a key with `proxylint key set NAME`"
        )
    }

    /// A base URL, without what has no place in one.
    static func baseURL(_ text: String, in what: String = "the base URL") throws(UsageError) -> String {
        try checkNoKey(EndpointURL(text).mayHoldUserInfo ? "https://user:password@host" : text, in: what)
        guard text.contains(where: { !$0.isWhitespace }) else { throw UsageError("\(what) is empty") }
        return text
    }

    /// The id of a model.
    static func model(_ text: String, in what: String = "the model ID") throws(UsageError) -> String {
        try checkNoKey(text, in: what)
        let id = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        guard !id.isEmpty else { throw UsageError("the model ID is empty") }
        return id
    }

    /// A place for a key; what is none may be a key and is not repeated.
    private static func keyPlace(_ place: String) throws(UsageError) -> NewProxy.Key {
        if place == "none" { return .none }
        let parts = place.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, !parts[1].isEmpty else { throw noPlace }
        switch parts[0] {
        case "env": return .environment(try variable(parts[1]))
        case "file": return .file(try file(parts[1]))
        case "keyring":
            try checkNoKey(parts[1], in: "the name of a stored key")
            do {
                try KeyName.check(parts[1])
            } catch {
                throw UsageError(error.message)
            }
            return .keyring(parts[1])
        default: throw noPlace
        }
    }

    /// The name of an environment variable.
    static func variable(_ name: String) throws(UsageError) -> String {
        try checkNoKey(name, in: "the variable")
        let isName = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
        }
        guard isName, let first = name.utf8.first, !(0x30...0x39).contains(first) else {
            throw UsageError("`env:…` needs a variable name: letters, digits, and _, such as OPENROUTER_API_KEY")
        }
        return name
    }

    /// The path of a file that holds a key.
    static func file(_ path: String) throws(UsageError) -> String {
        try checkNoKey(path, in: "the file")
        guard !path.isEmpty else { throw UsageError("the file path is empty") }
        return path
    }

    private static var noPlace: UsageError {
        UsageError(
            "`--key` takes the key's location: env:NAME, file:PATH, keyring:NAME, or none; never the key itself; store that with `proxylint key set`"
        )
    }

    /// Names as the format has them.
    static func checkName(_ name: String) throws(UsageError) {
        try checkNoKey(name, in: "the name")
        guard (1...64).contains(name.unicodeScalars.count),
            !name.unicodeScalars.contains(where: { $0 == "/" || $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
        else { throw UsageError("a name has 1 to 64 characters, without `/` or control characters") }
    }

    private static func provider(_ name: String, _ catalog: Catalog) throws(UsageError) -> Provider {
        if let known = catalog.provider(name.lowercased()) { return known }
        try checkNoKey(name, in: "--provider")
        let ids = catalog.providers.map(\.id)
        let meant = Similarity.nearest(to: name, among: ids).map { "did you mean `\($0)`?" }
        throw UsageError(
            "there is no provider `\(name)`; \(meant ?? "choose from \(ids.joined(separator: ", "))")")
    }
}
