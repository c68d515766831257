/// Takes a key out of what a server answers before it is shown: some repeat it whole or in part (AI Horde, LiteLLM, DeepSeek).
///
/// Answers are judged as they came, or a key that looks like a word of theirs would change what they say; only what is shown
/// of them goes through here, decoded.
package struct KeyEcho {
    private let key: Letters
    /// Runs of so many characters of the key are taken for it; shorter ones are words like any other.
    private static let shortest = 6
    /// As much of a server's text as is ever shown, in characters.
    package static let maxShown = 100

    /// - Parameter wiping: Overwrites memory for good, which compilers leave out where they see that nobody reads it again.
    package init(_ key: UnsafeRawBufferPointer, wiping: @escaping @Sendable (UnsafeMutableRawBufferPointer) -> Void) {
        self.key = Letters(of: key, wiping: wiping)
    }

    /// What of a key is compared, small letters alone; overwritten when it is no longer used, like the key itself.
    private final class Letters {
        private let scalars: UnsafeMutableBufferPointer<UInt32>
        private(set) var count = 0
        private let wiping: @Sendable (UnsafeMutableRawBufferPointer) -> Void

        init(of key: UnsafeRawBufferPointer, wiping: @escaping @Sendable (UnsafeMutableRawBufferPointer) -> Void) {
            self.wiping = wiping
            // A capital has up to three small letters; none takes more room than the bytes of the key allow.
            scalars = .allocate(capacity: key.count * 3)
            scalars.initialize(repeating: 0)
            var decoder = UTF8()
            var iterator = key.makeIterator()
            while true {
                let scalar: Unicode.Scalar
                switch decoder.decode(&iterator) {
                case .scalarValue(let value): scalar = value
                case .error: scalar = "\u{FFFD}"
                case .emptyInput: return
                }
                for small in scalar.properties.lowercaseMapping.unicodeScalars where KeyEcho.counts(small) {
                    scalars[count] = small.value
                    count += 1
                }
            }
        }

        deinit {
            wiping(UnsafeMutableRawBufferPointer(scalars))
            scalars.deallocate()
        }

        /// Whether a run of characters stands in it.
        func hold(_ run: some BidirectionalCollection<(scalar: Unicode.Scalar, place: Int)>) -> Bool {
            let length = run.count
            guard length <= count else { return false }
            return (0...count - length).contains { start in
                var index = start
                return run.allSatisfy { letter in
                    defer { index += 1 }
                    return scalars[index] == letter.scalar.value
                }
            }
        }
    }

    /// A server's text as it may be shown: short, and with each run that also stands in the key replaced.
    ///
    /// Letter case does not count, nor do characters that nobody sees.
    package func shown(_ text: String, limit: Int = maxShown) -> String {
        let scalars = Array((text.count > limit ? text.prefix(limit) + "…" : text[...]).unicodeScalars)
        let length = min(Self.shortest, key.count)
        guard length > 0 else { return Self.joined(scalars[...]) }
        // What is compared, with the place of each in the text.
        var seen: [(scalar: Unicode.Scalar, place: Int)] = []
        for (place, scalar) in scalars.enumerated() where Self.counts(scalar) {
            for small in String(scalar).lowercased().unicodeScalars { seen.append((small, place)) }
        }
        var hidden: Set<Int> = []
        if seen.count >= length {
            for start in 0...(seen.count - length)
            where key.hold(seen[start..<start + length]) {
                for place in seen[start].place...seen[start + length - 1].place { hidden.insert(place) }
            }
        }
        guard !hidden.isEmpty else { return Self.joined(scalars[...]) }
        var result = ""
        for (place, scalar) in scalars.enumerated() {
            if !hidden.contains(place) {
                result.unicodeScalars.append(scalar)
            } else if !hidden.contains(place - 1) {
                result += "[key]"
            }
        }
        return result
    }

    private static func counts(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark:
            false
        default: true
        }
    }

    private static func joined(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
