import Foundation
import Testing

/// Whatever was taken for a key stands nowhere else in the profile that an import makes.
struct ImportKeyCopyTests {
    private static let url = "https://relay.example.org/v1/chat/completions"
    private static let keys = ["plainword-77", "Aa1/Bb2==", "123456789"]

    private func imported(_ format: String, _ text: String, _ more: [String] = []) throws -> RunningProgram.Outcome {
        let folder = try TemporaryFolder()
        return try RunningProgram.run(
            ["import", format, "-"] + more, in: folder.url, input: text, environment: ["HOME": folder.url.path])
    }

    /// Sources that hold `key` as their key and in `header` as the value of another header, or in another field.
    private static func sources(_ key: String) -> [(format: String, text: String)] {
        let curl = "curl '\(url)' -H 'Authorization: Bearer \(key)'"
        let lite =
            "model_list:\n- model_name: a\n  litellm_params:\n    model: openai/m\n    api_base: https://relay.example.org/v1\n    api_key: '\(key)'\n"
        let tavern =
            "{\"chat_completion_source\":\"custom\",\"custom_url\":\"https://relay.example.org/v1\",\"custom_model\":\"m\",\"reverse_proxy\":\"\",\"proxy_password\":\"\(key)\""
        return [
            ("curl", "\(curl) -H 'X-Route: \(key)' -d '{\"model\":\"m\"}'"),
            ("curl", "\(curl) -H 'X-Route: Bearer \(key)' -d '{\"model\":\"m\"}'"),
            ("curl", "\(curl) -H 'X-Route: a-\(key)-b' -d '{\"model\":\"m\"}'"),
            ("curl", "\(curl) -H 'X-\(key): 1' -d '{\"model\":\"m\"}'"),
            ("curl", "\(curl) -H 'X-Api-Key: other-\(key)' -H 'X-Route: other-\(key)' -d '{\"model\":\"m\"}'"),
            ("curl", "\(curl) -d '{\"model\":\"m\",\"metadata\":{\"a\":[\"\(key)\"]}}'"),
            ("curl", "\(curl) -d '{\"model\":\"m\",\"\(key)\":1,\"stop\":[\"\(key)\"]}'"),
            ("curl", "\(curl) -d '{\"model\":\"m-\(key)\"}'"),
            ("curl", "\(curl.replacing("/chat/", with: "/\(key)/chat/")) -d '{\"model\":\"m\"}'"),
            ("litellm", lite + "    extra_headers: {X-Route: '\(key)'}\n"),
            ("litellm", lite + "    extra_body: {a: {b: 'x \(key)'}}\n"),
            (
                "litellm",
                lite
                    + "- model_name: b\n  litellm_params:\n    model: openai/n\n    api_base: https://relay.example.org/v1\n    extra_headers: {X-Route: '\(key)'}\n"
            ),
            ("litellm", lite.replacing("model_name: a", with: "model_name: 'a \(key)'")),
            (
                "librechat",
                "version: 1.2.1\nendpoints:\n  custom:\n  - name: relay\n    apiKey: '\(key)'\n    baseURL: https://relay.example.org/v1\n    models: {default: [m]}\n    headers: {X-Route: '\(key)'}\n"
            ),
            (
                "librechat",
                "version: 1.2.1\nendpoints:\n  custom:\n  - name: relay\n    apiKey: '\(key)'\n    baseURL: https://relay.example.org/v1\n    models: {default: [m]}\n    addParams: {route: '\(key)'}\n"
            ),
            ("sillytavern", tavern + ",\"custom_include_headers\":\"X-Route: '\(key)'\"}"),
            ("sillytavern", tavern + ",\"custom_include_body\":\"route: '\(key)'\"}"),
            (
                "risuai",
                "{\"aiModel\":\"reverse_proxy\",\"forceReplaceUrl\":\"\(url)\",\"customProxyRequestModel\":\"m\",\"proxyKey\":\"\(key)\",\"mainPrompt\":\"Be kind. \(key)\"}"
            ),
            (
                "janitor",
                "Config Name\ncozy \(key)\nModel Name\nm\nProxy URL\n\(url)\nAPI Key\n\(key)\nCustom Prompt\nBe kind to \(key).\n"
            ),
        ]
    }

    @Test(arguments: keys)
    func standNowhereElse(_ key: String) throws {
        for (format, text) in Self.sources(key) {
            let outcome = try imported(format, text)
            #expect(outcome.status == 0, "\(format): \(outcome.messages)\n\(text)")
            #expect(
                !outcome.output.contains(key) && !outcome.messages.contains(key), "\(outcome.output)\(outcome.messages)"
            )
            #expect(outcome.output.contains("version: 1"), "\(outcome.output)")
        }
    }

    @Test func itIsSaidWhatWasLeftOut() throws {
        let outcome = try imported(
            "curl",
            "curl '\(Self.url)' -H 'Authorization: Bearer Aa1/Bb2==' -H 'X-Route: Aa1/Bb2==' -H 'X-Title: mine' -d '{\"model\":\"m\"}'"
        )
        #expect(outcome.messages.contains("may be a secret") && outcome.messages.contains("the header X-Route"))
        #expect(outcome.output.contains("X-Title: \"mine\""), "\(outcome.output)")
    }

    @Test func aNameThatHoldsTheKeyIsRefused() throws {
        let outcome = try imported(
            "curl", "curl '\(Self.url)' -H 'Authorization: Bearer plainword-77' -d '{\"model\":\"m\"}'",
            ["--name", "my plainword-77"])
        #expect(outcome.status == 2 && outcome.output.isEmpty && !outcome.messages.contains("plainword-77"))
    }

    /// What local servers are given for a key may be in the model's name.
    @Test func wordsForNoKeyLeaveTheModel() throws {
        let outcome = try imported(
            "curl",
            "curl http://localhost:11434/v1/chat/completions -H 'Authorization: Bearer ollama' -d '{\"model\":\"ollama/llama3\"}'"
        )
        #expect(outcome.output.contains("ollama/llama3"), "\(outcome.output)")
    }
}
