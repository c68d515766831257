import Catalog

/// What somebody answers about an error of which only the status is known.
public struct StatusAnswers: Sendable {
    /// The catalogue's id of the provider.
    public var provider: String?
    /// Whether the model is free.
    public var isFreeModel: Bool?
    /// Whether it was the first message of the day.
    public var isFirstToday: Bool?
    /// Whether another model works at the same provider.
    public var otherModelWorks: Bool?

    /// Nothing answered yet.
    public init() {}

    /// The likeliest cause of a status, by the answers; nil where they leave it open.
    func cause(ofStatus status: Int) -> (id: String, layer: ErrorLayer)? {
        switch status {
        case 401: return ("invalid-key", .account)
        case 402: return ("no-credit", .account)
        case 403: return otherModelWorks == true ? ("model-not-enabled", .model) : ("key-restricted", .account)
        case 404: return otherModelWorks == true ? ("model-unknown", .model) : ("wrong-endpoint", .frontEnd)
        case 429: return ofLimit
        case 500...: return ("provider-down", .provider)
        default: return nil
        }
    }

    private var ofLimit: (id: String, layer: ErrorLayer)? {
        if otherModelWorks == true { return ("upstream-rate-limit", .provider) }
        if isFreeModel == true {
            return isFirstToday == false ? ("free-daily-quota", .account) : ("upstream-rate-limit", .provider)
        }
        guard otherModelWorks == false else { return nil }
        return isFirstToday == true ? ("no-credit", .account) : ("rate-limit", .account)
    }
}

extension ErrorReading {
    /// The status, where nothing else is known of the error; nil where words say more.
    public var lonelyStatus: Int? {
        guard verdict.chosen.map({ $0.isFrame || $0.wording.place == .status }) ?? false else { return nil }
        return error.status
    }

    /// The same, with what somebody answered.
    public func narrowed(by answers: StatusAnswers) -> ErrorReading {
        var recognition = verdict.recognition
        if recognition.provider == nil { recognition.provider = answers.provider }
        guard let status = error.status, let found = answers.cause(ofStatus: status) else {
            return ErrorReading(
                error: error,
                verdict: Verdict(
                    chosen: verdict.chosen, others: verdict.others, cause: verdict.cause, layer: verdict.layer,
                    recognition: recognition))
        }
        return ErrorReading(
            error: error,
            verdict: Verdict(
                chosen: nil, others: [], cause: found.id, layer: found.layer, recognition: recognition))
    }
}
