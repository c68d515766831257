import Diagnosing
import Testing

/// Texts of which only the status tells, and what answers make of them.
struct StatusAloneTests {
    @Test(arguments: [
        ("Error: 400 Bad Request", "never"), ("405 status code (no body)", "never"),
        ("Request failed with status code 400", "never"), ("Error: Request failed with status code 502", "later"),
        ("PROXY ERROR 400:", "never"), ("PROXY ERROR 429:", "later"),
    ])
    func aRefusalIsNotTriedAgainAtOnce(_ text: String, _ retry: String) throws {
        let diagnosis = try Diagnose.text(text)
        #expect(diagnosis.retry.kind.rawValue == retry, "\(Diagnose.words(diagnosis))")
        #expect(diagnosis.confidence == .low || diagnosis.confidence == .none)
    }

    @Test func answersNarrowIt() throws {
        let diagnoser = Diagnose.diagnoser
        let reading = diagnoser.read(try ErrorInput(pasted: Array("PROXY ERROR 429:".utf8)))
        #expect(reading.lonelyStatus == 429)
        var answers = StatusAnswers()
        answers.provider = "openrouter"
        answers.isFreeModel = true
        answers.isFirstToday = false
        answers.otherModelWorks = false
        let diagnosis = diagnoser.diagnose(reading.narrowed(by: answers), now: Diagnose.now)
        #expect(diagnosis.cause?.id == "free-daily-quota" && diagnosis.provider == "openrouter")
        answers.otherModelWorks = true
        #expect(
            diagnoser.diagnose(reading.narrowed(by: answers), now: Diagnose.now).cause?.id == "upstream-rate-limit")
    }
}
