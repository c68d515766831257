import Foundation
import TestSupport

/// The built program, run as a user runs it.
struct RunningProgram {
    /// What it printed and ended with.
    struct Outcome {
        let status: Int32
        let output: String
        let messages: String
    }

    /// The program beside the running tests.
    static let executable: URL = {
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "proxylint")
        return FileManager.default.isExecutableFile(atPath: beside.path)
            ? beside : Repository.file(".build/debug/proxylint")
    }()

    /// Runs it in a folder with nothing in its environment but what is given.
    static func run(
        _ arguments: [String], in folder: URL = Repository.root, input: String? = nil,
        environment: [String: String] = [:]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = environment
        let output = Pipe()
        let messages = Pipe()
        process.standardOutput = output
        process.standardError = messages
        // From a file, as a program that refuses its input leaves a pipe broken.
        let source = FileManager.default.temporaryDirectory.appending(path: "proxylint-\(UUID().uuidString).txt")
        process.standardInput = FileHandle.nullDevice
        if let input {
            try Data(input.utf8).write(to: source)
            process.standardInput = try FileHandle(forReadingFrom: source)
        }
        defer { try? FileManager.default.removeItem(at: source) }
        try process.run()
        // Both pipes are read while the program runs, or a full one would stop it.
        let collected = Collected()
        let reader = Thread {
            collected.data = messages.fileHandleForReading.readDataToEndOfFile(); collected.done.signal()
        }
        reader.start()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        collected.done.wait()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
            messages: String(decoding: collected.data, as: UTF8.self))
    }

    private final class Collected: @unchecked Sendable {  // written before the signal, read behind it
        var data = Data()
        let done = DispatchSemaphore(value: 0)
    }
}

/// A folder that goes away with the test.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "proxylint-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    @discardableResult
    func write(_ path: String, _ text: String) throws -> String {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }
}

/// Profiles for tests.
enum Sample {
    static let clean = """
        version: 1
        name: clean
        accounts:
          main: {provider: openrouter, key: {keyring: openrouter}}
        proxies:
          - {account: main, model: z-ai/glm-5.2}

        """
    /// One account and one proxy, with the key in the variable KEY.
    static func profile(at url: String, provider: String) -> String {
        """
        version: 1
        name: one
        accounts:
          main: {provider: \(provider), key: {env: KEY}}
        proxies:
          - {account: main, base_url: "\(url)", model: m}

        """
    }

    static let error = clean.replacingOccurrences(of: "z-ai/glm-5.2", with: "anthropic/claude-3-opus")
    static let warning = clean.replacingOccurrences(
        of: "{keyring: openrouter}", with: "sk-or-v1-\(String(repeating: "0123456789abcdef", count: 4))")
}
