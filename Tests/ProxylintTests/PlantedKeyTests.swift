import Foundation
import TestSupport
import Testing

/// Keys of fifteen shapes in every place where a key can be: no command shows more of one than its mask, nor writes it.
struct PlantedKeyTests {
    private static let planted = PlantedKeys()
    private static let relay = "base_url: \"https://relay.example.org/v1\""

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private static func escaped(_ text: String) -> String {
        "\"" + text.utf8.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
    }

    /// A profile with an account for every key, and what each key and its number come to as proxies.
    private static func profile(
        _ name: String, _ more: String = "", accounts: (Int, String) -> String = { _, _ in "" },
        proxies: (Int, String) -> String
    ) -> String {
        let keys = planted.all.enumerated()
        return "version: 1\nname: \(name)\naccounts:\n"
            + keys.map { "  a\($0): {provider: custom, key: \(quoted($1))}\n\(accounts($0, $1))" }.joined()
            + "\(more)proxies:\n" + keys.map { proxies($0, $1) }.joined()
    }

    private static var profiles: [String: String] {
        let all = planted.all
        return [
            "plain": profile("plain") { place, _ in "  - {name: p\(place), account: a\(place), \(relay), model: m}\n" },
            "model": profile("model") { "  - {account: a\($0), \(relay), model: \(quoted($1))}\n" },
            "names": profile(
                "names", accounts: { "  \(quoted($1)): {provider: custom, key: {env: X\($0)}}\n" },
                proxies: {
                    "  - {name: \(quoted($1)), account: \(quoted($1)), \(relay), model: m\($0), prefill: \(quoted("x " + $1)), upstreams: [\(quoted($1))]}\n"
                }),
            "prompt": profile("prompt", "custom_prompt: \(quoted(all.joined(separator: " ")))\n") {
                "  - {name: p\($0), account: a\($0), \(relay), model: m, custom_prompt: \(quoted("say " + $1)), generation: {stop: [\(quoted($1))]}}\n"
            },
            "address": profile("address") {
                "  - {name: p\($0), account: a\($0), base_url: \(quoted("https://u:\($1.replacing("/", with: ""))@relay.example.org/v1?key=\($1)")), model: m}\n"
                    + "  - {name: q\($0), account: a\($0), base_url: \(quoted("https://relay.example.org/\($1)/v1")), model: m}\n"
            },
            "headers": profile("headers") {
                "  - {name: p\($0), account: a\($0), \(relay), model: m, headers: {X-Relay-Key: \(quoted($1)), Authorization: \(quoted("Bearer " + $1)), \(quoted($1)): 1}, extra_body: {api_key: \(quoted($1)), deep: [{token: \(quoted($1))}], \(quoted($1)): x}}\n"
            },
            "references": profile(
                "references",
                accounts: {
                    "  e\($0): {provider: custom, key: {env: \(quoted($1))}}\n  f\($0): {provider: custom, key: {file: \(quoted($1))}}\n  k\($0): {provider: custom, key: {keyring: \(quoted($1))}}\n"
                },
                proxies: { place, _ in
                    ["e", "f", "k"].map { "  - {name: \($0)\(place), account: \($0)\(place), \(relay), model: m}\n" }
                        .joined()
                }),
            "odd": profile(
                "odd # \(all.joined(separator: " "))",
                accounts: {
                    "  o\($0): &x\($0)\n    provider: \(quoted($1))\n    plan: \(quoted($1))\n    key: >\n      \($1)\n    credits_purchased_usd: \(quoted($1))\n    ignored_providers: [\(quoted($1))]\n    \(quoted($1)): 1\n"
                },
                proxies: {
                    "  - name: o\($0)\n    account: o\($0)\n    model: m\n    temprature: \(quoted($1))\n    context_size: \(quoted($1))\n    reasoning: \(quoted($1))\n    # proxylint: ignore[\($1)] \($1)\n    chat_url: \(quoted($1))\n"
                }),
            "escaped": profile(
                "escaped",
                accounts: {
                    "  b\($0): {provider: custom, key: \(escaped($1))}\n  c\($0):\n    provider: custom\n    key: \"\($1.prefix(12))\\\n      \($1.dropFirst(12))\"\n"
                }, proxies: { "  - {name: p\($0), account: a\($0), \(relay), model: \(escaped($1))}\n" }),
            "broken": profile("broken") {
                "  - {name: p\($0), account: a\($0), model: \(quoted($1))\n   key: \($1)\n"
            } + " ]\n",
        ]
    }

    private let place: ManagedFolder

    init() throws {
        place = try ManagedFolder(Self.profiles)
        // Here nothing but a known form tells a key.
        let all = Self.planted.all.dropLast(2)
        let list = all.map(Self.quoted).joined(separator: ", ")
        try place.folder.write(
            ".proxylint.yaml",
            "severity: {\(all.map { "\(Self.quoted($0)): error" }.joined(separator: ", "))}\nown_hosts: [\(list)]\nown_models: {openrouter: {exist: [\(list)]}}\nbaseline: \(Self.quoted(all[0]))\n"
        )
    }

    private func expectNoTrace(_ arguments: [String], input: String? = nil) throws {
        let outcome = try RunningProgram.run(
            arguments, in: place.folder.url, input: input, environment: place.environment)
        #expect([0, 1, 2, 3].contains(outcome.status), "\(arguments.prefix(3)): \(outcome.status)")
        for text in [outcome.output, outcome.messages] {
            if let trace = Self.planted.trace(in: text) { Issue.record("\(arguments.prefix(3)): \(trace)") }
        }
    }

    /// Nothing of a key in what was written beside the profiles: reports, baselines, state.
    private func expectNoFiles() throws {
        let root = place.folder.url
        let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        for file in files where !file.hasPrefix("profiles/") && !file.hasPrefix("in/") && file != ".proxylint.yaml" {
            guard let data = try? Data(contentsOf: root.appending(path: file)) else { continue }
            if let trace = Self.planted.trace(in: String(decoding: data, as: UTF8.self)) {
                Issue.record("\(file): \(trace)")
            }
        }
    }

    @Test func lintShowsNone() throws {
        for format in [
            "text", "compact", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "agent",
        ] {
            try expectNoTrace(["lint", "--format", format, "profiles"] + (format == "text" ? ["--no-config"] : []))
        }
        try expectNoTrace(["lint", "--no-config", "--diff", "--unsafe-fixes", "profiles"])
        try expectNoTrace(["lint", "--no-config", "--write-baseline=base.json", "profiles"])
        try expectNoTrace(["lint", "--no-config", "--output", "sarif:o.sarif", "--output", "text:o.txt", "profiles"])
        try expectNoTrace(["lint", "--show-settings", "profiles/plain.yaml"])
        try expectNoFiles()
    }

    @Test func listsAndStateHoldNone() throws {
        for name in ["model", "names", "prompt", "address", "headers", "references", "odd", "escaped"] {
            for arguments in [["show", name], ["show", name, "--format", "json"], ["use", name, "--force"]] {
                try expectNoTrace(arguments)
            }
        }
        for arguments in [
            ["list"], ["list", "--format", "json"], ["cost", "model"], ["cost", "names", "--format", "json"],
            ["current"],
            ["next"], ["rest"], ["use", "model", "--force"],
            ["diagnose", "429 Rate limit exceeded", "--profile", "model", "--remember", "--format", "json"],
            ["show", "broken"], ["set", "plain", "messages_per_day", Self.planted.all[3]],
            ["show", Self.planted.all[4]], ["explain", Self.planted.all[5]], ["models", Self.planted.all[6]],
        ] {
            try expectNoTrace(arguments)
        }
        try expectNoFiles()
    }

    @Test func requestsAndExportsShowNone() throws {
        for name in ["model", "names", "headers", "references", "odd", "address"] {
            try expectNoTrace(["verify", name, "--dry-run", "--chat"])
        }
        try expectNoTrace(["verify", "names", "--dry-run", "--chat", "--format", "json"])
        for (number, frontEnd) in ExportSettingsTests.frontEnds.enumerated() {
            let names = ["model", "names", "prompt", "headers", "references", "address"]
            try expectNoTrace(
                ["export", frontEnd, names[number % names.count], "--force"]
                    + (number % 2 == 0 ? [] : ["--format", "json"])
            )
        }
        try expectNoFiles()
    }

    @Test func diagnosesShowNone() throws {
        for (number, key) in Self.planted.all.enumerated() {
            let texts = [
                "Error 401 Incorrect API key provided: \(key). You can find your key",
                "{\"error\":{\"message\":\"Incorrect API key provided: \(key)\",\"code\":\"invalid_api_key\"}}",
                "HTTP/1.1 401 x\nAuthorization: Bearer \(key)\n\n{\"error\":\"No auth\"}",
            ]
            let options = [["-v"], ["--share"], ["--format", "json", "-v"]]
            try expectNoTrace(
                ["diagnose", "--no-profile", "-"] + options[number % 3], input: texts[number % 3])
        }
    }

    @Test func importsWriteNone() throws {
        let all = Self.planted.all
        let sources = [
            (
                "env",
                "OPENAI_API_KEY=\(all[0])\nOPENAI_BASE_URL=https://relay.example.org/v1?key=\(all[0])\nOPENAI_MODEL=\(all[0])\n"
            ),
            (
                "curl",
                "curl -H 'Authorization: Bearer \(all[1])' -H 'X-Other: \(all[1])' https://relay.example.org/v1/chat/completions -d '{\"model\":\"\(all[1])\",\"api_key\":\"\(all[1])\"}'"
            ),
            (
                "litellm",
                "model_list:\n"
                    + all.map {
                        "  - model_name: \(Self.quoted($0))\n    litellm_params: {model: \(Self.quoted("openai/" + $0)), api_base: \(Self.quoted("https://relay.example.org/" + $0)), api_key: \(Self.quoted($0))}\n"
                    }.joined()
            ),
            (
                "sillytavern",
                "{\"oai_settings\":{\"chat_completion_source\":\"custom\",\"custom_url\":\"https://relay.example.org/v1?key=\(all[0])\",\"custom_model\":\"\(all[2])\",\"proxy_password\":\"\(all[2])\",\"custom_include_headers\":\"X-Key: \(all[4])\"}}"
            ),
            (
                "janitor",
                "Proxy URL: https://relay.example.org/v1/chat/completions\nAPI Key: \(all[5])\nModel: \(all[5])\n"
            ),
        ]
        for (format, text) in sources {
            try place.folder.write("in/\(format)", text)
            try expectNoTrace(["import", format, "in/\(format)", "--output", "imported-\(format).yaml", "--force"])
            try expectNoTrace(["import", format == "env" ? "litellm" : "env", "in/\(format)"])
        }
        try expectNoFiles()
    }
}
