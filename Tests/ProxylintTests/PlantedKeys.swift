import Foundation

/// Keys of every shape, each another with every run of eight of its characters, and a search for what of them was shown.
struct PlantedKeys {
    /// The keys, the one that nothing but its place tells last.
    let all: [String]
    /// Eight characters each out of what no mask shows, in small letters, with the key's place.
    private let parts: [[UInt8]: Int]

    /// Known prefixes, which masks show.
    private static let shapes: [(prefix: String, alphabet: String, count: Int)] = {
        let hexadecimal = "0123456789abcdef"
        let alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        return [
            ("sk-or-v1-", hexadecimal, 64), ("sk-ant-", alphanumeric, 95), ("sk-proj-", alphanumeric, 48),
            ("AIza", alphanumeric, 35), ("AQ.", alphanumeric, 40), ("gsk_", alphanumeric, 52),
            ("xai-", alphanumeric, 80),
            ("nvapi-", alphanumeric, 64), ("pplx-", alphanumeric, 48), ("hf_", alphanumeric, 34),
            ("cpk_", alphanumeric, 96), ("sk-", alphanumeric, 32), ("", hexadecimal, 48),
        ]
    }()

    init() {
        var state: UInt64 = 7
        func random(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(below))
        }
        var keys: [String] = []
        var parts: [[UInt8]: Int] = [:]
        for (prefix, alphabet, count) in Self.shapes {
            let letters = Array(alphabet)
            keys.append(prefix + String((0..<count).map { _ in letters[random(letters.count)] }))
        }
        keys.append("Zr5tQ8wXk1nBc3Vd7mL9pK2j/Yh6+Rb4uWs==")
        keys.append("Tr0ub4dor-77-horses")
        for (place, key) in keys.enumerated() {
            let prefix = place < Self.shapes.count ? Self.shapes[place].prefix.utf8.count : 0
            let inner = Array(key.lowercased().utf8.dropFirst(prefix).dropLast(4))
            guard inner.count >= 8 else { continue }
            for start in 0...inner.count - 8 { parts[Array(inner[start..<start + 8])] = place }
        }
        all = keys
        self.parts = parts
    }

    /// What of the keys stands in a text, with what is around it; nil where nothing does.
    func trace(in text: String) -> String? {
        // As it is, and as it was before it was broken into lines.
        for form in [text, text.filter { !$0.isWhitespace }] {
            let bytes = Array(form.lowercased().utf8)
            guard bytes.count >= 8 else { continue }
            for start in 0...bytes.count - 8 where parts[Array(bytes[start..<start + 8])] != nil {
                let around = bytes[max(0, start - 60)..<min(bytes.count, start + 40)]
                return
                    "key \(parts[Array(bytes[start..<start + 8])] ?? -1): …\(String(decoding: around, as: UTF8.self))…"
            }
        }
        return nil
    }
}
