import Catalog
import Foundation
import Profiles
import TestSupport

/// Servers that stand for every provider, in a folder of their own: over https behind a proxy, and over plain http.
final class ProviderWorld {
    /// What a server answers to one key.
    struct Answer: Encodable {
        var status = 200
        var headers: [String: String] = [:]
        var body = ""
        /// How it misbehaves, by a name in world.py.
        var hostile: String?
        /// Seconds before it answers.
        var delay = 0.0
    }

    /// A request that arrived.
    struct Request: Decodable {
        let host: String
        let method: String
        let target: String
        let headers: [String: String]
        let body: String
    }

    let folder: TemporaryFolder
    /// The port of the plain HTTP server.
    let plainPort: Int
    private let proxyPort: Int
    /// The port of the SOCKS proxy.
    let socksPort: Int
    private let process = Process()
    private let input = Pipe()

    private struct Ports: Decodable {
        let plain: Int
        let proxy: Int
        let socks: Int
    }

    /// Hosts of every provider, and those that misbehave.
    private static var hosts: [String] {
        var hosts: Set = ["my-resource.openai.azure.com", "slow-answer.test", "models.dev"]
        for provider in Catalog.embedded.providers {
            hosts.formUnion(provider.hosts.filter { !$0.hasPrefix("*") })
            if let check = Catalog.embedded.keyCheck(at: provider.id), !check.url.hasPrefix("{") {
                hosts.insert(EndpointURL(check.url).host)
            }
        }
        return hosts.sorted()
    }

    init(answers: [String: Answer]) throws {
        folder = try TemporaryFolder()
        try folder.write("hosts.txt", Self.hosts.joined(separator: "\n"))
        try folder.write("requests.jsonl", "")
        try folder.write("answers.json", String(decoding: JSONEncoder().encode(answers), as: UTF8.self))
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", Repository.file("Tests/Servers/world.py").path, folder.url.path]
        process.standardInput = input
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var line = Data()
        while !line.contains(0x0A), case let more = output.fileHandleForReading.availableData, !more.isEmpty {
            line += more
        }
        let ports = try JSONDecoder().decode(Ports.self, from: line)
        plainPort = ports.plain
        proxyPort = ports.proxy
        socksPort = ports.socks
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.terminate()
        process.waitUntilExit()
    }

    /// The address of the plain server.
    var plain: String { "http://127.0.0.1:\(plainPort)" }

    /// What makes the program reach these servers for every name.
    var environment: [String: String] {
        [
            "https_proxy": "http://127.0.0.1:\(proxyPort)", "SSL_CERT_FILE": folder.url.appending(path: "ca.pem").path,
            "SWIFT_BACKTRACE": "enable=no", "TZ": "Europe/Vienna", "HOME": folder.url.path,
        ]
    }

    /// Runs `proxylint verify` on a profile with these variables set.
    func verify(
        _ profile: String, _ arguments: [String] = [], keys: [String: String] = [:],
        now: String = "2026-11-21T20:48:00Z"
    ) throws -> RunningProgram.Outcome {
        let file = try folder.write("profile-\(UUID().uuidString).yaml", profile)
        return try RunningProgram.run(
            ["verify", file, "--now", now] + arguments, in: folder.url,
            environment: environment.merging(keys) { $1 })
    }

    /// The requests that arrived so far, without what the proxy itself was asked.
    func requests() throws -> [Request] { try allRequests().filter { $0.method != "CONNECT" } }

    /// The requests that arrived so far, at the proxy too.
    func allRequests() throws -> [Request] {
        let text = try String(contentsOf: folder.url.appending(path: "requests.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
    }
}
