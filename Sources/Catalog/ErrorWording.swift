/// A text or a code by which an error is recognized.
public struct ErrorWording: Sendable {
    /// How much the wording alone says.
    public enum Strength: String, Sendable {
        /// Only this error is put like this.
        case exact
        /// Several errors begin like this; whatever says more goes before it.
        case umbrella
        /// Other services and programs say it too; it needs something that shows an error of ours.
        case generic
        /// A word that stands beside many errors, such as the name of an exception; it counts where nothing else does.
        case weak
    }

    /// Where it is looked for.
    public enum Place: Sendable, Equatable {
        /// In any text of the answer.
        case text
        /// As the value of this field or header, in small letters; `code` stands for every field that holds a code.
        case field(String)
        /// It is the HTTP status.
        case status
    }

    private let row: CatalogRow

    init(_ row: CatalogRow) { self.row = row }

    /// The wording; `…` stands for whatever varies: numbers, ids, names.
    public var wording: String { row[0] }
    /// Where it is looked for.
    public var place: Place {
        switch row[1] {
        case "text": .text
        case "status": .status
        case let field: .field(field)
        }
    }
    /// The catalogue's id of the service that says it, or a word for what is none: `browser`, `relay`.
    public var speaker: String { row[2] }
    /// The HTTP status it comes with; nil where that varies.
    public var status: Int? { Int(row[3]) }
    /// Who refused.
    public var layer: ErrorLayer { ErrorLayer(rawValue: row[4]) ?? .unknown }
    /// Why: the id of a cause.
    public var cause: String { row[5] }
    /// How much the wording alone says.
    public var strength: Strength { Strength(rawValue: row[6]) ?? .generic }
    /// When to try again, where that differs from what holds for the cause.
    public var retry: RetryRule? { RetryRule(row[7]) }
    /// What it says, for people, without a final full stop; empty where the cause says it all.
    public var meaning: String { row[8] }
    /// How well it is supported.
    public var grade: FactGrade { FactGrade(rawValue: row[9]) ?? .unverified }
    /// When it was seen: a day, a month, a year, or two of them with `..` between.
    public var seen: String { row[10] }
    /// Who shows it.
    public var source: String { row[11] }
}

/// Who refused.
public enum ErrorLayer: String, Sendable, CaseIterable {
    case frontEnd = "front_end"
    case router, account, provider, model, content, network, unknown
}

/// When trying again can help.
public enum RetryRule: Equatable, Sendable {
    /// Not before something is changed.
    case never
    /// At once.
    case now
    /// After about this many seconds.
    case later(seconds: Int)
    /// When the answer says so; without that, soon.
    case stated
    /// At the next midnight in UTC.
    case midnightUTC
    /// At the next midnight of the American west coast.
    case midnightPacific
    /// At the next of the six four-hour marks of the day in UTC.
    case fourHoursUTC
    /// At the beginning of the next month in UTC.
    case monthUTC

    /// Reads `never`, `now`, `later`, `later:300`, `minute`, `stated`, `utc-midnight`, `pacific-midnight`, `utc-4h`,
    /// `utc-month`; nil for anything else.
    public init?(_ text: String) {
        switch text {
        case "never": self = .never
        case "now": self = .now
        case "later": self = .later(seconds: 300)
        case "minute": self = .later(seconds: 60)
        case "stated": self = .stated
        case "utc-midnight": self = .midnightUTC
        case "pacific-midnight": self = .midnightPacific
        case "utc-4h": self = .fourHoursUTC
        case "utc-month": self = .monthUTC
        default:
            guard text.hasPrefix("later:"), let seconds = Int(text.dropFirst("later:".count)) else { return nil }
            self = .later(seconds: seconds)
        }
    }
}

extension Catalog {
    /// Every wording that is known, in the order of the table.
    public var errorWordings: [ErrorWording] { errorWordingTable.rows.map(ErrorWording.init) }
}
