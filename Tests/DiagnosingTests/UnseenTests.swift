import Diagnosing
import Foundation
import TestSupport
import Testing

/// Texts of projects that no other case comes from, labeled before the program saw them (docs/decisions/0017-referee.md).
struct UnseenTests {
    private struct UnseenCase: Decodable {
        let source: String
        let retry: String
        let provider: String?
    }

    /// `people-apart.jsonl` is the fifth of the threads of `people.jsonl` that nothing is learned from.
    @Test(arguments: [("unseen.jsonl", 78), ("people-apart.jsonl", 78)])
    func mostOfWhatNobodyRecordedIsRight(_ file: String, _ leastCauses: Int) throws {
        let lines = try String(
            contentsOf: Repository.file("Tests/DiagnosingTests/Cases/\(file)"), encoding: .utf8
        ).split(separator: "\n")
        var tally = Tally()
        for (line, known) in zip(lines, try ErrorCase.read(file)) {
            let expected = try JSONDecoder().decode(UnseenCase.self, from: Data(line.utf8))
            let diagnosis = try Diagnose.text(known.text)
            tally.add(known, diagnosis, retry: expected.retry, provider: expected.provider, source: expected.source)
        }
        if ProcessInfo.processInfo.environment["PROXYLINT_FIGURES"] != nil { print(tally.description) }
        #expect(tally.confidentlyWrong == 0, "\(tally.description)")
        #expect(tally.causes * 100 >= tally.count * leastCauses, "\(tally.description)")
    }

    /// What is right, by count.
    private struct Tally: CustomStringConvertible {
        var count = 0
        var layers = 0
        var causes = 0
        var retries = 0
        var named = 0
        var providers = 0
        var silent = 0
        var wrong = 0
        var confidentlyWrong = 0
        var lines: [String] = []

        mutating func add(
            _ known: ErrorCase, _ diagnosis: Diagnosis, retry: String, provider: String?, source: String
        ) {
            count += 1
            let isRight = known.isMet(by: diagnosis)
            let accepted =
                [known.layer] + (known.alsoAccept ?? []).compactMap { $0.split(separator: "/").first.map(String.init) }
            layers += accepted.contains(diagnosis.layer.rawValue) ? 1 : 0
            causes += isRight ? 1 : 0
            let kind = diagnosis.retry.kind
            let isSameRetry =
                kind.rawValue == retry || retry == "now" && kind == .later || retry == "later" && kind == .atReset
            retries += isSameRetry ? 1 : 0
            if let provider {
                named += 1
                providers += diagnosis.provider == provider ? 1 : 0
            }
            if !diagnosis.isKnown { silent += 1 }
            if diagnosis.isKnown, !isRight {
                wrong += 1
                if diagnosis.confidence == .high { confidentlyWrong += 1 }
            }
            var notes: [String] = []
            if !isRight { notes.append("\(Diagnose.words(diagnosis)) instead of \(known.layer)/\(known.cause)") }
            if !isSameRetry { notes.append("retry \(kind.rawValue) instead of \(retry)") }
            if let provider, diagnosis.provider != provider {
                notes.append("\(diagnosis.provider ?? "nobody") instead of \(provider)")
            }
            if !notes.isEmpty { lines.append("\(source): \(notes.joined(separator: "; ")): \(known.text.prefix(140))") }
        }

        var description: String {
            "\(count) texts: layer \(layers), cause \(causes), retry \(retries), provider \(providers) of \(named), silent \(silent), wrong \(wrong), confidently wrong \(confidentlyWrong)\n\(lines.joined(separator: "\n"))"
        }
    }
}
