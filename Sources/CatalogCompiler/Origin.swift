internal import Catalog
internal import YAMLSource

/// Where a fact is from.
struct Origin {
    let source: String
    let date: String
    let grade: String

    /// The last columns of a row.
    var columns: [String] { [grade, date, source] }
}

/// What stands below `sources` at the top of a file, or is said of one fact; what is missing is nil.
struct PartialOrigin {
    var source: String?
    var date: String?
    var grade: String?
}

extension EntityReader {
    /// Where a fact is from: its own fields over those of the source that `from` names.
    ///
    /// Nil where that is incomplete; the fault is reported at `owner`.
    mutating func origin(_ fields: [String: YAMLNode], of owner: YAMLNode) -> Origin? {
        let before = faults.faults.count
        var origin = PartialOrigin()
        if let from = fields["from"], let name = text(of: from, "from") {
            if let named = sources[name] {
                origin = named
                usedSources.insert(name)
            } else {
                faults.report(
                    "no source is called `\(name)`\(suggestion(for: name, among: sources.keys.sorted())); "
                        + "name one of `sources`, or write source, date, and grade here", at: from)
            }
        }
        let own = partialOrigin(fields)
        origin.source = own.source ?? origin.source
        origin.date = own.date ?? origin.date
        origin.grade = own.grade ?? origin.grade
        guard faults.faults.count == before else { return nil }
        guard let source = origin.source, let date = origin.date, let grade = origin.grade else {
            let missing = [
                origin.source == nil ? "source" : nil, origin.date == nil ? "date" : nil,
                origin.grade == nil ? "grade" : nil,
            ]
            faults.report(
                "this has no \(ValueShape.list(missing.compactMap { $0 })); add it, or name one of `sources` with "
                    + "`from`", at: owner)
            return nil
        }
        guard grade == "?" || Self.canBeOpened(source) else {
            faults.report(
                "no one can open the source `\(source)`: name a page, a repository with a commit, a file or thread in "
                    + "it, or a package with its version, or grade it \"?\"", at: fields["source"] ?? owner)
            return nil
        }
        return Origin(source: source, date: date, grade: grade)
    }

    /// The parts of an origin that stand in a mapping, each checked.
    mutating func partialOrigin(_ fields: [String: YAMLNode]) -> PartialOrigin {
        var origin = PartialOrigin()
        if let node = fields["source"] { origin.source = list(of: node, "source")?.joined(separator: "; ") }
        if let node = fields["date"], let date = text(of: node, "date") {
            if CalendarDate(date) != nil {
                origin.date = date
            } else {
                faults.report("`\(date)` is not a calendar date; write it as YYYY-MM-DD", at: node)
            }
        }
        if let node = fields["grade"], let grade = text(of: node, "grade") {
            if FactGrade(rawValue: grade) != nil {
                origin.grade = grade
            } else {
                faults.report(
                    "the grade `\(grade)` does not exist; write A, B, C, or \"?\" (docs/how-we-know.md)", at: node)
            }
        }
        return origin
    }

    /// Whether a source names a page, a repository with a commit, a file or a thread in it, a package, or this project.
    private static func canBeOpened(_ source: String) -> Bool {
        source == "proxylint"
            || source.contains(
                /https?:\/\/|[\w.-]+\/[\w.-]+[@#:]|[\w-]+\.[a-z]{2,}\/|PyPI|RFC \d|v?\d+\.\d+\.\d+/)
    }
}
