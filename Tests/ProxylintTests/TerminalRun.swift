import Foundation
import TestSupport

/// One run of the program in a terminal of the test's own, which can be resized, and whose mode is looked at afterwards.
struct TerminalRun {
    /// What is done when a text has appeared.
    enum Step {
        case type(String)
        case signal(Int32)
        case resize(columns: Int)
    }

    /// What the program ended with; negative for a signal.
    let status: Int
    /// Whether the terminal was as it was before.
    let isModeBack: Bool
    let screen: String

    init(_ arguments: [String], in place: ManagedFolder, _ steps: [(after: String, step: Step)]) throws {
        let script = """
            import fcntl, json, os, pty, select, signal, struct, sys, termios, time
            arguments, steps = json.loads(sys.argv[1]), json.loads(sys.argv[2])
            terminal, own = pty.openpty()
            def resize(columns): fcntl.ioctl(own, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            resize(80)
            before = termios.tcgetattr(own)
            process = os.fork()
            if process == 0:
                os.setsid()
                fcntl.ioctl(own, termios.TIOCSCTTY, 0)
                for number in (0, 1, 2): os.dup2(own, number)
                signal.pthread_sigmask(signal.SIG_UNBLOCK, signal.valid_signals())
                for one in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT): signal.signal(one, signal.SIG_DFL)
                os.execv(arguments[0], arguments)
            shown, seen, status, end = b"", 0, None, time.time() + 20
            while status is None and time.time() < end:
                if steps and steps[0][0].encode() in shown[seen:]:
                    seen = len(shown)
                    time.sleep(0.1)
                    kind, value = steps.pop(0)[1:]
                    if kind == "type": os.write(terminal, value.encode())
                    elif kind == "signal": os.kill(process, value)
                    else: resize(value)
                if select.select([terminal], [], [], 0.05)[0]:
                    shown += os.read(terminal, 65536)
                else:
                    done, ended = os.waitpid(process, os.WNOHANG)
                    if done: status = os.waitstatus_to_exitcode(ended)
            if status is None:
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
                status = 999
            after = termios.tcgetattr(own)
            json.dump([status, before[:4] == after[:4], shown.decode("utf-8", "replace")], sys.stdout)
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let planned = steps.map { after, step -> [Any] in
            switch step {
            case .type(let keys): [after, "type", keys]
            case .signal(let number): [after, "signal", Int(number)]
            case .resize(let columns): [after, "resize", columns]
            }
        }
        func json(_ value: Any) throws -> String {
            String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
        }
        process.arguments = [
            "python3", "-c", script, try json([RunningProgram.executable.path] + arguments), try json(planned),
        ]
        process.currentDirectoryURL = place.folder.url
        process.environment = place.environment.merging(["TERM": "xterm"]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard let parts = try JSONSerialization.jsonObject(with: data) as? [Any], parts.count == 3,
            let status = parts[0] as? Int, let isModeBack = parts[1] as? Bool, let screen = parts[2] as? String
        else { throw CocoaError(.coderReadCorrupt) }
        (self.status, self.isModeBack, self.screen) = (status, isModeBack, screen)
    }
}
