import Catalog
import Foundation
import TestSupport
import Testing

@testable import Diagnosing

/// The referee: the same features as in training, and answers where no wording is recorded.
struct RefereeTests {
    private struct Recording: Decodable {
        let text: String
        let features: [UInt32]
    }

    @Test func featuresAreThoseOfTheTraining() throws {
        let file = Repository.file("Tests/DiagnosingTests/Cases/features.jsonl")
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let recording = try JSONDecoder().decode(Recording.self, from: Data(line.utf8))
            #expect(TextFeatures(recording.text.utf8).hashes == recording.features, "\(recording.text)")
        }
    }

    @Test func theModelIsSmallAndWhole() {
        let model = Catalog.embedded.errorModel
        #expect(model.count > 10_000 && model.count <= 300 * 1024)
        let judgment = Referee(.embedded).judge(Array("upstream says the account balance is too low".utf8))
        #expect(judgment.opinions.count == 3 && judgment.opinions.allSatisfy { 0...1 ~= $0.likelihood })
    }

    @Test func withoutAModelNothingIsSaid() {
        let catalog = Catalog(
            models: CatalogTable([]), aliases: CatalogTable([]), providers: CatalogTable([]),
            frontEnds: CatalogTable([]), hosts: CatalogTable([]), date: "2026-01-01")
        #expect(Referee(catalog).judge(Array("Error 429".utf8)).opinions.isEmpty)
    }

    @Test func wordsThatNobodyRecordedAreUnderstood() throws {
        let diagnosis = try Diagnose.text("Error 402: your prepaid wallet ran dry, insufficient funds, please recharge")
        #expect(diagnosis.cause?.id == "no-credit", "\(Diagnose.words(diagnosis))")
        #expect(diagnosis.confidence != .high)
    }

    /// Texts of sources that were never learned from.
    @Test func mostTextsOfOtherSourcesAreRight() throws {
        let cases = try ErrorCase.read("heldout.jsonl")
        var wrong: [String] = []
        for known in cases {
            let diagnosis = try Diagnose.text(known.text)
            #expect(known.isMet(by: diagnosis) || diagnosis.confidence != .high, "\(known.text.prefix(100))")
            guard !known.isMet(by: diagnosis) else { continue }
            wrong.append(
                "\(Diagnose.words(diagnosis)) instead of \(known.layer)/\(known.cause): \(known.text.prefix(120))")
        }
        #expect(wrong.count * 4 <= cases.count, "\(wrong.joined(separator: "\n"))")
    }
}
