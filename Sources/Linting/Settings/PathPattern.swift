/// A path, or a pattern of paths, as `.gitignore` has them: `*` and `?` within a name, `**` for any folders.
///
/// Without a slash inside it matches a name at any depth; a folder stands for everything below it.
public struct PathPattern: Sendable {
    private let segments: [[UInt8]]

    /// Reads a pattern.
    public init(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while bytes.starts(with: "./".utf8) { bytes = bytes.dropFirst(2) }
        while bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
        let isAnchored = bytes.contains(UInt8(ascii: "/"))
        let parts = bytes.split(separator: UInt8(ascii: "/")).map { Array($0) }
        segments = (isAnchored ? [] : [Self.anything]) + parts
    }

    private static let anything = Array("**".utf8)

    /// Whether a path, or a folder that it is in, fits.
    public func matches(_ path: String) -> Bool {
        guard segments.last != Self.anything || segments.count > 1 else { return true }
        let names = path.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
        // reached[n]: the segments so far can stand for the first n names.
        var reached = [Bool](repeating: false, count: names.count + 1)
        reached[0] = true
        for segment in segments {
            var next = [Bool](repeating: false, count: names.count + 1)
            if segment == Self.anything {
                var isOpen = false
                for place in reached.indices {
                    isOpen = isOpen || reached[place]
                    next[place] = isOpen
                }
            } else {
                for place in names.indices where reached[place] {
                    if Self.matches(segment, names[place]) { next[place + 1] = true }
                }
            }
            reached = next
        }
        // `a/**` is what lies below `a`, and not `a` itself.
        return reached.dropFirst().contains(true)
    }

    /// Whether a name fits, in time that grows with the product of the lengths at the most.
    private static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
        var (place, offset) = (0, 0)
        var star: (place: Int, offset: Int)?
        while offset < name.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                star = (place, offset)
                place += 1
            } else if place < pattern.count, pattern[place] == UInt8(ascii: "?") || pattern[place] == name[offset] {
                place += 1
                offset += 1
            } else if let last = star {
                place = last.place + 1
                offset = last.offset + 1
                star = (last.place, offset)
            } else {
                return false
            }
        }
        while place < pattern.count, pattern[place] == UInt8(ascii: "*") { place += 1 }
        return place == pattern.count
    }
}
