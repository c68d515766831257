import Diagnosing
import Profiles
import Setups
import Testing
import YAMLSource

/// What says who somebody is does not leave the program.
struct RedactionTests {
    @Test(arguments: [
        "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "sk-ant-api03-abcdefghijklmnopqrstuvwxyz",
        "AIzaSyA1234567890abcdefghijklmnopqrstuvw",
        "cpk_0123456789abcdef0123456789abcdef.0123456789abcdef0123456789abcdef.ABCDEFGHIJKLMNOPabcdefghijklmnop",
        "user_2aB3cD4eF5gH6", "org-AbCdEf123456", "req_011CSHoEeqs5C35K2UUqR7Fy", "gen-1732200000-AbCdEf123",
        "someone@example.org",
        "0x52908400098527886E0F7030069857D2E4169EE7", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
        "nano_3t6k35gi95xu6tergt6p69ck76ogmitsa8mnijtpxm9fkcm736xtoncuohr3",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "123e4567-e89b-12d3-a456-426614174000", "203.0.113.77", "****20e1",
    ])
    func isTakenOut(_ secret: String) {
        for text in [secret, "key: \(secret).", "{\"user\":\"\(secret)\"}", "send tao to \(secret) now", "(\(secret))"]
        {
            #expect(!Redaction.redacted(text).contains(secret), "\(text)")
        }
    }

    @Test(arguments: [
        #"{"error":{"message":"x","code":429},"user_id":"a1b2c3d4e5"}"#, "request_id: 77aa88bb99cc",
        "cf-ray: 8f1c2d3e4f5a6b7c-VIE",
        "in organization org_01hxyz99 on tokens", "project 123456789012",
    ])
    func idsBehindTheirNamesAreTakenOut(_ text: String) {
        #expect(Redaction.redacted(text).contains("["), "\(Redaction.redacted(text))")
    }

    @Test(arguments: [
        "Rate limit exceeded: free-models-per-day-high-balance.", "google/gemma-4-31b-it:free",
        "moonshotai/Kimi-K2-Thinking", "127.0.0.1:5001",
        "deepseek-ai/DeepSeek-V4-Flash-0731-TEE", "GenerateRequestsPerDayPerProjectPerModel-FreeTier",
        "https://openrouter.ai/settings/privacy",
        "You requested up to 64000 tokens, but can only afford 2666", "您的账户已达到速率限制，请您控制请求频率", "192.168.1.20",
        "Qwen3.5-397B-A17B",
        "your account's allowed-providers setting permits only", "Functions", "account balance is low",
    ])
    func otherWordsStay(_ text: String) {
        #expect(Redaction.redacted(text) == text)
    }

    @Test(arguments: ["at file:///C:/Users/Ann/app.js", #"C:\Users\Ann\app.js"#, "/home/ann/bot.py", "/Users/Ann/x"])
    func namesInPathsAreTakenOut(_ path: String) {
        #expect(
            !Redaction.redacted(path).lowercased().contains("ann/")
                && !Redaction.redacted(path).lowercased().contains("ann\\"))
    }

    @Test func nothingIsCutInHalfBeforeItIsHidden() throws {
        let wallet = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"
        for length in 200..<330 {
            let text = "{\"detail\":\"model not found: \(String(repeating: "x ", count: length / 2)) \(wallet)\"}"
            #expect(try !Diagnose.text(text).message.contains("5Grwva"), "\(length)")
        }
    }

    @Test func aKeyInTheWrongPlaceOfAProfileIsHidden() throws {
        let key = "sk-or-v1-" + String(repeating: "0123456789abcdef", count: 4)
        let source = SourceText(
            name: "p.yaml",
            bytes: Array(
                "version: 1\nname: a\naccounts: {a: {provider: openrouter}, b: {provider: chutes}}\nproxies:\n  - {name: \(key), account: a, model: m}\n  - {name: \(key), account: b, model: n}\n"
                    .utf8))
        let profile = try #require(ProfileDecoder(catalog: .embedded).profiles(in: YAMLTree.parse(source)).first)
            .profile
        let diagnosis = try Diagnose.text(
            "Insufficient credits", for: AffectedProfile(LoadedProfile(profile: profile, source: source)))
        #expect(!"\(diagnosis.proxy ?? "") \(diagnosis.remedies.map(\.action))".contains("0123456789abcdef"))
    }

    @Test func evidenceAndMessageAreRedacted() throws {
        let text =
            #"{"detail":{"message":"Quota exceeded and account balance is $0.0, please pay with fiat or send tao to 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"}}"#
        let diagnosis = try Diagnose.text(text)
        #expect(diagnosis.cause?.id == "no-credit" && diagnosis.provider == "chutes")
        #expect(!"\(diagnosis)".contains("5Grwva"))
    }
}
