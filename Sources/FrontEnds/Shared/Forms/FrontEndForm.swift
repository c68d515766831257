/// A form that is filled in by hand.
public struct FrontEndForm: Sendable {
    /// Where it is.
    public let place: String
    /// Its fields, in its order.
    public let fields: [FormField]
    /// Settings that are typed or slid, not pasted.
    public let settings: [FormField]
    /// Where those settings are.
    public let settingsPlace: String
    /// What to do when everything is filled in, as sentences without a final full stop.
    public let steps: [String]

    init(
        place: String, fields: [FormField], settings: [FormField] = [], settingsPlace: String = "", steps: [String] = []
    ) {
        self.place = place
        self.fields = fields
        self.settings = settings
        self.settingsPlace = settingsPlace
        self.steps = steps
    }
}

/// A field of a form.
public struct FormField: Sendable {
    /// What the form calls it.
    public let label: String
    /// What belongs into it; where it cannot be copied, a word on where to find it.
    public let value: String
    /// Whether it is the key, which is not shown.
    public let isKey: Bool
    /// Whether `value` is what belongs there.
    public let isCopyable: Bool

    init(_ label: String, _ value: String, isKey: Bool = false, isCopyable: Bool = true) {
        self.label = label
        self.value = value
        self.isKey = isKey
        self.isCopyable = isCopyable
    }

    /// The field of a key: the key where it is to be written out, else where it is.
    static func key(_ label: String, _ key: ExportKey, before prefix: String = "") -> FormField {
        if let revealed = key.revealed { return FormField(label, prefix + revealed, isKey: true) }
        return FormField(
            label, "\(prefix)the key \(key.origin); with --reveal it stands here, with --copy it is copied",
            isKey: true,
            isCopyable: false)
    }
}
