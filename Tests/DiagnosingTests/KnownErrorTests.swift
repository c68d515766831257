import Diagnosing
import Foundation
import TestSupport
import Testing

/// Every recorded error text, bare and in everything that front ends, relays, chat programs and cameras put around it.
struct KnownErrorTests {
    @Test(arguments: Wrapping.allCases)
    func everyKnownErrorIsRecognized(_ wrapping: Wrapping) throws {
        var failures: [String] = []
        for known in try ErrorCase.read("known.jsonl") {
            guard let wrapped = wrapping.wrapped(known) else { continue }
            for text in [wrapped, wrapped.uppercased(), wrapped.lowercased()] {
                let diagnosis = try Diagnose.text(text)
                if known.isMet(by: diagnosis) { continue }
                failures.append(
                    "\(Diagnose.words(diagnosis)) instead of \(known.layer)/\(known.cause): \(text.prefix(300))")
            }
        }
        #expect(failures.isEmpty, "\(failures.count) failures:\n\(failures.joined(separator: "\n"))")
    }
}

/// What is put around an error before somebody pastes it.
enum Wrapping: String, CaseIterable {
    case bare, janitor, janitorJSON, openRouterRaw, relay, pythonRepresentation, curl, fastAPI
    case array, jsonInString, jsonInStringTwice, truncated, smartQuotes, brokenLines, screenshot, page, otherNames,
        quotedInProse

    /// The text in it; nil where it cannot stand in this.
    func wrapped(_ known: ErrorCase) -> String? {
        let text = known.text
        let isFrame = known.cause.hasPrefix("wrapper-")
        func json(_ text: String) -> String { Self.quoted(text) }
        switch self {
        case .bare: return text
        case .janitor:
            if known.cause == "wrapper-suffix" { return nil }
            return "PROXY ERROR 429: \(text) (unk)".replacingOccurrences(of: "429", with: "\(Self.status(known))")
        case .janitorJSON:
            guard !isFrame, !text.hasPrefix("A network") else { return nil }
            return
                "PROXY ERROR \(Self.status(known)): {\"error\":{\"message\":\(json(text)),\"code\":\(Self.status(known))},\"user_id\":\"user_2aB3cD4eF5\"} (unk)"
        case .openRouterRaw:
            // Seen through a router the account is the router's, so only what is not about accounts stays the same.
            guard ["provider", "model", "content"].contains(known.layer), known.cause != "upstream-generic" else {
                return nil
            }
            let raw = "{\"error\":{\"message\":\(json(text))}}"
            return
                "{\"error\":{\"message\":\"Provider returned error\",\"code\":\(Self.status(known)),\"metadata\":{\"raw\":\(json(raw)),\"provider_name\":\"Chutes\"}}}"
        case .relay: return isFrame ? nil : "openrouter error: \(text)"
        case .pythonRepresentation:
            guard !isFrame, !text.contains("'") else { return nil }
            return
                "Error code: \(Self.status(known)) - {'error': {'message': '\(text.replacingOccurrences(of: "\\", with: "\\\\"))', 'code': \(Self.status(known))}}"
        case .curl:
            guard !isFrame else { return nil }
            return
                "HTTP/2 \(Self.status(known)) \r\ndate: Sat, 21 Nov 2026 20:48:00 GMT\r\ncontent-type: application/json\r\n\r\n{\"error\":{\"message\":\(json(text))}}"
        case .fastAPI: return isFrame ? nil : "{\"detail\":\(json(text))}"
        case .array:
            return isFrame
                ? nil : "[{\"error\":{\"code\":\(Self.status(known)),\"message\":\(json(text)),\"status\":\"FAILED\"}}]"
        case .jsonInString: return isFrame ? nil : json("{\"error\":{\"message\":\(json(text))}}")
        case .jsonInStringTwice:
            return isFrame
                ? nil : "{\"message\":\(json("{\"error\":\(json("{\"error\":{\"message\":\(json(text))}}"))}"))}"
        case .truncated: return isFrame ? nil : "{\"error\":{\"message\":\(json(text)),\"metadata\":{\"raw\":\"{\\\"err"
        case .smartQuotes:
            guard !isFrame else { return nil }
            return
                "{“error”:{“message”:“\(text.replacingOccurrences(of: "'", with: "’"))”,“code”:\(Self.status(known))}}"
        case .brokenLines: return text.replacingOccurrences(of: " ", with: "\n")
        case .screenshot:
            // Lost braces and quotes, l for 1, O for 0.
            guard !isFrame else { return nil }
            let read = text.replacingOccurrences(of: "{", with: "").replacingOccurrences(of: "}", with: "")
                .replacingOccurrences(of: "\"", with: "")
                .replacingOccurrences(of: "1", with: "l").replacingOccurrences(of: "0", with: "O")
            return
                "PR0XY ERROR \("\(Self.status(known))".replacingOccurrences(of: "0", with: "O").replacingOccurrences(of: "1", with: "l")): error: message: \(read)"
        case .page:
            guard !isFrame, !text.contains("<") else { return nil }
            let escaped = text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(
                of: "\"", with: "&quot;")
            return
                "<!DOCTYPE html><html><head><title>Error</title><style>p{color:red}</style></head><body><p>\(escaped)</p></body></html>"
        case .otherNames: return Self.withOtherNames(text)
        case .quotedInProse:
            guard !isFrame, text.utf8.count >= 60 else { return nil }
            return "hi, since this morning I only get this: \(text)\nWhat can I do?"
        }
    }

    /// A status as it would come with the error.
    private static func status(_ known: ErrorCase) -> Int {
        switch known.cause {
        case "invalid-key", "missing-auth": 401
        case "no-credit", "no-credit-for-max-tokens", "no-credit-for-prompt", "key-limit", "in-flight-budget": 402
        case "timeout": 408
        case "payload-too-large": 413
        case "model-unknown", "model-retired", "wrong-endpoint": 404
        case "provider-down", "cold-model": 503
        case "server-error": 500
        case "bad-params", "context-too-long", "auth-format": 400
        case "edge-block", "moderation", "region": 403
        default: 429
        }
    }

    private static func quoted(_ text: String) -> String {
        let data = try? JSONEncoder().encode(text)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static func withOtherNames(_ text: String) -> String {
        var text = text
        for (old, new) in [
            ("deepseek/deepseek-chat-v3-0324:free", "some-vendor/story-model-9b:free"),
            ("openai/gpt-oss-20b", "some-vendor/story-9b"),
            ("moonshotai/Kimi-K2-Thinking", "some-vendor/Story-9B"),
            ("models/gemini-2.5-flash", "models/gemini-9.9-mini"), ("OpenInference", "Parasail"),
            ("violence/graphic", "sexual/minors"), ("64000", "1234"), ("32000", "8192"), ("2666", "17"),
            ("14856 > 9376", "70001 > 512"),
            ("16384", "8192"), ("26265", "9999"), ("26255", "9000"), ("20e1", "9x9z"),
        ] { text = text.replacingOccurrences(of: old, with: new) }
        return text
    }
}
