public import Catalog
public import Profiles
import Setups

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
        /// The same for the same content; of the key for the same place.
        let digest: String
    }

    /// The fields, in the order of the form.
    public let entries: [Entry]

    /// The form for a proxy.
    ///
    /// - Parameters:
    ///   - frontEnd: Where it is pasted; nil where the profile names none, and then in general words.
    ///   - contents: Reads the text of a file that the profile names; nil where it cannot be read.
    public init(
        of proxy: Proxy, in loaded: LoadedProfile, for frontEnd: FrontEnd?, _ catalog: Catalog,
        contents: (String) -> String?
    ) {
        let resolved = loaded.resolve(proxy, catalog)
        let account = resolved.account
        let settings = resolved.settings
        let url = resolved.url(in: frontEnd?.urlForm ?? .base)
        var entries: [Entry] = []
        // What is shown is masked and cut; what is compared is whole.
        func add(_ label: String, _ shown: String?, identity: String? = nil) {
            let digest = FormDigest.digest(of: identity ?? shown ?? "")
            entries.append(
                Entry(label: label, shown: shown.map { SecretMask.byForm.hidingSecrets(in: $0) }, digest: digest))
        }
        if let label = frontEnd?.value("name_field") { add(label, loaded.profile.label(of: proxy)) }
        add(frontEnd?.value("model_field") ?? "model", proxy.model?.value)
        add(frontEnd?.value("url_field") ?? "base URL", url)
        add(
            frontEnd?.value("key_field") ?? "API key", account?.key.map { $0.place },
            identity: account.flatMap { $0.key == nil ? nil : AccountIdentity.text(of: $0, in: loaded.path) })
        let prompt = Self.prompt(settings.customPrompt, contents)
        add(frontEnd?.value("prompt_field") ?? "custom prompt", prompt?.shown, identity: prompt?.identity)
        func isSent(_ setting: String) -> Bool {
            !(frontEnd?.omissions.contains { $0.value == setting } ?? false)
        }
        add("context size", proxy.contextSize.map { String($0.value) })
        add("max new tokens", proxy.maxNewTokens.map { String($0.value) })
        for (name, value) in settings.numbers where isSent(name) {
            add(name.replacing("_", with: " "), Self.digits(value.value))
        }
        if isSent("stop"), !settings.stop.isEmpty {
            let stop = settings.stop.map { $0.value }
            add("stop", stop.joined(separator: " | "), identity: stop.joined(separator: "\u{0}"))
        }
        if isSent("streaming") { add("streaming", settings.streaming.map { $0.value ? "on" : "off" }) }
        if isSent("prefill") { add("prefill", proxy.prefill?.value) }
        if isSent("reasoning") { add("reasoning", proxy.reasoning?.value) }
        if isSent("upstreams"), !proxy.upstreams.isEmpty {
            add("upstreams", proxy.upstreams.map { $0.value }.joined(separator: ", "))
        }
        if isSent("prompt_post_processing") { add("prompt post-processing", proxy.promptPostProcessing?.value) }
        for (name, node) in [("headers", proxy.headers), ("extra body", proxy.extraBody)] {
            guard let node, isSent(name.replacing(" ", with: "_")) else { continue }
            let names = node.pairs.map { $0.key.text }.joined(separator: ", ")
            add(name, "\(names) (see `proxylint export`)", identity: node.tree.source.text(in: node.range))
        }
        self.entries = entries
    }

    private static func prompt(_ prompt: CustomPrompt?, _ contents: (String) -> String?) -> (
        shown: String, identity: String
    )? {
        switch prompt {
        case nil: return nil
        case .text(let text):
            let line = text.value.prefix { !$0.isNewline }
            let isWhole = line.utf8.count == text.value.utf8.count && line.count <= 60
            return (isWhole ? String(line) : line.prefix(60) + "…", "text " + text.value)
        case .file(let path):
            return ("the text of \(path.value)", contents(path.value).map { "text " + $0 } ?? "file " + path.value)
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

    /// What changes from what was told before to a form; all of it where nothing was.
    public init(from old: FormDigest?, to new: FrontEndForm) {
        var enter: [FrontEndForm.Entry] = []
        var clear: [String] = []
        var leave: [String] = []
        for entry in new.entries {
            let before = old?.fields.first { $0.label == entry.label }
            if entry.shown == nil {
                if before != nil { clear.append(entry.label) }
            } else if before?.digest == entry.digest {
                leave.append(entry.label)
            } else {
                enter.append(entry)
            }
        }
        for field in old?.fields ?? [] where !new.entries.contains(where: { $0.label == field.label }) {
            clear.append(field.label)
        }
        self.enter = enter
        self.clear = clear
        self.leave = leave
    }
}
