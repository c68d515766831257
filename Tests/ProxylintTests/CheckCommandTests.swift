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

    /// What was just called wrong is not told to be entered.
    @Test(arguments: [
        (["--url", "https://llm.chutes.ai/v1", "--model", "deepseek-ai/DeepSeek-V3-0324"], "choose another, such as "),
        (["--url", "x", "--model", "y"], "base URL: choose another value; see above\n    was x\n"),
        (["--model", "y"], "base URL: missing\n"),
    ])
    func theCardHoldsNothingThatIsWrong(_ arguments: [String], _ line: String) throws {
        let outcome = try RunningProgram.run(["check", "--now", "2026-11-27"] + arguments)
        #expect(outcome.status == 1 && outcome.output.contains("Not ready yet\n"), "\(outcome.output)")
        #expect(outcome.output.contains(line) && !outcome.output.contains("`custom`"), "\(outcome.output)")
    }

    @Test func numbersAreJudgedAsWhatTheyCameTo() throws {
        let form = "URL: https://openrouter.ai/api/v1\nModel: z-ai/glm-5.2\n"
        for written in ["5", "9,5", "hot"] {
            let outcome = try run("-", input: form + "temp: \(written)\n")
            #expect(outcome.status == 1 && !outcome.output.contains("in quotes"), "\(outcome.output)")
            #expect(outcome.output.contains("temperature: choose another value"), "\(outcome.output)")
        }
        let thousands = try run("-", input: form + "Context: 32k\nFancy: 3\n")
        #expect(thousands.output.contains("`32k`") && thousands.output.contains("context size: 32768"))
        #expect(thousands.output.hasSuffix("\nNot checked, because it was not understood: `Fancy`\n"))
        let named = try run("-", input: "Provider: OpenRouter\nModel: z-ai/glm-5.2\nFront end: janitor\n")
        #expect(named.status == 0 && named.output.contains("Proxy URL: https://openrouter.ai/api/v1/chat/completions"))
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
