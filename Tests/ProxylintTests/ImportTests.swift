import Foundation
import TestSupport
import Testing

/// Profiles out of what people already have.
struct ImportTests {
    static let formats = ["aichat", "curl", "env", "janitor", "librechat", "litellm", "risuai", "sillytavern"]

    @Test func otherSecretsAreLeftOutToo() throws {
        let command = """
            curl -u me:hidden-one 'https://me:hidden-two@relay.example.org/v1/chat/completions?key=hidden-three' hidden-four \
              -H 'X-Token: hidden-five' -H 'X-Client: evenings' -d '{"model":"m","password":"hidden-six","top_a":0.2}'
            """
        let outcome = try RunningProgram.run(["import", "curl", "-"], input: command)
        #expect(
            outcome.status == 0 && !(outcome.output + outcome.messages).contains("hidden-"),
            "\(outcome.output) \(outcome.messages)")
        #expect(
            outcome.output.contains("base_url: \"https://relay.example.org/v1\"") && outcome.output.contains("X-Client")
        )
        #expect(
            outcome.messages.contains(
                "because it may be a secret: the user name and password of --user, the header X-Token"),
            "\(outcome.messages)")
        let key = TestKey.key(of: "custom", 1)
        let header = try RunningProgram.run(
            ["import", "curl", "-"],
            input: "curl https://relay.example.org/v1/chat/completions -H 'x-api-key: \(key)' -d '{\"model\":\"m\"}'")
        #expect(
            !(header.output + header.messages).contains(key) && header.output.contains("{keyring: imported-custom}"),
            "\(header.output)")
    }

    @Test func whatAProfileHasNoPlaceForIsNamed() throws {
        let text = """
            {"chat_completion_source": "custom", "custom_url": "http://localhost:5001/v1", "custom_model": "mine", "n": 2, "squash_system_messages": true,
             "temperature": 0.7, "prompts": [{"identifier": "main"}], "openrouter_model": "OR_Website"}
            """
        let outcome = try RunningProgram.run(["import", "st", "-"], input: text)
        #expect(
            outcome.status == 0 && outcome.output.contains("provider: koboldcpp\n"),
            "\(outcome.messages)")
        for part in ["`n`", "`squash_system_messages`", "`prompts`"] {
            #expect(outcome.messages.contains(part), "\(outcome.messages)")
        }
        #expect(!outcome.messages.contains("OR_Website"))
    }

    @Test func whatIsNotThatIsToldSo() throws {
        for format in Self.formats {
            for text in [
                "", "nonsense", "{}", "[1, 2", String(repeating: "[", count: 5000), "a: &x [*x]\n", "\u{0}\u{1}",
            ] {
                let outcome = try RunningProgram.run(["import", format, "-"], input: text)
                #expect(
                    outcome.status == 2 && outcome.output.isEmpty, "\(format) \(text.prefix(20)): \(outcome.output)")
                #expect(
                    outcome.messages.contains("this is not") || outcome.messages.contains("it contains neither a model")
                        || outcome.messages.contains("proxylint: -:1:"), "\(outcome.messages)")
            }
        }
        let unknown = try RunningProgram.run(["import", "sillytaven", "-"], input: "")
        #expect(unknown.status == 2 && unknown.messages.contains("did you mean `sillytavern`?"))
    }

    @Test func syntaxErrorsAreToldWithTheirPlace() throws {
        let yaml = try RunningProgram.run(["import", "litellm", "-"], input: "model_list:\n  - a: [1\n    b: 2\n")
        #expect(yaml.status == 2 && yaml.messages.hasPrefix("proxylint: -:3:"), "\(yaml.messages)")
        let json = try RunningProgram.run(["import", "risuai", "-"], input: "{\n \"aiModel\": \"ä\", oops}")
        #expect(json.status == 2 && json.messages.hasPrefix("proxylint: -:2:18: this is not JSON"), "\(json.messages)")
        let cut = try RunningProgram.run(["import", "st", "-"], input: "{\"a\": [1,\n")
        #expect(cut.messages.hasPrefix("proxylint: -:2:1: the JSON ends too early"), "\(cut.messages)")
    }

    @Test func largeSettingsAreRead() throws {
        let filler = String(repeating: "x", count: 3 << 20)
        let text =
            "{\"extension_settings\": {\"a\": \"\(filler)\"}, \"oai_settings\": {\"chat_completion_source\": \"deepseek\", \"deepseek_model\": \"deepseek-flash\"}}"
        let large = try RunningProgram.run(["import", "st", "-"], input: text)
        #expect(large.status == 0 && large.output.contains("model: deepseek-flash"), "\(large.messages.prefix(300))")
        let yaml = try RunningProgram.run(["import", "litellm", "-"], input: "a: \(filler)\n")
        #expect(yaml.status == 2 && yaml.messages.contains("is larger than 1 MiB"), "\(yaml.messages.prefix(300))")
    }

    @Test func namesAndFrontEndsAreChecked() throws {
        let text = "OPENAI_BASE_URL=https://openrouter.ai/api/v1\nOPENAI_MODEL=z-ai/glm-5.2\n"
        for (options, words) in [
            (["--name", "a/b"], "--name takes 1 to 64 characters"), (["--name", ""], "--name takes"),
            (["--name", String(repeating: "n", count: 65)], "--name takes"),
            (["--front-end", "x\nevil: 1"], "there is no front end"),
            (["--front-end", "janitr"], "did you mean `janitor`?"),
        ] {
            let outcome = try RunningProgram.run(["import", "env", "-"] + options, input: text)
            #expect(
                outcome.status == 2 && outcome.output.isEmpty && outcome.messages.contains(words), "\(outcome.messages)"
            )
        }
        let good = try RunningProgram.run(
            ["import", "env", "-", "--front-end", "st", "--name", "Ä evenings"], input: text)
        #expect(good.output.contains("front_end: sillytavern\n"), "\(good.messages)")
        let folder = try RunningProgram.run(["import", "env", "/"])
        #expect(folder.status == 2 && folder.messages.contains("`/` is a folder; name a file in it"))
    }

    @Test func errorsInTheProfileAreTold() throws {
        let outcome = try RunningProgram.run(
            ["import", "env", "-"], input: "OPENAI_API_BASE_URLS=https://relay.example.org/v1\n")
        #expect(outcome.status == 0 && outcome.messages.contains("names no model for `relay.example.org`"))
        #expect(outcome.messages.contains("fix these errors before you export or use it"), "\(outcome.messages)")
    }

    @Test func aFileIsNotOverwritten() throws {
        let folder = try TemporaryFolder()
        let arguments = ["import", "env", "-", "--output", "p.yaml"]
        let text = "OPENAI_BASE_URL=https://openrouter.ai/api/v1\nOPENAI_MODEL=z-ai/glm-5.2\n"
        let first = try RunningProgram.run(arguments, in: folder.url, input: text)
        #expect(first.status == 0 && first.messages.contains("Next:\n  proxylint verify p.yaml  "), "\(first.messages)")
        let again = try RunningProgram.run(arguments, in: folder.url, input: text)
        #expect(again.status == 2 && again.messages.contains("--force to overwrite it"))
        #expect(try RunningProgram.run(arguments + ["--force"], in: folder.url, input: text).status == 0)
        #expect(try RunningProgram.run(["lint", "p.yaml", "--no-environment"], in: folder.url).status == 0)
    }
}
