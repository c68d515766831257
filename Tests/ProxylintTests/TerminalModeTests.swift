import Foundation
import TestSupport
import Testing

/// The terminal is given back as it was found, however a prompt ends.
struct TerminalModeTests {
    private static let prompts: [(arguments: [String], text: String)] = [
        (["init"], "Front end:"), (["key", "set", "x"], "it is not shown"), (["diagnose"], "Paste the error"),
        (["init", "--front-end", "none", "--provider", "custom"], "Base URL"),
    ]

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT], prompts)
    func aSignalGivesTheModeBack(signal: Int32, prompt: (arguments: [String], text: String)) throws {
        let run = try TerminalRun(prompt.arguments, in: ManagedFolder([:]), [(prompt.text, .signal(signal))])
        #expect(run.isModeBack, "\(prompt.arguments)")
        // Whoever started it sees the signal, as with a program that does not listen to any.
        #expect(run.status == -Int(signal), "\(run.screen)")
    }

    @Test(arguments: prompts)
    func soDoesAnOrdinaryEnd(prompt: (arguments: [String], text: String)) throws {
        let run = try TerminalRun(prompt.arguments, in: ManagedFolder([:]), [(prompt.text, .type("\u{4}"))])
        #expect(run.isModeBack && run.status != 999, "\(run.screen)")
    }

    /// Lines that a narrower window has wrapped are cleared with the rest.
    @Test func aNarrowerWindowIsDrawnAnew() throws {
        let run = try TerminalRun(
            ["init"], in: ManagedFolder([:]),
            [("Esc to cancel", .resize(columns: 40)), ("type to filter", .type("\u{1B}"))])
        let end = try #require(run.screen.firstRange(of: "Esc to cancel")).upperBound
        let lines = run.screen[..<end].replacing(/\u{1B}\[[0-9;]*[A-Za-z]/, with: "").split(
            whereSeparator: \.isNewline)
        let rows = lines.reduce(0) { $0 + ($1.count + 39) / 40 }
        #expect(lines.count == 14 && rows > 14)
        // The cursor stands in the last row.
        #expect(run.screen.contains("\u{1B}[\(rows - 1)A\r\u{1B}[J"), "\(run.screen)")
        #expect(run.status == 130)
    }
}
