/// A profile with mistakes that have fixes, in a layout of its own.
struct BrokenProfile {
    /// The text.
    private(set) var text: String
    /// Lines, with their line breaks, that no fix is about.
    private(set) var untouched: [String]

    private var numbers: Numbers
    private let lineBreak: String
    private var lines: [(text: String, isFixed: Bool)] = []

    /// The same numbers for the same seed (SplitMix64).
    struct Numbers {
        var state: UInt64

        mutating func next(_ count: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(count))
        }

        mutating func pick<Element>(_ elements: [Element]) -> Element { elements[next(elements.count)] }
        mutating func isOne(in count: Int) -> Bool { next(count) == 0 }
    }

    init(seed: UInt64) {
        var numbers = Numbers(state: seed)
        lineBreak = numbers.pick(["\n", "\n", "\n", "\r\n", "\r"])
        self.numbers = numbers
        text = ""
        untouched = []
        let count = self.numbers.isOne(in: 3) ? 2 + self.numbers.next(2) : 1
        for number in 1...count { document(number, isOnly: count == 1) }
        var text = self.numbers.isOne(in: 6) ? "\u{FEFF}" : ""
        let dropsEnd = self.numbers.isOne(in: 4)
        for (place, line) in lines.enumerated() {
            text += line.text + (dropsEnd && place == lines.count - 1 ? "" : lineBreak)
        }
        let (lineBreak, lines) = (lineBreak, lines)
        let kept = lines.enumerated().filter { place, line in
            !line.isFixed && !line.text.isEmpty && place > 0 && place < lines.count - 1
        }
        self.text = text
        untouched = kept.map { $0.element.text + lineBreak }
    }

    private mutating func add(_ text: String, isFixed: Bool = false) {
        if numbers.isOne(in: 4) { lines.append((numbers.pick(["", "# ünï: {x", "   # - key: 'quote", "#"]), false)) }
        lines.append((text, isFixed))
    }

    private mutating func comment() -> String {
        numbers.pick([
            "", "", "", " # a: b", "\t# tab", "   ", "  # 🎭 \"x", " # proxylint: ignore[unused-account] kept",
        ])
    }

    private mutating func document(_ number: Int, isOnly: Bool) {
        if number > 1 || numbers.isOne(in: 4) { add("---" + numbers.pick(["", " # next", ""])) }
        let isFlow = numbers.isOne(in: 4)
        if isFlow { return flowDocument(number) }
        let indentation = numbers.pick(["", "", "", "  "])
        func put(_ text: String) -> String { indentation + text }
        if !numbers.isOne(in: 4) { add(put("version: 1")) }
        add(put("name: \(numbers.pick(["", "&n "]))profile-\(number)") + comment(), isFixed: true)
        if numbers.isOne(in: 3) {
            add(put("front_end: \(numbers.pick(["janitor", "janitr", "[silly-tavern]"]))"), isFixed: true)
        }
        add(put("accounts:") + comment(), isFixed: true)
        add(put("    main:"), isFixed: true)
        let (field, provider) = (
            numbers.pick(["provider", "provider", "providr"]),
            numbers.pick(["openrouter", "opnrouter", "'openrouter'"])
        )
        add(put("        \(field): \(provider)") + comment(), isFixed: true)
        add(put("        \(numbers.pick(["key", "api_key", "key"])): \(key())") + comment(), isFixed: true)
        add(put("proxies:"), isFixed: true)
        for place in 0..<(1 + numbers.next(3)) {
            let gap = numbers.pick([" ", "   "])
            let pad = put("  " + String(repeating: " ", count: gap.count + 1))
            add(put("  -\(gap)name: proxy-\(place)") + comment(), isFixed: true)
            add(
                pad + "\(numbers.pick(["account", "acount"])): \(numbers.pick(["main", "mian", "\"main\""]))"
                    + comment(), isFixed: true)
            add(pad + "\(numbers.pick(["model", "modle", "model_id"])): \(model())" + comment(), isFixed: true)
            if numbers.isOne(in: 2) { add(pad + "base_url: \(url())" + comment(), isFixed: true) }
            if numbers.isOne(in: 2) {
                add(
                    pad + "\(numbers.pick(["context_size", "context", "contxt_size"])): \(size())" + comment(),
                    isFixed: true)
            }
            if numbers.isOne(in: 5) { add(pad + "context_sise: 4096", isFixed: true) }
        }
        if numbers.isOne(in: 3) {
            add(put("generation:"), isFixed: true)
            add(
                put(
                    "  \(numbers.pick(["temperature", "temprature", "temp"])): \(numbers.pick(["0.8", "\"0.8\"", "'1'", "0,8"]))"
                ), isFixed: true)
            add(put("  streaming: \(numbers.pick(["on", "enabled", "1"]))") + comment(), isFixed: true)
        }
        if numbers.isOne(in: 3) {
            add(put("custom_prompt: |"))
            add(put("    model: gpt-4 # no comment"))
            add(put("    key: $NOT_A_KEY"))
        }
        if numbers.isOne(in: 4) { add(put("messages_per_day: \(numbers.pick(["20", "\"20\"", "2O"]))"), isFixed: true) }
    }

    private mutating func flowDocument(_ number: Int) {
        let version = numbers.isOne(in: 3) ? "" : "version: 1, "
        add(
            "{\(version)name: flow-\(number), accounts: {main: {provider: \(numbers.pick(["openrouter", "opnrouter"])), key: \(key())}},",
            isFixed: true)
        add("   # within: a flow mapping", isFixed: false)
        add(
            "   proxies: [{\(numbers.pick(["account", "acount"])): main, \(numbers.pick(["model", "modle"])): \(model()), context_size: \(size())}]}",
            isFixed: true)
    }

    private mutating func key() -> String {
        numbers.pick([
            "{env: OPENROUTER_API_KEY}", "$OPENROUTER_API_KEY", "'${OPENROUTER_API_KEY}'", "{env: $OPENROUTER_API_KEY}",
            "\"Bearer sk-or-v1-\(String(repeating: "0123456789abcdef", count: 4))\"",
            "'\"sk-or-v1-\(String(repeating: "0123456789abcdef", count: 4))\"'", "{keyring: openrouter}",
        ])
    }

    private mutating func model() -> String {
        numbers.pick([
            "deepseek/deepseek-v3.2", "deepseek-v3.2", "\"openrouter/deepseek/deepseek-r1:free\"", "z-ai/glm-5.2",
            "Z-AI/GLM-5.2", "' z-ai/glm-5.2'", "\"DeepSeek: R1 0528\"", "anthropic/claude-3-opus",
            "models/z-ai/glm-5.2",
            "google/gemma-4-31b-it:free", "&m z-ai/glm-5.2",
        ])
    }

    private mutating func url() -> String {
        numbers.pick([
            "https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1/chat/completions", "https://openrouter.ai/v1",
            "\"https://openrouter.ai//api/v1\"", "http://openrouter.ai/api/v1", "htps://openrouter.ai/api/v1",
            "openrouter.ai/api/v1", "'https://openrouter.ai/api/v1 '", "https://openrouter.ai/api/v1/",
            "https://openruter.ai/api/v1",
        ])
    }

    private mutating func size() -> String {
        numbers.pick(["16384", "\"16384\"", "16k", "16,384", "99999999", "16384.0", "0", "9000000"])
    }
}
