import Catalog
import Managing
import Profiles
import Reporting
import Secrets

/// Gathers what `init` needs: from its options, else by asking.
struct InitQuestions {
    let catalog: Catalog
    let terminal: Terminal

    /// The profile to write, and the name under which its key is to be stored, where that was chosen.
    struct Answers {
        let profile: NewProfile
        let keyToStore: String?
    }

    /// The answers; nil where the user leaves.
    ///
    /// - Throws: `UsageError` for what is given wrongly, or cannot be asked for.
    func answers(to command: InitCommand) throws(UsageError) -> Answers? {
        // What is given is checked before anything is asked.
        var frontEnd: FrontEnd?
        if let given = command.frontEnd, given != "none" { frontEnd = try FrontEndName.frontEnd(given, catalog) }
        var provider = try command.provider.map { name throws(UsageError) in try self.provider(name) }
        let given = try command.key.map { place throws(UsageError) in try keyPlace(place) }
        if let size = command.contextSize, !(1...16_777_216).contains(size) {
            throw UsageError("`--context-size \(size)` is no number of tokens")
        }
        if let name = command.name { try Self.check(name) }
        if command.frontEnd == nil, Question(terminal: terminal).canAsk {
            guard let choice = try pickFrontEnd() else { return nil }
            frontEnd = choice.frontEnd
        }
        if provider == nil {
            guard let picked = try pickProvider() else { return nil }
            provider = picked
        }
        guard let provider else { return nil }
        var baseURL = command.baseURL
        if baseURL == nil, provider.baseURL == nil {
            baseURL = try text("Base URL (ends in /v1 mostly)", option: "--base-url")
        }
        var model = command.model
        if model == nil { model = try pickModel(at: provider) }
        guard let model else { return nil }
        guard !model.isEmpty else { throw UsageError("the model's id is empty") }
        var name = command.name
        if name == nil {
            name =
                Question(terminal: terminal).canAsk
                ? Question(terminal: terminal).text("What to call the profile", otherwise: provider.id) : provider.id
        }
        guard let name else { return nil }
        try Self.check(name)
        var key = given
        var stored: String?
        if key == nil {
            guard let picked = try pickKey(for: provider, profile: name) else { return nil }
            key = picked.key
            stored = picked.stored
        }
        return Answers(
            profile: NewProfile(
                name: name, frontEnd: frontEnd, provider: provider, baseURL: baseURL, model: model,
                key: key ?? .none, contextSize: command.contextSize), keyToStore: stored)
    }

    // MARK: What is given

    private func provider(_ name: String) throws(UsageError) -> Provider {
        if let known = catalog.provider(name.lowercased()) { return known }
        let ids = catalog.providers.map(\.id)
        let meant = Similarity.nearest(to: name, among: ids).map { "did you mean `\($0)`?" }
        throw UsageError(
            "there is no provider `\(name)`; \(meant ?? "known are \(ids.joined(separator: ", "))")")
    }

    /// A place for a key; what is none may be a key and is not repeated.
    private func keyPlace(_ place: String) throws(UsageError) -> NewProfile.Key {
        if place == "none" { return .none }
        let parts = place.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, !parts[1].isEmpty else { throw Self.noPlace }
        switch parts[0] {
        case "env":
            guard Self.isVariable(parts[1]) else {
                throw UsageError("`--key env:…` wants the name of a variable: letters, digits and _")
            }
            return .environment(parts[1])
        case "file": return .file(parts[1])
        case "keyring":
            do {
                try KeyName.check(parts[1])
            } catch {
                throw UsageError(error.message)
            }
            return .keyring(parts[1])
        default: throw Self.noPlace
        }
    }

    private static var noPlace: UsageError {
        UsageError(
            "`--key` says where the key is: env:NAME, file:PATH, keyring:NAME or none; a key itself is never an argument, `proxylint key set` stores it"
        )
    }

    private static func isVariable(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
        }
    }

    /// Names as the format has them.
    static func check(_ name: String) throws(UsageError) {
        guard (1...64).contains(name.unicodeScalars.count),
            !name.unicodeScalars.contains(where: { $0 == "/" || $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
        else { throw UsageError("a name has 1 to 64 characters, without `/` and control characters") }
    }

    // MARK: What is asked

    private func text(_ question: String, option: String) throws(UsageError) -> String {
        guard Question(terminal: terminal).canAsk else {
            throw UsageError("give \(option), as there is no terminal to ask at")
        }
        guard let answer = Question(terminal: terminal).text(question), !answer.isEmpty else {
            throw UsageError("nothing was answered; give \(option)")
        }
        return answer
    }

    private func pickFrontEnd() throws(UsageError) -> (frontEnd: FrontEnd?, Void)? {
        let all = catalog.frontEnds
        let first = ["janitor", "sillytavern", "risuai"].compactMap { id in all.first { $0.id == id } }
        let ordered = first + all.filter { known in !first.contains { $0.id == known.id } }
        let items = ordered.map { PickerList.Item($0.name, $0.id) } + [PickerList.Item("no front end in particular")]
        let list = PickerList(title: "Front end:", items: items)
        guard case .item(let place) = try Picker(terminal: terminal).pick(list, otherwise: "give --front-end") else {
            return nil
        }
        let chosen = ordered.indices.contains(place) ? ordered[place] : nil
        terminal.complain("Front end: \(chosen?.name ?? "none")\n")
        return (chosen, ())
    }

    private func pickProvider() throws(UsageError) -> Provider? {
        let all = catalog.providers
        let first = ["openrouter", "chutes", "deepseek", "gemini"].compactMap { id in all.first { $0.id == id } }
        let ordered = first + all.filter { known in !first.contains { $0.id == known.id } }
        let items = ordered.map {
            PickerList.Item($0.name, $0.id == "custom" ? "custom: an address of your own" : $0.id)
        }
        let list = PickerList(title: "Provider, where the key is from:", items: items)
        let hint = "give --provider, as there is no terminal to ask at"
        guard case .item(let place) = try Picker(terminal: terminal).pick(list, otherwise: hint) else { return nil }
        terminal.complain("Provider: \(ordered[place].name)\n")
        return ordered[place]
    }

    private func pickModel(at provider: Provider) throws(UsageError) -> String? {
        let models = catalog.models(of: provider.id).filter { $0.status == .active }
        let hint = "give --model, as there is no terminal to ask at"
        if models.isEmpty { return try text("Model id, as \(provider.name) spells it", option: "--model") }
        let items = models.map { model in
            let facts = [model.isFree == true ? "free" : nil, model.window.map { "\($0) tokens" }].compactMap { $0 }
            return PickerList.Item(model.id, facts.joined(separator: ", "))
        }
        let list = PickerList(title: "Model:", items: items, takesOwnText: true)
        guard let choice = try Picker(terminal: terminal).pick(list, otherwise: hint) else { return nil }
        let model: String
        switch choice {
        case .item(let place): model = items[place].label
        case .text(let typed): model = typed
        }
        terminal.complain("Model: \(model)\n")
        return model
    }

    private func pickKey(
        for provider: Provider, profile name: String
    ) throws(UsageError) -> (key: NewProfile.Key, stored: String?)? {
        let variable = String(provider.id.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }) + "_API_KEY"
        guard Question(terminal: terminal).canAsk else {
            if !provider.requiresKey { return (.none, nil) }
            throw UsageError(
                "give --key: env:\(variable), file:PATH or keyring:\(provider.id), as there is no terminal to ask at")
        }
        // A stored key is another profile's, and is not overwritten.
        let isStored = KeyStorage(terminal).holds(provider.id)
        let fresh = isStored ? KeyName.safe("\(name)-\(provider.id)") : provider.id
        let storing = PickerList.Item(
            "store it now", "as \(fresh), in the keyring, else in a file that only you can read")
        let stored = PickerList.Item(
            isStored ? "the one that is stored" : "it will be stored later",
            isStored ? "as \(provider.id)" : "with `proxylint key set \(provider.id)`")
        var items = [
            isStored ? stored : storing, isStored ? storing : stored,
            PickerList.Item("in an environment variable", variable), PickerList.Item("in a file"),
        ]
        if !provider.requiresKey { items.append(PickerList.Item("there is none")) }
        let list = PickerList(title: "Where is the key?", items: items, start: provider.requiresKey ? 0 : 4)
        guard case .item(let place) = try Picker(terminal: terminal).pick(list, otherwise: "give --key") else {
            return nil
        }
        let question = Question(terminal: terminal)
        switch place {
        case isStored ? 1 : 0: return (.keyring(fresh), fresh)
        case 0, 1: return (.keyring(provider.id), nil)
        case 2:
            guard let name = question.text("Variable", otherwise: variable) else { return nil }
            return (try keyPlace("env:\(name)"), nil)
        case 3:
            guard let path = question.text("File") else { return nil }
            return (.file(path), nil)
        default: return (.none, nil)
        }
    }
}
