import Catalog
import Diagnosing
import Foundation
import Setups
import TestSupport

/// A text with what it is.
struct ErrorCase: Decodable {
    let text: String
    let layer: String
    let cause: String
    /// Other answers that are right as well, as `layer/cause`.
    let alsoAccept: [String]?

    enum CodingKeys: String, CodingKey {
        case text, layer, cause
        case alsoAccept = "also_accept"
    }

    /// The cases of a file in `Cases/`, one JSON object a line.
    static func read(_ name: String) throws -> [ErrorCase] {
        let text = try String(contentsOf: Repository.file("Tests/DiagnosingTests/Cases/\(name)"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(ErrorCase.self, from: Data($0.utf8)) }
    }

    /// Whether a diagnosis says what this is.
    func isMet(by diagnosis: Diagnosis) -> Bool {
        let found = "\(diagnosis.layer.rawValue)/\(diagnosis.cause?.id ?? "unknown")"
        if found == "\(layer)/\(cause)" || alsoAccept?.contains(found) ?? false { return true }
        // A closer description of the same is right as well.
        guard let broader = diagnosis.cause?.broader else { return false }
        let general = "\(diagnosis.layer.rawValue)/\(broader)"
        return general == "\(layer)/\(cause)" || alsoAccept?.contains(general) ?? false
    }
}

/// The diagnoser as tests use it.
enum Diagnose {
    static let now = Instant(seconds: 1_795_294_080)  // 2026-11-21T20:48:00Z
    static let diagnoser = Diagnoser(catalog: .embedded)

    static func text(_ text: String, for affected: AffectedProfile? = nil) throws -> Diagnosis {
        diagnoser.diagnose(try ErrorInput(pasted: Array(text.utf8)), for: affected, now: now)
    }

    /// What came out, for a failing test to say.
    static func words(_ diagnosis: Diagnosis) -> String {
        "\(diagnosis.layer.rawValue)/\(diagnosis.cause?.id ?? "unknown") (\(diagnosis.confidence.rawValue))"
    }
}
