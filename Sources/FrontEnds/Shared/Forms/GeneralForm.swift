import Catalog
import Profiles
import Setups

/// The form of a front end that has no folder of its own, in the words of the catalogue, and in general ones where it has
/// none.
struct GeneralForm {
    private let proxy: ResolvedProxy
    private let customPrompt: String?
    private let frontEnd: FrontEnd?
    private let entered: Set<ProfileSetting>?
    private let listPrefix: String

    /// - Parameters:
    ///   - entered: The settings that there is a place for; nil where that is not known, and all of them are told.
    ///   - listPrefix: What the front end wants before a list in JSON.
    init(
        _ proxy: ResolvedProxy, _ customPrompt: String?, _ frontEnd: FrontEnd?, entered: Set<ProfileSetting>? = nil,
        listPrefix: String = ""
    ) {
        self.proxy = proxy
        self.customPrompt = customPrompt
        self.frontEnd = frontEnd
        self.entered = entered
        self.listPrefix = listPrefix
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
        if let url = proxy.url(in: frontEnd?.urlForm ?? .base) {
            add(frontEnd?.value("url_field") ?? Self.words.url, url)
        } else if frontEnd?.urlForm == nil {
            // An exact address has no base, and nothing is known that would refuse it.
            add(frontEnd?.value("url_field") ?? "chat URL", proxy.url(in: .full))
        }
        if let account = proxy.account, let key = account.key {
            fields.append(
                FormField(
                    frontEnd?.value("key_field") ?? Self.words.key, key.place, isKey: true, isCopyable: false,
                    identity: AccountIdentity.text(of: account, in: proxy.owner.path)))
        }
        let label = frontEnd?.value("prompt_field") ?? Self.words.prompt
        if isEntered(.customPrompt), let prompt = FormField.prompt(label, of: proxy, text: customPrompt) {
            fields.append(prompt)
        }
        return fields
    }

    /// Whether there is a place for a setting: what an export names as not carried, with no way by hand, is not told to be
    /// entered either.
    private func isEntered(_ setting: ProfileSetting) -> Bool { entered?.contains(setting) ?? true }

    private var settings: [FormField] {
        var settings: [FormField] = []
        func label(_ setting: ProfileSetting) -> String {
            frontEnd?.label(ofSetting: setting.rawValue) ?? setting.rawValue.replacing("_", with: " ")
        }
        func isSent(_ setting: ProfileSetting) -> Bool {
            isEntered(setting) && !(frontEnd?.omissions.contains { $0.value == setting.rawValue } ?? false)
        }
        func add(_ setting: ProfileSetting, _ value: String?) {
            if let value, isSent(setting) { settings.append(FormField(label(setting), value)) }
        }
        let file = proxy.proxy
        if isEntered(.contextSize), let tokens = file.contextSize {
            settings.append(FormField(label(.contextSize), String(tokens.value)))
        }
        if isEntered(.maxNewTokens), let tokens = file.maxNewTokens {
            settings.append(FormField(label(.maxNewTokens), String(tokens.value)))
        }
        for (name, value) in proxy.settings.numbers {
            if let setting = ProfileSetting(rawValue: name) { add(setting, Digits.text(value.value)) }
        }
        let stop = proxy.settings.stop.map { $0.value }
        if !stop.isEmpty, isSent(.stop) {
            settings.append(.stop(label(.stop), stop, value: listPrefix + proxy.settings.stopAsJSON))
        }
        add(.streaming, proxy.settings.streaming.map { $0.value ? "on" : "off" })
        add(.prefill, file.prefill?.value)
        add(.reasoning, file.reasoning?.value)
        add(.upstreams, file.upstreams.isEmpty ? nil : file.upstreams.map { $0.value }.joined(separator: ", "))
        add(.promptPostProcessing, file.promptPostProcessing?.value)
        for (setting, node) in [(ProfileSetting.headers, file.headers), (.extraBody, file.extraBody)] {
            guard let node, isSent(setting) else { continue }
            settings.append(
                .named(
                    label(setting), node.pairs.map { $0.key.text }, value: node.tree.source.text(in: node.range)))
        }
        return settings
    }
}
