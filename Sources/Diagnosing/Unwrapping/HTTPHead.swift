/// The head of an HTTP answer, as `curl -i` and `curl -v` print it.
struct HTTPHead {
    /// The status.
    let status: Int
    /// Names in small letters, with their values.
    let headers: [(name: String, value: String)]
    /// What stands behind the head.
    let body: [UInt8]

    /// The last head in `text` before a body; nil where there is none.
    ///
    /// Heads of a proxy's tunnel, of `100 Continue` and of redirects come before the one that counts.
    init?(_ text: [UInt8]) {
        guard let first = Self.start(in: text) else { return nil }
        var offset = first
        var status: Int?
        var headers: [(name: String, value: String)] = []
        while let (line, next) = Self.line(of: text, at: offset) {
            if let found = Self.status(of: line) {
                status = found
                headers = []
            } else if line.isEmpty {
                // Behind a blank line comes the body, or one more head.
                let rest = text[next...].drop { $0 == 0x0A || $0 == 0x20 || $0 == 0x3C }
                offset = next
                if Self.status(of: rest.prefix(16)) == nil { break }
                offset = rest.startIndex
                continue
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), line.first != UInt8(ascii: "{"),
                colon - line.startIndex < 64
            {
                let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
                let value = line[(colon + 1)...].drop { $0 == 0x20 }
                headers.append((name, String(decoding: value, as: UTF8.self)))
            } else if line.first.map({ "{[<\"".utf8.contains($0) }) ?? false {
                break
            }
            offset = next
        }
        guard let status else { return nil }
        self.status = status
        self.headers = headers
        body = Self.withoutTrace(text[min(offset, text.count)...])
    }

    /// Where the first status line begins.
    private static func start(in text: [UInt8]) -> Int? {
        var offset = 0
        // A head that is worth reading stands near the beginning; curl -v prints a page of its own before it.
        for _ in 0..<200 {
            guard let (line, next) = line(of: text, at: offset) else { return nil }
            if status(of: line) != nil { return offset }
            offset = next
        }
        return nil
    }

    /// A line without what `curl -v` puts before it, and the offset of the next.
    private static func line(of text: [UInt8], at offset: Int) -> (line: ArraySlice<UInt8>, next: Int)? {
        guard offset < text.count else { return nil }
        let end = text[offset...].firstIndex(of: 0x0A) ?? text.count
        var line = text[offset..<end]
        if line.starts(with: "< ".utf8) {
            line = line.dropFirst(2)
        } else if line.elementsEqual("<".utf8) {
            line = line.dropFirst()
        }
        while line.last == 0x20 || line.last == 0x0D { line = line.dropLast() }
        return (line, min(end + 1, text.count))
    }

    /// The status of a line such as `HTTP/2 429`.
    private static func status(of line: ArraySlice<UInt8>) -> Int? {
        guard line.count >= 8, line.prefix(5).map({ $0 & 0xDF }).starts(with: [0x48, 0x54, 0x54, 0x50]),
            line[line.startIndex + 4] == UInt8(ascii: "/"),
            let space = line.prefix(10).firstIndex(of: 0x20)
        else { return nil }
        let digits = line[(space + 1)...].prefix(3)
        guard digits.count == 3, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        let status = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return (100...599).contains(status) ? status : nil
    }

    /// The body without the lines of `curl -v` that begin with a star or an angle bracket.
    private static func withoutTrace(_ body: ArraySlice<UInt8>) -> [UInt8] {
        guard body.starts(with: "* ".utf8) || body.starts(with: "{ [".utf8) || body.starts(with: "} [".utf8) else {
            return Array(body)
        }
        let lines = body.split(separator: 0x0A).filter { line in
            !["* ", "> ", "< ", "{ [", "} ["].contains { line.starts(with: $0.utf8) }
        }
        return Array(lines.joined(separator: [0x0A]))
    }
}
