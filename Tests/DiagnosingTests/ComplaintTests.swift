import Diagnosing
import Testing

/// Sentences that nobody recorded: the thing that is complained of, with what is wrong with it, tells the cause.
struct ComplaintTests {
    @Test(arguments: [
        ("Error: lookup of host name llm.example.net: no such host", "name-not-found"),
        ("Error 400: The sampler's top_k must be between 1 and 40 for this deployment", "bad-params-range"),
        ("HTTP 422: property frobnicate is not supported by this server", "bad-params-unknown"),
        ("Error code: 400 - {'error': 'Pictures as image_url are not accepted by this gateway'}", "bad-params-images"),
        ("Error: 400 {\"error\":\"tools[3] has an invalid definition\"}", "bad-params-tools"),
        ("Error: 400 {\"error\":\"The grammar given is not valid\"}", "bad-params-schema"),
        ("Error: no api key was configured: api key is required to chat", "missing-auth"),
        ("Error: the model brought back an empty completion: message is blank", "empty-reply"),
        ("API error 403: this service is not available in your region", "region"),
        ("Error parsing line: SyntaxError: Unterminated string in JSON at position 12", "unparsed-body"),
    ])
    func aSentenceIsUnderstood(_ text: String, _ cause: String) throws {
        let diagnosis = try Diagnose.text(text)
        #expect(diagnosis.cause?.id == cause, "\(text)")
        #expect(diagnosis.confidence != .high, "\(text)")
    }

    @Test(arguments: [
        "The release adds a setting for top_k, between 1 and 40.",
        "Respond with nothing at all. A completely empty response, please.",
        "This PR aims to treat an empty message of the model like a blank one.",
        "Our changelog: the api key field is required now; the image preview is not supported on phones.",
    ])
    func whatIsNoErrorStaysNone(_ text: String) throws {
        #expect(try Diagnose.text(text).isKnown == false, "\(text)")
    }

    @Test(arguments: [
        ("the bot returns blank messages", "empty-reply"), ("my bot keeps sending blank replies", "empty-reply"),
        ("the model outputs its reasoning in the chat", "thinking-shown"),
        ("the reply never finishes, the bot just keeps typing", "stuck-loading"),
        ("why does my bot forget? it doesn't remember my name", "context-forgotten"),
    ])
    func aSymptomIsUnderstood(_ text: String, _ cause: String) throws {
        #expect(try Diagnose.text(text).cause?.id == cause, "\(text)")
    }

    @Test(arguments: [
        "*She forgets what I said, and the model of the ship hangs over the bed.*",
        "\"You never remember,\" the character says, stuck in the doorway.",
        "Added an option that hides the reasoning in the chat.",
        "Make sure that the bot is not stuck before you release it.",
    ])
    func storiesAndNotesAreNoSymptoms(_ text: String) throws {
        #expect(try Diagnose.text(text).isKnown == false, "\(text)")
    }

    @Test func aStatusSpeaksAgainstCommonWords() throws {
        let text =
            "An unexpected error occurred while talking to the backend. The error was: API error 400: {\"message\":\"tool choice auto is not enabled\"}"
        let diagnosis = try Diagnose.text(text)
        #expect(diagnosis.cause?.id == "bad-params-tools")
        #expect(diagnosis.retry.kind == .never)
    }

    @Test func anAnswerWithoutWordsIsAnEmptyReply() throws {
        let empty =
            #"{"choices":[{"index":0,"message":{"role":"assistant","content":""},"finish_reason":"stop"}],"usage":{"completion_tokens":0}}"#
        #expect(try Diagnose.text(empty).cause?.id == "empty-reply")
        let full = #"{"choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]}"#
        #expect(try Diagnose.text(full).isKnown == false)
        let call =
            #"{"choices":[{"message":{"content":null,"tool_calls":[{"function":{"name":"dice"}}]},"finish_reason":"tool_calls"}]}"#
        #expect(try Diagnose.text(call).isKnown == false)
    }

    @Test func aBareRefusalAsksForTheWholeAnswerFirst() throws {
        let diagnosis = try Diagnose.text("Request failed with status code 400")
        #expect(diagnosis.remedies.first?.action.hasPrefix("Paste the whole answer") == true)
    }

    @Test func piecesOfAnIDAreNoWindow() throws {
        let text = """
            Client Request Id: 5c54f04e-0450-418c-accd-1a08b3783fb3
            Reason: 400 Bad Request - {"error":{"code":400,"message":"request (124315 tokens)
            exceeds the available context size (123904 tokens), try
            increasing it","type":"exceed_context_size_error"}}
            """
        let diagnosis = try Diagnose.text(text)
        #expect(diagnosis.cause?.id == "context-too-long" && diagnosis.allowedTokens == 123_904)
    }

    @Test func aServerOfOnesOwnIsStartedFirst() throws {
        let diagnosis = try Diagnose.text("Error: connect ECONNREFUSED 127.0.0.1:5001")
        #expect(diagnosis.cause?.id == "no-http-answer")
        #expect(diagnosis.remedies.first?.action.hasPrefix("Start the server") == true)
    }
}
