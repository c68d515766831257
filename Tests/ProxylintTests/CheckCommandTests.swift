import Foundation
import Testing

/// `check`: lint without a profile.
struct CheckCommandTests {
    private static let key = "sk-or-v1-" + String(repeating: "0123456789abcdef", count: 4)

    private func run(_ arguments: String..., input: String? = nil) throws -> RunningProgram.Outcome {
        try RunningProgram.run(["check", "--now", "2026-11-27"] + arguments, input: input)
    }

    @Test func namesFieldsAndGivesTheCardBack() throws {
        let outcome = try run(
            "--url", "https://openrouter.ai/api/v1", "--model", "anthropic/claude-3-opus", "--front-end", "janitor")
        #expect(outcome.status == 1 && outcome.output.contains("[retired-model]: Model Name: "))
        #expect(outcome.output.contains("Proxy URL: https://openrouter.ai/api/v1/chat/completions"))
        #expect(!outcome.output.contains("-->") && !outcome.output.contains("the form:"))
        let good = try run("--url", "https://openrouter.ai/api/v1", "--model", "z-ai/glm-5.2")
        #expect(good.status == 0 && good.output.hasPrefix("No problems found"))
    }

    @Test(arguments: [
        "API URL: https://chutes.ai/api/v1\nModel Name: z-ai/glm-5.2\nAPI key: KEY\n",
        "Endpoint = https://chutes.ai/api/v1\nmodel\nz-ai/glm-5.2\nsecret key\nKEY\n",
        "{\n  \"apiBase\": \"https://chutes.ai/api/v1\",\n  \"modelId\": \"z-ai/glm-5.2\",\n  \"apiKey\": \"KEY\"\n}",
        "curl https://chutes.ai/api/v1/chat/completions -H 'Authorization: Bearer KEY' -d '{\"model\":\"z-ai/glm-5.2\",\"messages\":[]}'",
    ])
    func readsAnyLabelsAndNeverShowsTheKey(_ form: String) throws {
        for format in ["text", "json"] {
            let outcome = try run("--format", format, "-", input: form.replacing("KEY", with: Self.key))
            #expect(outcome.status == 1, "\(outcome.messages)")
            #expect(outcome.output.contains("wrong-endpoint") && outcome.output.contains("key-of-other-provider"))
            #expect(outcome.output.contains("https://llm.chutes.ai/v1"))
            #expect(!(outcome.output + outcome.messages).contains("0123456789abcdef01"))
        }
    }

    @Test func readsTheKeyFromStandardInput() throws {
        let outcome = try run(
            "--key-stdin", "--url", "https://llm.chutes.ai/v1", "--model", "zai-org/GLM-5.1-TEE", input: Self.key + "\n"
        )
        #expect(outcome.status == 1 && outcome.output.contains("key-of-other-provider"))
        #expect(!outcome.output.contains("0123456789abcdef01"))
    }

    @Test func wrongUsageIsOneSentence() throws {
        for arguments in [["-"], ["--front-end", "nowhere", "--model", "x"], ["none.txt"], ["--key-stdin"]] {
            let outcome = try RunningProgram.run(["check"] + arguments, input: "")
            #expect(outcome.status == 2 && outcome.output.isEmpty, "\(arguments)")
            #expect(outcome.messages.split(separator: "\n").count == 1)
        }
    }

    @Test func theSchemaIsThatOfTheRepository() throws {
        let outcome = try RunningProgram.run(["schema"])
        #expect(outcome.status == 0 && outcome.output.hasPrefix("{\n  \"$schema\""))
    }
}
