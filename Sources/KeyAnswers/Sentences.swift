import VerificationResults

extension AccountResult {
    /// The same with capitals where sentences begin.
    package var asSentences: AccountResult {
        var result = self
        result.summary = Self.capitalised(summary)
        result.remedy = Self.capitalised(remedy)
        return result
    }

    package static func capitalised(_ text: String) -> String {
        guard let first = text.first, first.isLowercase,
            !text.prefix(while: { $0 != " " }).contains(where: { $0.isUppercase })
        else { return text }
        return first.uppercased() + text.dropFirst()
    }
}
