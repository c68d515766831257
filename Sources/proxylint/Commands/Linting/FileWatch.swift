import Glibc

/// Watches folders for changes of profiles (inotify).
///
/// Folders, not files: editors put a new file in the old one's place, and a file that was renamed away may come back.
final class FileWatch {
    private let descriptor: Int32
    /// Names of files that count in folders where not every profile does.
    private var names: Set<String> = []

    private static let events = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
            | IN_ONLYDIR)
    /// Milliseconds without an event that end a burst: editors write a file in several steps.
    private static let quiet: Int32 = 40

    /// A watch of nothing yet; nil where the system has no more of them.
    init?() {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// Watches a folder, and the name of a file in it that counts whatever it ends in.
    ///
    /// Adding a folder again changes nothing. False where the system refuses.
    @discardableResult
    func add(folder: String, name: String? = nil) -> Bool {
        if let name { names.insert(name) }
        return inotify_add_watch(descriptor, folder, Self.events) >= 0
    }

    /// Waits until something that counts has changed, and the burst is over.
    ///
    /// - Returns: False where `isOver` says so first.
    func wait(until isOver: () -> Bool) -> Bool {
        while !isOver() {
            guard poll(for: 250) else { continue }
            guard drain() else { continue }
            // The rest of the burst, but no longer than a second of it.
            var rounds = 0
            while rounds < 25, poll(for: Self.quiet) {
                _ = drain()
                rounds += 1
            }
            return true
        }
        return false
    }

    private func poll(for milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return Glibc.poll(&waiting, 1, milliseconds) > 0
    }

    /// Reads what has happened; whether any of it counts.
    private func drain() -> Bool {
        var counts = false
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let got = read(descriptor, &buffer, buffer.count)
            guard got > 0 else { return counts }
            var offset = 0
            // struct inotify_event: int wd; uint32_t mask, cookie, len; char name[len]
            while offset + 16 <= got {
                let mask = Self.word(buffer, offset + 4)
                let length = Int(Self.word(buffer, offset + 12))
                guard offset + 16 + length <= got else { return true }
                let name = String(
                    decoding: buffer[(offset + 16)..<(offset + 16 + length)].prefix { $0 != 0 }, as: UTF8.self)
                if matters(name, mask) { counts = true }
                offset += 16 + length
            }
        }
    }

    private func matters(_ name: String, _ mask: UInt32) -> Bool {
        // A folder came or went, or so much happened that not all of it is told.
        if mask & UInt32(IN_ISDIR | IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF) != 0 { return true }
        if names.contains(name) { return true }
        return !name.hasPrefix(".") && (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
            || name == ".proxylint.yaml" || name == "config.json"
    }

    private static func word(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << (8 * UInt32($1)) }
    }
}
