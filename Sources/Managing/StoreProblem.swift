/// Why a profile is not found, or not to be read.
public enum StoreProblem: Error, Equatable, Sendable {
    /// A file cannot be opened; the reason as a sentence.
    case unreadable(path: String, reason: String)
    /// The folder holds more files than are read.
    case tooMany(folder: String, read: Int)
    /// A file that cannot be read as YAML; the line and what is wrong there.
    case broken(path: String, line: Int, reason: String)
    /// Several proxies of the profile go by that.
    case ambiguousProxy(String, references: [String])
    /// A file without a profile.
    case empty(path: String)
    /// Several profiles have the name.
    case ambiguous(name: String, files: [String])
    /// There is no such profile.
    case unknown(reference: String, nearest: String?, unread: String?)
    /// The profile has no such proxy.
    case noSuchProxy(String, profile: String, proxies: [String], nearest: String?)
    /// Several profiles or proxies fit equally well, as references.
    case severalFit(String, references: [String])
    /// `list` counts fewer proxies.
    case noSuchNumber(String, count: Int)
    /// There is no profile at all.
    case nothing
    /// Several may be meant, and none is active.
    case several([String])
    /// Nothing is active.
    case nothingActive
    /// What was active is gone; how, as a sentence.
    case gone(String)

    /// One sentence without a final full stop.
    public var message: String {
        switch self {
        case .unreadable(let path, let reason): "`\(path)`: \(reason)"
        case .tooMany(let folder, let read):
            "`\(folder)` contains more than \(read) files, and only the first \(read) are read; name a smaller folder with --profiles"
        case .broken(let path, let line, let reason):
            "`\(path)` is not valid YAML from line \(line) on: \(reason); open it with `proxylint edit \(path)`"
        case .ambiguousProxy(let label, let references):
            "several proxies are named `\(label)`; use \(references.joined(separator: " or ")), or give them different names"
        case .empty(let path): "`\(path)` contains no profile"
        case .ambiguous(let name, let files):
            "several files contain a profile `\(name)` (\(files.joined(separator: ", "))); name the file"
        case .unknown(let reference, let nearest, let unread):
            (unread.map { "\($0); also, " } ?? "")
                + "there is no profile `\(reference)`; \(nearest.map { "did you mean `\($0)`?" } ?? "`proxylint list` shows the profiles, or give the path of a file")"
        case .noSuchProxy(let proxy, let profile, let proxies, let nearest):
            "the profile `\(profile)` has no proxy `\(proxy)`; \(nearest.map { "did you mean `\(profile)/\($0)`?" } ?? "it has \(proxies.isEmpty ? "none" : proxies.joined(separator: ", "))")"
        case .severalFit(let reference, let references):
            "`\(reference)` may mean \(references.prefix(6).joined(separator: ", "))\(references.count > 6 ? " and \(references.count - 6) more" : ""); name one, or use its number in `proxylint list`"
        case .noSuchNumber(let number, let count):
            "there is no number \(number); `proxylint list` counts \(count) \(count == 1 ? "proxy" : "proxies")"
        case .nothing:
            "there are no profiles; create one with `proxylint init`, name a file, or put profiles into ./profiles"
        case .several(let names):
            "there are \(names.count) profiles and none is active; name one (\(names.prefix(6).joined(separator: ", "))\(names.count > 6 ? ", …" : "")), or choose with `proxylint use`"
        case .nothingActive: "nothing is active yet; choose with `proxylint use`"
        case .gone(let how): how
        }
    }

    /// Whether it is about the file that a reference may mean: one that is called like it.
    func concerns(_ reference: String) -> Bool {
        let path: String
        switch self {
        case .unreadable(let file, _), .broken(let file, _, _): path = file
        default: return false
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return reference.split(separator: "/").first.map { name.hasPrefix($0 + ".") } ?? false
    }
}
