import Foundation
import TestSupport
import Testing

/// The names under which exported files ask for keys, and what is said where there is none.
struct ExportKeysTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func export(
        _ frontEnd: String, accounts: String, proxies: String, _ more: [String] = [], keys: [String: String] = [:],
        proxy: String? = nil
    ) throws -> RunningProgram.Outcome {
        let file = try folder.write(
            "p.yaml", "version: 1\nname: keys\naccounts: {\(accounts)}\nproxies:\n\(proxies)\n")
        return try RunningProgram.run(
            ["export", frontEnd, file + (proxy.map { "/\($0)" } ?? ""), "--force"] + more,
            environment: keys.merging(["COLUMNS": "120"]) { $1 })
    }

    private static let relay = "base_url: \"https://relay.example.org/v1\", model: m"

    /// What stands in `${…}` must not be able to end it.
    @Test(
        arguments: ExportSettingsTests.frontEnds,
        ["X}$(touch PWNED)${Y", "A B", "1KEY", "KEY-ONE", "clé", "X;id"])
    func whatIsNoVariableIsRefused(_ frontEnd: String, _ name: String) throws {
        let quoted = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
        for more in [[], ["--reveal"]] {
            let outcome = try export(
                frontEnd, accounts: "main: {provider: custom, key: {env: \(quoted)}}",
                proxies: "  - {name: x, account: main, \(Self.relay)}", more)
            #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.output)")
            let refusal = try #require(outcome.messages.split(separator: "proxylint: ").last)
            #expect(refusal.contains("not an environment variable name"), "\(outcome.messages)")
            // It may be a key in the wrong place.
            #expect(!refusal.contains(name), "\(refusal)")
        }
    }

    @Test func differentAccountsHaveDifferentVariables() throws {
        let accounts = """
            relay-a: {provider: custom, key: {keyring: relay-a}}, relay-b: {provider: custom, key: {keyring: relay-b}}, \
            relay a: {provider: custom, key: {keyring: c}}, given: {provider: custom, key: {env: RELAY_B_API_KEY}}, \
            漢字: {provider: custom, key: {keyring: d}}, 2nd: {provider: custom, key: {keyring: e}}, \
            router: {provider: openrouter, key: {keyring: f}}
            """
        let proxies = ["relay-a", "relay-b", "relay a", "given", "漢字", "2nd", "relay-a"].enumerated().map {
            "  - {name: p\($0.offset), account: \($0.element), \(Self.relay)}"
        }.joined(separator: "\n")
        let all = proxies + "\n  - {name: router, account: router, model: z-ai/glm-5.2}"
        let litellm = try export("litellm", accounts: accounts, proxies: all)
        let variables = litellm.output.split(separator: "\n").compactMap { line in
            line.firstRange(of: "api_key: os.environ/").map { String(line[$0.upperBound...]) }
        }
        #expect(
            variables == [
                "RELAY_A_API_KEY", "RELAY_B_API_KEY_2", "RELAY_A_API_KEY_2", "RELAY_B_API_KEY", "PROXY_API_KEY",
                "KEY_2ND_API_KEY", "RELAY_A_API_KEY", "OPENROUTER_API_KEY",
            ], "\(litellm.output)")
        #expect(
            litellm.messages.replacing(/\n +/, with: " ").contains("RELAY_B_API_KEY_2 (the key stored as relay-b)"),
            "\(litellm.messages)")
        let openwebui = try export("openwebui", accounts: accounts, proxies: proxies)
        #expect(
            openwebui.output.contains("\"${RELAY_A_API_KEY};${RELAY_B_API_KEY_2};${RELAY_A_API_KEY_2};"),
            "\(openwebui.output)")
        // The same account is one connection.
        #expect(openwebui.output.split(separator: "https://").count == 7, "\(openwebui.output)")
    }

    @Test func aMissingKeyIsSaid() throws {
        for frontEnd in ["janitor", "curl", "zed", "sillytavern"] {
            let outcome = try export(
                frontEnd, accounts: "main: {provider: openrouter}",
                proxies: "  - {name: x, account: main, model: z-ai/glm-5.2}")
            #expect(
                outcome.messages.contains("The profile has no key for x, but OpenRouter refuses requests without one"),
                "\(outcome.messages)")
            #expect(!outcome.output.contains("any word will do"))
        }
        let keyless = try export(
            "janitor", accounts: "main: {provider: vllm}", proxies: "  - {name: x, account: main, \(Self.relay)}")
        #expect(keyless.output.contains("any word will do") && !keyless.messages.contains("has no key"))
    }

    @Test func anUnsetVariableIsToldHowToBeSet() throws {
        let outcome = try export(
            "janitor", accounts: "main: {provider: custom, key: {env: MY_KEY}}",
            proxies: "  - {name: x, account: main, \(Self.relay)}", ["--reveal"])
        #expect(
            outcome.status == 2 && outcome.messages.contains("`read -rs MY_KEY && export MY_KEY`"),
            "\(outcome.messages)")
    }

    /// Programs with variables or stores of their own are told which key belongs there.
    @Test func itIsSaidWhereTheKeyGoes() throws {
        for (frontEnd, says) in [
            ("aichat", "from the variable KEYS_MAIN_API_KEY: put the key stored as mine into it"),
            ("aider", "from the variable OPENAI_API_KEY, also from a .env file: put the key stored as mine into it"),
            ("curl", "from the variable MAIN_API_KEY: put the key stored as mine into it"),
            ("llm", "run `llm keys set keys-main` and paste the key stored as mine"),
            ("zed", "enter the key stored as mine"),
        ] {
            let outcome = try export(
                frontEnd, accounts: "main: {provider: custom, key: {keyring: mine}}",
                proxies: "  - {name: x, account: main, \(Self.relay)}")
            let messages = outcome.messages.replacing(/\n +/, with: " ")
            #expect(messages.contains(says), "\(messages)")
        }
        for (frontEnd, says) in [("llm", "despite --reveal"), ("zed", "--reveal changes nothing")] {
            let outcome = try export(
                frontEnd, accounts: "main: {provider: custom, key: {env: MINE}}",
                proxies: "  - {name: x, account: main, \(Self.relay)}", ["--reveal"], keys: ["MINE": "the-key"])
            #expect(outcome.messages.contains(says) && !outcome.messages.contains("the-key"), "\(outcome.messages)")
        }
    }

    /// Under one name for two accounts the key of one relay would go to the other's host.
    @Test func programsThatKeepKeysByNameHaveOneForEachAccount() throws {
        let accounts =
            "relay a: {provider: custom, key: {env: A}}, relay-b: {provider: custom, key: {env: B}}, only: {provider: groq, key: {env: C}}, one: {provider: openrouter, key: {env: D}}, other: {provider: openrouter, key: {env: E}}, alone: {provider: deepseek, key: {env: F}}"
        let proxies = """
              - {name: a, account: relay a, base_url: "https://a.example.org/v1", model: m}
              - {name: b, account: relay-b, base_url: "https://b.example.org/v1", model: m}
              - {name: c, account: only, model: m}
              - {name: d, account: one, model: z-ai/glm-5.2}
              - {name: e, account: other, model: z-ai/glm-5.2}
              - {name: f, account: alone, base_url: "https://api.deepseek.com/beta", model: m}
            """
        let names = [
            "a": "keys-relay-a", "b": "keys-relay-b", "c": "groq", "d": "keys-one", "e": "keys-other",
            "f": "keys-alone",
        ]
        for (proxy, name) in names {
            func exported(_ frontEnd: String) throws -> RunningProgram.Outcome {
                try export(frontEnd, accounts: accounts, proxies: proxies, proxy: proxy)
            }
            let llm = try exported("llm")
            #expect(llm.output.contains("api_key_name: \(name)\n"), "\(llm.output)\(llm.messages)")
            #expect(llm.messages.replacing(/\n +/, with: " ").contains("`llm keys set \(name)`"), "\(llm.messages)")
            let word = name.replacing("-", with: "_")
            let aichat = try exported("aichat")
            #expect(aichat.output.contains("model: \"\(word):") && aichat.output.contains("name: \(word)\n"))
            #expect(aichat.messages.contains("\(word.uppercased())_API_KEY"), "\(aichat.messages)")
            let zed = try exported("zed")
            #expect(zed.output.contains("\"\(name == "groq" ? "Groq" : name)\": {"), "\(zed.output)")
        }
    }

    /// The address would be taken for the provider's.
    @Test(arguments: ExportSettingsTests.frontEnds)
    func anAddressThatIsNotTheProvidersIsNotGivenOut(_ frontEnd: String) throws {
        for url in [
            "https://elsewhere.example.org/v1", "https://api.deepseek.com.example.org", "http://127.0.0.1:8000/v1",
        ] {
            let outcome = try export(
                frontEnd, accounts: "main: {provider: deepseek, key: {env: KEY}}",
                proxies: "  - {name: x, account: main, base_url: \"\(url)\", model: deepseek-flash}")
            #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.output)")
            #expect(
                outcome.messages.contains("is not a host of DeepSeek (")
                    && outcome.messages.contains("nothing was exported"),
                "\(outcome.messages)")
        }
    }

    /// Azure takes the key in a header of its own.
    @Test func azuresHeaderIsRight() throws {
        let azure =
            "  - {name: x, account: main, model: gpt, chat_url: \"https://me.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21\"}"
        let account = "main: {provider: azure, key: {env: AZURE}}"
        let curl = try export("curl", accounts: account, proxies: azure)
        #expect(curl.output.contains("\"api-key: ${AZURE?}\"") && curl.output.contains("--globoff"))
        let sheet = try export("typingmind", accounts: account, proxies: azure)
        #expect(sheet.output.contains("api-key: <the key") && !sheet.output.contains("Bearer"), "\(sheet.output)")
        let janitor = try export("janitor", accounts: account, proxies: azure)
        #expect(janitor.status == 2 && janitor.messages.contains("in the header api-key"), "\(janitor.messages)")
        let risuai = try export("risuai", accounts: account, proxies: azure)
        #expect(risuai.messages.contains("in the header api-key"), "\(risuai.messages)")
        #expect(risuai.messages.contains("Turn off Autofill Request URL"), "\(risuai.messages)")
        let newer = try export(
            "janitor", accounts: account,
            proxies: "  - {name: x, account: main, model: gpt, base_url: \"https://me.openai.azure.com/openai/v1\"}")
        #expect(newer.status == 0, "\(newer.messages)")
    }
}
