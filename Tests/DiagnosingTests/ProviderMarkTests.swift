import Diagnosing
import Testing

/// Who answered, by what a text shows without saying it.
struct ProviderMarkTests {
    @Test(arguments: [
        // The class of an exception, the module of a library, the variable of a key.
        ("cohere.errors.too_many_requests_error.TooManyRequestsError: status_code: 429", "cohere"),
        ("groq.BadRequestError: Error code: 400 - {'error': {'message': 'nope'}}", "groq"),
        ("File \"/usr/lib/python3/site-packages/mistralai/sdk.py\", line 3\nSDKError: Status 422", "mistral"),
        ("CerebrasAPIError: 503 Service Unavailable", "cerebras"),
        ("Error: 401 the DEEPSEEK_API_KEY environment variable is wrong", "deepseek"),
        // Forms of answers.
        (#"{"base_resp":{"status_code":2049,"status_msg":"invalid api key"}}"#, "minimax"),
        (#"{"error":{"code":400,"message":"No such thing","status":"INVALID_ARGUMENT"}}"#, "gemini"),
        // Another host under the same name.
        ("Error 404 from https://docs.cohere.com/v9/chat", "cohere"),
        ("request to https://gateway.moonshot.ai/v1 failed, reason: connect ETIMEDOUT", "moonshot"),
        // The only name.
        ("Setup of OpenRouter fails with \"validation failed with status code 402\"", "openrouter"),
        ("TimeoutError: OpenAI timed out waiting for response", "openai"),
        // "openai" as the name of a protocol.
        ("Provider: openai\nError: 500 LM Studio could not load it", "lm-studio"),
    ])
    func aServiceIsNamed(_ text: String, _ provider: String) throws {
        #expect(try Diagnose.text(text).provider == provider, "\(text)")
    }

    @Test(arguments: [
        "Error 400: max_tokens and temperature do not go together",
        "Error: 503 openai/gpt-4o is busy",
        "Error: 429 neither Groq nor Cerebras answers",
    ])
    func nobodyIsNamed(_ text: String) throws {
        #expect(try Diagnose.text(text).provider == nil, "\(text)")
    }
}
