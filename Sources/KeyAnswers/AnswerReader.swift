import Catalog
import Diagnosing
import JSONText
import Profiles
import Setups
import VerificationResults

/// Makes a verdict of what came of a request.
package struct AnswerReader {
    private let catalog: Catalog
    private let diagnoser: Diagnoser
    private let now: Instant

    /// A reader; `now` is the moment from which resets are reckoned.
    package init(catalog: Catalog, diagnoser: Diagnoser, now: Instant) {
        self.catalog = catalog
        self.diagnoser = diagnoser
        self.now = now
    }

    /// Fills `result` from what came of the request `planned`.
    package func read(
        _ outcome: Result<HTTPAnswer, TransportFailure>, to planned: SentRequest, of subject: AskedAccount,
        _ provider: Provider, into result: inout AccountResult
    ) {
        switch outcome {
        case .failure(let failure):
            read(failure, planned, &result)
            if failure.reason == .cannotConnect, provider.isUserOwned {
                let server = provider.kind == .custom ? "the server at that address" : provider.name
                result.remedy = "start \(server), or correct the address in the profile"
            }
        case .success(let answer):
            result.httpStatus = answer.status
            result.latency = answer.latency
            switch planned.purpose {
            case .keyCheck(let check): read(answer, check, planned, subject, provider, &result)
            case .chat: readChat(answer, planned, subject, &result)
            }
        }
    }

    // MARK: No answer

    private func read(_ failure: TransportFailure, _ planned: SentRequest, _ result: inout AccountResult) {
        result.latency = failure.latency
        result.phase = failure.phase
        let host = EndpointURL(planned.url).authority
        if failure.reason == .libraryMissing {
            result.requests = 0
            result.summary = failure.message
            return
        }
        if case .interrupted = failure.reason {
            result.summary = failure.message
            return
        }
        result.summary = "`\(host)`: \(failure.message)"
        if failure.reason == .leavesMachine {
            result.status = .wrongHost
            result.requests = 0
            return
        }
        if case .tooLong = failure.reason {
            result.proven = .reachability
            return
        }
        result.status = .unreachable
        if case .notHTTP = failure.reason { result.proven = .nothing }
    }

    /// A server's text as it may be shown.
    private func shown(_ text: String, _ subject: AskedAccount, limit: Int = KeyEcho.maxShown) -> String {
        subject.echo?.shown(text, limit: limit) ?? String(text.prefix(limit))
    }

    // MARK: Key checks

    private func read(
        _ answer: HTTPAnswer, _ check: KeyCheck, _ planned: SentRequest, _ subject: AskedAccount,
        _ provider: Provider, _ result: inout AccountResult
    ) {
        result.proven = .reachability
        let text = String(decoding: answer.body.prefix(16_384), as: UTF8.self)
        switch check.meaning(status: answer.status, text: text) {
        case .good:
            accept(check, subject, &result)
            if check.parser == "chutes-probe" {
                result.notes.append(
                    "asked for a model that does not exist: the key was checked first, and nothing ran")
            }
            return
        case .bad:
            result.status = .refused
            result.summary = "\(provider.name) does not accept the key"
            return
        case .unsure:
            result.summary =
                "\(provider.name) refused this request; either the key is wrong, or it works but cannot see the balance"
            result.remedy = "`proxylint verify --chat` can tell, but may cost a message"
            return
        case nil: break
        }
        guard (200..<300).contains(answer.status) else {
            readRefusal(answer, planned, subject, &result)
            return
        }
        guard let json = JSONValue(answer.body) else {
            readUnreadable(answer, planned, &result)
            return
        }
        let context = KeyCheckParser.Context(
            host: EndpointURL(planned.url).host, now: now, usesFreeModelsOnly: usesFreeModelsOnly(subject),
            hasKey: subject.hasKey, declaresPlan: subject.account.plan != nil)
        // The plan's form reads its own refusals, which come with a good status.
        let isError = Self.isError(json)
        guard check.parser == "zai-coding" || !isError,
            let facts = KeyCheckParser(check.parser)?.facts(in: json, context)
        else {
            if isError {
                readRefusal(answer, planned, subject, &result)
            } else {
                result.summary = "`\(context.host)` did not answer the way \(provider.name) does"
                result.remedy =
                    "check the address: \(SecretMask.byForm.hidingSecrets(in: planned.url))"
            }
            return
        }
        take(facts, of: json, check, subject, provider, &result)
        result.quotas += RateLimitHeaders(answer, now: now).quotas
        if let credits = facts.credits {
            result.findings += DeclaredFacts(subject: subject, provider: provider, check: check, catalog: catalog)
                .contradictions(to: credits)
        }
    }

    private func take(
        _ facts: AccountFacts, of json: JSONValue, _ check: KeyCheck, _ subject: AskedAccount, _ provider: Provider,
        _ result: inout AccountResult
    ) {
        result.quotas = Array(facts.quotas.prefix(12))
        result.balance = facts.balance.map { Balance(amount: $0.amount, currency: shown($0.currency, subject)) }
        result.tier = facts.tier.map { shown($0, subject) }
        result.expiresAt = facts.expiresAt
        let software = ModelList(json)?.software
        let provesKey = check.proof != .reachability || software?.guardsItsList ?? false
        if provesKey, subject.hasKey {
            accept(check, subject, &result)
            if provider.isUserOwned {
                // Such a server may have been started without a key, and then takes any.
                result.proven = .reachability
                result.summary = "the key is accepted, or the server requires none"
            }
            if check.proof == .reachability, let software {
                result.notes.append(
                    "the server is \(software.rawValue), which refuses a wrong key if it requires one")
            }
        } else if !subject.hasKey {
            result.status = .alive
            result.summary =
                subject.carriesPrivateHeaders ? "the server answers" : "the server answers and requires no key"
        } else {
            result.summary = "a server answers and lists its models, which does not prove that the key is good"
            result.remedy = "`proxylint verify --chat` proves it, but may cost a message"
        }
        result.notes += facts.notes
        if facts.status != .alive {
            result.status = facts.status
            result.summary = facts.summary
            result.proven = facts.status == .refused ? .reachability : .key
        }
        if let end = result.expiresAt, end <= now {
            result.status = .refused
            result.summary = "the key has expired"
        }
    }

    private func accept(_ check: KeyCheck, _ subject: AskedAccount, _ result: inout AccountResult) {
        result.status = .alive
        result.proven = .key
        result.summary = "the key is accepted"
        if check.proof == .keyAlone { result.notes.append("this check proves only the key: \(check.note)") }
    }

    // MARK: Chats

    private func readChat(
        _ answer: HTTPAnswer, _ planned: SentRequest, _ subject: AskedAccount, _ result: inout AccountResult
    ) {
        result.proven = .reachability
        result.quotas += RateLimitHeaders(answer, now: now).quotas
        let json = JSONValue(answer.body)
        if (200..<300).contains(answer.status) {
            let start = String(decoding: answer.body.prefix(4096), as: UTF8.self)
            if json == nil, start.hasPrefix("data:"), start.contains("\"choices\""), !start.contains("\"error\"") {
                result.status = .alive
                result.proven = .route
                result.summary = "a one-token chat went all the way through"
                result.notes.append("the answer was streamed, although it was requested in one piece")
                return
            }
            guard let json else {
                readUnreadable(answer, planned, &result)
                return
            }
            if let choice = json["choices"]?.elements?.first, !Self.isError(json), choice["error"]?.isNull ?? true,
                choice["finish_reason"]?.text != "error"
            {
                result.status = .alive
                result.proven = .route
                result.summary = "a one-token chat went all the way through"
                return
            }
        }
        // One token is too short for models that think first, and they say so: the route stands.
        let text = String(decoding: answer.body.prefix(4096), as: UTF8.self)
        if answer.status == 400, text.contains("max_tokens or model output limit was reached") {
            result.status = .alive
            result.proven = .route
            result.summary = "the model answered; one token is too short for its reasoning"
            return
        }
        readRefusal(answer, planned, subject, &result)
    }

    // MARK: Refusals

    private func readRefusal(
        _ answer: HTTPAnswer, _ planned: SentRequest, _ subject: AskedAccount, _ result: inout AccountResult
    ) {
        if (300..<400).contains(answer.status) {
            let target = answer.header("location").map { EndpointURL($0).authority } ?? ""
            let place = target.isEmpty ? "another address" : "`\(shown(target, subject))`"
            result.summary = "the answer redirects to \(place), where the key is not sent"
            result.remedy = "check the address, and whether the network has a sign-in page"
            return
        }
        let body = Array(answer.body.prefix(ErrorInput.maxBytes))
        let affected = AffectedProfile(subject.loaded, failed: .known(subject.proxies.first))
        // A relay passes on what others say.
        let provider = subject.provider(catalog)
        let asked = provider.flatMap { $0.kind == .custom || $0.kind == .relay ? nil : $0.id }
        guard let input = try? ErrorInput(status: answer.status, headers: answer.headers, body: body, from: asked)
        else { return }
        let diagnosis = diagnoser.diagnose(input, for: affected, now: now)
        result.diagnosis = diagnosis
        let status = diagnosis.cause.flatMap { AccountStatus(rawValue: $0.keyStatus) }
        result.status = status ?? (answer.status == 401 ? .refused : .unclear)
        // A server that fails says nothing of the key, whatever its words.
        if answer.status >= 500, result.status == .refused { result.status = .unclear }
        if case .keyCheck = planned.purpose, result.status == .restricted,
            [.model, .freeModels].contains(diagnosis.cause?.scope)
                || ["bad-params", "payload-too-large"].contains(diagnosis.cause?.id ?? "")
        {
            // The check asked for no model of the user's: the address is not what it should be.
            result.status = .unclear
        }
        result.summary =
            diagnosis.isKnown
            ? shown(diagnosis.summary, subject, limit: 400) : "cannot interpret the answer (HTTP \(answer.status))"
        if !subject.hasKey, result.status == .refused {
            result.summary = "the server requires a key, but the account has none"
        }
        switch result.status {
        case .noCredit, .rateLimited, .restricted:
            // Money, limits and switches are looked at behind the key; countries and bare words are not.
            let isBehindKey = !["region", "rate-limit-unspecified"].contains(diagnosis.cause?.id ?? "")
            if isBehindKey { result.proven = .key }
        default: break
        }
        if !diagnosis.isKnown {
            result.remedy = "check the provider's status page; `proxylint verify --dry-run` shows the request"
        } else if let remedy = diagnosis.remedies.first {
            let place = remedy.place.map { " (\($0.description))" } ?? ""
            result.remedy = shown(remedy.action, subject, limit: 400) + place
        }
    }

    /// Whether every model in question is free at a provider that counts free requests.
    private func usesFreeModelsOnly(_ subject: AskedAccount) -> Bool {
        let proxies = subject.proxies.filter { $0.model != nil }.map { subject.loaded.resolve($0, catalog) }
        return !proxies.isEmpty && proxies.allSatisfy { $0.cost == .free }
    }
}
