import Catalog
import Editing
import Glibc
import Linting
import Managing
import Profiles

/// Standard input and output as a connection to an editor.
struct EditorConnection {
    /// The day that was given; nil for that of the clock.
    let fixedDay: CalendarDate?

    private static let chunk = 1 << 16

    /// Answers until the editor ends it or goes away.
    func run() -> ExitStatus {
        signal(SIGPIPE, SIG_IGN)
        let environment = ProcessLintEnvironment()
        let catalog = Catalog.inUse
        let fixedDay = fixedDay
        let server = LanguageServer(
            EditorHost(
                version: ToolVersion.number, catalog: catalog,
                today: { fixedDay ?? CalendarDate(secondsSince1970: MomentOption.present.seconds) },
                options: { path, today in Self.options(for: path, on: today, environment, catalog) }))
        while true {
            guard let bytes = Self.available() else { return .badNews }
            guard Self.write(server.receive(bytes)) else { return .badNews }
            if let status = server.exitStatus { return status == 0 ? .good : .badNews }
        }
    }

    /// How a file is linted; nil where the settings of its folder leave it out.
    private static func options(
        for path: String, on today: CalendarDate, _ environment: ProcessLintEnvironment, _ catalog: Catalog
    ) -> LintOptions? {
        let options = LintOptions(today: today, environment: environment)
        var planner = LintPlanner(LintRequest(), options, catalog)
        // Settings that cannot be read are the settings' own fault; the file is linted without.
        guard let found = try? planner.settings(for: path) else { return options }
        if found.file.settings.pattern(ignoring: found.below) != nil { return nil }
        return found.file.settings.options(options, found.effective)
    }

    /// All that can be read without waiting, and at least something; nil at the end.
    private static func available() -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: chunk)
        while true {
            let count = read(STDIN_FILENO, &buffer, chunk)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes.isEmpty ? nil : bytes }
            bytes += buffer[..<count]
            // What is there already may cancel what came before it.
            var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            if poll(&waiting, 1, 0) <= 0 || bytes.count > 1 << 26 { return bytes }
            if Int32(waiting.revents) & POLLIN == 0 { return bytes }
        }
    }

    /// Whether all of it was written.
    private static func write(_ bytes: [UInt8]) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let written = bytes.withUnsafeBytes { buffer -> Int in
                guard let start = buffer.baseAddress else { return 0 }
                return Glibc.write(STDOUT_FILENO, start + offset, bytes.count - offset)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            offset += written
        }
        return true
    }
}
