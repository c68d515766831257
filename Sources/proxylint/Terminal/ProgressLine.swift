import Glibc
import Reporting

/// One line on standard error that tells how far the work is, and goes away.
final class ProgressLine {
    private let total: Int
    private let verb: String
    private let isShown: Bool
    private var running: [String] = []
    private var done = 0

    /// - Parameter verb: What has been done with each: `verified`.
    init(total: Int, verb: String = "verified", isShown: Bool) {
        self.total = total
        self.verb = verb
        self.isShown = isShown
    }

    func started(_ name: String) {
        running.append(name)
        draw()
    }

    func ended(_ name: String) {
        if let index = running.firstIndex(of: name) { running.remove(at: index) }
        done += 1
        draw()
    }

    func clear() { write("") }

    private func draw() {
        let names = running.prefix(3).joined(separator: ", ") + (running.count > 3 ? ", …" : "")
        write(String("\(verb) \(done) of \(total)\(names.isEmpty ? "" : "; asking \(names)")".prefix(78)))
    }

    private func write(_ text: String) {
        guard isShown else { return }
        // To the start of the line, and empty what stood there.
        let line = Array("\r\u{1B}[K\(SafeMessage.text(text))".utf8)
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
