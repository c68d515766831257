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
        var why = "\(name) accepts only the exact ID"
        switch guess.kind {
        case .hiddenCharacters:
            message = "contains characters that do not belong in an ID"
            why = "a pasted space, quote, or period makes it a different ID"
            (severity, grade) = (.error, .documented)
        case .displayName:
            message = "is a display name, not an ID"
            (severity, grade) = (.error, .documented)
        case .webAddress:
            message = "is a URL, not an ID"
            (severity, grade) = (.error, .documented)
        case .letterCase:
            message = "differs from the listed ID in capitalization"
            if provider.id == "chutes" {
                why = "its server corrected capitalization when last checked, so it may still work"
                severity = .info
                fact = Fact.recorded("chutes", "other-capitals")
            } else {
                why = "whether \(name) accepts other capitalization is unknown; the listed form is certain to work"
                severity = min(severity, .warning)
            }
        case .vendorMissing:
            message = "lacks the vendor prefix"
            if provider.id == "openrouter" { (severity, grade, fact) = (.error, .documented, Self.twoParts) }
        case .vendorNotWanted:
            message = "has `\(Self.front(of: id))` in front, which \(name) does not use"
        case .modelsPrefix:
            message = "starts with `models/`, which belongs to another API"
            why = "whether the OpenAI-compatible API accepts it is unknown; the bare ID is certain to work"
            severity = .info
        case .toolPrefix:
            message = "has `\(Self.front(of: id))` in front, which is for other programs"
            why = "LiteLLM and similar tools use such prefixes; \(name) reads it as part of the ID"
            if provider.id == "openrouter" { (severity, grade, fact) = (.error, .documented, Self.twoParts) }
        case .freeSuffix:
            message =
                provider.id == "openrouter"
                ? "does not end in `:free`, as free IDs do" : "ends in `:free`, which only OpenRouter knows"
        case .teeSuffix:
            message = "lacks `-TEE` at the end"
            why = "most Chutes IDs end this way, but some new ones do not, so the list may be out of date"
            (severity, grade, fact) = (.warning, .corroborated, Self.mostlyTEE)
        case .otherProvider:
            message = "is not how \(name) writes this model"
        case .modelName:
            message = "is a model's name, not one of \(name)'s IDs"
            why = "it accepts only a few IDs, and serves its newest models under them"
        case .typingError:
            message = "is on no list and looks like a typo"
        }
        self.why = why
        self.severity = severity
        self.grade = grade
        self.fact = fact ?? list?.asFact("\(name)'s list does not have this form")
    }

    private static func front(of id: String) -> String {
        let trimmed = HiddenCharacters.trimmed(id)
        return trimmed.firstIndex(of: "/").map { String(trimmed[...$0]) } ?? "/"
    }

    static let mostlyTEE = Fact.recorded("chutes", "mostly-tee")

    private static let twoParts = Fact.recorded("openrouter", "id-parts")
}
