import JSONText
import Setups
import VerificationResults

/// Answers that show a plan, or what the key may do.
enum PlanParsers {
    /// `GET /v1/api-key`; a key may be switched off and still be answered with 200.
    static func xai(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard json["redacted_api_key"] != nil || json["acls"] != nil else { return nil }
        if json["api_key_blocked"]?.boolean ?? false { return AccountFacts(.refused, "xAI has blocked the key") }
        if json["api_key_disabled"]?.boolean ?? false { return AccountFacts(.refused, "the key is disabled") }
        if json["team_blocked"]?.boolean ?? false {
            return AccountFacts(.restricted, "the key is good, but xAI has blocked its team")
        }
        return AccountFacts()
    }

    /// `POST /v1/check-api-key`; 200 also for a key that is not valid.
    static func cohere(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        json["valid"]?.boolean.map {
            $0 ? AccountFacts() : AccountFacts(.refused, "Cohere says that the key is not valid")
        }
    }

    /// `GET /v1/plan`; a plan is a number of units that run at once.
    static func featherless(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard json["id"] != nil, json["concurrency"] != nil else { return nil }
        var facts = AccountFacts()
        facts.tier = json["name"]?.text
        if let units = json["concurrency"]?.amount {
            facts.quotas.append(
                Quota(
                    name: "running at once", limit: units, used: nil, remaining: nil, resetsAt: nil, unit: "units"))
        }
        if let tokens = json["max_context_length"]?.integer {
            facts.notes.append("the plan allows chats of up to \(tokens) tokens")
        }
        return facts
    }

    /// `GET /api/whoami-v2`; fine-grained tokens need a permission for the router.
    static func huggingFace(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard json["type"] != nil, let auth = json["auth"] else { return nil }
        var facts = AccountFacts()
        facts.tier = json["isPro"]?.boolean.map { $0 ? "PRO" : "free" }
        guard let token = auth["accessToken"], token["role"]?.text == "fineGrained" else { return facts }
        let scopes = (token["fineGrained"]?["scoped"]?.elements ?? []).flatMap { $0["permissions"]?.elements ?? [] }
        let global = token["fineGrained"]?["global"]?.elements ?? []
        if !(scopes + global).contains(where: { $0.text == "inference.serverless.write" }) {
            return AccountFacts(
                .restricted, "the token is good, but lacks the permission to make calls to Inference Providers")
        }
        return facts
    }

    /// `POST /v3/keys/get-caller-info`.
    static func nvidia(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard let code = json["requestStatus"]?["statusCode"]?.text else { return nil }
        guard code == "SUCCESS" else { return AccountFacts(.refused, "NVIDIA does not accept the key") }
        var facts = AccountFacts()
        facts.notes.append("only a chat shows whether it may use a certain model")
        return facts
    }

    /// `GET /api/monitor/usage/quota/limit`; refusals and missing plans come with 200.
    static func zaiCoding(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        if json["success"]?.boolean == false {
            // Codes of its API: 401, 1000 to 1003 are about the key.
            if let code = json["code"]?.integer, code == 401 || (1000...1003).contains(code) {
                return AccountFacts(.refused, "Z.ai does not accept the key")
            }
            guard json["msg"]?.text?.contains("coding plan") ?? false else { return nil }
            return AccountFacts(.restricted, "the key is good, but it has no coding plan, which this address requires")
        }
        guard let data = json["data"], let limits = data["limits"]?.elements else { return nil }
        var facts = AccountFacts()
        facts.tier = data["level"]?.text ?? data["planName"]?.text
        for limit in limits {
            guard let percent = limit["percentage"]?.amount else { continue }
            let reset = limit["nextResetTime"]?.amount.map { Instant(seconds: Int64(min(max($0 / 1000, 0), 1e11))) }
            facts.quotas.append(
                Quota(
                    name: zaiWindow(limit), limit: 100, used: percent, remaining: max(100 - percent, 0),
                    resetsAt: reset, unit: "percent"))
            if percent >= 100, limit["type"]?.text != "TIME_LIMIT" {
                facts.status = .rateLimited
                facts.summary = "the key is good, but a plan quota is used up"
            }
        }
        return facts
    }

    private static func zaiWindow(_ limit: JSONValue) -> String {
        let count = limit["number"]?.integer ?? 1
        switch limit["unit"]?.integer {
        case 3: return "tokens per \(count) hours"
        case 6: return count == 1 ? "tokens per week" : "tokens per \(count) weeks"
        case 5: return "tool calls per month"
        default: return "plan quota"
        }
    }

    /// `GET /api/v1/model`; always 200, and with a wrong password without the model's name.
    static func koboldCpp(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard let model = json["result"]?.text else { return nil }
        guard model.hasSuffix("protected-model") else { return AccountFacts() }
        return AccountFacts(
            .refused,
            context.hasKey
                ? "the server does not accept the password" : "the server requires a password, but the account has none"
        )
    }
}
