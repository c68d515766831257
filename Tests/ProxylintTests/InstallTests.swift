import Foundation
import TestSupport
import Testing

/// `make install` and `make uninstall`, with the program that was built for the tests.
struct InstallTests {
    private static func make(_ target: String, into folder: URL) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.currentDirectoryURL = Repository.file("")
        process.arguments = [
            "make", "--silent", target, "PROGRAM=\(RunningProgram.executable.path)", "DESTDIR=\(folder.path)",
            "PREFIX=/usr", "BUILT=\(folder.path)-built",
        ]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private static func files(in folder: URL) -> Set<String> {
        let found = FileManager.default.enumerator(atPath: folder.path)
        return Set(found?.compactMap { $0 as? String } ?? [])
    }

    @Test func whatIsInstalledGoesAwayAgain() throws {
        let temporary = try TemporaryFolder()
        let folder = temporary.url.appending(path: "root")
        // What others put there stays.
        let other = folder.appending(path: "usr/share/man/man1/other.1")
        try FileManager.default.createDirectory(
            at: other.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: other)
        let before = Self.files(in: folder)

        #expect(try Self.make("install-files", into: folder) == 0)
        let installed = Self.files(in: folder)
        let pages = try CommandHelp.names().map { "usr/share/man/man1/proxylint-\($0).1" }
        let expected =
            pages + [
                "usr/bin/proxylint", "usr/share/man/man1/proxylint.1",
                "usr/share/bash-completion/completions/proxylint", "usr/share/zsh/site-functions/_proxylint",
                "usr/share/fish/vendor_completions.d/proxylint.fish",
            ]
        #expect(Set(expected).subtracting(installed) == [])

        #expect(try Self.make("uninstall", into: folder) == 0)
        #expect(Self.files(in: folder).subtracting(before) == ["usr/bin"])
    }

    /// Every option of a command, every subcommand, and each exit code stand in its page.
    @Test func manPagesSayWhatHelpSays() throws {
        let temporary = try TemporaryFolder()
        let folder = temporary.url.appending(path: "root")
        #expect(try Self.make("man", into: folder) == 0)
        let pages = URL(filePath: "\(folder.path)-built/man")
        for command in try CommandHelp.program.get().subcommands ?? [] where command.commandName != "help" {
            let path = pages.appending(path: "proxylint-\(command.commandName).1")
            let text = try String(contentsOf: path, encoding: .utf8)
            for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "\"EXIT STATUS\"", "EXAMPLES"] {
                #expect(text.contains("\n.SH \(section)\n"), "\(path.lastPathComponent) has no \(section)")
            }
            for argument in ([command] + (command.subcommands ?? [])).flatMap(\.own) {
                for name in argument.typed {
                    let roff = name.replacing("-", with: "\\-")
                    #expect(text.contains("\\fB\(roff)\\fR"), "\(path.lastPathComponent) has no \(name)")
                }
            }
            // No Markdown is left over outside of examples.
            let prose = text.split(separator: /\.nf\n[\s\S]*?\n\.fi/).joined()
            #expect(!prose.contains(/\]\(|```|^\| |<!--/), "\(path.lastPathComponent)")
        }
    }
}
