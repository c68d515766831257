import Diagnosing
import Testing

/// Answers of servers, which go the same way as pasted text.
struct AnswerTests {
    private func diagnose(_ status: Int, _ headers: [(name: String, value: String)] = [], _ body: String) throws
        -> Diagnosis
    {
        let input = try ErrorInput(status: status, headers: headers, body: Array(body.utf8))
        return Diagnose.diagnoser.diagnose(input, now: Diagnose.now)
    }

    @Test func anAnswerIsReadLikeItsPaste() throws {
        for known in try ErrorCase.read("known.jsonl") where known.text.hasPrefix("{") || known.layer == "account" {
            let answered = try diagnose(
                429, [("Content-Type", "application/json")],
                "{\"error\":{\"message\":\"\(known.text.replacing("\"", with: "\\\""))\"}}")
            if known.cause.hasPrefix("wrapper-") || known.text.contains("408") { continue }
            #expect(known.isMet(by: answered), "\(Diagnose.words(answered)) \(known.text)")
        }
    }

    @Test func headersSayWhichLimitItWas() throws {
        for (limit, cause) in [
            ("50", "free-daily-quota"), ("1000", "free-daily-quota-1000"), ("20", "free-minute-quota"),
        ] {
            let answer = try diagnose(
                429, [("X-RateLimit-Limit", limit), ("Server", "openrouter.ai")],
                #"{"error":{"message":"Rate limit exceeded","code":429,"metadata":{"provider_name":null,"limit_source":"","headers":{}}},"docs":"https://openrouter.ai/docs"}"#
            )
            #expect(answer.cause?.id == cause, "\(limit): \(Diagnose.words(answer))")
        }
    }

    @Test func aFailureInAGoodAnswerIsFound() throws {
        let body =
            #"{"id":"gen-1","choices":[{"finish_reason":"error"}],"error":{"code":502,"message":"Provider disconnected mid-stream"}}"#
        let answer = try diagnose(200, [], body)
        #expect(answer.cause?.id == "stream-cut" && answer.httpStatus == 502)
    }

    @Test func aStreamsLastLineIsFound() throws {
        let body =
            "data: {\"choices\":[{\"delta\":{\"content\":\"Hel\"}}]}\n\n: OPENROUTER PROCESSING\n\ndata: {\"error\":{\"code\":502,\"message\":\"Provider disconnected mid-stream\"}}\n\n"
        #expect(try diagnose(200, [], body).cause?.id == "stream-cut")
    }

    @Test func aGoodAnswerIsNoError() throws {
        for body in [
            #"{"id":"gen-1","choices":[{"message":{"role":"assistant","content":"She exceeded her quota of rate limits; the server was overloaded."},"finish_reason":"stop"}],"usage":{"total_tokens":42}}"#,
            #"{"data":[{"id":"a/b","name":"Rate limit exceeded","context_length":8192}]}"#, "", "ok",
        ] {
            #expect(try !diagnose(200, [], body).isKnown, "\(body)")
        }
    }

    @Test func anEmptyAnswerIsToldByItsStatus() throws {
        #expect(try diagnose(503, [], "").cause?.id == "provider-down")
        #expect(try diagnose(413, [], "").cause?.id == "payload-too-large")
        #expect(try !diagnose(418, [], "").isKnown)
    }

    @Test func whoAnsweredDecidesWhatCommonWordsMean() throws {
        // The same words of an upstream are about the router's account, of the provider itself about the user's.
        let direct = try diagnose(
            402, [],
            #"{"error":{"message":"Insufficient Balance","type":"unknown_error","code":"invalid_request_error"}}"#)
        #expect(direct.cause?.id == "no-credit" && direct.layer.rawValue == "account")
        let raw = #"{\"error\":{\"message\":\"Insufficient Balance\"}}"#
        func routed(_ extra: String) -> String {
            #"{"error":{"message":"Provider returned error","code":402,"metadata":{"raw":""# + raw
                + #"","provider_name":"DeepSeek""# + extra + "}}}"
        }
        let behind = try diagnose(402, [], routed(""))
        #expect(
            behind.cause?.id == "provider-no-balance" && behind.layer.rawValue == "provider"
                && behind.upstream == "deepseek")
        let ownKey = try diagnose(402, [], routed(#","is_byok":true"#))
        #expect(ownKey.cause?.id == "no-credit")
    }

    @Test func structuredKeysGoBeforeProse() throws {
        let body =
            #"{"error":{"message":"Rate limit exceeded: free-models-per-day","code":429,"metadata":{"limit_source":"upstream_provider_shared_pool"}}}"#
        #expect(try diagnose(429, [], body).cause?.id == "upstream-rate-limit")
        let reasons =
            #"{"error":{"message":"0 endpoints out of 1 requested are available matching your guardrail restrictions and data policy. We removed them for the following reasons (an endpoint may have matched multiple reasons):","code":404,"metadata":{"failed_routing_step":"Filter by Guardrails","ineligibility_reasons":[{"reason":"zdr-violation-by-account","endpoint_count":1}]}}}"#
        #expect(try diagnose(404, [], reasons).cause?.id == "privacy-zdr")
    }
}
