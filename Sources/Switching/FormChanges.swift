public import FrontEnds

/// What changes in a form when another proxy takes over.
public struct FormChanges: Sendable {
    /// Fields to enter anew.
    public let enter: [FormField]
    /// Labels of fields to empty, or to set back to what the front end has by itself.
    public let clear: [String]
    /// Labels of fields that stay as they are.
    public let leave: [String]

    /// What changes from what was told before to a form; all of it where nothing was, or in words that it has no more.
    public init(from told: FormDigest?, to new: FrontEndForm) {
        var enter: [FormField] = []
        var leave: [String] = []
        let old = told.flatMap { Self.isInForeignWords($0, new) ? nil : $0 }
        for entry in new.entries {
            let before = old?.fields.first { Self.isSame($0.label, entry.label) }
            if before?.digest == FormDigest.digest(of: entry.identity) {
                leave.append(entry.label)
            } else {
                enter.append(entry)
            }
        }
        let gone = (old?.fields ?? []).filter { field in
            !new.entries.contains { Self.isSame($0.label, field.label) }
        }
        clear = gone.map { $0.label }
        self.enter = enter
        self.leave = leave
    }

    /// Older versions wrote the labels of settings small.
    private static func isSame(_ label: String, _ other: String) -> Bool { label.lowercased() == other.lowercased() }

    /// Whether a digest names the model in general words, as older versions did, where the form has a word of its own: it says
    /// nothing of the fields on the screen.
    private static func isInForeignWords(_ old: FormDigest, _ new: FrontEndForm) -> Bool {
        let isGeneral = old.fields.contains { $0.label == FrontEndForm.generalModelLabel }
        return isGeneral && !new.entries.contains { $0.label == FrontEndForm.generalModelLabel }
    }
}
