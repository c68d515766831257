import Linting

/// Remarks that other files have word for word, such as the same variable that is not set: shown once, then counted.
struct RepeatedRemarks {
    private struct Remark: Hashable {
        let rule: String
        let message: String
    }

    private var source: ObjectIdentifier?
    private var own: [Remark] = []
    private var earlier: Set<Remark> = []
    /// How many were not shown.
    private(set) var repeated = 0

    /// Whether no earlier file has the same remark.
    ///
    /// Within a file each stands at a place of its own, and is shown.
    mutating func isNew(_ finding: Finding) -> Bool {
        if source != ObjectIdentifier(finding.source) {
            // The first file needs no table, and most runs have only one.
            if source != nil { earlier.formUnion(own) }
            own.removeAll()
            source = ObjectIdentifier(finding.source)
        }
        let remark = Remark(rule: finding.rule, message: finding.message)
        if !earlier.isEmpty, earlier.contains(remark) {
            repeated += 1
            return false
        }
        own.append(remark)
        return true
    }
}
