import Catalog
import Diagnosing

/// Asks what a status alone leaves open, at a terminal; Enter leaves a question unanswered.
struct StatusQuestions {
    let terminal: Terminal
    let catalog: Catalog

    /// The reading with what was answered; as it is where nobody can be asked.
    func narrowed(_ reading: ErrorReading, _ status: Int) -> ErrorReading {
        let question = Question(terminal: terminal)
        guard question.canAsk else { return reading }
        terminal.complain("The text names only the status \(status). Press Enter if you do not know.\n")
        var answers = StatusAnswers()
        answers.provider = reading.provider
        if answers.provider == nil, let name = question.text("Provider"), !name.isEmpty {
            answers.provider =
                catalog.provider(name.lowercased())?.id ?? catalog.provider(with: "name", name)?.id
        }
        if status == 429 {
            answers.isFreeModel = yes("Is the model free", question)
            answers.isFirstToday = yes("Is this the first message today", question)
        }
        if [403, 404, 429].contains(status) || status >= 500 {
            answers.otherModelWorks = yes("Does another model work there", question)
        }
        return reading.narrowed(by: answers)
    }

    private func yes(_ text: String, _ question: Question) -> Bool? {
        switch question.text("\(text) (y/n)")?.lowercased().first {
        case "y": true
        case "n": false
        default: nil
        }
    }
}
