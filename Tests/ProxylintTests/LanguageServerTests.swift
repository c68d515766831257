import Foundation
import TestSupport
import Testing

/// The language server as a program, and with a client that others wrote.
struct LanguageServerTests {
    private static func frame(_ body: String) -> String { "Content-Length: \(body.utf8.count)\r\n\r\n\(body)" }

    @Test func itAnswersOverStandardInputAndEnds() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(".proxylint.yaml", "severity: {unknown-field: off}\n")
        let text = "version: 1\\nname: a\\naccounts: {}\\nfoo: 1\\n"
        let item =
            "{\"uri\":\"file://\(folder.url.path)/a.yaml\",\"languageId\":\"yaml\",\"version\":1,\"text\":\"\(text)\"}"
        let input = [
            "{\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}",
            "{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":\(item)}}",
        ].map(Self.frame).joined()
        let end = ["{\"id\":2,\"method\":\"shutdown\"}", "{\"method\":\"exit\"}"].map(Self.frame).joined()
        let open = try RunningProgram.run(["lsp", "--stdio", "--now", "2026-11-28"], input: input)
        #expect(open.output.contains("\"positionEncoding\":\"utf-16\""))
        #expect(open.output.contains("missing-field"))
        #expect(!open.output.contains("unknown-field"))
        #expect(open.status == 1)
        #expect(try RunningProgram.run(["lsp"], input: input + end).status == 0)
    }

    @Test(.enabled(if: OutsidePrograms.areThere, "make test installs what this needs"))
    func aClientFromOutsideHasASession() throws {
        let tools = ProcessInfo.processInfo.environment["PROXYLINT_TEST_TOOLS"] ?? ""
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: tools).appending(path: "python3")
        process.arguments = [Repository.file("Tests/Editors/session.py").path, RunningProgram.executable.path]
        process.standardOutput = output
        try process.run()
        let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(printed == "good\n")
    }
}
