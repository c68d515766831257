import JSONText

/// Zed: an OpenAI-compatible provider for its `settings.json` (as three providers' guides show it).
enum ZedExporter: FrontEndExporter {
    static let id = "zed"
    static let gives = "language_models for Zed's settings.json"

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> { [.contextSize, .maxNewTokens] }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        var model: [JSONMember] = [.init("name", .string(proxy.model)), .init("display_name", .string(proxy.label))]
        // Zed calls the window max_tokens, and wants it.
        let window = proxy.contextSize ?? proxy.contextWindow
        model.append(.init("max_tokens", Digits.json(window ?? 32_768)))
        if let tokens = proxy.maxNewTokens, tokens > 0 { model.append(.init("max_output_tokens", Digits.json(tokens))) }
        let name = proxy.keysProvider?.name ?? proxy.account.own
        let provider = JSONValue.object([
            .init("api_url", .string(try proxy.base())), .init("available_models", .array([.object(model)])),
        ])
        let settings = JSONValue.object([
            .init("language_models", .object([.init("openai_compatible", .object([.init(name, provider)]))]))
        ])
        let text = "// \(CommentText.line(input.origin))\n" + settings.indentedJSON
        let variable =
            String(name.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }) + "_API_KEY"
        var notes: [String] = []
        if proxy.contextSize == nil {
            notes.append(
                window.map { "The profile sets no context_size, so max_tokens is the model's window, \($0)" }
                    ?? "Zed needs the model's context window, which neither the profile nor the catalog gives: 32768 is a guess; give the proxy a `context_size`"
            )
        }
        if let key = proxy.key {
            notes.append(
                "Zed keeps keys in its own store\(key.revealed == nil ? "" : ", so --reveal changes nothing"): enter the key \(key.origin) in its language model settings, or set the variable \(variable); never in settings.json"
            )
        } else {
            notes.append("Zed asks for a key; any word will do for a server without one")
        }
        return Export(
            documents: [
                ExportedDocument(
                    part: "settings", fileName: "settings.json", place: "Merge it into Zed's settings.json", text: text,
                    isFragment: true)
            ], notes: notes)
    }
}
