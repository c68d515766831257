import Catalog
import JSONText
import Setups

/// What is entered under API Connections and AI Response Configuration, in the words on the screen (1.18.0, index.html; the
/// labels are rows of the catalogue).
///
/// The source is the one that the export chooses, so the two cannot disagree.
struct SillyTavernForm {
    private let proxy: ExportProxy
    private let source: SillyTavernExportSource
    private let carried: Set<ProfileSetting>
    private let frontEnd: FrontEnd?

    init(_ proxy: ExportProxy) {
        self.proxy = proxy
        source = SillyTavernExportSource(proxy)
        carried = source.carried(of: proxy)
        frontEnd = proxy.resolved.owner.catalog.frontEnd(SillyTavernExporter.id)
    }

    /// The catalogue's trap that the notes of an export tell of where it matters.
    static let replacedModels =
        "deepseek-chat, deepseek-reasoner, and deepseek-coder become deepseek-v4-flash when settings are loaded"

    /// The form.
    ///
    /// - Throws: `ExportProblem` where the custom source has no base URL.
    var form: FrontEndForm {
        get throws(ExportProblem) {
            let shortcut = SillyTavernCommands.profile(proxy.label)
            var steps = ["Press Connect under API Connections"]
            if let shortcut {
                steps.append(
                    "If you added the exported connection profile, \(shortcut) in the chat box does all of this")
            }
            return FrontEndForm(
                place: "SillyTavern: API Connections, API Chat Completion", fields: try connection, settings: settings,
                settingsPlace:
                    "AI Response Configuration (\(label(.stop)) and \(label(.prefill)) are in Advanced Formatting)",
                steps: steps, shortcut: shortcut)
        }
    }

    private var connection: [FormField] {
        get throws(ExportProblem) {
            var fields = [
                FormField("Chat Completion Source", source.labels?.label ?? source.source, isCopyable: false)
            ]
            switch source.source {
            case "zai":
                let endpoint = source.zaiEndpoint == "coding" ? "Coding API" : "Common API"
                fields.append(FormField("Z.AI Endpoint", endpoint, isCopyable: false))
            case "minimax": fields.append(FormField("MiniMax Endpoint", "Global (minimax.io)", isCopyable: false))
            case _ where source.isCustom:
                fields.append(FormField(frontEnd?.value("url_field") ?? GeneralForm.words.url, try proxy.base()))
            default: break
            }
            if let key = FormField.key(source.labels?.keyField ?? GeneralForm.words.key, of: proxy) {
                fields.append(key)
            }
            fields.append(FormField(source.labels?.modelField ?? GeneralForm.words.model, proxy.model))
            if carried.contains(.upstreams), !proxy.upstreams.isEmpty {
                let names = proxy.upstreams.map { SillyTavernUpstreams.name(of: $0) ?? $0 }
                fields.append(FormField(label(.upstreams), names.joined(separator: ", "), isCopyable: false))
            }
            if let processing = proxy.promptPostProcessing {
                fields.append(FormField(label(.promptPostProcessing), processing, isCopyable: false))
            }
            return fields + additionalParameters
        }
    }

    /// What the custom source adds to its requests.
    private var additionalParameters: [FormField] {
        guard source.isCustom else { return [] }
        var fields: [FormField] = []
        let body = SillyTavernPreset(proxy: proxy, target: source).includedBody
        if !body.isEmpty {
            fields.append(
                .named(label(.extraBody), body.map { $0.name }, value: EscapedJSON.text(.object(body))))
        }
        if !proxy.headers.isEmpty {
            fields.append(
                .named(
                    label(.headers), proxy.headers.map { $0.name },
                    value: SillyTavernPreset(proxy: proxy, target: source).includedHeaders))
        }
        return fields
    }

    private var settings: [FormField] {
        var settings: [FormField] = []
        if let tokens = proxy.contextSize { settings.append(FormField(label(.contextSize), String(tokens))) }
        if let tokens = proxy.maxNewTokens, tokens > 0 {
            settings.append(FormField(label(.maxNewTokens), String(tokens)))
        }
        for (name, value) in proxy.settings.numbers {
            guard let setting = ProfileSetting(rawValue: name), carried.contains(setting), !isInBody(setting) else {
                continue
            }
            settings.append(FormField(label(setting), Digits.text(value.value)))
        }
        if let streaming = proxy.streaming { settings.append(FormField(label(.streaming), streaming ? "on" : "off")) }
        if let thinking { settings.append(thinking) }
        if let prompt = FormField.prompt("Prompt Manager", of: proxy.resolved, text: proxy.customPrompt) {
            settings.append(prompt)
        }
        if !proxy.stop.isEmpty, carried.contains(.stop) {
            settings.append(.stop(label(.stop), proxy.stop, value: proxy.settings.stopAsJSON))
        }
        if let prefill = proxy.prefill { settings.append(FormField(label(.prefill), prefill)) }
        return settings
    }

    /// Whether the custom source has no slider for a setting, so that it stands in the body.
    private func isInBody(_ setting: ProfileSetting) -> Bool {
        source.isCustom && !SillyTavernPreset.sentByCustom.contains(setting.rawValue)
    }

    /// How it is told how much the model thinks; nil where nothing is said, or it stands in the body.
    private var thinking: FormField? {
        guard let reasoning = proxy.reasoning, carried.contains(.reasoning), !source.isCustom else { return nil }
        if case .shownThoughts = source.thinking {
            return FormField("Request model reasoning", reasoning == "off" ? "off" : "on")
        }
        let words = [
            "auto": "Auto", "min": "Minimum", "low": "Low", "medium": "Medium", "high": "High", "max": "Maximum",
        ]
        return FormField(label(.reasoning), words[source.effort] ?? source.effort)
    }

    private func label(_ setting: ProfileSetting) -> String {
        frontEnd?.label(ofSetting: setting.rawValue) ?? setting.rawValue.replacing("_", with: " ")
    }
}
