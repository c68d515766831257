/// aider: `.aider.conf.yml` (0.86, its argument parser refuses unknown fields).
enum AiderExporter: FrontEndExporter {
    static let id = "aider"
    static let gives = ".aider.conf.yml"

    static func export(_ setup: ExportSetup) throws(ExportProblem) -> Export {
        let proxy = try setup.chosen()
        var text = YAMLText.comment(setup.origin)
        var variable = "OPENAI_API_KEY"
        if proxy.provider?.id == "openrouter", proxy.isAtProvidersOwnAddress {
            text += "model: \(YAMLText.scalar("openrouter/\(proxy.model)"))\n"
            variable = "OPENROUTER_API_KEY"
        } else {
            text += "model: \(YAMLText.scalar("openai/\(proxy.model)"))\n"
            text += "openai-api-base: \(YAMLText.quoted(try proxy.base()))\n"
        }
        if let revealed = proxy.key?.revealed {
            let provider = variable == "OPENAI_API_KEY" ? "openai" : "openrouter"
            text += "api-key:\n  - \(YAMLText.quoted("\(provider)=\(revealed)"))\n"
        }
        let notes =
            proxy.key == nil || proxy.key?.revealed != nil
            ? [] : ["aider takes the key from the variable \(variable), also out of a .env file"]
        return Export(
            documents: [
                ExportedDocument(
                    part: "config", fileName: ".aider.conf.yml",
                    place: "Save as .aider.conf.yml in the project or in the home folder",
                    text: text)
            ], notes: notes)
    }
}
