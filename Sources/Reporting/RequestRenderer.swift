import Profiles
import VerificationResults

/// Requests as they would be sent, with the key masked.
public struct RequestRenderer {
    private let style: Style

    /// A renderer.
    public init(isColored: Bool) {
        style = Style(isOn: isColored)
    }

    /// The requests for people, as HTTP writes them.
    public func text(_ requests: [DescribedRequest]) -> ReportText {
        requests.map(block).joined(separator: "\n")
    }

    private func block(_ request: DescribedRequest) -> ReportText {
        let name = [request.profile, request.account].compactMap { $0 }.joined(separator: "/")
        var output = style.strong("\(foreign: name) (\(foreign: request.providerName))") + "\n"
        if let (status, summary) = request.refusal {
            return "\(output)  \(style.warning("\(foreign: status.rawValue)")): \(foreign: summary)\n"
        }
        output += "  \(foreign: "\(request.method) \(request.url)")\n"
        for (name, value) in request.headers { output += "  \(foreign: "\(name): \(value)")\n" }
        if let body = request.body, !body.isEmpty { output += "\n  \(foreign: body)\n" }
        if let problem = request.keyProblem { output += "  (cannot read the key: \(foreign: problem))\n" }
        return output
    }

    /// The requests as JSON (docs/json.md).
    public func json(_ requests: [DescribedRequest], version: String, catalogDate: String) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("requests")
            json.array { json in requests.forEach { Self.write($0, &json) } }
        }
        return json.text + "\n"
    }

    private static func write(_ request: DescribedRequest, _ json: inout ReportJSON) {
        json.object { json in
            for (key, value) in [
                ("profile", request.profile),
                ("account", request.account),
                ("method", request.refusal == nil ? request.method : nil),
                ("url", request.refusal == nil ? request.url : nil), ("body", request.body),
                ("status", request.refusal?.status.rawValue), ("summary", request.refusal?.summary),
                ("key_problem", request.keyProblem),
            ] as [(StaticString, String?)] {
                json.key(key)
                json.string(foreign: value)
            }
            json.key("headers")
            json.array { json in
                for (name, value) in request.headers {
                    json.object { json in
                        json.key("name")
                        json.string(foreign: name)
                        json.key("value")
                        json.string(foreign: value)
                    }
                }
            }
        }
    }
}
