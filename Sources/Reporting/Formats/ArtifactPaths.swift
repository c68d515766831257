/// Paths of files as services want them: relative to the root of the work tree, with forward slashes.
public struct ArtifactPaths: Sendable {
    private let root: [Substring]?
    private let folder: [Substring]

    /// Paths below a work tree.
    ///
    /// - Parameters:
    ///   - workTree: The absolute path of its root; nil outside of any, and then the folder takes its place.
    ///   - folder: The absolute path of the current folder.
    public init(workTree: String?, folder: String) {
        self.folder = Self.parts(folder)
        root = workTree.map { Self.parts($0) }
    }

    /// A path relative to the root where it is below it, else as an absolute path.
    public func relative(_ path: String) -> String {
        let isAbsolute = path.utf8.first == UInt8(ascii: "/")
        let whole = Self.normalized((isAbsolute ? [] : folder) + Self.parts(path))
        let root = root ?? folder
        guard whole.count > root.count, whole.starts(with: root) else {
            return "/" + whole.joined(separator: "/")
        }
        return whole[root.count...].joined(separator: "/")
    }

    /// The path as a URI reference: relative ones to the root, others with their scheme.
    func uri(_ path: String) -> (text: String, isRelative: Bool) {
        let path = relative(path)
        let isRelative = path.utf8.first != UInt8(ascii: "/")
        return ((isRelative ? "" : "file://") + Self.escaped(path), isRelative)
    }

    private static func parts(_ path: String) -> [Substring] { path.split(separator: "/") }

    private static func normalized(_ parts: [Substring]) -> [Substring] {
        var result: [Substring] = []
        for part in parts where part != "." {
            if part == ".." { _ = result.popLast() } else { result.append(part) }
        }
        return result
    }

    /// Everything but letters, digits and a few signs as `%` and its bytes, so that a name is never read as more than a name.
    private static func escaped(_ path: String) -> String {
        var result = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }
}
