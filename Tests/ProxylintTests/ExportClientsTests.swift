import Foundation
import TestSupport
import Testing

/// The front ends' own programs take what we export: each sends one chat, to the right place, with the right key and model.
@Suite(.enabled(if: OutsidePrograms.areThere, "make test installs what this needs"))
struct ExportClientsTests {
    private static let key = "relay-key-of-the-test"
    private static let completion = """
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"roleplay","choices":[{"index":0,"message":{"role":"assistant","content":"Hello there"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}
        """

    private let world: ProviderWorld
    private let profile: String

    init() throws {
        world = try ProviderWorld(answers: [Self.key: .init(body: Self.completion)])
        profile = try world.folder.write(
            "p.yaml",
            """
            version: 1
            name: relay
            accounts:
              main: {provider: custom, key: {env: RELAY_KEY}}
            proxies:
              - {name: first, account: main, base_url: "\(world.plain)/v1", model: vendor/role-play:free, headers: {X-Odd: "a\\"b$c`d\\\\e"}}
              - {name: second, account: main, base_url: "\(world.plain)/other/v1", model: "another one"}
            generation: {temperature: 0.85}

            """)
    }

    private func export(_ frontEnd: String, _ more: [String] = []) throws -> String {
        let outcome = try RunningProgram.run(
            ["export", frontEnd, profile, "--force"] + more, environment: ["RELAY_KEY": Self.key])
        #expect(outcome.status == 0, "\(outcome.messages)")
        return outcome.output
    }

    /// Runs a program in the test's folder; what it prints, errors too.
    @discardableResult
    private func run(_ arguments: [String], _ environment: [String: String] = [:]) throws -> String {
        let (status, text) = try outcome(of: arguments, environment)
        #expect(status == 0, "\(arguments.joined(separator: " ")): \(text)")
        return text
    }

    /// The same where it may fail.
    private func asked(_ arguments: [String], _ environment: [String: String]) throws -> String {
        try outcome(of: arguments, environment).text
    }

    private func outcome(
        of arguments: [String], _ environment: [String: String]
    ) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = world.folder.url
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        process.environment = ["PATH": path, "HOME": world.folder.url.path, "RELAY_KEY": Self.key, "NO_PROXY": "*"]
            .merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    private func client(_ name: String) -> String {
        (ProcessInfo.processInfo.environment["PROXYLINT_TEST_CLIENTS"] ?? "") + "/\(name)"
    }

    /// What arrived was one chat as the profile has it.
    private func expectOneChat(model: String = "vendor/role-play:free") throws {
        let requests = try world.requests().filter { $0.method == "POST" }
        let request = try #require(requests.first)
        #expect(requests.count == 1 && request.target == "/v1/chat/completions")
        #expect(request.headers["authorization"] == "Bearer \(Self.key)")
        let body = try #require(JSONSerialization.jsonObject(with: Data(request.body.utf8)) as? [String: Any])
        #expect(body["model"] as? String == model)
    }

    @Test func aShellRunsTheCommand() throws {
        try world.folder.write("chat.sh", try export("curl"))
        try run(["shellcheck", "chat.sh"])
        for shell in ["sh", "bash"] {
            try world.folder.write("requests.jsonl", "")
            #expect(try run([shell, "chat.sh"]).contains("Hello there"))
            try expectOneChat()
            #expect(try world.requests()[0].headers["x-odd"] == "a\"b$c`d\\e")
        }
    }

    @Test func theOpenAISDKTakesTheVariables() throws {
        try world.folder.write(".env", try export("env"))
        let script = """
            import os, dotenv, openai
            dotenv.load_dotenv(".env")
            reply = openai.OpenAI().chat.completions.create(model=os.environ["OPENAI_MODEL"], messages=[{"role": "user", "content": "Hi"}])
            print(reply.choices[0].message.content)
            """
        #expect(try run([client("python"), "-c", script]).contains("Hello there"))
        try expectOneChat()
        // A shell reads the same file.
        let shell = try run(["sh", "-c", "set -a; . ./.env; echo \"$OPENAI_BASE_URL $OPENAI_API_KEY $OPENAI_MODEL\""])
        #expect(shell == "\(world.plain)/v1 \(Self.key) vendor/role-play:free\n")
    }

    @Test func llmTakesTheModel() throws {
        let folder = world.folder.url.appending(path: "llm").path
        try world.folder.write("llm/extra-openai-models.yaml", try export("llm"))
        try run([client("llm"), "keys", "set", "relay-main", "--value", Self.key], ["LLM_USER_PATH": folder])
        let reply = try run([client("llm"), "-m", "first", "--no-stream", "Hi"], ["LLM_USER_PATH": folder])
        #expect(reply.contains("Hello there"), "\(reply)")
        try expectOneChat()
    }

    /// LiteLLM's own loader and router: every deployment is there, every fallback leads to one, and one chat arrives.
    @Test func liteLLMTakesTheConfig() throws {
        try world.folder.write("config.yaml", try export("litellm"))
        let script = """
            import asyncio, json
            from litellm.proxy.proxy_server import ProxyConfig
            async def main():
                router, models, settings = await ProxyConfig().load_config(router=None, config_file_path="config.yaml")
                names = [one["model_name"] for one in router.model_list]
                for fallback in router.fallbacks:
                    for name, others in fallback.items():
                        assert name in names and all(other in names for other in others), fallback
                reply = await router.acompletion(model="first", messages=[{"role": "user", "content": "Hi"}])
                print(json.dumps([names, reply.choices[0].message.content]))
            asyncio.run(main())
            """
        let python = (ProcessInfo.processInfo.environment["PROXYLINT_TEST_TOOLS"] ?? "") + "/python"
        let output = try run(
            [python, "-c", script], ["LITELLM_MASTER_KEY": "sk-of-the-test", "LITELLM_LOCAL_MODEL_COST_MAP": "True"])
        #expect(output.contains("[[\"first\", \"second\"], \"Hello there\"]"), "\(output)")
        try expectOneChat()
    }

    /// aider's own parser of arguments, which refuses fields that it does not know, and its own reader of models' settings.
    @Test func aiderTakesItsConfiguration() throws {
        try world.folder.write(".aider.conf.yml", try export("aider", ["--reveal", "--part", "config"]))
        try world.folder.write(".aider.model.settings.yml", try export("aider", ["--part", "model"]))
        let script = """
            import json
            from aider.args import get_parser
            from aider import models
            arguments = get_parser([".aider.conf.yml"], None).parse_args([])
            models.register_models([".aider.model.settings.yml"])
            parameters = models.Model(arguments.model).extra_params
            print(arguments.model, arguments.openai_api_base, arguments.api_key, json.dumps(parameters, sort_keys=True))
            """
        let python = (ProcessInfo.processInfo.environment["PROXYLINT_TEST_AIDER"] ?? "") + "/python"
        let output = try run([python, "-c", script])
        #expect(
            output.hasSuffix(
                "openai/vendor/role-play:free \(world.plain)/v1 ['openai=\(Self.key)'] {\"extra_headers\": {\"X-Odd\": \"a\\\"b$c`d\\\\e\"}, \"temperature\": 0.85}\n"
            ), "\(output)")
    }

    /// A server that wants no key is reached all the same: the programs refuse to start without something.
    @Test func aServerWithoutAKeyIsReached() throws {
        let file = try world.folder.write(
            "keyless.yaml",
            """
            version: 1
            name: here
            accounts:
              local: {provider: vllm}
            proxies:
              - {name: mine, account: local, base_url: "\(world.plain)/v1", model: roleplay}

            """)
        let folder = world.folder.url.appending(path: "llm").path
        let models = try RunningProgram.run(["export", "llm", file, "--force"])
        try world.folder.write("llm/extra-openai-models.yaml", models.output)
        // The stand-in for the server knows one key, so it refuses; what counts is that something was sent.
        let answer = try asked([client("llm"), "-m", "mine", "--no-stream", "Hi"], ["LLM_USER_PATH": folder])
        #expect(!answer.contains("No key found"), "\(answer)")
        #expect(try world.requests().contains { $0.target == "/v1/chat/completions" }, "\(answer)")
        let variables = try RunningProgram.run(["export", "env", file, "--force"]).output
        #expect(variables.contains("OPENAI_API_KEY=none\n"))
        let aider = try RunningProgram.run(["export", "aider", file, "--force"]).output
        #expect(aider.contains("api-key:\n  - openai=none\n"))
    }

    /// Values that hurt: each format carries them exactly, or refuses with a reason.
    @Test func hostileValuesSurviveOrAreRefused() throws {
        let values = [
            "plain", "quote\"quote", "single'quote", "dollar$HOME ${HOME} $(id) `id`", "back\\slash\\n",
            "hash # and: colon",
            "- dash", "[flow, {x}]", "*alias &anchor !tag", "yes", "null", "0123", "1e3", "</script><!-- */",
            "é ü 漢字 🦊",
            "\u{200F}right\u{202E}left", "tab\tin it", "line\nbreak", "\u{85}next\u{2028}line", "  blanks  ", "%00 %s",
            String(repeating: "long ", count: 2000) + "end",
        ]
        let reader = """
            import json, sys, yaml, dotenv, io
            results = []
            for line in open("exported.jsonl"):
                kind, text = json.loads(line)
                if kind == "env": results.append(dict(dotenv.dotenv_values(stream=io.StringIO(text), interpolate=False)))
                elif kind == "json": results.append(json.loads("\\n".join(one for one in text.split("\\n") if not one.startswith("//"))))
                else: results.append(yaml.safe_load(text))
            print(json.dumps(results))
            """
        var exported: [(frontEnd: String, value: String)] = []
        var lines = ""
        for value in values {
            // YAML takes these for line breaks unless they are escaped.
            let quoted = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
                .replacing("\u{85}", with: "\\u0085").replacing("\u{2028}", with: "\\u2028")
            let file = try world.folder.write(
                "hostile.yaml",
                """
                version: 1
                name: hostile
                accounts:
                  main: {provider: custom, key: {env: RELAY_KEY}}
                proxies:
                  - {name: first, account: main, base_url: "\(world.plain)/v1", model: \(quoted)}

                """)
            for (frontEnd, kind) in [
                ("litellm", "yaml"), ("llm", "yaml"), ("aichat", "yaml"), ("aider", "yaml"), ("continue", "yaml"),
                ("librechat", "yaml"), ("env", "env"), ("risuai", "json"), ("zed", "json"), ("sillytavern", "json"),
            ] {
                let parts = ["sillytavern": "preset", "aider": "config"]
                let part = parts[frontEnd].map { ["--part", $0] } ?? []
                let outcome = try RunningProgram.run(
                    ["export", frontEnd, file, "--force"] + part, environment: ["RELAY_KEY": Self.key])
                if outcome.status == 2 {
                    #expect(
                        outcome.messages.contains("cannot carry"),
                        "\(frontEnd) \(value.prefix(30)): \(outcome.messages)")
                    continue
                }
                #expect(outcome.status == 0)
                exported.append((frontEnd, value))
                lines += String(decoding: try JSONEncoder().encode([kind, outcome.output]), as: UTF8.self) + "\n"
            }
        }
        try expectSheetsAndCommandsCarry(values)
        try world.folder.write("exported.jsonl", lines)
        let parsed = try JSONSerialization.jsonObject(with: Data(run([client("python"), "-c", reader]).utf8)) as? [Any]
        let results = try #require(parsed)
        #expect(results.count == exported.count && exported.count > values.count * 8)
        for ((frontEnd, value), result) in zip(exported, results) {
            let isThere = Self.strings(in: result).contains {
                $0 == value || $0.hasSuffix("/\(value)") || $0.hasSuffix(":\(value)")
            }
            #expect(isThere, "\(frontEnd) \(value.debugDescription.prefix(60)): \(result)")
        }
    }

    /// Sheets hold the values as they are; a shell sends them as they are.
    private func expectSheetsAndCommandsCarry(_ values: [String]) throws {
        for value in values {
            let quoted = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
                .replacing("\u{85}", with: "\\u0085").replacing("\u{2028}", with: "\\u2028")
            let file = try world.folder.write(
                "hostile.yaml",
                "version: 1\nname: hostile\naccounts: {main: {provider: custom, key: {env: RELAY_KEY}}}\nproxies:\n  - {name: first, account: main, base_url: \"\(world.plain)/v1\", model: \(quoted)}\n"
            )
            for frontEnd in ["janitor", "typingmind"] {
                let sheet = try RunningProgram.run(["export", frontEnd, file, "--force"])
                let isThere = sheet.output.split(separator: "\n").contains { $0.hasSuffix(value) }
                #expect(
                    sheet.status == 2 ? sheet.messages.contains("cannot carry") : isThere,
                    "\(frontEnd) \(value.debugDescription.prefix(60))")
            }
            let command = try RunningProgram.run(
                ["export", "curl", file, "--force"], environment: ["RELAY_KEY": Self.key])
            #expect(command.status == 0)
            try world.folder.write("chat.sh", command.output)
            try world.folder.write("requests.jsonl", "")
            try run(["sh", "chat.sh"])
            let body =
                try world.requests().first.map { try JSONSerialization.jsonObject(with: Data($0.body.utf8)) }
                as? [String: Any]
            #expect(body?["model"] as? String == value, "curl \(value.debugDescription.prefix(60))")
        }
    }

    private static func strings(in value: Any) -> [String] {
        if let text = value as? String { return [text] }
        if let list = value as? [Any] { return list.flatMap(strings) }
        if let object = value as? [String: Any] { return object.values.flatMap(strings) }
        return []
    }
}
