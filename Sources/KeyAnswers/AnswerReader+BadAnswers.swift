import JSONText
import Profiles
import VerificationResults

/// Answers that are not what their status says.
extension AnswerReader {
    func readUnreadable(_ answer: HTTPAnswer, _ planned: SentRequest, _ result: inout AccountResult) {
        let host = EndpointURL(planned.url).authority
        let isPage = answer.body.prefix(512).contains(UInt8(ascii: "<"))
        result.summary =
            answer.body.isEmpty
            ? "`\(host)` sent an empty answer"
            : isPage
                ? "`\(host)` answered with a web page instead of data"
                : "`\(host)` answered with something that is not JSON"
        result.remedy = "check the address, and whether the network has a sign-in page"
    }

    /// Whether an answer that came with a good status tells of an error (Z.ai, MiniMax, OpenRouter behind a started reply).
    static func isError(_ json: JSONValue) -> Bool {
        if let error = json["error"], !error.isNull, error.boolean != false { return true }
        if json["success"]?.boolean == false || json["status"]?.boolean == false { return true }
        if let code = json["base_resp"]?["status_code"]?.integer, code != 0 { return true }
        return false
    }
}
