import Catalog

/// Tells an error from a text that only uses the words of one.
///
/// People also paste questions, logs, code and documentation. A wording counts where the text around it has the form of
/// an error, or where there is hardly anything around it.
struct ErrorTextFilter {
    private let error: UnwrappedError
    private let kind: TextKind
    /// Whether a frame stood around it: a front end's prefix, an HTTP head, the fields of an error, a status in front.
    private let isFramed: Bool
    /// Whether a program that talks to models printed it.
    private let isOfChat: Bool
    /// Whether it is plainly the error of another program or service.
    private let isOfOthers: Bool
    /// Whether it is nothing but source code.
    private let isCode: Bool
    /// Whether it looks like a line of source or like talk, and has no frame.
    private let isMention: Bool
    /// Whether it is a page from its beginning, not a piece of one.
    private let isWholePage: Bool
    /// The number of characters that can be seen.
    private let length: Int

    /// - Parameters:
    ///   - hasFrame: Whether something that clients print before an error stands around it.
    ///   - isFrameOurs: Whether only programs that talk to models print that.
    init(_ error: UnwrappedError, hasFrame: Bool, isFrameOurs: Bool) {
        self.error = error
        let kind = TextKind(error.text)
        self.kind = kind
        length = error.text.reduce(0) { $0 + ($1 > 0x20 ? 1 : 0) }
        let isFailure = error.hasHead && (error.status ?? 0) >= 400
        isFramed = hasFrame || error.hasErrorFields || isFailure || error.beginsWithStatus && length <= 600
        isOfChat = hasFrame || kind.isOfChatClient
        // "An error occurred (" and the like stand before the errors of every service.
        isOfOthers = !isFrameOurs && !kind.isOfChatClient && kind.isOfOtherService
        isCode = !error.beginsAsError && !hasFrame && kind.isCode
        isMention = !hasFrame && kind.isLineOfCode || kind.isTalk
        let start = String(decoding: error.text.prefix(600), as: UTF8.self).lowercased()
        isWholePage = error.isPage && ["<!doctype", "<html", "<title"].contains { start.holds($0) }
    }

    /// Whether a client printed little more than a status.
    var isShortReport: Bool { isOfChat && length <= 200 }

    /// Whether it speaks of a change to a program, not of what happened.
    var isOfChange: Bool { kind.isOfChange }

    /// Whether it names a program or service that talks to models.
    var isOfModels: Bool { isOfChat }

    /// Whether it has the form of an error, whatever it says.
    var isErrorShaped: Bool { isFramed || isOfChat || error.beginsAsError && !error.isGoodAnswer }

    /// Whether it begins as programs begin a message about a failure, or speaks of models and keys in one short sentence.
    var looksLikeMessage: Bool {
        if kind.isTalk || kind.isLineOfCode && !error.beginsAsError { return false }
        let start = String(decoding: error.text.prefix(80), as: UTF8.self).lowercased()
        return start.holds("error:") || start.holds("failed:") || kind.isOfDomain && length <= 250
    }

    /// Whether it is one short message that is neither talk nor source.
    var isShortMessage: Bool {
        opensAsMessage && !kind.isOfPerson || length <= 300 && !kind.isOfPerson && !kind.isLineOfCode
    }

    /// Whether it begins as a message begins: with the name of an exception, or with what is wrong.
    private var opensAsMessage: Bool {
        let start = String(decoding: error.text.prefix(48), as: UTF8.self).lowercased()
        return start.holds("error: ")
            || ["invalid ", "unsupported ", "unknown ", "failed to "].contains(where: start.hasPrefix)
    }

    /// Whether it has the signs of source, and neither a status nor the beginning of a message.
    var isSource: Bool {
        guard kind.isLineOfCode, !opensAsMessage, !error.beginsAsError, error.statuses.isEmpty else { return false }
        let start = String(decoding: error.text.prefix(120), as: UTF8.self).lowercased()
        return !["error:", "exception:", "error at", "failed:"].contains { start.holds($0) }
    }

    /// Whether it is source, another program's, or an answer that went well.
    var isNothingOfOurs: Bool { isCode || isOfOthers || error.isGoodAnswer }

    /// Whether a code in a field says what happened: common ones only in an error's form.
    func acceptsCode(_ wording: ErrorWording, inField field: String) -> Bool {
        if error.isGoodAnswer { return Self.endingFields.contains(field) }
        return wording.strength == .exact || wording.strength == .umbrella && wording.speaker != "any"
            || isFramed && !isOfOthers
    }

    /// Fields that say how a reply ended.
    private static let endingFields: Set<String> = ["finish_reason", "finishreason", "blockreason", "block_reason"]

    /// Whether a wording in a text says what happened.
    func accepts(_ match: TextMatch, _ wording: ErrorWording, in segment: TextSegment, squashed: SquashedText) -> Bool {
        if isCode || error.isGoodAnswer { return false }
        let isWhole = segment.role == .whole || segment.role == .page
        let around = isWhole ? SignificantText.count(in: squashed) : squashed.letters.count
        let coverage = Double(match.letters.count) / Double(max(1, around))
        let isCommon = wording.strength == .generic || wording.strength == .weak
        if isOfOthers, isCommon || wording.layer == .network || wording.strength == .umbrella && match.weight < 24 {
            return false
        }
        if isCommon || match.weight < 24 && wording.strength == .umbrella {
            if isPartOfAName(match, in: segment.bytes) { return false }
            if segment.role == .whole, !isFramed, isOneName(match, of: wording, in: segment.bytes) { return false }
        }
        switch segment.role {
        case .message: return acceptsInMessage(match, wording, coverage, letters: squashed.letters.count)
        case .value:
            if wording.strength != .exact { return isOfChat && coverage > 0.6 }
            return match.weight >= 16 && (isFramed || coverage > 0.6)
        case .page:
            if !isCommon { return match.weight >= 12 }
            guard isWholePage else { return match.weight >= 12 && !error.statuses.isEmpty }
            return coverage > 0.08 || match.range.lowerBound < 200 && match.weight >= 8
        case .whole: return acceptsInWhole(match, wording, coverage)
        }
    }

    /// In the text of an error's field: there little else stands.
    private func acceptsInMessage(_ match: TextMatch, _ wording: ErrorWording, _ coverage: Double, letters: Int) -> Bool
    {
        switch wording.strength {
        case .exact, .umbrella: return coverage > 0.1 || match.weight >= 20
        case .generic:
            if match.weight < 10 { return coverage > 0.6 || isOfChat && letters <= 300 }
            return coverage > 0.35 || letters <= 800
        case .weak:
            if match.weight < 10 { return coverage > 0.8 }
            return coverage > 0.35 || isOfChat && letters <= 800
        }
    }

    /// In the text as it was pasted.
    private func acceptsInWhole(_ match: TextMatch, _ wording: ErrorWording, _ coverage: Double) -> Bool {
        // Every program that uses the net says these; alone, or from one that talks to models, they are ours.
        if wording.layer == .network, !isFramed, !isOfChat, match.weight < 60, coverage <= 0.5 { return false }
        let isFrameWithoutFields = isFramed && !error.hasErrorFields
        switch wording.strength {
        case .exact, .umbrella:
            // A code in a line of source is a name, not an event.
            if isMention, wording.strength == .umbrella, wording.place != .text { return coverage > 0.9 }
            if isFrameWithoutFields && length <= 3000 || isFramed && match.weight >= 16 && length <= 6000 {
                return true
            }
            if coverage > 0.35 { return true }
            // The longer a wording, the more other words it may stand among.
            return length <= 400 && match.weight >= 12 || length <= 1200 && match.weight >= 24
                || length <= 4000 && match.weight >= 34
        case .generic, .weak:
            if error.isPage { return false }
            if isFrameWithoutFields { return coverage > 0.3 || length <= 1500 && match.weight >= 8 }
            if isOfChat, length <= 3000, match.weight >= 8 { return true }
            if isMention { return coverage > 0.9 && wording.strength != .weak }
            return acceptsCommonWords(match, wording, coverage)
        }
    }

    /// Common words in a text without any frame.
    private func acceptsCommonWords(_ match: TextMatch, _ wording: ErrorWording, _ coverage: Double) -> Bool {
        // A short sentence that speaks of models, keys or credit is said of little else.
        if kind.isOfDomain, length <= 200, match.weight >= 8, wording.strength == .generic || coverage > 0.35 {
            return true
        }
        if wording.layer == .network, length <= 80, coverage > 0.55, match.weight >= 9 { return true }
        // A status with its own phrase is an answer's, whoever printed it.
        if let status = wording.status, error.statuses.contains(status), length <= 300 { return true }
        // Short words are an error only alone: "timeout" is a setting more often.
        let isAlone = length <= match.range.count + 4
        if wording.strength == .weak {
            let isNameOfException = wording.wording.hasSuffix("Error") && !wording.wording.contains(" ")
            return isAlone && !isNameOfException
        }
        return match.weight < 12 ? isAlone : coverage > 0.6
    }

    /// Whether a match is a piece of an identifier or a path: `ERR_INTERNAL_ERROR`, `request.timeout`.
    private func isPartOfAName(_ match: TextMatch, in bytes: [UInt8]) -> Bool {
        let start = match.range.lowerBound
        let end = match.range.upperBound
        if start > 0, "_/$&#".utf8.contains(bytes[start - 1]) { return true }
        if start > 1, bytes[start - 1] == UInt8(ascii: "."), bytes[start - 2] > 0x20 { return true }
        guard end < bytes.count else { return false }
        if "_([=".utf8.contains(bytes[end]) { return true }
        let inner = bytes[start..<end]
        if inner.contains(UInt8(ascii: ".")), !inner.contains(where: { $0 <= 0x20 }) { return true }
        return bytes[end] == UInt8(ascii: ".") && end + 1 < bytes.count && bytes[end + 1] > 0x60
    }

    /// Whether words that belong apart are written as one name: `InvalidToken`, `TOO_MANY_REQUESTS`.
    private func isOneName(_ match: TextMatch, of wording: ErrorWording, in bytes: [UInt8]) -> Bool {
        wording.wording.contains(" ")
            && bytes[match.range].allSatisfy { 0x61...0x7A ~= $0 | 0x20 || $0 == UInt8(ascii: "_") }
    }
}
