public import Catalog
public import Diagnosing
public import Profiles

/// What is entered into a front end's form for one proxy.
public struct FrontEndForm: Sendable {
    /// One field.
    public struct Entry: Sendable, Equatable {
        /// What the form calls it.
        public let label: String
        /// What to enter, for people; of the key where it is.
        ///
        /// Nil where the field stays empty.
        public let shown: String?
        /// The same for the same content; of the key where it is, never itself.
        let identity: String?
    }

    /// The fields, in the order of the form.
    public let entries: [Entry]

    /// The form for a proxy.
    ///
    /// - Parameter frontEnd: Where it is pasted; nil where the profile names none, and then in general words.
    public init(of proxy: Proxy, in setup: Setup, for frontEnd: FrontEnd?, _ catalog: Catalog) {
        let account = setup.account(of: proxy)
        let provider = account?.provider.flatMap { catalog.provider($0.value) }
        let settings = ProxySettings(of: proxy, in: setup.profile)
        let form = frontEnd?.urlForm ?? .base
        let url = EndpointAddress(of: proxy, at: provider)?.url(in: form, provider: provider)
        var entries: [Entry] = []
        func add(_ label: String, _ shown: String?, identity: String? = nil) {
            let shown = shown.map { SecretMask.byForm.hidingSecrets(in: $0) }
            entries.append(Entry(label: label, shown: shown, identity: identity ?? shown))
        }
        if let label = frontEnd?.value("name_field") { add(label, Rotation.label(proxy)) }
        add(frontEnd?.value("model_field") ?? "model", proxy.model?.value)
        add(frontEnd?.value("url_field") ?? "base URL", url)
        add(
            frontEnd?.value("key_field") ?? "API key", account?.key.map(\.place),
            identity: account.flatMap { $0.key == nil ? nil : AccountIdentity.text(of: $0, in: setup.source.name) })
        let prompt = Self.prompt(settings.customPrompt)
        add(frontEnd?.value("prompt_field") ?? "custom prompt", prompt?.shown, identity: prompt?.identity)
        func isSent(_ setting: String) -> Bool {
            !(frontEnd?.omissions.contains { $0.value == setting } ?? false)
        }
        add("context size", proxy.contextSize.map { String($0.value) })
        add("max new tokens", proxy.maxNewTokens.map { String($0.value) })
        for (name, value) in settings.numbers where isSent(name) {
            add(name.replacing("_", with: " "), Self.digits(value))
        }
        if isSent("stop"), !settings.stop.isEmpty { add("stop", settings.stop.joined(separator: " | ")) }
        if isSent("streaming") { add("streaming", settings.streaming.map { $0 ? "on" : "off" }) }
        if isSent("prefill") { add("prefill", proxy.prefill?.value) }
        if isSent("reasoning") { add("reasoning", proxy.reasoning?.value) }
        if isSent("upstreams"), !proxy.upstreams.isEmpty {
            add("upstreams", proxy.upstreams.map(\.value).joined(separator: ", "))
        }
        if isSent("prompt_post_processing") { add("prompt post-processing", proxy.promptPostProcessing?.value) }
        self.entries = entries
    }

    private static func prompt(_ prompt: CustomPrompt?) -> (shown: String, identity: String)? {
        switch prompt {
        case nil: return nil
        case .text(let text):
            let line = text.value.prefix { !$0.isNewline }
            let isWhole = line.utf8.count == text.value.utf8.count && line.count <= 60
            return (isWhole ? String(line) : line.prefix(60) + "…", "text " + text.value)
        case .file(let path): return ("the text of \(path.value)", "file " + path.value)
        }
    }

    static func digits(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? String(value) }
}

/// What changes in a form when another proxy takes over.
public struct FormChanges: Sendable {
    /// Fields to enter anew.
    public let enter: [FrontEndForm.Entry]
    /// Labels of fields to empty, or to set back to what the front end has by itself.
    public let clear: [String]
    /// Labels of fields that stay as they are.
    public let leave: [String]

    /// What changes from one form to another; all of `new` where there was none before.
    public init(from old: FrontEndForm?, to new: FrontEndForm) {
        var enter: [FrontEndForm.Entry] = []
        var clear: [String] = []
        var leave: [String] = []
        for entry in new.entries {
            let before = old?.entries.first { $0.label == entry.label }
            if entry.shown == nil {
                if before?.shown != nil { clear.append(entry.label) }
            } else if let before, before.identity == entry.identity {
                leave.append(entry.label)
            } else {
                enter.append(entry)
            }
        }
        for entry in old?.entries ?? [] where entry.shown != nil {
            if !new.entries.contains(where: { $0.label == entry.label }) { clear.append(entry.label) }
        }
        self.enter = enter
        self.clear = clear
        self.leave = leave
    }
}
