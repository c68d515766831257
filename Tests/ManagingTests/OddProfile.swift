/// Profiles with every layout that people come up with; knows where each value stands.
struct OddProfile {
    /// A field that can be set, and the bytes of its value.
    struct Field {
        /// The path as users type it, of the profile.
        let path: String
        /// The bytes of the value.
        let range: Range<Int>
        /// Another value for it.
        let other: String
    }

    private(set) var text = ""
    private(set) var fields: [Field] = []
    private var state: UInt64
    private let lineBreak: String

    private static let comments = [
        "", "", "", "  # a: b", " #no comment", "\t# 'quote", "   # \"double", " # - item", " # {x: [", " # 🎭 ünï",
        " # ---",
    ]

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        lineBreak = ["\n", "\n", "\r\n"][Int(seed % 3)]
        if seed % 7 == 0 { text = "\u{FEFF}" }
        write()
        if seed % 5 == 0 {
            while text.unicodeScalars.last == "\n" || text.unicodeScalars.last == "\r" {
                text.unicodeScalars.removeLast()
            }
        }
    }

    private mutating func next(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    private mutating func pick(_ choices: [String]) -> String { choices[next(choices.count)] }

    private mutating func endLine() {
        text += pick(Self.comments) + lineBreak
        if next(4) == 0 { text += pick(["", "  ", "# alone: [", "      # deep"]) + lineBreak }
    }

    private mutating func value(_ path: String, _ plain: String, other: String, isText: Bool) {
        let written = isText ? pick([plain, "'\(plain)'", "\"\(plain)\""]) : plain
        let start = text.utf8.count
        text += written
        fields.append(Field(path: path, range: start..<text.utf8.count, other: other))
    }

    private mutating func key(_ name: String) {
        text += pick([name, name, "\"\(name)\"", "'\(name)'"]) + pick([": ", ":   ", ": "])
    }

    private mutating func write() {
        if next(3) == 0 { text += "# yaml-language-server: $schema=x" + lineBreak }
        if next(3) == 0 { text += "---" + lineBreak }
        text += "version: 1"
        endLine()
        key("name")
        value("name", "odd-\(next(1000))", other: "another name", isText: true)
        endLine()
        key("description")
        value(
            "description", "first, then: \(next(9))".replacing(": ", with: " "), other: "says \"so\": #1", isText: true)
        endLine()
        accounts()
        if next(2) == 0 {
            text += "generation:"
            endLine()
            text += pick([" ", "   ", "\u{20}\u{20}"]) + "temperature: "
            value("generation.temperature", "0.\(1 + next(9))", other: "1.25", isText: false)
            endLine()
        } else {
            text += "generation: {top_p: 0.9, temperature: "
            value("generation.temperature", "0.\(1 + next(9))", other: "1.25", isText: false)
            text += pick(["}", " }", ", }"])
            endLine()
        }
        proxies()
        text += "messages_per_day: "
        value("messages_per_day", String(1 + next(40)), other: "41", isText: false)
        endLine()
    }

    private mutating func accounts() {
        text += "accounts:"
        endLine()
        let margin = String(repeating: " ", count: 1 + next(6))
        if next(2) == 0 {
            text += margin + "main:"
            endLine()
            let deeper = margin + String(repeating: " ", count: 1 + next(4))
            text += deeper + "provider: openrouter"
            endLine()
            text += deeper + "key: "
            value("accounts.main.key", "{env: KEY}", other: "keyring:main", isText: false)
            endLine()
            text += deeper
            key("plan")
            value("accounts.main.plan", "plus", other: "it's", isText: true)
            endLine()
        } else {
            text += margin + "main: {provider: openrouter, plan: "
            value("accounts.main.plan", "plus", other: "it's", isText: true)
            text += pick([", ", " , ", ",\(lineBreak)\(margin)    "]) + "key: "
            value("accounts.main.key", "{env: KEY}", other: "file:a b.txt", isText: false)
            text += "}"
            endLine()
        }
    }

    private mutating func proxies() {
        text += "proxies:"
        endLine()
        let margin = String(repeating: " ", count: next(4))
        for number in 1...(1 + next(3)) {
            let path = "proxies.\(number)"
            if next(3) == 0 {
                text += margin + "- {account: main, model: "
                value("\(path).model", "z-ai/glm-5.\(next(3))", other: "a: b", isText: true)
                text += ", context_size: "
                value("\(path).context_size", String(9000 + next(999)), other: "12345", isText: false)
                text += pick(["}", "  }"])
                endLine()
                continue
            }
            let gap = pick([" ", "  ", "   "])
            let inner = margin + " " + gap
            text += margin + "-" + gap + "account: main"
            endLine()
            text += inner
            key("model")
            value("\(path).model", "z-ai/glm-5.\(next(3))", other: "x #y", isText: true)
            endLine()
            text += inner + "custom_prompt: "
            if next(2) == 0 {
                text += pick(["|", ">", "|-", "|+"]) + pick(Self.comments) + lineBreak
                for line in ["Be: brief", "  # no comment", "", "end"] {
                    text += (line.isEmpty ? "" : inner + "  " + line) + lineBreak
                }
            } else {
                text += "{file: prompt.txt}"
                endLine()
            }
            text += inner + "context_size: "
            value("\(path).context_size", String(9000 + next(999)), other: "12345", isText: false)
            endLine()
        }
    }
}
