import Catalog
import KeyAnswers
import Setups
import Profiles
public import VerificationResults

extension Verifier {
    /// What would be sent for every account, without sending it; with lists of models where they would be asked for.
    public func describe(_ subjects: [AccountUnderTest]) -> [DescribedRequest] {
        let planner = planner
        var sent: [Asked] = []
        return subjects.flatMap { subject -> [DescribedRequest] in
            let subject = subject.withStandInForMissingKey
            switch planner.plan(for: subject) {
            case .refuse(let refusal):
                let summary = AccountResult.capitalised(refusal.summary)
                return [describe(nil, of: subject, refusal: (refusal.status, summary))]
            case .send(let planned):
                // The same key at the same address is asked once.
                let one = Asked(place: 0, subject: subject, planned: planned)
                if subject.missingKey == nil, sent.contains(where: { $0.isSame(as: one, mode) }) { return [] }
                sent.append(one)
                let list = checksModels ? ModelPresenceCheck(catalog: catalog).request(for: subject, planned) : nil
                return ([planned.request] + (list.map { [$0] } ?? [])).map { describe($0, of: subject, refusal: nil) }
            }
        }
    }

    private func describe(
        _ request: HTTPRequest?, of subject: AccountUnderTest, refusal: (AccountStatus, String)?
    ) -> DescribedRequest {
        let masked = subject.missingKey == nil ? subject.foundKey?.text.masked ?? "" : "[key]"
        func shown(_ pieces: [HTTPRequest.Piece]) -> String {
            pieces.map { piece in
                switch piece {
                case .text(let text): SecretMask.byForm.hidingSecrets(in: text)
                case .key: masked
                }
            }.joined()
        }
        var body = request?.body.map(shown)
        if body != nil, mode == .chat, request?.method == "POST", let proxy = subject.proxies.first {
            let probe = ChatBody(subject.loaded.resolve(proxy, catalog))
            body = SecretMask.byForm.hidingSecrets(in: probe.shown.json)
        }
        return DescribedRequest(
            profile: subject.loaded.profile.name?.value,
            file: SecretMask.byForm.hidingSecrets(in: subject.loaded.source.name),
            account: subject.account.name.value, providerName: subject.providerName(catalog),
            method: request?.method ?? "",
            url: request.map { SecretMask.byForm.hidingSecrets(in: $0.url) } ?? "",
            headers: request?.headers.map { (SecretMask.shown(name: $0.name), $0.isPrivate ? "…" : shown($0.value)) }
                ?? [], body: body,
            refusal: refusal, keyProblem: subject.missingKey?.message)
    }
}
