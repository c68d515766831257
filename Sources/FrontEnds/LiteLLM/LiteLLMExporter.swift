import YAMLSource

/// The LiteLLM proxy: every proxy of the profile as a deployment, with fallbacks in their order (config of 1.106, executed).
enum LiteLLMExporter: FrontEndExporter {
    static let id = "litellm"
    static let gives = "config.yaml for a LiteLLM proxy, with every proxy in the profile and its fallbacks"
    static let takesAllProxies = true

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        ProfileSetting.inBody(of: proxy).union([.contextSize, .maxNewTokens, .headers])
    }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let (proxies, leftOut) = try input.proxiesWithBase()
        let config = LiteLLMConfig(proxies: proxies, masterKey: "LITELLM_MASTER_KEY")
        var notes = leftOut + keyNotes(proxies)
        notes += [
            "Set LITELLM_MASTER_KEY to a key you make up that starts with sk-",
            "Front ends then use http://HOST:4000/v1 with that key, and the proxies' names as models",
        ]
        if proxies.contains(where: { $0.resolved.freeCap != nil }) {
            notes.append("With more than one worker, set REDIS_HOST and REDIS_PORT too, or each counts separately")
        }
        return Export(
            documents: [
                ExportedDocument(
                    part: "config", fileName: "config.yaml", place: "Start it with: litellm --config config.yaml",
                    text: CommentText.yaml(input.origin) + (try config.text()))
            ],
            notes: notes)
    }

    /// The variables that are to be set, each once.
    static func keyNotes(_ proxies: [ExportProxy]) -> [String] {
        var lines: [String] = []
        for key in proxies.compactMap({ $0.key }) where key.revealed == nil && !lines.contains(key.variableWithOrigin) {
            lines.append(key.variableWithOrigin)
        }
        return lines.isEmpty ? [] : ["Set these variables to the keys: \(lines.joined(separator: ", "))"]
    }
}
