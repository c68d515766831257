import Reporting

/// The pages that an editor opens.
enum EditorPages {
    /// The page of a provider.
    static func provider(_ id: String) -> String { "\(ProjectPages.home)/blob/main/docs/providers/\(id).md" }

    /// The page of a front end.
    static func frontEnd(_ id: String) -> String { "\(ProjectPages.home)/blob/main/docs/front-ends/\(id).md" }

    /// The page of a rule.
    static func rule(_ id: String) -> String { ProjectPages.rule(id) }
}
