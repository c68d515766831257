import Profiles
import Setups

/// A field of a form.
public struct FormField: Sendable, Equatable {
    /// What the form calls it.
    public let label: String
    /// What belongs into it; where it cannot be copied, what to choose, or a word on where to find it.
    ///
    /// It may be secret, or hold a secret: what people are shown is `shown`.
    public let value: String
    /// Whether it is the key, which is not shown.
    public let isKey: Bool
    /// Whether `value` is what is pasted there.
    public let isCopyable: Bool
    /// What to enter, for people, on one line: secrets are masked, long texts cut; of the key where it is.
    public let shown: String
    /// The same for the same content; of a key for the same place.
    public let identity: String

    init(
        _ label: String, _ value: String, isKey: Bool = false, isCopyable: Bool = true, shown: String? = nil,
        identity: String? = nil
    ) {
        self.label = label
        self.value = value
        self.isKey = isKey
        self.isCopyable = isCopyable
        self.shown = SecretMask.byForm.hidingSecrets(in: shown ?? value)
        self.identity = identity ?? value
    }

    /// The field of a key: the key where it is to be written out, else where it is; nil where the account has none.
    static func key(_ label: String, of proxy: ExportProxy, before prefix: String = "") -> FormField? {
        guard let key = proxy.key, let account = proxy.resolved.account, let source = account.key else { return nil }
        let value =
            key.revealed.map { prefix + $0 }
            ?? "\(prefix)the key \(key.origin); --reveal shows it, --copy copies it"
        return FormField(
            label, value, isKey: true, isCopyable: key.revealed != nil, shown: source.place,
            identity: AccountIdentity.text(of: account, in: proxy.resolved.owner.path))
    }

    /// The field of the custom prompt; nil where there is none.
    ///
    /// - Parameter text: The text of the file that it stands in; nil where that cannot be read.
    static func prompt(_ label: String, of proxy: ResolvedProxy, text: String?) -> FormField? {
        switch proxy.settings.customPrompt {
        case nil: return nil
        case .text(let prompt):
            let line = prompt.value.prefix { !$0.isNewline }
            let isWhole = line.utf8.count == prompt.value.utf8.count && line.count <= 60
            return FormField(
                label, prompt.value, shown: isWhole ? String(line) : line.prefix(60) + "…",
                identity: "text " + prompt.value)
        case .file(let path):
            let place = "the text of \(path.value)"
            return FormField(
                label, text ?? place, isCopyable: text != nil, shown: place,
                identity: text.map { "text " + $0 } ?? "file " + path.value)
        }
    }

    /// The field of texts at which a reply ends; `value` is what is pasted there, in which line breaks are written out.
    static func stop(_ label: String, _ texts: [String], value: String) -> FormField {
        FormField(label, value, identity: texts.joined(separator: "\u{0}"))
    }

    /// A field whose content is long or secret: its names are shown, all of it is compared.
    static func named(_ label: String, _ names: [String], value: String) -> FormField {
        FormField(
            label, value, shown: "\(names.joined(separator: ", ")) (see `proxylint export`)", identity: value)
    }
}
