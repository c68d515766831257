import Catalog
import JSONText
import Profiles
import Setups

/// The form of a front end that has no folder of its own, in the words of the catalogue, and in general ones where it has
/// none.
struct GeneralForm {
    private let proxy: ResolvedProxy
    private let customPrompt: String?
    private let frontEnd: FrontEnd?

    init(_ proxy: ResolvedProxy, _ customPrompt: String?, _ frontEnd: FrontEnd?) {
        self.proxy = proxy
        self.customPrompt = customPrompt
        self.frontEnd = frontEnd
    }

    /// What fields are called where the catalogue has no word of the front end's.
    static let words = (model: "model", url: "base URL", key: "API key", prompt: "custom prompt")

    var form: FrontEndForm {
        FrontEndForm(
            place: frontEnd?.value("form_path") ?? "", fields: fields, settings: settings,
            settingsPlace: "the settings of \(frontEnd?.name ?? "the front end")")
    }

    private var fields: [FormField] {
        var fields: [FormField] = []
        func add(_ label: String, _ value: String?) {
            if let value { fields.append(FormField(label, value)) }
        }
        if let label = frontEnd?.value("name_field") { add(label, proxy.profile.label(of: proxy.proxy)) }
        add(frontEnd?.value("model_field") ?? Self.words.model, proxy.proxy.model?.value)
        add(frontEnd?.value("url_field") ?? Self.words.url, proxy.url(in: frontEnd?.urlForm ?? .base))
        if let account = proxy.account, let key = account.key {
            fields.append(
                FormField(
                    frontEnd?.value("key_field") ?? Self.words.key, key.place, isKey: true, isCopyable: false,
                    identity: AccountIdentity.text(of: account, in: proxy.owner.path)))
        }
        let label = frontEnd?.value("prompt_field") ?? Self.words.prompt
        if let prompt = FormField.prompt(label, of: proxy, text: customPrompt) { fields.append(prompt) }
        return fields
    }

    private var settings: [FormField] {
        var settings: [FormField] = []
        func label(_ setting: ProfileSetting) -> String {
            frontEnd?.label(ofSetting: setting.rawValue) ?? setting.rawValue.replacing("_", with: " ")
        }
        func isSent(_ setting: String) -> Bool {
            !(frontEnd?.omissions.contains { $0.value == setting } ?? false)
        }
        func add(_ setting: ProfileSetting, _ value: String?) {
            if let value, isSent(setting.rawValue) { settings.append(FormField(label(setting), value)) }
        }
        let file = proxy.proxy
        if let tokens = file.contextSize { settings.append(FormField(label(.contextSize), String(tokens.value))) }
        if let tokens = file.maxNewTokens { settings.append(FormField(label(.maxNewTokens), String(tokens.value))) }
        for (name, value) in proxy.settings.numbers {
            if let setting = ProfileSetting(rawValue: name) { add(setting, Digits.text(value.value)) }
        }
        let stop = proxy.settings.stop.map { $0.value }
        if !stop.isEmpty, isSent("stop") {
            settings.append(.stop(label(.stop), stop, value: JSONValue.array(stop.map { .string($0) }).json))
        }
        add(.streaming, proxy.settings.streaming.map { $0.value ? "on" : "off" })
        add(.prefill, file.prefill?.value)
        add(.reasoning, file.reasoning?.value)
        add(.upstreams, file.upstreams.isEmpty ? nil : file.upstreams.map { $0.value }.joined(separator: ", "))
        add(.promptPostProcessing, file.promptPostProcessing?.value)
        for (setting, node) in [(ProfileSetting.headers, file.headers), (.extraBody, file.extraBody)] {
            guard let node, isSent(setting.rawValue) else { continue }
            settings.append(
                .named(
                    label(setting), node.pairs.map { $0.key.text }, value: node.tree.source.text(in: node.range)))
        }
        return settings
    }
}
