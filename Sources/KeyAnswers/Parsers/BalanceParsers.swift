import JSONText
import Setups
import VerificationResults

/// Answers that show what money is left.
enum BalanceParsers {
    /// `GET /user/balance`; `is_available` is false where nothing is left.
    static func deepSeek(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard let isAvailable = json["is_available"]?.boolean, let infos = json["balance_infos"]?.elements else {
            return nil
        }
        var facts = AccountFacts()
        let balances = infos.compactMap { info -> Balance? in
            info["total_balance"]?.amount.map { Balance(amount: $0, currency: info["currency"]?.text ?? "") }
        }
        facts.balance = balances.max { $0.amount < $1.amount }
        if !isAvailable {
            facts.status = .noCredit
            facts.summary = "the key is good, but the balance is used up"
        }
        return facts
    }

    /// `GET /users/me/balance`; USD on the international site, CNY on the Chinese one.
    static func moonshot(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard let data = json["data"], let amount = data["available_balance"]?.amount else { return nil }
        return AccountFacts(balance: amount, context.host.hasSuffix(".cn") ? "CNY" : "USD")
    }

    /// `POST /api/check-balance`; a subscription is not shown there.
    static func nanoGPT(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard let amount = json["usd_balance"]?.amount else { return nil }
        var facts = AccountFacts(balance: amount, "USD")
        if facts.status == .noCredit, context.declaresPlan {
            facts.status = .alive
            facts.notes.append("the balance is used up; the subscription's models still work")
        } else if facts.status == .noCredit {
            facts.summary += "; with a subscription its models still answer"
        }
        return facts
    }

    /// `GET /openapi/v1/billing/balance/detail`; in ten-thousandths of a USD.
    static func novita(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        json["availableBalance"]?.amount.map { AccountFacts(balance: $0 / 10_000, "USD") }
    }

    /// `GET /v1/user/info`; USD on the international site, CNY on the Chinese one.
    static func siliconFlow(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard let data = json["data"], let amount = data["totalBalance"]?.amount ?? data["balance"]?.amount else {
            return nil
        }
        return AccountFacts(balance: amount, context.host.hasSuffix(".cn") ? "CNY" : "USD")
    }

    /// `GET /v1/me?checklist=true`; the balance's sign is turned: below zero is money to spend.
    static func deepInfra(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard json["uid"] != nil || json["checklist"] != nil else { return nil }
        guard let list = json["checklist"], let owed = list["stripe_balance"]?.amount else { return AccountFacts() }
        if list["suspended"]?.boolean ?? false {
            return AccountFacts(.noCredit, "the key is good, but DeepInfra has suspended the account")
        }
        let left = -owed - (list["recent"]?.amount ?? 0)
        var facts = AccountFacts()
        facts.balance = Balance(amount: left, currency: "USD")
        // A limit above zero means that use is billed afterwards.
        let limit = list["limit"]?.amount
        if left <= 0, limit ?? 0 <= 0 {
            facts.notes.append(
                "nothing is prepaid; chats work only if the account is billed afterward")
        }
        return facts
    }

    /// `GET /usage/current_balance`; in points.
    static func poe(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard let points = json["current_point_balance"] else { return nil }
        return points.amount.map { AccountFacts(balance: $0, "points") } ?? AccountFacts()
    }

    /// `GET /api_keys/rate_limits`; also the only place that tells an ordinary key its balance.
    static func venice(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard let data = json["data"], data["rateLimits"] != nil || data["accessPermitted"] != nil else { return nil }
        if data["accessPermitted"]?.boolean == false {
            return AccountFacts(.restricted, "the key is good, but may not run models")
        }
        var facts = AccountFacts()
        if let amount = data["balances"]?["USD"]?.amount { facts.balance = Balance(amount: amount, currency: "USD") }
        if let units = data["balances"]?["DIEM"]?.amount {
            facts.quotas.append(
                Quota(
                    name: "daily DIEM", limit: nil, used: nil, remaining: units,
                    resetsAt: data["nextEpochBegins"]?.text.flatMap { Instant($0) }, unit: "DIEM"))
        }
        facts.tier = data["apiTier"]?["id"]?.text
        facts.expiresAt = data["keyExpiration"]?.text.flatMap { Instant($0) }
        return facts
    }

    /// `GET /api/v2/find_user`; kudos decide how long one waits.
    static func horde(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard let name = json["username"]?.text else { return nil }
        var facts = AccountFacts()
        if let kudos = json["kudos"]?.amount { facts.balance = Balance(amount: kudos, currency: "kudos") }
        if name.hasPrefix("Anonymous#") {
            facts.tier = "anonymous"
            facts.notes.append("this is the shared anonymous key, with the lowest priority")
        }
        return facts
    }
}
