import Profiles

/// How the choices of a list share a line with what helps to choose: the label gives way first, then the words get fewer, and in a
/// narrow window they stand below.
struct PickerLayout {
    /// Whether the details stand on lines of their own.
    let isStacked: Bool
    private let hasMarks: Bool
    private let isShort: Bool
    private let labelWidth: Int

    /// As little of a label as is worth a line with its detail.
    private static let leastLabel = 24

    /// A layout for the choices that fit, of which those in `shown` are in view.
    init(_ items: [PickerList.Item], shown: Range<Int>, width: Int) {
        hasMarks = items.contains { $0.isMarked }
        let available = width - 3 - (hasMarks ? 2 : 0)
        let widest = min(items.map { SecretMask.byForm.reported($0.label).columns }.max() ?? 0, 60)
        func room(_ detail: (PickerList.Item) -> String) -> Int {
            available - 2 - (items[shown].map { DisplayWidth.of(detail($0)) }.max() ?? 0)
        }
        let whole = room { $0.detail }
        isShort = whole < widest
        let least = isShort ? room { $0.shortDetail } : whole
        isStacked = least < min(widest, Self.leastLabel) && items[shown].contains { !$0.detail.isEmpty }
        labelWidth = isStacked ? available : min(widest, max(least, Self.leastLabel))
    }

    /// The lines of a choice.
    func lines(of item: PickerList.Item) -> [ReportText] {
        let mark: ReportText = hasMarks ? (item.isMarked ? "* " : "  ") : ""
        let label = SecretMask.byForm.reported(item.label)
        guard !item.detail.isEmpty else { return [mark + label] }
        let detail: ReportText = "\(foreign: isShort ? item.shortDetail : item.detail)"
        let cut = label.cutInMiddle(to: labelWidth)
        return isStacked ? [mark + cut, "  \(detail)"] : ["\(mark)\(cut.padded(to: labelWidth))  \(detail)"]
    }
}
