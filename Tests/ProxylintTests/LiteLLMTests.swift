import Foundation
import Testing

/// A real OpenAI-compatible server: the LiteLLM proxy, with a master key and replies that it makes up.
@Suite(.enabled(if: OutsidePrograms.areThere, "make test installs what this needs"))
final class LiteLLMTests {
    private let folder: TemporaryFolder
    private let process = Process()
    private let port: Int

    private static let masterKey = "sk-test-master-\(UUID().uuidString)"

    init() throws {
        folder = try TemporaryFolder()
        let tools = ProcessInfo.processInfo.environment["PROXYLINT_TEST_TOOLS"] ?? ""
        let configuration = try folder.write(
            "config.yaml",
            """
            model_list:
              - model_name: roleplay
                litellm_params: {model: openai/gpt-4o-mini, api_key: none, mock_response: Hello}
            general_settings: {master_key: \(Self.masterKey)}

            """)
        port = Int.random(in: 20_000...32_000)
        process.executableURL = URL(filePath: tools).appending(path: "litellm")
        process.arguments = ["--config", configuration, "--host", "127.0.0.1", "--port", "\(port)"]
        process.environment = [
            "HOME": folder.url.path, "PATH": "/usr/bin:/bin", "LITELLM_LOCAL_MODEL_COST_MAP": "True", "NO_PROXY": "*",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        try waitUntilReady()
    }

    // It inherits that tests hold signals back, and would not notice a gentler one.
    deinit { kill(process.processIdentifier, SIGKILL) }

    private struct NotReady: Error {}

    /// It takes some seconds to start.
    private func waitUntilReady() throws {
        for _ in 0..<240 {
            if try status(of: verify(profile(provider: "custom", key: nil), keys: [:])) != "unreachable" { return }
            Thread.sleep(forTimeInterval: 0.25)
        }
        throw NotReady()
    }

    private func profile(provider: String, key: String?, model: String = "roleplay") -> String {
        """
        version: 1
        name: relay
        accounts:
          main: {provider: \(provider)\(key.map { ", key: {env: \($0)}" } ?? "")}
        proxies:
          - {account: main, base_url: "http://127.0.0.1:\(port)/v1", model: \(model)}

        """
    }

    private func verify(
        _ profile: String, _ arguments: [String] = [], keys: [String: String]
    ) throws -> RunningProgram.Outcome {
        let file = try folder.write("p.yaml", profile)
        return try RunningProgram.run(["verify", file, "--format", "json"] + arguments, environment: keys)
    }

    private func status(of outcome: RunningProgram.Outcome) throws -> String {
        try VerificationOutput(outcome).accounts[0].status
    }

    @Test func aGoodKeyIsAliveAndABadOneRefused() throws {
        for provider in ["litellm", "custom"] {
            let profile = profile(provider: provider, key: "KEY")
            let good = try verify(profile, keys: ["KEY": Self.masterKey])
            #expect(try status(of: good) == "alive" && good.status == 0, "\(good.output)")
            for bad in ["sk-some-other-key-1234567890", "no-such-key-at-all"] {
                let outcome = try verify(profile, keys: ["KEY": bad])
                #expect(try status(of: outcome) == "refused" && outcome.status == 1, "\(outcome.output)")
                #expect(!outcome.output.contains(bad))
            }
            let chat = try verify(profile, ["--chat"], keys: ["KEY": Self.masterKey])
            #expect(try VerificationOutput(chat).accounts[0].proven == "route", "\(chat.output)")
            let badChat = try verify(profile, ["--chat"], keys: ["KEY": "sk-some-other-key-1234567890"])
            #expect(try status(of: badChat) == "refused", "\(badChat.output)")
            let stranger = try verify(
                self.profile(provider: provider, key: "KEY", model: "stranger"), ["--chat"],
                keys: ["KEY": Self.masterKey])
            #expect(try status(of: stranger) == "restricted", "\(stranger.output)")
        }
        let models = try verify(
            profile(provider: "litellm", key: "KEY", model: "rolepley"), ["--models"], keys: ["KEY": Self.masterKey])
        let found = try VerificationOutput(models).accounts[0].models
        #expect(found.map(\.listed) == [false] && found.map(\.didYouMean) == ["roleplay"], "\(models.output)")
    }
}
