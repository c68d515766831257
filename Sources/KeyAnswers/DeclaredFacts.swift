import Catalog
import Linting
import Profiles
import YAMLSource
import VerificationResults

/// Compares what a profile declares of an account with what the provider says of it.
struct DeclaredFacts {
    let subject: AskedAccount
    let provider: Provider
    let check: KeyCheck
    let catalog: Catalog

    /// The name of such findings.
    static let rule = AccountFactContradicted.id

    /// What of `credits_purchased_usd` the answer contradicts.
    func contradictions(to credits: AccountFacts.Credits) -> [Finding] {
        guard let declared = subject.account.creditsPurchasedUSD else { return [] }
        let amount = declared.value
        let written = Amounts.number(amount)
        switch credits {
        case .nothing where amount > 0:
            return [
                finding(
                    at: declared.node, "`credits_purchased_usd` says \(written), but the account never bought credits",
                    fix: "0")
            ]
        case .some where amount <= 0:
            return [
                finding(
                    at: declared.node, "`credits_purchased_usd` says \(written), but the account has bought credits",
                    fix: nil)
            ]
        case .belowTen where amount >= 10:
            return [
                finding(
                    at: declared.node,
                    "`credits_purchased_usd` says \(written), but the account's limits say it bought less than 10",
                    fix: nil
                )
            ]
        case .tenOrMore where amount < 10:
            return [
                finding(
                    at: declared.node,
                    "`credits_purchased_usd` says \(written), but the account's limits say it bought 10 or more",
                    fix: "10")
            ]
        default: return []
        }
    }

    /// `: 50 free requests a day, or 1000 from 10 USD on`, or nothing where no caps are known.
    private var caps: String {
        guard let tiers = provider.freeCap(creditsPurchased: nil)?.tiers, let least = tiers.first,
            let most = tiers.last,
            most.count > least.count
        else { return "" }
        return
            ": \(least.count) free requests a day, or \(most.count) once you bought \(Amounts.number(most.credits)) USD"
    }

    private func finding(at node: YAMLNode, _ message: String, fix: String?) -> Finding {
        let profile = subject.loaded.profile
        return Finding(
            rule: Self.rule, severity: .warning, message: message, source: subject.loaded.source, range: node.range,
            document: profile.document, profile: profile.name?.value, account: subject.account.name.value,
            why: "lint uses what is declared" + caps,
            facts: [check.asFact("\(provider.name)'s answer for the key shows what was bought")],
            fixes: fix.map { [Fix("write \($0)", .unsafe, [node.replacingText(with: $0)])] } ?? [])
    }
}
