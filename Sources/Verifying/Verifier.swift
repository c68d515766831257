public import Catalog
import Diagnosing
import JSONText
import KeyAnswers
public import Profiles
import Secrets
import Setups
public import VerificationResults

/// Verifies accounts: one request for each, and a verdict.
public struct Verifier: Sendable {
    /// How many requests are under way at a time; more would look like an attack to a router.
    public static let atOnce = 8

    let catalog: Catalog
    private let transport: any Transport
    let mode: RequestPlanner.Mode
    let checksModels: Bool
    private let now: Instant
    private let trusted: Set<TrustedHost>

    /// A verifier.
    ///
    /// - Parameters:
    ///   - checksModels: Whether lists of models are asked for as well, with a second request.
    ///   - trusted: Hosts that the user let keys of providers go to.
    ///   - now: The moment from which resets are reckoned.
    public init(
        catalog: Catalog, transport: any Transport, mode: RequestPlanner.Mode, checksModels: Bool,
        trusting trusted: Set<TrustedHost> = [], now: Instant
    ) {
        self.catalog = catalog
        self.transport = transport
        self.mode = mode
        self.checksModels = checksModels
        self.now = now
        self.trusted = trusted
    }

    /// Plans its requests.
    var planner: RequestPlanner { RequestPlanner(catalog: catalog, mode: mode, trusting: trusted) }

    /// What a verifier tells while it works.
    public enum Progress: Sendable {
        /// The request for an account goes out, by its place among the subjects.
        case started(Int)
        /// The request for an account is over.
        case ended(Int)
    }

    /// Verifies every account: in the order given, those with the same key at the same address together.
    public func verify(
        _ subjects: [AccountUnderTest], isCancelled: () -> Bool = { false }, progress: (Progress) -> Void = { _ in }
    ) -> [AccountResult] {
        let planner = planner
        var results: [AccountResult] = []
        var tasks: [Task] = []
        for (place, subject) in subjects.enumerated() {
            let plan = planner.plan(for: subject)
            var result = AccountResult(subject, catalog: catalog)
            switch plan {
            case .refuse(let refusal):
                result.status = refusal.status
                result.summary = refusal.summary
                result.remedy = refusal.remedy
            case .send(let planned):
                result.asked =
                    "\(planned.request.method) \(SecretMask.byForm.hidingSecrets(in: planned.request.url))"
                if mode == .chat {
                    result.proxy = planned.proxy?.label
                    result.model = planned.proxy?.model?.value
                }
                let one = Asked(place: results.count, subject: subject, planned: planned)
                if let same = tasks.firstIndex(where: { $0.first.isSame(as: one, mode) }) {
                    result.askedWith = Self.reference(to: tasks[same].first.subject)
                    tasks[same].others.append(one)
                } else {
                    tasks.append(Task(subjectPlace: place, first: one))
                }
            }
            results.append(result)
        }
        send(tasks, isCancelled, progress, &results)
        if checksModels { checkModels(tasks, isCancelled, &results) }
        return results.map(\.asSentences)
    }

    /// How many accounts a request would go out for; the others are refused beforehand.
    public func count(sendingOf subjects: [AccountUnderTest]) -> Int {
        let planner = planner
        return subjects.count { subject in
            if case .send = planner.plan(for: subject) { true } else { false }
        }
    }

    /// A request on its way, with everybody whom its answer is about.
    private struct Task {
        let subjectPlace: Int
        let first: Asked
        var others: [Asked] = []
        var all: [Asked] { [first] + others }
    }

    /// An account with the request for it and the place of its result.
    struct Asked {
        let place: Int
        let subject: AccountUnderTest
        let planned: PlannedRequest

        /// Whether another account would send the same: to the same address, with the same key.
        func isSame(as other: Asked, _ mode: RequestPlanner.Mode) -> Bool {
            guard planned.request.url == other.planned.request.url,
                subject.account.provider?.value == other.subject.account.provider?.value,
                let mine = subject.foundKey?.text.secret, let theirs = other.subject.foundKey?.text.secret,
                mine.isSame(as: theirs)
            else { return false }
            return mode == .key || planned.proxy?.model?.value == other.planned.proxy?.model?.value
        }
    }

    private static func reference(to subject: AccountUnderTest) -> String {
        [subject.loaded.profile.name?.value, subject.account.name.value].compactMap { $0 }.joined(separator: "/")
    }

    private func send(
        _ tasks: [Task], _ isCancelled: () -> Bool, _ progress: (Progress) -> Void, _ results: inout [AccountResult]
    ) {
        let reader = AnswerReader(catalog: catalog, diagnoser: Diagnoser(catalog: catalog), now: now)
        transport.send(
            tasks.map(\.first.planned.request), atOnce: Self.atOnce, isCancelled: isCancelled,
            started: { place in
                results[tasks[place].first.place].requests = 1
                progress(.started(tasks[place].subjectPlace))
            },
            ended: { place, outcome in
                // Each reads it for itself: what a limit means depends on the models in use.
                for one in tasks[place].all {
                    guard let provider = one.subject.provider(catalog) else {
                        continue
                    }
                    reader.read(
                        outcome, to: SentRequest(url: one.planned.request.url, purpose: one.planned.purpose),
                        of: one.subject.asked, provider, into: &results[one.place])
                }
                progress(.ended(tasks[place].subjectPlace))
            })
    }

    // MARK: Models

    private func checkModels(_ tasks: [Task], _ isCancelled: () -> Bool, _ results: inout [AccountResult]) {
        let lookup = ModelPresenceCheck(catalog: catalog)
        let asked = tasks.filter {
            results[$0.first.place].status != .refused && results[$0.first.place].status != .unreachable
        }
        let wanted = asked.compactMap { task in
            lookup.request(for: task.first.subject, task.first.planned).map { (task, $0) }
        }
        transport.send(
            wanted.map(\.1), atOnce: Self.atOnce, isCancelled: isCancelled,
            started: { results[wanted[$0].0.first.place].requests += 1 },
            ended: { place, outcome in
                let list = (try? outcome.get()).flatMap { answer in
                    (200..<300).contains(answer.status) ? JSONValue(answer.body).flatMap { ModelList($0) } : nil
                }
                for one in wanted[place].0.all {
                    results[one.place].models = lookup.presence(of: one.subject, in: list)
                }
            })
    }
}

extension AccountResult {
    /// A result before anything was sent.
    init(_ subject: AccountUnderTest, catalog: Catalog) {
        let profile = subject.loaded.profile
        let provider = subject.provider(catalog)
        self.init(
            profile: profile.name?.value, account: subject.account.name.value, provider: provider?.id,
            providerName: subject.providerName(catalog),
            maskedKey: subject.foundKey?.text.masked, keyOrigin: subject.foundKey?.origin,
            source: subject.loaded.source)
        if let mended = subject.foundKey?.text.mended, !mended.isEmpty {
            notes = ["removed from around the key: \(mended.joined(separator: ", "))"]
        }
    }
}
