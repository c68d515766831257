import Profiles
import Setups
import VerificationResults
import YAMLSource

/// Verified accounts as JSON, version 1 (docs/json.md).
public struct JSONVerificationRenderer {
    private let version: String
    private let catalogDate: String

    /// A renderer that names the program's version and the catalogue's date.
    public init(version: String, catalogDate: String) {
        self.version = version
        self.catalogDate = catalogDate
    }

    /// One JSON object with a line break behind it.
    public func render(_ report: VerificationReport) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("accounts")
            json.array { json in report.results.forEach { write($0, report, &json) } }
        }
        return json.text + "\n"
    }

    private func write(_ result: AccountResult, _ report: VerificationReport, _ json: inout ReportJSON) {
        json.object { json in
            for (key, value) in [
                ("profile", result.profile), ("account", result.account), ("proxy", result.proxy),
                ("model", result.model), ("provider", result.provider), ("status", result.status.rawValue),
                ("proven", result.proven.rawValue), ("phase", result.phase?.rawValue), ("summary", result.summary),
                ("remedy", result.remedy.isEmpty ? nil : result.remedy),
                ("file", SecretMask.byForm.hidingSecrets(in: result.file)),
                ("key", result.maskedKey),
                ("asked", result.asked), ("cause", result.diagnosis?.cause?.id),
            ] as [(StaticString, String?)] {
                text(key, value, &json)
            }
            json.key("http_status")
            json.optional(result.httpStatus)
            json.key("requests")
            json.number(result.requests)
            moment("expires_at", result.expiresAt, report, &json)
            moment("retry_at", retryMoment(result, report), report, &json)
            text("plan", result.tier, &json)
            json.key("quotas")
            json.array { json in result.quotas.forEach { write($0, report, &json) } }
            json.key("balance")
            if let balance = result.balance {
                json.object { json in
                    json.key("amount")
                    json.decimal(balance.amount)
                    text("currency", balance.currency, &json)
                }
            } else {
                json.null()
            }
            write(result.latency, &json)
            json.key("models")
            json.array { json in result.models.forEach { write($0, &json) } }
            json.key("notes")
            json.array { json in result.notes.forEach { json.string(foreign: $0) } }
            text("asked_with", result.askedWith, &json)
            json.key("findings")
            json.array { json in
                let lines = LineIndex(result.source)
                let writer = FindingJSON(file: result.file, mask: .byForm, lines: lines)
                result.findings.forEach { writer.write($0, &json) }
            }
        }
    }

    /// When a limit that is reached lets requests through again.
    private func retryMoment(_ result: AccountResult, _ report: VerificationReport) -> Instant? {
        guard result.status == .rateLimited else { return nil }
        guard let retry = result.diagnosis?.retry else {
            return result.quotas.first { $0.remaining == 0 }?.resetsAt
        }
        return retry.moment ?? retry.seconds.map { report.now.advanced(by: $0) }
    }

    private func write(_ quota: Quota, _ report: VerificationReport, _ json: inout ReportJSON) {
        json.object { json in
            text("name", quota.name, &json)
            for (key, value) in [("limit", quota.limit), ("used", quota.used), ("remaining", quota.remaining)]
                as [(StaticString, Double?)]
            {
                json.key(key)
                if let value { json.decimal(value) } else { json.null() }
            }
            moment("resets_at", quota.resetsAt, report, &json)
            text("unit", quota.unit, &json)
        }
    }

    private func write(_ latency: Latency?, _ json: inout ReportJSON) {
        json.key("latency_ms")
        guard let latency else { return json.null() }
        json.object { json in
            for (key, value) in [
                ("name", latency.name), ("connect", latency.connect), ("tls", latency.tls),
                ("first_byte", latency.firstByte), ("total", latency.total),
            ] as [(StaticString, Int?)] {
                json.key(key)
                json.optional(value)
            }
        }
    }

    private func write(_ model: ModelPresence, _ json: inout ReportJSON) {
        json.object { json in
            text("proxy", model.proxy, &json)
            text("model", model.model, &json)
            json.key("listed")
            if let isListed = model.isListed { json.boolean(isListed) } else { json.null() }
            text("did_you_mean", model.alike, &json)
            json.key("ending")
            if let ending = model.ending {
                json.object { json in
                    text("on", ending.day?.description, &json)
                    text("replacement", ending.replacement, &json)
                }
            } else {
                json.null()
            }
        }
    }

    /// A moment by UTC, and with `_local` behind its name by the user's clock.
    private func moment(
        _ key: String, _ moment: Instant?, _ report: VerificationReport, _ json: inout ReportJSON
    ) {
        json.key(program: key)
        json.string(foreign: moment?.utc)
        json.key(program: key + "_local")
        json.string(
            foreign: moment.flatMap { moment in report.zone.offset(at: moment).map { moment.text(offset: $0.seconds) } }
        )
    }

    private func text(_ key: StaticString, _ value: String?, _ json: inout ReportJSON) {
        json.key(key)
        json.string(foreign: value)
    }
}
