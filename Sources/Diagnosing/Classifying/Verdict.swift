import Catalog

/// What an error is.
struct Verdict {
    /// The wording that decided; nil where none is known.
    let chosen: Candidate?
    /// Wordings of other causes that stand in it too.
    let others: [Candidate]
    /// The cause; nil where it is unknown.
    let cause: String?
    let layer: ErrorLayer
    let recognition: Recognition
    /// Whether the text lists many errors, and none of them seems to have happened.
    var isReference = false
    /// What the referee made of the text, where it was asked.
    var judgment: Referee.Judgment?

    /// Whether the catalogue made the cause closer than the text says it.
    var isInferred = false

    /// How likely the referee holds the cause; nil where a wording decided.
    var likelihood: Double? { chosen == nil && cause != nil ? judgment?.opinions.first?.likelihood ?? 0 : nil }
}
