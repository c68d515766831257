import Catalog

/// What a sentence complains of: a thing (the key, a tool, an image) and what is wrong with it (missing, unknown, too much).
///
/// Of a text that nobody recorded the two together mostly tell the cause. It is asked after the wordings, speaks with low
/// confidence, and never against the status.
struct Complaint {
    /// The id of a cause.
    let cause: String
    let layer: ErrorLayer
    /// The words that told it, as they stand in the text.
    let words: [String]

    init(cause: String, layer: ErrorLayer, words: [String]) {
        self.cause = cause
        self.layer = layer
        self.words = words
    }

    private static let maxBytes = 1600
    private static let longestSentence = 360

    /// The complaint of an error's innermost words; nil where none is understood or it does not fit the status.
    init?(_ error: UnwrappedError) {
        let messages = error.segments.filter { $0.role == .message && $0.bytes.count > 6 }
            .sorted { $0.level > $1.level }.prefix(4)
        let said = messages.map { $0.bytes.prefix(Self.maxBytes) } + [error.text.prefix(Self.maxBytes)]
        for text in said {
            var best: (rank: Int, complaint: (pair: ComplaintPair, thing: String, fault: String))?
            for sentence in Self.sentences(of: text) {
                for (rank, pair) in ComplaintPair.all.enumerated() where rank < best?.rank ?? .max {
                    guard StatusPrior.fits(pair.cause, pair.layer, error.statuses),
                        let thing = pair.things.first(where: sentence.holds),
                        let fault = pair.faults.first(where: sentence.holds),
                        !pair.unless.contains(where: sentence.holds)
                    else { continue }
                    best = (rank, (pair, thing, fault))
                }
            }
            if let (pair, thing, fault) = best?.complaint {
                self.init(
                    cause: pair.cause, layer: pair.layer, words: [thing, fault].map { String($0.drop { $0 == " " }) })
                return
            }
        }
        return nil
    }

    /// The sentences of a text in small letters, with a blank at both ends.
    private static func sentences(of text: ArraySlice<UInt8>) -> [String] {
        var sentences: [String] = []
        var current: [UInt8] = [0x20]
        func close() {
            if current.count > 8 { sentences.append(String(decoding: current + [0x20], as: UTF8.self)) }
            current = [0x20]
        }
        var previous: UInt8 = 0x20
        for byte in text {
            let endsSentence = byte <= 0x20 && (previous == UInt8(ascii: ".") || previous == UInt8(ascii: "!"))
            switch byte {
            case 0x0A, UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"): close()
            case _ where endsSentence || current.count >= longestSentence: close()
            case 0x41...0x5A: current.append(byte | 0x20)
            case 0x00..<0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "\\"): break
            default: current.append(byte)
            }
            previous = byte
        }
        close()
        return sentences
    }
}

/// Which causes a status lets stand.
enum StatusPrior {
    /// Whether any of the statuses that were seen goes with a cause; true where there is none.
    static func fits(_ cause: String, _ layer: ErrorLayer, _ statuses: Set<Int>) -> Bool {
        let errors = statuses.filter { $0 >= 400 }
        return errors.isEmpty || errors.contains { fits(cause, layer, status: $0) }
    }

    private static func fits(_ cause: String, _ layer: ErrorLayer, status: Int) -> Bool {
        let isParameter = cause.hasPrefix("bad-params")
        switch status {
        case 400, 415, 422:
            return layer != .network && !passing.contains(cause)
        case 401: return layer == .account || cause == "edge-block"
        case 402: return layer == .account && !keyCauses.contains(cause) || cause == "provider-no-balance"
        case 404, 405, 410:
            return !passing.contains(cause) && !keyCauses.contains(cause) && layer != .network && layer != .provider
                && (!isParameter || cause == "bad-params-tools" || cause == "bad-params-images")
        case 429:
            return !isParameter && layer != .network && !keyCauses.contains(cause) && cause != "wrong-endpoint"
                && cause != "model-unknown" && cause != "model-retired"
        default: return true
        }
    }

    /// Causes that pass by themselves; no provider answers them with "your request is wrong".
    private static let passing: Set<String> = [
        "server-error", "provider-down", "capacity", "timeout", "no-http-answer", "upstream-rate-limit", "rate-limit",
        "rate-limit-unspecified", "stuck-loading", "stream-cut", "concurrency", "maintenance",
    ]
    private static let keyCauses: Set<String> = [
        "invalid-key", "missing-auth", "auth-format", "token-expired", "wrong-key-type",
    ]
}
