import Catalog

/// A wording of the catalogue that stands in the error at hand.
struct Candidate {
    /// The wording.
    let wording: ErrorWording
    /// The text it stands in, as it may be quoted.
    let quote: String
    /// The field it is the value of; nil for a wording within a text.
    let field: String?
    /// The text it was found in; nil for fields and headers.
    let segment: TextSegment?
    /// How many letters of the wording are fixed.
    let weight: Int
    /// How many strings that hold JSON it stood in.
    let level: Int
    /// Whether an upstream said it, and the service in front only passed it on.
    let isPassedOn: Bool

    /// How much it says; of two candidates the one that says more decides.
    ///
    /// Structured keys go before prose, the longer wording before the shorter.
    var rank: Rank {
        let strength =
            switch (field != nil, wording.strength) {
            case (true, .exact): 6
            case (false, .exact): 5
            case (true, .umbrella): 4
            case (false, .umbrella): 3
            case (_, .generic): wording.place == .status ? 0 : 2
            case (_, .weak): 1
            }
        // The name of an exception or of a kind says less than any words.
        let isName = wording.strength == .weak && (wording.place != .text || wording.wording.hasSuffix("Error"))
        // A code says more than any common words, in a sentence as well: `insufficient_quota`.
        let isWrittenAsCode = wording.place != .text && wording.wording.contains("_") && wording.cause != "bad-params"
        let isCode = wording.strength == .generic && (field != nil || isWrittenAsCode)
        return Rank(strength: strength, weight: isName ? 1 : isCode ? weight + 200 : weight)
    }

    struct Rank: Comparable {
        let strength: Int
        let weight: Int

        static func < (first: Rank, second: Rank) -> Bool {
            (first.strength, first.weight) < (second.strength, second.weight)
        }
    }

    /// Whether it is only what a front end or relay puts around an error.
    var isFrame: Bool { wording.cause.hasPrefix("wrapper-") }
}
