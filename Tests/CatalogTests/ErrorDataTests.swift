import Catalog
import Testing

/// The tables of errors: every wording leads to a cause, every cause can be told and acted upon.
struct ErrorDataTests {
    private let catalog = Catalog.embedded

    @Test func everyWordingHasACauseALayerAndASource() {
        let causes = Set(catalog.errorCauses.map(\.id))
        for row in table("error-wordings.tsv").rows {
            let label = "\(row[0]) (\(row[2]))"
            #expect(causes.contains(row[5]), "\(label): \(row[5])")
            #expect(ErrorLayer(rawValue: row[4]) != nil && row[4] != "unknown", "\(label): \(row[4])")
            #expect(ErrorWording.Strength(rawValue: row[6]) != nil, "\(label): \(row[6])")
            #expect(row[7].isEmpty || RetryRule(row[7]) != nil, "\(label): \(row[7])")
            #expect(FactGrade(rawValue: row[9]) != nil && !row[10].isEmpty && !row[11].isEmpty, "\(label)")
            #expect(row[3].isEmpty || (100...599).contains(Int(row[3]) ?? 0), "\(label): \(row[3])")
        }
    }

    @Test func everyCauseCanBeToldAndActedUpon() {
        let fields: Set = [
            "summary", "means", "telltale", "retry", "fails", "narrows", "field", "maybe", "rival", "remedy", "vain",
            "key_status",
        ]
        for row in table("error-causes.tsv").rows { #expect(fields.contains(row[1]), "\(row[0]): \(row[1])") }
        let statuses: Set = ["no-credit", "rate-limited", "restricted", "refused", "unreachable", "unclear"]
        let known = Set(catalog.errorCauses.map(\.id))
        let used = Set(catalog.errorWordings.map(\.cause))
        for row in table("error-causes.tsv").rows where row[1] == "retry" {
            #expect(RetryRule(row[3]) != nil, "\(row[0])")
        }
        for row in table("error-causes.tsv").rows where row[1] == "fails" {
            #expect(ErrorCause.Scope(rawValue: row[3]) != nil, "\(row[0])")
        }
        for cause in catalog.errorCauses {
            #expect(!cause.summary.isEmpty && !cause.explanation.isEmpty && !cause.telltale.isEmpty, "\(cause.id)")
            #expect(statuses.contains(cause.keyStatus), "\(cause.id): \(cause.keyStatus)")
            #expect(!cause.remedies.isEmpty && !cause.retryReason.isEmpty, "\(cause.id)")
            #expect(used.contains(cause.id), "\(cause.id) has no wording")
            #expect(Set(cause.rivals + cause.possibilities).isSubset(of: known), "\(cause.id)")
            #expect(Set(cause.rivals).isDisjoint(with: cause.possibilities), "\(cause.id)")
            if let broader = cause.broader { #expect(known.contains(broader), "\(cause.id): \(broader)") }
        }
    }

    @Test func remediesUseWhatTheProgramKnows() {
        let conditions: Set = ["provider", "front_end", "speaker", "credits", "free_model", "tokens", "local_url"]
        let refinements: Set = [
            "", "other-proxy", "successor-model", "paid-form", "lower-context", "lower-reply", "cap", "endpoint-url",
            "field", "wait",
        ]
        for cause in catalog.errorCauses {
            for remedy in cause.remedies + cause.vainRemedies {
                for condition in remedy.conditions {
                    let name = condition.prefix { $0 != "=" && $0 != "!" }
                    #expect(conditions.contains(String(name)), "\(cause.id): \(condition)")
                    let value = condition.split(separator: "=").last.map(String.init) ?? ""
                    if name == "provider" { #expect(catalog.provider(value) != nil, "\(cause.id): \(value)") }
                    if name == "front_end" { #expect(catalog.frontEnd(value) != nil, "\(cause.id): \(value)") }
                }
                let refinement = String(remedy.refinement.prefix { $0 != ":" })
                #expect(refinements.contains(refinement), "\(cause.id): \(refinement)")
            }
        }
    }

    private func table(_ name: String) -> CatalogTable {
        catalog.tables.first { $0.name == name }?.table ?? CatalogTable([])
    }
}
