import Catalog
import Profiles

/// What is wrong with the form of an id, and how hard that is judged.
struct ModelIDProblem {
    let message: String
    let why: String
    let severity: Severity
    let grade: FactGrade
    let fact: Fact?

    init(of id: String, _ guess: ModelGuess, _ provider: Provider) {
        let (policy, list) = provider.unknownModelPolicy
        let name = provider.name
        // How complete the list is decides, unless the form itself can be no id.
        var severity: Severity =
            switch policy {
            case .error: .error
            case .warning: .warning
            case .info, .none: .info
            }
        var grade = list?.grade ?? .unverified
        var fact: Fact?
        var why = "\(name) knows a model by its exact id only"
        switch guess.kind {
        case .hiddenCharacters:
            message = "holds characters that do not belong to it"
            why = "a blank, a quote or a full stop that came along with a paste makes another id of it"
            (severity, grade) = (.error, .documented)
        case .displayName:
            message = "is a name for people, not an id"
            (severity, grade) = (.error, .documented)
        case .webAddress:
            message = "is a web address, not an id"
            (severity, grade) = (.error, .documented)
        case .letterCase:
            message = "is written with other capitals than in the list"
            if provider.id == "chutes" {
                why = "its server put capitals right when it was last read, so it may still work"
                severity = .info
                fact = Fact(
                    "Chutes' server rewrote ids in other capitals to the right ones",
                    date: CalendarDate("2025-10-01"), source: "chutes-api router.py", grade: .singleWitness)
            } else {
                why = "whether \(name) takes other capitals is not known; the form of the list is certain"
                severity = min(severity, .warning)
            }
        case .vendorMissing:
            message = "lacks the maker in front"
            if provider.id == "openrouter" { (severity, grade, fact) = (.error, .documented, Self.twoParts) }
        case .vendorNotWanted:
            message = "has `\(Self.front(of: id))` in front, which \(name) does not use"
        case .modelsPrefix:
            message = "has `models/` in front, which is the form of another interface"
            why = "whether the OpenAI-compatible address takes it is not known; the bare id is certain"
            severity = .info
        case .toolPrefix:
            message = "has `\(Self.front(of: id))` in front, which is for other programs"
            why = "LiteLLM and its like tell providers apart that way; \(name) takes it for a part of the id"
            if provider.id == "openrouter" { (severity, grade, fact) = (.error, .documented, Self.twoParts) }
        case .freeSuffix:
            message =
                provider.id == "openrouter"
                ? "does not end in `:free`, as free ids do" : "ends in `:free`, which only OpenRouter knows"
        case .teeSuffix:
            message = "lacks `-TEE` at its end"
            why = "most ids of Chutes end so; some new ones do not, so the list may be behind"
            (severity, grade, fact) = (.warning, .corroborated, Self.mostlyTEE)
        case .otherProvider:
            message = "is not how \(name) writes this model"
        case .modelName:
            message = "is the name of a model, not one of the ids of \(name)"
            why = "it takes a few ids only, and serves its newest models behind them"
        case .typingError:
            message = "is in no list and looks like a slip"
        }
        self.why = why
        self.severity = severity
        self.grade = grade
        self.fact = fact ?? list?.asFact("the list of \(name) does not have this form")
    }

    private static func front(of id: String) -> String {
        let trimmed = HiddenCharacters.trimmed(id)
        return trimmed.firstIndex(of: "/").map { String(trimmed[...$0]) } ?? "/"
    }

    static let mostlyTEE = Fact(
        "every id in the list of 2026-09-28 ends in -TEE; some newer ids do not", date: CalendarDate("2026-10-17"),
        source: "juspay/neurolink@a681ca1; https://chutes.ai/app/chute/chutes-zai-org-glm-5-3",
        grade: .corroborated)

    private static let twoParts = Fact(
        "OpenRouter's ids are `author/slug`, with one slash; others get 400 `… is not a valid model ID`",
        date: CalendarDate("2026-08-22"), source: "OpenRouter documentation; openfang issue 108",
        grade: .documented)
}
