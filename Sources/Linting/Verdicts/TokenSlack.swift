/// How far numbers of tokens may be off before they are wrong.
enum TokenSlack {
    /// Whether `count` is above `limit` by more than lists disagree about it: between 1,000,000 and 1,048,576.
    static func exceeds(_ count: Int64, _ limit: Int64) -> Bool { Double(count) > Double(limit) * 1.05 }
}
