import JSONText
import Setups
import VerificationResults

/// OpenRouter's `GET /api/v1/key` (OpenAPI of 2026-08-22; `free_model_daily_requests` in its docs since September 2026).
enum OpenRouterKeyParser {
    static func facts(in json: JSONValue, _ context: KeyCheckParser.Context) -> AccountFacts? {
        guard let data = json["data"], data["usage"] != nil || data["limit"] != nil, data.members != nil else {
            return nil
        }
        var facts = AccountFacts()
        if data["is_management_key"]?.boolean ?? data["is_provisioning_key"]?.boolean ?? false {
            return AccountFacts(.restricted, "this is a management key: it creates other keys and cannot chat")
        }
        facts.expiresAt = data["expires_at"]?.text.flatMap { Instant($0) }
        let isFreeTier = data["is_free_tier"]?.boolean
        facts.tier = isFreeTier.map { $0 ? "no credits were ever bought" : "credits were bought" }
        if let isFreeTier { facts.credits = isFreeTier ? .nothing : .some }
        readCap(data, context, &facts)
        readFreeRequests(data, context, &facts)
        if let usage = data["usage"]?.amount, usage > 0 {
            facts.notes.append("spent with this key so far: \(Amounts.money(usage, "USD"))")
        }
        facts.notes.append("ordinary keys cannot see the account balance")
        return facts
    }

    /// The key's own cap on spending.
    private static func readCap(_ data: JSONValue, _ context: KeyCheckParser.Context, _ facts: inout AccountFacts) {
        guard let limit = data["limit"]?.amount else { return }
        let remaining = data["limit_remaining"]?.amount
        let period = data["limit_reset"]?.text
        facts.quotas.append(
            Quota(
                name: period.map { "the key's \($0) cap" } ?? "the key's cap", limit: limit,
                used: remaining.map { max(limit - $0, 0) }, remaining: remaining,
                resetsAt: period.flatMap { nextPeriod($0, context.now) }, unit: "USD"))
        if let remaining, remaining <= 0, !context.usesFreeModelsOnly {
            facts.status = .noCredit
            facts.summary = "the key is good, but its spending cap is reached"
        }
    }

    /// The account's free requests per day: 00:00 UTC begins the next.
    private static func readFreeRequests(
        _ data: JSONValue, _ context: KeyCheckParser.Context, _ facts: inout AccountFacts
    ) {
        guard let counter = data["free_model_daily_requests"], let limit = counter["limit"]?.amount else { return }
        let remaining = counter["remaining"]?.amount.map { max($0, 0) }
        let reset = context.now.next(multipleOf: 86_400)
        facts.quotas.append(
            Quota(
                name: "free requests today", limit: limit, used: counter["used"]?.amount, remaining: remaining,
                resetsAt: reset, unit: "requests"))
        // The number follows the credits that were bought (docs: limits).
        if limit >= 1000 { facts.credits = .tenOrMore }
        if limit <= 50, facts.credits != .nothing { facts.credits = .belowTen }
        guard remaining == 0 else { return }
        if context.usesFreeModelsOnly {
            facts.status = .rateLimited
            facts.summary = "the key is good, but today's free requests are used up"
        } else {
            facts.notes.append("free models work again after the reset; paid ones work now")
        }
    }

    private static func nextPeriod(_ period: String, _ now: Instant) -> Instant? {
        switch period {
        case "daily": now.next(multipleOf: 86_400)
        case "weekly": now.nextMonday
        case "monthly": now.nextMonth
        default: nil
        }
    }
}
