import Foundation
import TestSupport
import Testing

/// Files of relays from the command line: found, linted, fixed, exported.
struct RelayCommandTests {
    private static let profile = """
        version: 1
        name: evenings
        accounts:
          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
          chutes: {provider: chutes, key: {env: CHUTES_API_KEY}}
          own: {provider: custom, key: {env: RELAY_KEY}}
        proxies:
          - {name: free, account: main, model: "google/gemma-4-31b-it:free", context_size: 16384}
          - {name: glm, account: chutes, model: zai-org/GLM-5.1-TEE, context_size: 32768}
          - {name: relay, account: own, base_url: "https://relay.example.org/v1", model: any}

        """

    @Test(arguments: [["litellm"], ["bifrost"], ["litellm", "--kubernetes"]])
    func exportsLintClean(_ arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let out = try TemporaryFolder()
        let file = try folder.write("evenings.yaml", Self.profile)
        let other = try folder.write("mornings.yaml", Self.profile.replacing("name: evenings", with: "name: mornings"))
        let option = arguments.count > 1 ? arguments[1] : "--output"
        let export = try RunningProgram.run(["export", arguments[0], file, other, option, out.url.path])
        #expect(export.status == 0, "\(export.messages)")
        let lint = try RunningProgram.run(["lint", out.url.path, "--no-environment"])
        #expect(lint.status == 0 && !lint.output.contains("warning"), "\(lint.output)\(lint.messages)")
        #expect(lint.output.contains("1 file checked"), "\(lint.output)\(lint.messages)")
    }

    @Test func aFolderIsSearchedForRelaysAlone() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("config.json", "{\"unrelated\": true}\n")
        _ = try folder.write("evenings.yaml", Self.profile)
        let one = try RunningProgram.run(["lint", folder.url.path, "--no-environment"])
        #expect(one.output.contains("1 file checked"), "\(one.output)")
        _ = try folder.write(
            "config.json", "{\"$schema\": \"https://www.getbifrost.ai/schema\", \"cliemt\": {}, \"providers\": {}}\n")
        let two = try RunningProgram.run(["lint", folder.url.path, "--no-environment"])
        #expect(two.output.contains("2 files checked") && two.output.contains("relay-unknown-key"), "\(two.output)")
    }

    @Test func fixesAndCommentsWorkAsInProfiles() throws {
        let folder = try TemporaryFolder()
        let text = """
            model_list:
              - model_name: chat
                litellm_params:
                  model: openrouter/deepseek/deepseek-v3.2
                  api_key: ${OPENROUTER_API_KEY}
            routter_settings: {num_retries: 1}  # proxylint: ignore[relay-unknown-key] kept for later
            general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}

            """
        let file = try folder.write("config.yaml", text)
        let fixed = try RunningProgram.run(["lint", "--fix", file, "--no-environment"])
        #expect(fixed.status == 0, "\(fixed.output)")
        #expect(
            try String(contentsOfFile: file, encoding: .utf8)
                == text.replacing("${OPENROUTER_API_KEY}", with: "os.environ/OPENROUTER_API_KEY"))
        let sarif = try RunningProgram.run(["lint", "--format", "sarif", file, "--no-environment"])
        #expect(sarif.status == 0 && !sarif.output.contains("relay-unknown-key\",\"level"), "\(sarif.output)")
    }

    @Test func otherExportsTakeOneProfile() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("evenings.yaml", Self.profile)
        let outcome = try RunningProgram.run(["export", "curl", file, file])
        #expect(outcome.status == 2 && outcome.messages.contains("takes one profile"), "\(outcome.messages)")
        let chart = try RunningProgram.run(["export", "curl", file, "--kubernetes", folder.url.path])
        #expect(chart.status == 2 && chart.messages.contains("--kubernetes is for litellm"), "\(chart.messages)")
    }

    @Test func theExampleOfTheDocumentationIsClean() throws {
        let folder = Repository.file("docs/examples/relay").path
        for name in ["config.yaml", "member.yaml"] {
            let outcome = try RunningProgram.run(["lint", "\(folder)/\(name)", "--no-environment"])
            #expect(outcome.status == 0, "\(outcome.output)")
        }
    }
}
