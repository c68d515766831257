import Diagnosing
import Testing

/// Errors as people pasted them in public threads, with ids, numbers and names changed.
///
/// They were labelled without knowledge of the program; many were looked at afterwards, so that this holds what was
/// reached rather than measuring it.
struct ThreadTests {
    @Test func atLeastNineInTenAreRightAndNoneIsConfidentlyWrong() throws {
        let cases = try ErrorCase.read("threads.jsonl")
        var wrong: [String] = []
        var confidentlyWrong: [String] = []
        for known in cases {
            let diagnosis = try Diagnose.text(known.text)
            if known.isMet(by: diagnosis) { continue }
            let line =
                "\(Diagnose.words(diagnosis)) instead of \(known.layer)/\(known.cause): \(known.text.prefix(200))"
            wrong.append(line)
            if diagnosis.isKnown, diagnosis.confidence == .high { confidentlyWrong.append(line) }
        }
        #expect(wrong.count * 10 <= cases.count, "\(wrong.count) of \(cases.count):\n\(wrong.joined(separator: "\n"))")
        #expect(confidentlyWrong.isEmpty, "\(confidentlyWrong.joined(separator: "\n"))")
    }
}
