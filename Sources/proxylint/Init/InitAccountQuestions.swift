import Catalog
import Managing

/// Asks what only the user knows of an account, where it decides whether requests are answered; Enter leaves it open.
struct InitAccountQuestions {
    let terminal: Terminal
    let provider: Provider

    private var question: Question { Question(terminal: terminal) }

    /// What the user says of the account that a model is used with.
    func ask(about model: ModelEntry?) -> DeclaredAccount {
        var declared = DeclaredAccount()
        guard question.canAsk, let caps = DeclaredAccount.caps(at: provider, model) else { return declared }
        let needed = Int64(exactly: caps.most.credits.rounded()) ?? 0
        terminal.complain(
            "Free models answer \(caps.least.count) requests a day, or \(caps.most.count) once you have bought \(needed) USD of credits.\n"
        )
        if let bought = yesOrNo("Have you ever bought \(needed) USD of credits at \(provider.name)?") {
            declared.creditsPurchasedUSD = bought ? needed : 0
        }
        if let page = provider.value("privacy_page") {
            terminal.complain("Most free models need an account that lets them train on prompts: \(page)\n")
            declared.freeTraining = yesOrNo("Is that turned on?")
        }
        return declared
    }

    private func yesOrNo(_ text: String) -> Bool? {
        let answer = question.answer("\(text) [y/n, Enter: not sure] ", among: ["y": "yes", "n": "no", "": "unsure"])
        return answer == "yes" ? true : answer == "no" ? false : nil
    }
}
