import Foundation

/// A shell at a terminal, in which lines are typed, completed with Tab and run.
///
/// The program that runs there notes what the shell hands it, which is what a completed line means.
struct ShellSession {
    enum Shell: String, CaseIterable {
        case bash, zsh, fish

        var isInstalled: Bool {
            (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").contains {
                FileManager.default.isExecutableFile(atPath: "\($0)/\(rawValue)")
            }
        }

        fileprivate var arguments: [String] {
            switch self {
            case .bash: ["bash", "--norc", "--noprofile", "-i"]
            case .zsh: ["zsh", "-f", "-i"]
            case .fish: ["fish", "--no-config", "-i"]
            }
        }

        fileprivate var preparation: String {
            switch self {
            case .bash: #"eval "$(proxylint completion bash)"; alias p=proxylint; complete -F __proxylint_line p"#
            case .zsh: #"autoload -Uz compinit; compinit -u -D; eval "$(proxylint completion zsh)"; alias p=proxylint"#
            case .fish: "proxylint completion fish | source; alias p=proxylint"
            }
        }
    }

    /// Types each line, Tab and Enter; gives what the program was handed then, nil where it was not run.
    static func complete(_ lines: [String], in shell: Shell, _ place: ManagedFolder) throws -> [[String]?] {
        let program = try place.folder.write(
            "bin/proxylint",
            """
            #!/bin/sh
            case "$1" in ---completion|completion) exec '\(RunningProgram.executable.path)' "$@";; esac
            { for argument; do printf '%s\\037' "$argument"; done; printf '\\036'; } >>"$ANSWERS"
            """)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        let answers = place.folder.url.appending(path: "answers")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", driver, try json(shell.arguments), shell.preparation, try json(lines), answers.path,
        ]
        process.currentDirectoryURL = place.folder.url
        var environment = place.environment
        environment["PATH"] = place.folder.url.path + "/bin:" + (environment["PATH"] ?? "")
        environment.merge(["TERM": "xterm", "LC_ALL": "C.UTF-8", "ANSWERS": answers.path]) { $1 }
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let records = try String(contentsOf: answers, encoding: .utf8).components(separatedBy: "\u{1E}").dropLast()
        return records.dropFirst().map { record in
            record == "-" ? nil : Array(record.components(separatedBy: "\u{1F}").dropLast())
        }
    }

    private static func json(_ list: [String]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: list), as: UTF8.self)
    }

    private static let driver = """
        import json, os, pty, select, signal, sys, time
        shell, preparation, lines, answers = json.loads(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]), sys.argv[4]
        process, terminal = pty.fork()
        if process == 0:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, signal.valid_signals())
            os.execvp(shell[0], shell)
        def count():
            try:
                return open(answers, "rb").read().count(b"\\x1e")
            except FileNotFoundError:
                return 0
        shown = b""
        def wait(done, seconds):
            global shown
            end = time.time() + seconds
            while time.time() < end and not done():
                if select.select([terminal], [], [], 0.005)[0]:
                    try:
                        shown += os.read(terminal, 65536)
                    except OSError:
                        return
        wait(lambda: any(sign in shown for sign in (b"$", b"%", b"#", b">")), 10)
        os.write(terminal, preparation.encode() + b"; proxylint ready\\n")
        wait(lambda: count() > 0, 20)
        for line in lines:
            before, moment = count(), time.time() + 0.03
            wait(lambda: time.time() > moment, 1)
            os.write(terminal, line.encode() + b"\\t\\n")
            wait(lambda: count() > before, 5)
            if count() == before:
                os.write(terminal, b"\\x03")
                open(answers, "ab").write(b"-\\x1e")
        os.kill(process, signal.SIGKILL)
        """
}
