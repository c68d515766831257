import Glibc
import Managing
import Setups

/// The zone of the process (`TZ`, else the system's), or another that the user names, through the C library.
final class ProcessZone: LocalZone {
    private static let database = "/usr/share/zoneinfo"

    /// - Parameter name: A zone such as `Europe/Vienna`; nil for the user's own.
    /// - Throws: `UsageError` where this machine knows no such zone.
    init(named name: String?) throws(UsageError) {
        guard let name else {
            tzset()
            return
        }
        let isPlain = !name.isEmpty && !name.hasPrefix("/") && !name.contains("..")
        guard isPlain, name == "UTC" || Self.isFile("\(Self.database)/\(name)") else {
            throw UsageError("unknown time zone `\(name)`; write it like Europe/Vienna, or UTC")
        }
        // Before any other thread is started.
        setenv("TZ", name, 1)
        tzset()
    }

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    func offset(at moment: Instant) -> (seconds: Int, name: String)? {
        // The C library silently takes UTC where it does not find the zone of TZ.
        if let variable = getenv("TZ").map({ String(cString: $0) }), Self.namesMissingZone(variable) { return nil }
        var seconds = time_t(moment.seconds)
        var local = tm()
        guard localtime_r(&seconds, &local) != nil else { return nil }
        return (Int(local.tm_gmtoff), local.tm_zone.map { String(cString: $0) } ?? "")
    }

    private static func namesMissingZone(_ variable: String) -> Bool {
        let name = variable.hasPrefix(":") ? String(variable.dropFirst()) : variable
        // A rule such as CET-1CEST holds digits; a name of the database a slash.
        guard name.contains("/"), !name.hasPrefix("<") else { return false }
        return !isFile(name.hasPrefix("/") ? name : "\(database)/\(name)")
    }
}
