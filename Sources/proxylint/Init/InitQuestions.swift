import Catalog
import Managing
import Reporting

/// Gathers what `init` needs: from its options, else by asking; an answer that will not do is asked for again.
struct InitQuestions {
    let catalog: Catalog
    let terminal: Terminal
    let given: InitAnswers

    private var question: Question { Question(terminal: terminal) }
    private var picker: Picker { Picker(terminal: terminal) }
    private static let noTerminal = "because there is no terminal for questions"

    /// What is to be written.
    struct Answers<Subject> {
        let subject: Subject
        /// The name under which its key is to be stored, where that was chosen.
        let keyToStore: String?
        /// Rules whose errors the user was told of, and went on.
        let accepted: Set<String>
    }

    /// A new profile; nil where the user leaves.
    ///
    /// - Throws: `UsageError` for what cannot be asked for.
    func profile(at place: NewProfilePlace) throws(UsageError) -> Answers<NewProfile>? {
        // What is taken is said before anything is asked for that would be lost.
        if given.name != nil || place.output != nil { try place.check(given.name ?? "new") }
        guard var route = try route(), let model = try model(on: &route),
            let name = try name(like: route.provider.id, at: place)
        else { return nil }
        let keyQuestion = InitKeyQuestion(terminal: terminal, provider: route.provider, profile: name)
        guard let picked = try keyQuestion.ask(unless: given.key) else { return nil }
        var proxy = NewProxy(
            provider: route.provider, baseURL: route.baseURL, model: model, key: picked.key,
            contextSize: given.contextSize)
        proxy.declared = InitAccountQuestions(terminal: terminal, provider: route.provider)
            .ask(about: catalog.model(model, at: route.provider.id))
        return Answers(
            subject: NewProfile(name: name, frontEnd: route.frontEnds.first, proxy: proxy),
            keyToStore: picked.stored, accepted: route.accepted)
    }

    /// A proxy for a profile that is there; nil where the user leaves.
    ///
    /// - Throws: `UsageError` for what cannot be asked for.
    func proxy(for addition: ProxyAddition, profile: String) throws(UsageError) -> Answers<NewProxy>? {
        guard var route = try route(for: addition.frontEnds), let model = try model(on: &route) else { return nil }
        let keyQuestion = InitKeyQuestion(
            terminal: terminal, provider: route.provider, profile: profile,
            accounts: addition.accounts(at: route.provider).map(\.name.value))
        guard let picked = try keyQuestion.ask(unless: given.key) else { return nil }
        var proxy = NewProxy(
            name: given.name, provider: route.provider, baseURL: route.baseURL, model: model, key: picked.key,
            contextSize: given.contextSize)
        if addition.isNewAccount(for: proxy) {
            proxy.declared = InitAccountQuestions(terminal: terminal, provider: route.provider)
                .ask(about: catalog.model(model, at: route.provider.id))
        }
        return Answers(subject: proxy, keyToStore: picked.stored, accepted: route.accepted)
    }

    /// What lint says of answers while they can still be changed.
    private func check(for frontEnds: [FrontEnd]) -> NewProxyCheck {
        let lint = PreflightLint(catalog: catalog, terminal: terminal)
        return NewProxyCheck(catalog: catalog, linter: lint.linter(for: frontEnds.map(\.id)))
    }

    /// Names as the format has them.
    ///
    /// - Throws: `UsageError` for any other.
    static func check(_ name: String) throws(UsageError) { try InitAnswers.checkName(name) }

    // MARK: Front end, provider and address

    /// Where requests go, and from where.
    private struct Route {
        let frontEnds: [FrontEnd]
        let provider: Provider
        let baseURL: String?
        var accepted: Set<String> = []
    }

    /// What may be chosen again.
    private enum Again: String {
        case provider = "another provider"
        case address = "another base URL"
        case frontEnd = "another front end"
        case model = "another model"
        case nothing = "go on anyway"
    }

    private func route(for fixed: [FrontEnd]? = nil) throws(UsageError) -> Route? {
        var frontEnds = fixed ?? given.frontEnd.map { $0.map { [$0] } ?? [] }
        var provider = given.provider
        var baseURL: String?
        while true {
            if frontEnds == nil {
                guard let choice = question.canAsk ? try pickFrontEnd() : .some(nil) else { return nil }
                frontEnds = choice.map { [$0] } ?? []
            }
            if provider == nil { provider = try pickProvider() }
            guard let chosen = provider else { return nil }
            let lint = check(for: frontEnds ?? [])
            if baseURL == nil, given.baseURL != nil || chosen.baseURL == nil {
                guard let typed = try typedBaseURL() else { return nil }
                let settled = lint.settled(typed, at: chosen)
                if settled != typed { terminal.complain("Base URL: \(settled)\n") }
                baseURL = settled
            }
            var route = Route(frontEnds: frontEnds ?? [], provider: chosen, baseURL: baseURL)
            var ways: [Again] = []
            if given.baseURL == nil, baseURL != nil { ways.append(.address) }
            if given.provider == nil { ways.append(.provider) }
            if fixed == nil, given.frontEnd == nil { ways.append(.frontEnd) }
            let errors = lint.errors(of: chosen, baseURL: baseURL)
            guard !errors.isEmpty, !ways.isEmpty, question.canAsk else { return route }
            for error in errors { terminal.complain("\(error.message): \(error.why)\n") }
            guard let again = try pick(ways) else { return nil }
            switch again {
            case .address: baseURL = nil
            case .provider: (provider, baseURL) = (nil, nil)
            case .frontEnd: frontEnds = nil
            case .model, .nothing:
                route.accepted = Set(errors.map(\.rule))
                return route
            }
        }
    }

    private func pick(_ ways: [Again]) throws(UsageError) -> Again? {
        let all = ways + [.nothing]
        let list = PickerList(title: "Choose:", items: all.map { PickerList.Item($0.rawValue) })
        guard case .item(let place) = try picker.pick(list, otherwise: Self.noTerminal) else { return nil }
        terminal.complain("Choose: \(all[place].rawValue)\n")
        return all[place]
    }

    private func typedBaseURL() throws(UsageError) -> String? {
        if let baseURL = given.baseURL { return baseURL }
        guard question.canAsk else { throw UsageError("give --base-url, \(Self.noTerminal)") }
        return question.value("Base URL (usually ends in /v1)") { text throws(UsageError) in
            try InitAnswers.baseURL(text)
        }
    }

    /// The front end, or none in particular; nil where the user leaves.
    private func pickFrontEnd() throws(UsageError) -> FrontEnd?? {
        let all = catalog.frontEnds
        let first = ["janitor", "sillytavern", "risuai"].compactMap { id in all.first { $0.id == id } }
        let ordered = first + all.filter { known in !first.contains { $0.id == known.id } }
        let items = ordered.map { PickerList.Item($0.name, $0.id) } + [PickerList.Item("no particular front end")]
        let list = PickerList(title: "Front end:", items: items)
        guard case .item(let place) = try picker.pick(list, otherwise: "give --front-end") else { return nil }
        let chosen = ordered.indices.contains(place) ? ordered[place] : nil
        terminal.complain("Front end: \(chosen?.name ?? "none")\n")
        return .some(chosen)
    }

    private func pickProvider() throws(UsageError) -> Provider? {
        let all = catalog.providers
        let first = ["openrouter", "chutes", "deepseek", "gemini"].compactMap { id in all.first { $0.id == id } }
        let ordered = first + all.filter { known in !first.contains { $0.id == known.id } }
        let items = ordered.map {
            PickerList.Item($0.name, $0.id == "custom" ? "custom: your own address" : $0.id)
        }
        let list = PickerList(title: "Provider of the key:", items: items)
        let hint = "give --provider, \(Self.noTerminal)"
        guard case .item(let place) = try picker.pick(list, otherwise: hint) else { return nil }
        terminal.complain("Provider: \(ordered[place].name)\n")
        return ordered[place]
    }

    // MARK: Model and name

    private func model(on route: inout Route) throws(UsageError) -> String? {
        if let model = given.model { return model }
        let lint = check(for: route.frontEnds)
        while let model = try pickModel(at: route.provider) {
            let errors = lint.errors(of: model, at: route.provider, baseURL: route.baseURL)
            guard !errors.isEmpty else { return model }
            for error in errors { terminal.complain("\(error.message): \(error.why)\n") }
            if let meant = lint.meantModel(by: model, at: route.provider, baseURL: route.baseURL) {
                let answers = ["": "yes", "y": "yes", "n": "no"]
                if question.answer("Write `\(meant)` instead? [Y/n] ", among: answers) == "yes" {
                    terminal.complain("Model: \(meant)\n")
                    return meant
                }
            }
            guard let again = try pick([.model]) else { return nil }
            if again == .nothing {
                route.accepted.formUnion(errors.map(\.rule))
                return model
            }
        }
        return nil
    }

    private func pickModel(at provider: Provider) throws(UsageError) -> String? {
        let day = CalendarDate(secondsSince1970: MomentOption.present.seconds)
        var selection = ModelSelection(on: day)
        selection.providers = [provider.id]
        var models = selection.choices(from: catalog.judged(on: day))
        // Whoever presses Enter alone gets what costs nothing.
        if provider.freeCap(creditsPurchased: nil) != nil, let free = models.firstIndex(where: \.isFree) {
            models.insert(models.remove(at: free), at: 0)
        }
        let hint = "give --model, \(Self.noTerminal)"
        if models.isEmpty {
            guard question.canAsk else { throw UsageError(hint) }
            return question.value("Model ID, as \(provider.name) spells it") { text throws(UsageError) in
                try InitAnswers.model(text)
            }
        }
        let items = models.map { PickerList.Item($0.model.id, $0.inWords, shortDetail: $0.inFewWords) }
        let list = PickerList(title: "Model:", items: items, takesOwnText: true)
        guard let choice = try picker.pick(list, otherwise: hint) else { return nil }
        let model =
            switch choice {
            case .item(let place): items[place].label
            case .text(let typed): try InitAnswers.model(typed)
            }
        terminal.complain("Model: \(model)\n")
        return model
    }

    private func name(like provider: String, at place: NewProfilePlace) throws(UsageError) -> String? {
        if let name = given.name { return name }
        guard question.canAsk else {
            try place.check(provider)
            return provider
        }
        let free = try place.freeName(like: provider)
        return question.value("What to call the profile", otherwise: free) { name throws(UsageError) in
            try place.check(name)
            return name
        }
    }
}
