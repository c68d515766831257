/// What a web page says: its title and the words that are shown.
enum PageText {
    /// Whether a text is a web page.
    static func isPage(_ text: [UInt8]) -> Bool {
        let start = String(decoding: text.prefix(2000), as: UTF8.self).lowercased()
        return ["<!doctype html", "<html", "<head>", "<title>", "<body"].contains { start.holds($0) }
            || ["<p", "<div", "<h1", "<h2", "<li", "<span"].contains { start.holds($0) } && start.holds("</")
    }

    /// The words of a page, without tags, scripts and styles; entities are read.
    static func words(of page: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var offset = 0
        var hidden: [UInt8]?
        while offset < page.count {
            if page[offset] == UInt8(ascii: "<") {
                let end = page[offset...].firstIndex(of: UInt8(ascii: ">")) ?? page.count - 1
                let tag = page[(offset + 1)...].prefix(min(end - offset, 12)).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
                if let ending = hidden {
                    if tag.starts(with: ending) { hidden = nil }
                } else if tag.starts(with: "script".utf8) {
                    hidden = Array("/script".utf8)
                } else if tag.starts(with: "style".utf8) {
                    hidden = Array("/style".utf8)
                }
                if result.last != 0x20 { result.append(0x20) }
                offset = hidden == nil ? end + 1 : offset + 1
                continue
            }
            if hidden == nil { result.append(page[offset]) }
            offset += 1
        }
        return withoutEntities(result)
    }

    private static let entities: [(name: String, text: String)] = [
        ("&quot;", "\""), ("&#34;", "\""), ("&#x22;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&#x27;", "'"),
        ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&hellip;", "..."), ("&mdash;", "-"), ("&ndash;", "-"),
        ("&amp;", "&"),
    ]

    /// A text with the entities of HTML read, as pages and some relays write quotes.
    static func withoutEntities(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "&")) else { return text }
        var result: [UInt8] = []
        var offset = 0
        while offset < text.count {
            if text[offset] == UInt8(ascii: "&"),
                let entity = entities.first(where: { text[offset...].starts(with: $0.name.utf8) })
            {
                result += entity.text.utf8
                offset += entity.name.utf8.count
            } else {
                result.append(text[offset])
                offset += 1
            }
        }
        return result
    }
}
