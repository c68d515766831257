public import Catalog
public import Setups

/// What is entered into a front end for one proxy: the one form that `use`, `next`, exports, the clipboard and pages speak of.
public struct FrontEndForm: Sendable {
    /// Where it is; empty where that is not known.
    public let place: String
    /// Its fields, in its order.
    public let fields: [FormField]
    /// Settings that are typed or slid, not pasted.
    public let settings: [FormField]
    /// Where those settings are.
    public let settingsPlace: String
    /// What to do when everything is filled in, as sentences without a final full stop.
    public let steps: [String]
    /// What enters all of it at once where the export was added before: a command of the front end's own.
    public let shortcut: String?
    /// Why the front end cannot take the proxy, as its export says; nil where it can.
    public let problem: ExportProblem?

    init(
        place: String, fields: [FormField], settings: [FormField] = [], settingsPlace: String = "",
        steps: [String] = [], shortcut: String? = nil, problem: ExportProblem? = nil
    ) {
        self.place = place
        self.fields = fields
        self.settings = settings
        self.settingsPlace = settingsPlace
        self.steps = steps
        self.shortcut = shortcut
        self.problem = problem
    }

    /// The form for a proxy: that of its front end's own folder, else one in the catalogue's words.
    ///
    /// - Parameters:
    ///   - customPrompt: The text of its prompt; nil where it has none, or the file cannot be read.
    ///   - frontEnd: Where it is pasted; nil for nowhere in particular, and then in general words.
    public init(of resolved: ResolvedProxy, customPrompt: String?, for frontEnd: FrontEnd?) {
        guard let frontEnd, let proxy = ExportProxy(resolved, customPrompt: customPrompt) else {
            self = GeneralForm(resolved, customPrompt, frontEnd).form
            return
        }
        // What cannot be exported can still be told.
        let own = try? Exporters.form(of: proxy, for: frontEnd.id)
        let general = GeneralForm(
            resolved, customPrompt, frontEnd, entered: Exporters.entered(of: proxy, for: frontEnd.id))
        self.init(telling: own ?? general.form, Exporters.problem(of: proxy, for: frontEnd))
    }

    /// A form that tells why its front end cannot take it.
    private init(telling form: FrontEndForm, _ problem: ExportProblem?) {
        self.init(
            place: form.place, fields: form.fields, settings: form.settings, settingsPlace: form.settingsPlace,
            steps: form.steps, shortcut: form.shortcut, problem: problem)
    }

    /// What the field of the model is called where nothing is known of the form.
    public static var generalModelLabel: String { GeneralForm.words.model }

    /// Everything that is entered, in order.
    public var entries: [FormField] { fields + settings }
}
