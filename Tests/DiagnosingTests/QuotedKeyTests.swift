import Diagnosing
import Testing

/// Keys that answers repeat, of whatever form.
struct QuotedKeyTests {
    private static let keys = [
        "AAAA1/BBBB2==", "12|Ab34Cd56Ef78Gh90", "123456789012", "Zr5tQ8wXk1nB", "aa11/bb22+cc33/dd44==",
        "sk-proj-AA/BB12cc",
        "Zr5.tQ8w~Xk1nB",
    ]

    @Test(arguments: keys)
    func areTakenOut(_ key: String) {
        for text in [
            "Incorrect API key provided: \(key). You can find your API key at https://platform.openai.com/account/api-keys.",
            "invalid api key '\(key)'", "API key not valid: \(key)", "API key not valid. Key: \(key)",
            "Invalid API-key `\(key)`", "The token \"\(key)\" has expired", "invalid token: \(key)",
            "Unauthorized: bearer: \(key)", "Authorization: Basic \(key)", "Authorization: Bearer \(key)",
            "{\"error\":{\"message\":\"Incorrect API key provided: \(key)\"}}", "{\"api_key\":\"\(key)\",\"code\":401}",
            "{\\\"key\\\": \\\"\(key)\\\"}", "Your api key: \(key) is invalid", "API Key 无效：\(key)", "无效的令牌: \(key)",
            "Authentication failed, access token provided is not valid: \(key)", "secret='\(key)'",
        ] {
            let redacted = Redaction.redacted(text)
            #expect(!redacted.contains(key) && !redacted.contains(key.suffix(4)), "\(redacted)")
            #expect(!redacted.contains(key.prefix(5)) || key.hasPrefix("sk-"), "\(redacted)")
        }
    }

    @Test(arguments: [
        "Incorrect API key provided", "Invalid API key. Please check your key at https://openrouter.ai/keys",
        "No auth credentials found", "API key not valid. Please pass a valid API key.", "invalid token limit: 131072",
        "max_tokens: 131072", "Unexpected token '<', \"<!DOCTYPE\" is not valid JSON", "unexpected key 'max_tokens'",
        "Unknown key: reasoning_effort", "This key is limited to deepseek/deepseek-v3.2 only",
        "Your API key: https://example.org/keys2", "key OPENROUTER_API_KEY_2 is not set", "token count 131072",
        "API key for model gpt-4o-2024-08-06 was not found", "prompt tokens: 128000", "Error 401: AuthenticationError",
        "API key expired on 2026-11-28", "The key has no access to z-ai/glm-5.2", "token limit of 8192 exceeded",
        "keyword: abc123def", "rate limit of your API key: 200 requests", "API key: AuthenticationError",
    ])
    func wordsStay(_ text: String) {
        #expect(Redaction.redacted(text) == text)
    }
}
